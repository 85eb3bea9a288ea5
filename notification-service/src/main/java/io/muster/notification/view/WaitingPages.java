package io.muster.notification.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.Role;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.HandOver;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.view.PagingAnswers.Asks;
import io.muster.notification.view.PagingAnswers.Person;
import io.muster.notification.view.PagingAnswers.Waiting;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The pages to one person that still wait for something: that the incident is taken on, or what
 * else they were called for.
 */
@Component
class WaitingPages {

  /** Of what somebody was called for, the newest; who has more was called by nearly everything. */
  private static final int MOST = 100;

  /** In which that is looked for: a policy that repeats pages by each means in each round. */
  private static final int MOST_PAGES = 2000;

  private final MongoDatabase database;
  private final Incidents incidents;
  private final StillNeeded needed;
  private final StillOn stillOn;
  private final HandOvers handOvers;
  private final PeopleDirectory people;

  WaitingPages(
      MongoDatabase database,
      Incidents incidents,
      StillNeeded needed,
      StillOn stillOn,
      HandOvers handOvers,
      PeopleDirectory people) {
    this.database = database;
    this.incidents = incidents;
    this.needed = needed;
    this.stillOn = stillOn;
    this.handOvers = handOvers;
    this.people = people;
  }

  /**
   * What a page asks.
   *
   * @param giver who hands the incident over; null unless somebody does
   * @param until when others are called if nobody answers; null when nobody else is
   */
  private record Question(Asks asks, Role role, String giver, Instant until) {}

  /** Worst incident first, then the one that has waited longest. */
  List<Waiting> to(Caller caller) {
    Map<String, Document> newest = newest(caller.id());
    Set<String> open = open(newest.values());
    Map<String, Question> questions = new LinkedHashMap<>();
    newest.forEach(
        (key, page) ->
            question(page, open, caller.id()).ifPresent(asked -> questions.put(key, asked)));
    Set<String> givers = new HashSet<>();
    questions.values().stream()
        .map(Question::giver)
        .filter(giver -> giver != null)
        .forEach(givers::add);
    Map<String, String> names = people.names(givers, caller);
    List<Waiting> items = new ArrayList<>();
    questions.forEach(
        (key, asked) -> {
          Document page = newest.get(key);
          incidents
              .find(page.getString("incidentId"))
              .ifPresent(incident -> items.add(waiting(page, incident, asked, names)));
        });
    items.sort(
        Comparator.comparing((Waiting item) -> item.incident().severity())
            .thenComparing(Waiting::requestedAt));
    return items;
  }

  /** My newest page of each incident that looks for somebody, and of each other call. */
  private Map<String, Document> newest(String personId) {
    Map<String, Document> newest = new LinkedHashMap<>();
    try (MongoCursor<Document> pages =
        database
            .getCollection(PagingProjector.PAGES)
            .find(eq("personId", personId))
            .sort(Sorts.orderBy(Sorts.descending("requestedAt"), Sorts.ascending("dueAt")))
            .limit(MOST_PAGES)
            .cursor()) {
      while (pages.hasNext() && newest.size() < MOST) {
        Document page = pages.next();
        String escalationId = page.getString("escalationId");
        newest.putIfAbsent(
            EscalationIds.seeksResponder(escalationId)
                ? page.getString("incidentId")
                : escalationId,
            page);
      }
    }
    return newest;
  }

  /** Those of their incidents that still need somebody to take them on. */
  private Set<String> open(Collection<Document> pages) {
    List<String> ids = pages.stream().map(page -> page.getString("incidentId")).toList();
    return database
        .getCollection(PagingProjector.INCIDENTS)
        .find(and(in("_id", ids), eq("quiet", false)))
        .map(row -> row.getString("_id"))
        .into(new HashSet<>());
  }

  /** Nothing when nobody needs an answer any more. */
  private Optional<Question> question(Document page, Set<String> open, String personId) {
    String escalationId = page.getString("escalationId");
    String incidentId = page.getString("incidentId");
    if (EscalationIds.seeksResponder(escalationId)) {
      return open.contains(incidentId)
          ? Optional.of(
              new Question(Asks.ACKNOWLEDGE, null, null, nextOf(taking(incidentId)).orElse(null)))
          : Optional.empty();
    }
    if (EscalationIds.isHandOver(escalationId)) {
      return handOvers
          .openTo(incidentId, personId)
          .filter(it -> it.escalationId().equals(escalationId))
          .map(WaitingPages::accept);
    }
    if (needed.quietBecause(escalationId, incidentId).isPresent()) {
      return Optional.empty();
    }
    if (EscalationIds.isStillOn(escalationId)) {
      return stillOn
          .standing(incidentId)
          .map(it -> new Question(Asks.STILL_ON, null, null, it.answerBy()));
    }
    Instant next = nextOf(called(escalationId)).orElse(null);
    if (EscalationIds.isForReport(escalationId)) {
      return Optional.of(new Question(Asks.REPORT, null, null, next));
    }
    return Optional.of(
        needed
            .roleOf(escalationId)
            .map(role -> new Question(Asks.TAKE_ROLE, role, null, next))
            .orElseGet(() -> new Question(Asks.LOOK, null, null, next)));
  }

  private static Question accept(HandOver open) {
    return new Question(Asks.ACCEPT, null, open.giver().id(), open.acceptBy());
  }

  private Optional<Document> taking(String incidentId) {
    return Optional.ofNullable(
        database
            .getCollection(PagingProjector.ESCALATIONS)
            .find(and(eq("incidentId", incidentId), PagingProjector.takingOn()))
            .sort(Sorts.descending("startedAt"))
            .first());
  }

  private Optional<Document> called(String escalationId) {
    return Optional.ofNullable(
        database.getCollection(PagingProjector.ESCALATIONS).find(eq("_id", escalationId)).first());
  }

  private static Optional<Instant> nextOf(Optional<Document> escalation) {
    return escalation.map(row -> PagingAnswers.instant(row, "nextAt"));
  }

  private static Waiting waiting(
      Document page, IncidentNow incident, Question asked, Map<String, String> names) {
    Person giver = asked.giver() == null ? null : PagingAnswers.person(asked.giver(), names);
    return new Waiting(
        page.getString("_id"),
        new PagingAnswers.OfWhat(
            incident.id(),
            incident.number(),
            incident.title(),
            incident.severity(),
            incident.services(),
            incident.since()),
        asked.asks(),
        asked.role(),
        giver,
        page.getInteger("round"),
        page.getInteger("level"),
        PagingAnswers.instant(page, "requestedAt"),
        PagingAnswers.instant(page, "sentAt"),
        asked.until());
  }
}
