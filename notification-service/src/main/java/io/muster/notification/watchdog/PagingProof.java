package io.muster.notification.watchdog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.eventlog.EventLog;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.watchdog.Finding.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Tries to prove that paging keeps its promise at this moment, and says what stands against it:
 * every incident that calls for somebody has a moment at which the next is called, or has been
 * through its whole policy; and every page that is due has an outcome or a moment at which it is
 * tried again.
 */
@Component
class PagingProof {

  /** How long things may take before somebody should look; far above what they take. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final List<String> GROUPS =
      List.of(
          "notification.escalation",
          "notification.role-calls",
          "notification.ack-timeouts",
          "notification.hand-overs",
          "notification.rule-calls",
          "notification.report-calls",
          "notification.pages",
          WatchRows.GROUP);
  private static final String TIMERS = "notification_timers";
  private static final String ROLE_TIMERS = "notification_role_timers";
  private static final String ACK_TIMERS = "notification_ack_timers";
  private static final String HAND_OVER_TIMERS = "notification_hand_over_timers";
  private static final String OUTBOX = "notification_outbox";
  private static final String DUE = "dueAt";

  private final MongoDatabase database;
  private final EventProcessingConfiguration processing;
  private final EventLog log;
  private final Clock clock;
  private Mark newer;
  private Mark older;

  PagingProof(
      MongoDatabase database, EventProcessingConfiguration processing, EventLog log, Clock clock) {
    this.database = database;
    this.processing = processing;
    this.log = log;
    this.clock = clock;
  }

  /** Where the log ended at an instant. */
  private record Mark(Instant at, long head) {}

  /** What stands against it; nothing when it is proved. */
  synchronized Set<Finding> findings() {
    Set<Finding> findings = new LinkedHashSet<>();
    Date before = Date.from(clock.instant().minus(GRACE));
    mark();
    GROUPS.forEach(group -> follows(group, findings));
    incidents(before, findings);
    roles(before, findings);
    questions(before, findings);
    pages(before, findings);
    return findings;
  }

  /** What the log held half a minute ago, or somewhat longer, has to have been seen by now. */
  private void mark() {
    Instant now = clock.instant();
    if (newer == null || newer.at().isBefore(now.minus(GRACE))) {
      older = newer;
      newer = new Mark(now, log.head().position());
    }
  }

  /**
   * A statement about the log holds only while the log is followed; rows that are being built anew
   * would prove anything. Segments that another instance follows are its to tell.
   */
  private void follows(String group, Set<Finding> findings) {
    boolean follows =
        processing
            .eventProcessor(group, StreamingEventProcessor.class)
            .filter(processor -> processor.isRunning() && !processor.isError())
            .map(processor -> processor.processingStatus().values())
            .filter(segments -> segments.stream().noneMatch(EventTrackerStatus::isErrorState))
            .filter(segments -> segments.stream().noneMatch(this::isBehind))
            .isPresent();
    if (!follows) {
      findings.add(new Finding(Kind.NOT_FOLLOWING, group));
    }
    if (processing
        .deadLetterQueue(group)
        .filter(queue -> queue.amountOfSequences() > 0)
        .isPresent()) {
      findings.add(new Finding(Kind.PARKED, group));
    }
  }

  private boolean isBehind(EventTrackerStatus segment) {
    return older != null && segment.getCurrentPosition().orElse(0) < older.head();
  }

  private void incidents(Date before, Set<Finding> findings) {
    for (Document incident :
        rows(WatchRows.INCIDENTS)
            .find(Filters.and(Filters.eq("quiet", false), Filters.lt("openedAt", before)))) {
      String incidentId = incident.getString("_id");
      String escalationId = EscalationIds.of(incidentId, incident.getInteger("anew", 0));
      Document escalation =
          rows(WatchRows.ESCALATIONS).find(Filters.eq("_id", escalationId)).first();
      if (escalation == null) {
        findings.add(new Finding(Kind.NEVER_STARTED, incidentId));
        continue;
      }
      switch (escalation.getString("state")) {
        case "RUNNING" ->
            timer(TIMERS, between(escalationId), before, Kind.NO_TIMER, Kind.OVERDUE, incidentId)
                .ifPresent(findings::add);
        case "STOPPED" -> findings.add(new Finding(Kind.STOPPED_WHILE_OPEN, incidentId));
        default -> {}
      }
      steps(escalation, before, findings);
    }
  }

