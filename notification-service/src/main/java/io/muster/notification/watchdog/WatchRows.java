package io.muster.notification.watchdog;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * What the watchdog knows, from the log alone: which incidents call for somebody, how their
 * escalations stand, and which pages have no outcome. Kept apart from what paging and people read,
 * so that a fault in those is not a fault in the proof.
 */
@Component
@ProcessingGroup(WatchRows.GROUP)
class WatchRows {

  static final String GROUP = "notification.watchdog";
  static final String INCIDENTS = "notification_watch_incidents";
  static final String ESCALATIONS = "notification_watch_escalations";
  static final String PAGES = "notification_watch_pages";

  private final ReadModelWriter writer;

  WatchRows(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    database.getCollection(INCIDENTS).createIndex(Indexes.ascending("quiet"));
    database.getCollection(ESCALATIONS).createIndex(Indexes.ascending("stillOn", "state"));
    database.getCollection(ESCALATIONS).createIndex(Indexes.ascending("handOver", "state"));
    database.getCollection(ESCALATIONS).createIndex(Indexes.ascending("byRule", "state"));
    database.getCollection(PAGES).createIndex(Indexes.ascending("over"));
    database.getCollection(PAGES).createIndex(Indexes.ascending("escalationId", "level"));
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    writer.upsert(INCIDENTS, event.incidentId(), recorded.position(), row -> incident(row, event));
  }

  private static Document incident(Document row, IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened opened ->
          // Escalations of drills go by the drill's time, which may stand still.
          row.append("openedAt", Date.from(opened.at())).append("quiet", opened.drillId() != null);
      case IncidentEvent.Acknowledged ignored -> row.append("quiet", true);
      case IncidentEvent.AcknowledgementLapsed lapsed -> anew(row, true, lapsed.at());
      case IncidentEvent.Reopened again ->
          anew(row, again.pages() && !DrillIds.inDrill(again.incidentId()), again.at());
      case IncidentEvent.Resolved ignored -> row.append("quiet", true);
      case IncidentEvent.PhaseChanged moved ->
          moved.to() == Phase.CLOSED ? row.append("quiet", true) : row;
      default -> row;
    };
  }

  /** Each time it looks for somebody anew it has another escalation. */
  private static Document anew(Document row, boolean calls, Instant at) {
    return row.append("anew", row.getInteger("anew", 0) + 1)
        .append("openedAt", Date.from(at))
        .append("quiet", !calls);
  }

  @EventHandler
  void on(EscalationEvent event, Recorded recorded) {
    writer.upsert(
        ESCALATIONS, event.escalationId(), recorded.position(), row -> escalation(row, event));
  }

  private static Document escalation(Document row, EscalationEvent event) {
    switch (event) {
      case EscalationEvent.Started started ->
          row.append("incidentId", started.incidentId())
              .append("stillOn", started.asksStillOn())
              .append("handOver", started.handsOver())
              .append(
                  "byRule",
                  (started.calledByRule() || started.callsForReport())
                      && !DrillIds.inDrill(started.incidentId()))
              .append("startedAt", Date.from(started.at()))
              .append("state", "RUNNING")
              .append("steps", new ArrayList<>());
      case EscalationEvent.StepFired step ->
          row.getList("steps", Document.class)
              .add(
                  new Document("round", step.round())
                      .append("level", step.level())
                      .append("personIds", step.personIds())
                      .append("at", Date.from(step.at())));
      case EscalationEvent.StepSkipped ignored -> {}
      case EscalationEvent.Stopped ignored -> row.append("state", "STOPPED");
      case EscalationEvent.Exhausted ignored -> row.append("state", "EXHAUSTED");
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted ignored -> row.append("state", "STOPPED");
    }
    return row;
  }

  @EventHandler
  void on(PageEvent event, Recorded recorded) {
    writer.upsert(PAGES, event.pageId(), recorded.position(), row -> page(row, event));
  }

  private static Document page(Document row, PageEvent event) {
    return switch (event) {
      case PageEvent.Requested requested ->
          row.append("escalationId", requested.escalationId())
              .append("round", requested.round())
              .append("level", requested.level())
              .append("personId", requested.personId())
              .append("requestedAt", Date.from(requested.at()))
              .append("over", false);
      case PageEvent.AttemptStarted ignored -> row;
      case PageEvent.Sent ignored -> row.append("over", true);
      case PageEvent.Failed failed -> row.append("over", failed.retryAt() == null);
      case PageEvent.Receipt ignored -> row;
    };
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel watchdogReadModel() {
      return new ReadModel(GROUP, List.of(INCIDENTS, ESCALATIONS, PAGES), 2);
    }
  }
}
