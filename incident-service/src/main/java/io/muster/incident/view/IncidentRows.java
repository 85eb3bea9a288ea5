package io.muster.incident.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Each incident as it stands. What people wrote and how they are called is not in it: of those it
 * keeps positions in the log and ids, so that what is erased there is gone here too.
 */
@Component
@ProcessingGroup(ViewConfiguration.GROUP)
class IncidentRows {

  static final String COLLECTION = "incident_incidents";

  /** Needs somebody's attention: neither resolved nor closed. */
  static final String OPEN = "open";

  /** Position of the event in which a rule said how bad it is; null once a person did. */
  static final String CLASSIFIED = "classifiedPosition";

  private final MongoCollection<Document> incidents;
  private final ReadModelWriter writer;

  IncidentRows(MongoDatabase database, ReadModelWriter writer) {
    this.incidents = database.getCollection(COLLECTION);
    this.writer = writer;
    incidents.createIndex(
        Indexes.compoundIndex(
            Indexes.descending(OPEN), Indexes.ascending("severity"), Indexes.descending("number")));
    incidents.createIndex(Indexes.ascending("number"));
  }

  Optional<Document> byId(String id) {
    return Optional.ofNullable(incidents.find(Filters.eq("_id", id)).first());
  }

  Optional<Document> byNumber(long number) {
    return Optional.ofNullable(incidents.find(Filters.eq("number", number)).first());
  }

  List<Document> find(Bson filter, Bson order, int limit) {
    return incidents.find(filter).sort(order).limit(limit).into(new ArrayList<>());
  }

  /**
   * How often a service was affected.
   *
   * @param incidents that named it
   * @param open how many of those still need attention
   * @param lastAt when the newest of them was opened, UTC
   */
  record Affected(String service, int incidents, int open, Instant lastAt) {}

  /** Every service that is named by an incident opened since, or by one that is open still. */
  List<Affected> affectedServices(Instant since) {
    List<Affected> affected = new ArrayList<>();
    incidents
        .aggregate(
            List.of(
                Aggregates.match(
                    Filters.or(Filters.eq(OPEN, true), Filters.gte("openedAt", Date.from(since)))),
                Aggregates.unwind("$services"),
                Aggregates.group(
                    "$services",
                    Accumulators.sum("incidents", 1),
                    Accumulators.sum(OPEN, new Document("$cond", List.of("$" + OPEN, 1, 0))),
                    Accumulators.max("lastAt", "$openedAt"))))
        .forEach(
            row ->
                affected.add(
                    new Affected(
                        row.getString("_id"),
                        row.getInteger("incidents"),
                        row.getInteger(OPEN),
                        row.getDate("lastAt").toInstant())));
    return affected;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        row -> {
          apply(row, event, recorded);
          boolean done =
              row.get("state").equals(ResponseState.RESOLVED.name())
                  || row.get("phase").equals(Phase.CLOSED.name());
          return row.append(OPEN, !done)
              .append("version", recorded.sequence())
              .append("updatedAt", date(event.at()));
        });
  }

  private static void apply(Document row, IncidentEvent event, Recorded recorded) {
    switch (event) {
      case Opened opened -> open(row, opened, recorded.position());
      case Acknowledged acknowledged ->
          row.append("state", ResponseState.ACKNOWLEDGED.name())
              .append("acknowledgedBy", actor(acknowledged.by()))
              .append("acknowledgedAt", date(acknowledged.at()));
      case Resolved resolved ->
          row.append("state", ResponseState.RESOLVED.name())
              .append("resolvedAt", date(resolved.at()));
      case SeverityChanged changed ->
          row.append("severity", changed.to().name())
              .append(CLASSIFIED, changed.classification() == null ? null : recorded.position());
      case PhaseChanged changed -> changePhase(row, changed, recorded.position());
      case RoleAssigned assigned ->
          row.get("roles", Document.class)
              .append(
                  assigned.role().name(),
                  new Document("id", assigned.person().id()).append("since", date(assigned.at())));
      case RoleReleased released -> row.get("roles", Document.class).remove(released.role().name());
      case NoteAdded note -> {
        // Only the timeline shows it.
      }
      case IncidentEvent.CauseMarked found -> {
        // Kept by those who look for causes.
      }
      case IncidentEvent.CauseWithdrawn found -> {
        // Kept by those who look for causes.
      }
    }
  }

  private static void open(Document row, Opened opened, long position) {
    row.append("number", opened.number())
        .append("openedPosition", position)
        .append("severity", opened.severity().name())
        .append(CLASSIFIED, opened.classification() == null ? null : position)
        .append("phase", Phase.IDENTIFICATION.name())
        .append("state", ResponseState.TRIGGERED.name())
        .append("services", opened.services())
        .append("sourceKind", opened.source().kind().name())
        .append("integrationId", opened.source().integrationId())
        .append("alertGroupId", opened.source().alertGroupId())
        .append("roles", new Document())
        .append("declaredBy", actor(opened.by()))
        .append("occurredAt", date(opened.occurredAt()))
        .append("detectedAt", date(opened.detectedAt()))
        .append("openedAt", date(opened.at()))
        .append("phases", List.of(visit(Phase.IDENTIFICATION, opened.at(), false, position)));
  }

  private static void changePhase(Document row, PhaseChanged changed, long position) {
    List<Document> phases = new ArrayList<>(row.getList("phases", Document.class));
    changed.skipped().forEach(phase -> phases.add(visit(phase, changed.at(), true, position)));
    phases.add(visit(changed.to(), changed.at(), false, position));
    row.append("phase", changed.to().name())
        .append("phases", phases)
        .append("closedAt", changed.to() == Phase.CLOSED ? date(changed.at()) : null);
  }

  private static Document visit(Phase phase, Instant at, boolean skipped, long position) {
    return new Document("phase", phase.name())
        .append("enteredAt", date(at))
        .append("skipped", skipped)
        .append("position", position);
  }

  private static Document actor(Actor actor) {
    return new Document("kind", actor.kind().name()).append("id", actor.id());
  }

  private static Date date(Instant instant) {
    return instant == null ? null : Date.from(instant);
  }
}
