package io.muster.reporting.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Event;
import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.training.TrainingEvent;
import io.muster.reporting.ledger.IndexProgress;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Knows from when to when something was recorded of each incident, plan and training, so that a
 * period is not looked for in the whole log, and which reports were drawn. What it finds is only
 * what may belong to a period; whether it does is read from the log. Written in log order by one
 * reader: when a report's row is there, so is everything before it.
 */
@Component
@ProcessingGroup(AuditIndex.GROUP)
class AuditIndex {

  static final String GROUP = "reporting.audit";
  static final String SUBJECTS = "reporting_audit_subjects";
  static final String REPORTS = "reporting_audit_reports";

  static final String SCHEDULES = "reporting_audit_schedules";

  private static final String RUNS = "runs";
  private static final String KIND = "kind";
  private static final String SUBJECT = "subjectId";
  private static final String FIRST = "firstAt";
  private static final String LAST = "lastAt";
  private static final String POSITION = "position";

  private final MongoCollection<Document> subjects;
  private final MongoCollection<Document> reports;
  private final MongoCollection<Document> schedules;
  private final ReadModelWriter writer;
  private final IndexProgress progress = new IndexProgress();

  AuditIndex(MongoDatabase database, ReadModelWriter writer) {
    this.subjects = database.getCollection(SUBJECTS);
    this.reports = database.getCollection(REPORTS);
    this.schedules = database.getCollection(SCHEDULES);
    this.writer = writer;
    subjects.createIndex(Indexes.ascending(KIND, FIRST, LAST));
    reports.createIndex(Indexes.descending(POSITION));
  }

  private enum Kind {
    INCIDENT,
    PLAN,
    TRAINING
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    if (!DrillIds.inDrill(event.incidentId())) {
      put(Kind.INCIDENT, event.incidentId(), event, recorded);
    }
  }

  @EventHandler
  void on(AssessmentEvent event, Recorded recorded) {
    if (event instanceof AssessmentEvent.Decided) {
      put(Kind.INCIDENT, event.incidentId(), event, recorded);
    }
  }

  @EventHandler
  void on(ResponsePlanEvent event, Recorded recorded) {
    put(Kind.PLAN, event.planId(), event, recorded);
  }

  @EventHandler
  void on(TrainingEvent event, Recorded recorded) {
    put(Kind.TRAINING, event.recordId(), event, recorded);
  }

  @EventHandler
  void on(AuditReportEvent event, Recorded recorded) {
    writer.upsert(
        REPORTS, event.reportId(), recorded.position(), Updates.set(POSITION, recorded.position()));
    CurrentUnitOfWork.get().root().afterCommit(written -> progress.moved());
  }

  @EventHandler
  void on(AuditScheduleEvent event, Recorded recorded) {
    writer.upsert(
        SCHEDULES,
        event.scheduleId(),
        recorded.position(),
        Updates.set(RUNS, !(event instanceof AuditScheduleEvent.Stopped)));
  }

  private void put(Kind kind, String subjectId, Event event, Recorded recorded) {
    Date at = Date.from(event.at());
    writer.upsert(
        SUBJECTS,
        event.aggregateId(),
        recorded.position(),
        Updates.combine(
            Updates.set(KIND, kind.name()),
            Updates.set(SUBJECT, subjectId),
            Updates.min(FIRST, at),
            Updates.max(LAST, at)));
  }

  /** Ids of incidents that may belong to a period. */
  List<String> incidents(Period period) {
    return ids(
        and(
            eq(KIND, Kind.INCIDENT.name()),
            lt(FIRST, date(period.ends())),
            gte(LAST, date(period.begins()))));
  }

  /** Ids of plans of which anything was recorded before the end of a period. */
  List<String> plans(Period period) {
    return ids(and(eq(KIND, Kind.PLAN.name()), lt(FIRST, date(period.ends()))));
  }

  /** Ids of all records of trainings: one that is recorded late holds for earlier days, too. */
  List<String> trainings() {
    return ids(eq(KIND, Kind.TRAINING.name()));
  }

  /** Each once; a list of any length, which the database does not give as one document. */
  private List<String> ids(Bson which) {
    return List.copyOf(
        subjects
            .find(which)
            .projection(Projections.include(SUBJECT))
            .map(row -> row.getString(SUBJECT))
            .into(new TreeSet<>()));
  }

  /** Where a report was recorded; waits until its row is there, empty when that took long. */
  Optional<Long> awaitReport(String reportId, Duration patience) {
    return progress.await(() -> positionOf(reportId).isPresent(), patience)
        ? positionOf(reportId)
        : Optional.empty();
  }

  private Optional<Long> positionOf(String reportId) {
    return Optional.ofNullable(reports.find(eq(reportId)).first())
        .map(row -> row.getLong(POSITION));
  }

  /** Where the reports drawn last were recorded, the newest first. */
  List<Long> newest(int most) {
    return reports
        .find()
        .sort(Sorts.descending(POSITION))
        .limit(most)
        .map(row -> row.getLong(POSITION))
        .into(new ArrayList<>());
  }

  /** Ids of the schedules that run. */
  List<String> schedules() {
    return schedules.find(eq(RUNS, true)).map(row -> row.getString("_id")).into(new ArrayList<>());
  }

  private static Date date(Instant moment) {
    return Date.from(moment);
  }
}
