package io.muster.reporting.analytics;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.starter.Privacy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * What an event of an incident changes in its row. All times are when something happened, never
 * when the log learned of it, so a correction changes the figures of the past.
 */
final class IncidentCourse {

  static final String NUMBER = "number";
  static final String OPENED = "opened";
  static final String SEVERITY = "severity";
  static final String SERVICES = "services";
  static final String SOURCE = "source";
  static final String CAUSE = "cause";
  static final String DRILL = "drill";
  static final String DUPLICATE = "duplicate";
  static final String ACKNOWLEDGED = "acknowledged";
  static final String RESOLVED = "resolved";
  static final String MOMENTS = "moments";
  static final String PHASE = "phase";
  static final String PHASES = "phases";
  static final String CHANGE = "change";
  static final String TOUCHED = "touched";
  private static final String PHASE_SINCE = "phaseSince";

  private IncidentCourse() {}

  /** The change; empty when the event is no matter for any figure. */
  static Optional<Consumer<Document>> changeBy(IncidentEvent event) {
    Optional<Consumer<Document>> told = told(event);
    return touches(event)
        ? Optional.of(
            row -> {
              row.put(TOUCHED, true);
              told.ifPresent(change -> change.accept(row));
            })
        : told;
  }

  /** Opening it, or making it private with that, is doing nothing about it yet. */
  private static boolean touches(IncidentEvent event) {
    boolean bySomebody =
        event.by().kind() == Actor.Kind.PERSON || event.by().kind() == Actor.Kind.CLIENT;
    return event instanceof IncidentEvent.Acknowledged
        || bySomebody && !(event instanceof IncidentEvent.Opened || event instanceof AccessEvent);
  }

  private static Optional<Consumer<Document>> told(IncidentEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case IncidentEvent.Opened e -> row -> opened(row, e);
          case IncidentEvent.Acknowledged e -> row -> row.putIfAbsent(ACKNOWLEDGED, date(e.at()));
          case IncidentEvent.Resolved e -> row -> row.put(RESOLVED, date(e.at()));
          case IncidentEvent.Reopened _ -> IncidentCourse::reopened;
          case IncidentEvent.SeverityChanged e -> row -> row.put(SEVERITY, e.to().name());
          case IncidentEvent.PhaseChanged e -> row -> moved(row, e);
          case IncidentEvent.CauseMarked e ->
              row -> row.append(CAUSE, Cause.of(e).key()).append(CHANGE, e.changeId());
          case IncidentEvent.CauseWithdrawn _ ->
              row -> row.keySet().removeAll(List.of(CAUSE, CHANGE));
          case IncidentEvent.RoleAssigned e -> row -> RoleSpans.assigned(row, e);
          case IncidentEvent.RoleHandedOver e -> row -> RoleSpans.handedOver(row, e);
          case IncidentEvent.RoleReleased e -> row -> RoleSpans.released(row, e);
          case AffectedEvent.ServicesChanged e -> row -> services(row, e);
          case LinkEvent.DuplicateMarked _ -> row -> row.put(DUPLICATE, true);
          case MomentEvent.Recorded e -> row -> moment(row, e.moment(), e.value());
          case MomentEvent.Corrected e -> row -> moment(row, e.moment(), e.to());
          case AccessEvent e -> row -> Privacy.apply(row, e);
          default -> null;
        });
  }

  private static void opened(Document row, IncidentEvent.Opened e) {
    row.append(NUMBER, e.number())
        .append(OPENED, date(e.at()))
        .append(SEVERITY, e.severity().name())
        .append(SERVICES, e.services())
        .append(
            SOURCE,
            Optional.ofNullable(e.source().integrationId()).orElse(e.source().kind().name()))
        .append(DRILL, DrillIds.inDrill(e.incidentId()))
        .append(DUPLICATE, false)
        .append(PHASE, Phase.IDENTIFICATION.name())
        .append(PHASE_SINCE, date(e.at()));
    moment(row, Moment.OCCURRED, e.occurredAt());
    moment(row, Moment.DETECTED, e.detectedAt());
  }

  /** What is reopened is trouble of its own, whatever it was a duplicate of. */
  private static void reopened(Document row) {
    row.remove(RESOLVED);
    row.put(DUPLICATE, false);
  }

  /** A phase that work came back to has its stretches added up. */
  private static void moved(Document row, IncidentEvent.PhaseChanged e) {
    Document phases = nested(row, PHASES);
    long stretch = e.at().toEpochMilli() - row.getDate(PHASE_SINCE).getTime();
    String left = e.from().name();
    phases.put(left, Math.max(0, stretch) + Optional.ofNullable(phases.getLong(left)).orElse(0L));
    row.append(PHASE, e.to().name()).append(PHASE_SINCE, date(e.at()));
  }

  private static void services(Document row, AffectedEvent.ServicesChanged e) {
    Set<String> services = new LinkedHashSet<>(row.getList(SERVICES, String.class, List.of()));
    services.addAll(e.added());
    e.removed().forEach(services::remove);
    row.put(SERVICES, new ArrayList<>(services));
  }

  private static void moment(Document row, Moment moment, Instant value) {
    Document moments = nested(row, MOMENTS);
    if (value == null) {
      moments.remove(moment.name());
    } else {
      moments.put(moment.name(), date(value));
    }
  }

  private static Document nested(Document row, String name) {
    Document nested = row.get(name, Document.class);
    if (nested == null) {
      nested = new Document();
      row.put(name, nested);
    }
    return nested;
  }

  private static Date date(Instant moment) {
    return Date.from(moment);
  }
}
