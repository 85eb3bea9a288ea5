package io.muster.reporting.clock;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Knows which assessments there are, and computes how each stands from the log itself. */
@Component
@ProcessingGroup(Assessments.GROUP)
class Assessments {

  static final String GROUP = "reporting.clock";
  static final String COLLECTION = "reporting_assessments";

  /** Where in the log an incident says when things happened. */
  static final String RECORDS = "reporting_incident_records";

  private static final String POSITIONS = "positions";
  private static final String INCIDENT = "incidentId";
  private static final String ENTITY = "entityId";

  private final MongoCollection<Document> rows;
  private final MongoCollection<Document> records;
  private final ReadModelWriter writer;
  private final Entities entities;
  private final Deadlines deadlines;
  private final Clock clock;

  Assessments(
      MongoDatabase database,
      ReadModelWriter writer,
      Entities entities,
      Deadlines deadlines,
      Clock clock) {
    this.rows = database.getCollection(COLLECTION);
    this.records = database.getCollection(RECORDS);
    this.writer = writer;
    this.entities = entities;
    this.deadlines = deadlines;
    this.clock = clock;
    rows.createIndex(Indexes.ascending(ENTITY));
  }

  /** An incident assessed for an entity. */
  record Of(String incidentId, String entityId) {}

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    if (IncidentRecord.movesClocks(event)) {
      writer.upsert(
          RECORDS,
          event.incidentId(),
          recorded.position(),
          Updates.push(POSITIONS, recorded.position()));
    }
  }

  @EventHandler
  void on(AssessmentEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.assessmentId(),
        recorded.position(),
        Updates.combine(
            Updates.set(INCIDENT, event.incidentId()), Updates.set(ENTITY, event.entityId())));
  }

  /** The assessments that were worked on last, the newest first. */
  List<Of> newest(int most) {
    return rows.find()
        .sort(Sorts.descending("lastPosition"))
        .limit(most)
        .map(row -> new Of(row.getString(INCIDENT), row.getString(ENTITY)))
        .into(new ArrayList<>());
  }

  /** The incidents that were assessed for an entity, in no order. */
  List<String> incidentsOf(String entityId) {
    return rows.find(Filters.eq(ENTITY, entityId))
        .map(row -> row.getString(INCIDENT))
        .into(new ArrayList<>());
  }

  /**
   * What the record of an incident says that may start or move a clock. Only where it stands is
   * looked up; what it says is read from the log.
   */
  List<Standing.Step> incident(String incidentId) {
    Document row = records.find(Filters.eq(incidentId)).first();
    return row == null ? List.of() : entities.at(row.getList(POSITIONS, Long.class));
  }

  /**
   * How an incident stands for an entity now; also where nobody has assessed anything.
   *
   * @param incident what was recorded of the incident
   */
  Standing standing(String incidentId, String entityId, List<Standing.Step> incident) {
    List<Standing.Step> steps =
        new ArrayList<>(
            incident.stream().filter(step -> IncidentRecord.movesClocks(step.event())).toList());
    steps.addAll(entities.recorded(entityId));
    steps.addAll(entities.recorded(AssessmentEvent.idFor(incidentId, entityId)));
    steps.sort(Comparator.comparingLong(Standing.Step::position));
    return Standing.of(steps, deadlines, clock.instant());
  }
}
