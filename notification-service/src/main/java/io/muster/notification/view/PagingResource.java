package io.muster.notification.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.Severity;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proof of paging for everyone, and for each person the pages that still wait for them. */
@RestController
@RequestMapping("/api")
@Tag(name = "Paging")
class PagingResource {

  private static final int MOST_OF_MINE = 100;

  private final MongoDatabase database;
  private final Incidents incidents;
  private final Escalations escalations;
  private final StillOn stillOn;
  private final HandOvers handOvers;
  private final PeopleDirectory people;

  PagingResource(
      MongoDatabase database,
      Incidents incidents,
      Escalations escalations,
      StillOn stillOn,
      HandOvers handOvers,
      PeopleDirectory people) {
    this.database = database;
    this.incidents = incidents;
    this.escalations = escalations;
    this.stillOn = stillOn;
    this.handOvers = handOvers;
    this.people = people;
  }

  @GetMapping("/incidents/{ref}/pages")
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(operationId = "pagesOfIncident", summary = "Who was paged, when and how")
  PagingAnswers.OfIncident ofIncident(@PathVariable String ref, Caller caller) {
    Document incident =
        first(PagingProjector.INCIDENTS, PagingProjector.incident(ref, caller))
            .orElseThrow(() -> Refused.notFound("The incident " + ref));
    String id = incident.getString("_id");
    List<Document> pages =
        database
            .getCollection(PagingProjector.PAGES)
            .find(eq("incidentId", id))
            .sort(Sorts.ascending("level", "dueAt", "_id"))
            .into(new ArrayList<>());
    Optional<Document> escalation =
        Optional.ofNullable(
            database
                .getCollection(PagingProjector.ESCALATIONS)
                .find(and(eq("incidentId", id), PagingProjector.takingOn()))
                .sort(Sorts.descending("startedAt"))
                .first());
    List<Document> roleCalls = besides(id, "role");
    List<Document> ruleCalls = besides(id, "ruleId");
    List<Planned> upcoming =
        escalation.filter(row -> row.getString("state").equals("RUNNING")).isPresent()
            ? escalations.upcoming(id)
            : List.of();
    Set<String> ids =
        peopleIn(
            pages,
            Stream.of(escalation.stream(), roleCalls.stream(), ruleCalls.stream())
                .flatMap(it -> it));
    Optional<StillOn.Standing> standing = stillOn.standing(id);
    standing.ifPresent(it -> ids.add(it.personId()));
    upcoming.forEach(planned -> ids.addAll(planned.personIds()));
    HandOvers.Seen given = handOvers.seen(id, caller.id());
    given.all().forEach(it -> ids.addAll(it.involved()));
    Map<String, String> names = people.names(ids, caller);
    return new PagingAnswers.OfIncident(
        pages.stream().map(page -> PagingAnswers.proof(page, incident, names)).toList(),
        escalation.map(row -> PagingAnswers.escalation(row, upcoming, names)).orElse(null),
        roleCalls.stream().map(row -> RoleCallShown.of(row, names)).toList(),
        ruleCalls.stream().map(row -> RuleCallShown.of(row, names)).toList(),
        standing.map(it -> StillOnShown.of(it, caller.id(), names)).orElse(null),
        given.all().stream()
            .map(
                it ->
                    HandOverShown.of(
                        it,
                        given.toThem() && given.open().equals(Optional.of(it)),
                        caller.id(),
                        names))
            .toList(),
        given.open().isEmpty() && !DrillIds.inDrill(id) && given.mayGive());
  }

  /** The escalations of an incident that are for something, and not for taking it on. */
  private List<Document> besides(String incidentId, String what) {
    return database
        .getCollection(PagingProjector.ESCALATIONS)
        .find(and(eq("incidentId", incidentId), ne(what, null)))
        .sort(Sorts.ascending("startedAt", "_id"))
        .into(new ArrayList<>());
  }

  private static Set<String> peopleIn(List<Document> pages, Stream<Document> escalations) {
    Set<String> ids =
        pages.stream()
            .flatMap(page -> Stream.of(page.getString("personId"), page.getString("insteadOf")))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    escalations.forEach(
        row ->
            row.getList("steps", Document.class)
                .forEach(step -> ids.addAll(step.getList("personIds", String.class))));
    return ids;
  }

  /**
   * Worst incident first, then the one that has waited longest. Whoever was paged about a private
   * incident is told what the page told them, named on it or not yet.
   */
  @GetMapping("/pages/mine")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(operationId = "myPages", summary = "Unacknowledged pages to me")
  PagingAnswers.Mine mine(Caller caller) {
    Map<String, Document> waiting = waiting(caller.id());
    Map<String, Document> escalations =
        byId(
            PagingProjector.ESCALATIONS,
            and(in("incidentId", waiting.keySet()), PagingProjector.takingOn()),
            "incidentId");
    List<PagingAnswers.Waiting> items = new ArrayList<>();
    waiting.forEach(
        (incidentId, page) ->
            incidents
                .find(incidentId)
                .ifPresent(
                    incident -> items.add(waiting(page, incident, escalations.get(incidentId)))));
    items.sort(
        java.util.Comparator.comparing((PagingAnswers.Waiting item) -> item.incident().severity())
            .thenComparing(PagingAnswers.Waiting::requestedAt));
    return new PagingAnswers.Mine(items);
  }

  /** My newest page of each incident that still needs somebody to take it on. */
  private Map<String, Document> waiting(String personId) {
    Map<String, Document> newest = new HashMap<>();
    for (Document page :
        database
            .getCollection(PagingProjector.PAGES)
            .find(eq("personId", personId))
            .sort(Sorts.orderBy(Sorts.descending("requestedAt"), Sorts.ascending("dueAt")))
            .limit(MOST_OF_MINE)) {
      if (EscalationIds.seeksResponder(page.getString("escalationId"))) {
        newest.putIfAbsent(page.getString("incidentId"), page);
      }
    }
    Set<String> open =
        byId(PagingProjector.INCIDENTS, and(in("_id", newest.keySet()), eq("quiet", false)), "_id")
            .keySet();
    newest.keySet().retainAll(open);
    return newest;
  }

  private static PagingAnswers.Waiting waiting(
      Document page, IncidentNow incident, Document escalation) {
    Severity severity = incident.severity();
    Instant next = escalation == null ? null : PagingAnswers.instant(escalation, "nextAt");
    return new PagingAnswers.Waiting(
        page.getString("_id"),
        new PagingAnswers.OfWhat(
            incident.id(),
            incident.number(),
            incident.title(),
            severity,
            incident.services(),
            incident.since()),
        page.getInteger("level"),
        PagingAnswers.instant(page, "requestedAt"),
        PagingAnswers.instant(page, "sentAt"),
        next);
  }

  private Map<String, Document> byId(String collection, Bson filter, String key) {
    Map<String, Document> rows = new HashMap<>();
    Collection<Document> found =
        database.getCollection(collection).find(filter).into(new ArrayList<>());
    found.forEach(row -> rows.put(row.getString(key), row));
    return rows;
  }

  private Optional<Document> first(String collection, Bson filter) {
    return Optional.ofNullable(database.getCollection(collection).find(filter).first());
  }
}
