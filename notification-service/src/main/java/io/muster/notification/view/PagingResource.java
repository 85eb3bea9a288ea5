package io.muster.notification.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.drill.DrillIds;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.notification.escalation.StillOn;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
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

  private final MongoDatabase database;
  private final WaitingPages waiting;
  private final Escalations escalations;
  private final StillOn stillOn;
  private final HandOvers handOvers;
  private final PeopleDirectory people;

  PagingResource(
      MongoDatabase database,
      WaitingPages waiting,
      Escalations escalations,
      StillOn stillOn,
      HandOvers handOvers,
      PeopleDirectory people) {
    this.database = database;
    this.waiting = waiting;
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
            .sort(Sorts.ascending("round", "level", "dueAt", "_id"))
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
  @Operation(operationId = "myPages", summary = "Pages to me that wait for somebody")
  PagingAnswers.Mine mine(Caller caller) {
    return new PagingAnswers.Mine(waiting.to(caller));
  }

  private Optional<Document> first(String collection, Bson filter) {
    return Optional.ofNullable(database.getCollection(collection).find(filter).first());
  }
}
