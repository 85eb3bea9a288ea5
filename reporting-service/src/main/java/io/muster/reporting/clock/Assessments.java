package io.muster.reporting.clock;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
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

  private static final String INCIDENT = "incidentId";
  private static final String ENTITY = "entityId";

  private final MongoCollection<Document> rows;
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
    this.writer = writer;
    this.entities = entities;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** An incident assessed for an entity. */
  record Of(String incidentId, String entityId) {}

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

  /** How an incident stands for an entity now; also where nobody has assessed anything. */
  Standing standing(String incidentId, String entityId) {
    List<Standing.Step> steps = new ArrayList<>(entities.recorded(entityId));
    steps.addAll(entities.recorded(AssessmentEvent.idFor(incidentId, entityId)));
    steps.sort(Comparator.comparingLong(Standing.Step::position));
    return Standing.of(steps, deadlines, clock.instant());
  }
}
