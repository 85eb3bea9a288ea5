package io.muster.notification.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.Caller;
import io.muster.starter.Privacy;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Keeps one row for each page, each escalation and each incident. Titles and names are not in it;
 * they are read from the log when somebody looks.
 */
@Component
@ProcessingGroup(PagingProjector.GROUP)
class PagingProjector {

  static final String GROUP = "notification.view";
  static final String PAGES = "notification_pages";
  static final String ESCALATIONS = "notification_escalations";
  private static final String FOR_REPORT = "forReport";
  static final String INCIDENTS = "notification_incidents";

  private final ReadModelWriter writer;

  PagingProjector(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    database.getCollection(PAGES).createIndex(Indexes.ascending("incidentId"));
    database.getCollection(PAGES).createIndex(Indexes.ascending("personId", "requestedAt"));
    database.getCollection(ESCALATIONS).createIndex(Indexes.ascending("incidentId"));
    database.getCollection(ESCALATIONS).createIndex(Indexes.ascending("policyId", "startedAt"));
    database.getCollection(INCIDENTS).createIndex(Indexes.ascending("number"));
  }

  /** The row of an incident by id or number, unless it does not exist for whoever asks. */
  static Bson incident(String ref, Caller caller) {
    return and(or(eq("_id", ref), eq("number", ref)), Privacy.visibleTo(caller.id()));
  }

  /**
   * The id of an incident.
   *
   * @throws Refused when it does not exist for whoever asks
   */
  static String known(MongoDatabase database, String ref, Caller caller) {
    Document row = database.getCollection(INCIDENTS).find(incident(ref, caller)).first();
    if (row == null) {
      throw Refused.notFound("The incident " + ref);
    }
    return row.getString("_id");
  }

  @EventHandler
  void on(PageEvent event, Recorded recorded) {
    writer.upsert(PAGES, event.pageId(), recorded.position(), row -> page(row, event));
  }

  private static Document page(Document row, PageEvent event) {
    switch (event) {
      case PageEvent.Requested requested ->
          row.append("incidentId", requested.incidentId())
              .append("escalationId", requested.escalationId())
              .append("round", requested.round())
              .append("level", requested.level())
              .append("personId", requested.personId())
              .append("channel", requested.channel())
              .append("insteadOf", requested.insteadOf())
              .append("dueAt", date(requested.dueAt()))
              .append("requestedAt", date(requested.at()))
              .append("state", "REQUESTED")
              .append("attempts", new ArrayList<>());
      case PageEvent.AttemptStarted started ->
          attempts(row)
              .add(
                  new Document("attempt", started.attempt())
                      .append("startedAt", date(started.at())));
      case PageEvent.Sent sent -> {
        outcome(row, sent.attempt(), "SENT", sent.receipt(), sent.at());
        row.append("state", "SENT").append("sentAt", date(sent.at())).remove("retryAt");
      }
      case PageEvent.Failed failed -> {
        outcome(row, failed.attempt(), "FAILED", failed.error(), failed.at());
        row.append("error", failed.error());
        if (failed.retryAt() == null) {
          row.append("state", "FAILED").remove("retryAt");
        } else {
          row.append("retryAt", date(failed.retryAt()));
        }
      }
      case PageEvent.Receipt receipt -> receipt(row, receipt);
    }
    return row;
  }

  /** What was told of an attempt, oldest first. */
  private static void receipt(Document row, PageEvent.Receipt receipt) {
    for (Document tried : attempts(row)) {
      if (tried.getInteger("attempt") == receipt.attempt()) {
        List<Document> told = new ArrayList<>(tried.getList("receipts", Document.class, List.of()));
        told.add(
            new Document("delivery", receipt.delivery().name())
                .append("error", receipt.error())
                .append("at", date(receipt.at())));
        tried.append("receipts", told);
      }
    }
  }

  private static void outcome(
      Document row, int attempt, String outcome, String detail, Instant at) {
    for (Document tried : attempts(row)) {
      if (tried.getInteger("attempt") == attempt && !tried.containsKey("outcome")) {
        tried.append("outcome", outcome).append("detail", detail).append("endedAt", date(at));
      }
    }
  }

  private static List<Document> attempts(Document row) {
    return row.getList("attempts", Document.class);
  }

  @EventHandler
  void on(EscalationEvent event, Recorded recorded) {
    writer.upsert(
        ESCALATIONS, event.escalationId(), recorded.position(), row -> escalation(row, event));
  }