  /** The timers of missing roles are called by the incident's id, a slash and the role. */
  private void roles(Date before, Set<Finding> findings) {
    for (Document timer : rows(ROLE_TIMERS).find(Filters.lt(DUE, before))) {
      String id = timer.getString("_id");
      findings.add(new Finding(Kind.OVERDUE, id.substring(0, id.lastIndexOf('/'))));
    }
  }

  /**
   * Whoever was asked whether they are still on it, or to take an incident over, or was called by a
   * rule or for a report, is waited for until a moment; and what is to be done about the answer, or
   * without one, is not late. Its timers are called by the incident's id.
   */
  private void questions(Date before, Set<Finding> findings) {
    for (Document asked :
        rows(WatchRows.ESCALATIONS)
            .find(
                Filters.and(
                    Filters.or(
                        Filters.eq("stillOn", true),
                        Filters.eq("handOver", true),
                        Filters.eq("byRule", true)),
                    Filters.eq("state", "RUNNING"),
                    Filters.lt("startedAt", before)))) {
      timer(
              TIMERS,
              between(asked.getString("_id")),
              before,
              Kind.NO_TIMER,
              Kind.OVERDUE,
              asked.getString("incidentId"))
          .ifPresent(findings::add);
      steps(asked, before, findings);
    }
    for (String timers : List.of(ACK_TIMERS, HAND_OVER_TIMERS)) {
      for (Document timer : rows(timers).find(Filters.lt(DUE, before))) {
        findings.add(new Finding(Kind.OVERDUE, timer.getString("_id")));
      }
    }
  }

  /** The timers of an escalation are called by its id, a slash and the step. */
  private static Bson between(String escalationId) {
    return Filters.and(
        Filters.gt("_id", escalationId + "/"), Filters.lt("_id", escalationId + "0"));
  }

  private void steps(Document escalation, Date before, Set<Finding> findings) {
    String escalationId = escalation.getString("_id");
    for (Document step : escalation.getList("steps", Document.class)) {
      if (!step.getDate("at").before(before)) {
        continue;
      }
      Set<String> asked = new LinkedHashSet<>();
      rows(WatchRows.PAGES)
          .find(
              Filters.and(
                  Filters.eq("escalationId", escalationId),
                  Filters.eq("round", step.getInteger("round")),
                  Filters.eq("level", step.getInteger("level"))))
          .forEach(page -> asked.add(page.getString("personId")));
      if (!asked.containsAll(step.getList("personIds", String.class))) {
        findings.add(new Finding(Kind.NEVER_REQUESTED, escalation.getString("incidentId")));
      }
    }
  }

  private void pages(Date before, Set<Finding> findings) {
    for (Document page :
        rows(WatchRows.PAGES)
            .find(Filters.and(Filters.eq("over", false), Filters.lt("requestedAt", before)))) {
      String pageId = page.getString("_id");
      timer(
              OUTBOX,
              Filters.eq("_id", pageId),
              before,
              Kind.NO_ATTEMPT,
              Kind.ATTEMPT_OVERDUE,
              pageId)
          .ifPresent(findings::add);
    }
  }

  /** What stands against something being woken: that it is not to be, or should have been. */
  private Optional<Finding> timer(
      String collection, Bson which, Date before, Kind missing, Kind overdue, String of) {
    Document timer = rows(collection).find(which).sort(Sorts.ascending(DUE)).first();
    if (timer == null) {
      return Optional.of(new Finding(missing, of));
    }
    return timer.getDate(DUE).before(before)
        ? Optional.of(new Finding(overdue, of))
        : Optional.empty();
  }

  private MongoCollection<Document> rows(String collection) {
    return database.getCollection(collection);
  }

  Instant now() {
    return clock.instant();
  }
}