  private static Document escalation(Document row, EscalationEvent event) {
    if (event.callsForReport()) {
      row.append(FOR_REPORT, true);
    }
    switch (event) {
      case EscalationEvent.Started started ->
          row.append("incidentId", started.incidentId())
              .append("policyId", started.policyId())
              .append("policyVersion", started.policyVersion())
              .append("levels", started.levels().size())
              .append("repeat", started.repeat())
              .append("stillOn", started.asksStillOn())
              .append("handOver", started.handsOver())
              .append("ruleId", RuleActors.ruleOf(started.by()).orElse(null))
              .append("role", started.role() == null ? null : started.role().name())
              .append("state", "RUNNING")
              .append("startedAt", date(started.at()))
              .append("steps", new ArrayList<>());
      case EscalationEvent.StepFired step -> {
        step(row, step.round(), step.level(), step.at(), step.personIds());
        next(row, step.nextAt());
      }
      case EscalationEvent.StepSkipped step -> {
        step(row, step.round(), step.level(), step.at(), List.of()).append("skipped", true);
        next(row, step.at());
      }
      case EscalationEvent.Stopped stopped -> ended(row, "STOPPED", stopped.reason(), stopped.at());
      case EscalationEvent.Exhausted exhausted ->
          ended(
              row,
              "EXHAUSTED",
              exhausted.asksStillOn() ? "no answer in time" : "nobody acknowledged",
              exhausted.at());
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted accepted ->
          ended(row, "STOPPED", "accepted", accepted.at());
    }
    return row;
  }

  private static Document step(
      Document row, int round, int level, Instant at, List<String> personIds) {
    Document step =
        new Document("round", round)
            .append("level", level)
            .append("firedAt", date(at))
            .append("personIds", personIds);
    row.getList("steps", Document.class).add(step);
    row.append("level", level);
    return step;
  }

  private static void next(Document row, Instant nextAt) {
    if (nextAt == null) {
      row.remove("nextAt");
    } else {
      row.append("nextAt", date(nextAt));
    }
  }

  private static void ended(Document row, String state, String reason, Instant at) {
    row.append("state", state).append("reason", reason).append("endedAt", date(at));
    row.remove("nextAt");
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    writer.upsert(INCIDENTS, event.incidentId(), recorded.position(), row -> incident(row, event));
  }

  private static Document incident(Document row, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened opened ->
          row.append("number", "INC-" + opened.number())
              .append("severity", opened.severity().name())
              .append("services", opened.services())
              .append("quiet", false);
      case IncidentEvent.Acknowledged acknowledged -> {
        // Who takes it over later was not who ended the calls.
        if (!row.containsKey("acknowledgedBy")) {
          row.append("acknowledgedBy", acknowledged.by().id())
              .append("acknowledgedAt", date(acknowledged.at()));
        }
        row.append("quiet", true);
      }
      case IncidentEvent.AcknowledgementLapsed _ -> {
        row.append("quiet", false);
        free(row);
      }
      case IncidentEvent.Resolved ignored -> row.append("quiet", true);
      case IncidentEvent.Reopened again -> {
        row.append("quiet", !again.pages());
        free(row);
        if (!again.pages()) {
          row.append("acknowledgedBy", again.by().id()).append("acknowledgedAt", date(again.at()));
        }
      }
      case IncidentEvent.SeverityChanged changed -> row.append("severity", changed.to().name());
      case IncidentEvent.PhaseChanged moved -> {
        if (moved.to() == Phase.CLOSED) {
          row.append("quiet", true);
        }
      }
      case IncidentEvent.RoleAssigned ignored -> {}
      case IncidentEvent.RoleReleased ignored -> {}
      case IncidentEvent.RoleHandedOver ignored -> {}
      case IncidentEvent.NoteAdded ignored -> {}
      case LinkEvent ignored -> {}
      case IncidentEvent.CauseMarked ignored -> {}
      case IncidentEvent.CauseWithdrawn ignored -> {}
      case IncidentEvent.DecisionMarked ignored -> {}
      case AccessEvent door -> Privacy.apply(row, door);
      case AffectedEvent ignored -> {}
      case AttachmentEvent ignored -> {}
      case CriteriaOverridden ignored -> {}
      case MomentEvent ignored -> {}
      case TaskEvent ignored -> {}
    }
    return row;
  }

  private static void free(Document row) {
    row.remove("acknowledgedBy");
    row.remove("acknowledgedAt");
  }

  /** Those that look for somebody to take the incident on, and for nothing else. */
  static Bson takingOn() {
    return and(
        eq("role", null),
        ne("stillOn", true),
        ne("handOver", true),
        ne(FOR_REPORT, true),
        eq("ruleId", null));
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel pagingReadModel() {
      return new ReadModel(GROUP, List.of(PAGES, ESCALATIONS, INCIDENTS), 2);
    }
  }
}
