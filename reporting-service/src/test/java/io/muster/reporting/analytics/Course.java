package io.muster.reporting.analytics;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The course of one incident, told in minutes since it was opened. */
final class Course {

  static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");

  private final String id;
  private final Instant opened;
  private final List<IncidentEvent> events = new ArrayList<>();
  private Phase phase = Phase.IDENTIFICATION;

  private Course(String id, Instant opened) {
    this.id = id;
    this.opened = opened;
  }

  /** Opened by a person, who says when it began and was noticed; null when unknown. */
  static Course opened(String id, long number, Instant at, Integer occurred, Integer detected) {
    Course course = new Course(id, at);
    course.events.add(
        new IncidentEvent.Opened(
            id,
            number,
            "Checkout is slow",
            null,
            Severity.SEV3,
            List.of("checkout"),
            Source.declared(),
            occurred == null ? null : course.minute(occurred),
            detected == null ? null : course.minute(detected),
            ROSA,
            at));
    return course;
  }

  Instant minute(int minutes) {
    return opened.plus(Duration.ofMinutes(minutes));
  }

  Course acknowledged(int minute) {
    return with(new IncidentEvent.Acknowledged(id, "web", ROSA, minute(minute)));
  }

  Course resolved(int minute) {
    return with(new IncidentEvent.Resolved(id, "fixed", ROSA, minute(minute)));
  }

  Course reopened(int minute) {
    return with(new IncidentEvent.Reopened(id, 1, false, "back", ROSA, minute(minute)));
  }

  Course severity(Severity to, int minute) {
    return with(
        new IncidentEvent.SeverityChanged(id, Severity.SEV3, to, "worse", ROSA, minute(minute)));
  }

  Course services(List<String> added, List<String> removed, int minute) {
    return with(
        new AffectedEvent.ServicesChanged(id, added, removed, "looked", ROSA, minute(minute)));
  }

  Course phase(Phase to, int minute) {
    PhaseMove move = to.compareTo(phase) < 0 ? PhaseMove.RETURNED : PhaseMove.ADVANCED;
    with(
        new IncidentEvent.PhaseChanged(id, phase, to, move, List.of(), null, ROSA, minute(minute)));
    phase = to;
    return this;
  }

  Course known(Moment moment, int value, int saidAt) {
    return with(new MomentEvent.Recorded(id, moment, minute(value), "log", ROSA, minute(saidAt)));
  }

  /** Said to have been at another time; null: it did not happen after all. */
  Course corrected(Moment moment, Integer value, int saidAt) {
    return with(
        new MomentEvent.Corrected(
            id,
            moment,
            opened,
            value == null ? null : minute(value),
            "read again",
            null,
            ROSA,
            minute(saidAt)));
  }

  Course deployed(String service, int minute) {
    return with(
        new IncidentEvent.CauseMarked(
            id,
            CauseKind.CHANGE,
            "chg-" + id,
            ChangeKind.DEPLOYMENT,
            service,
            null,
            "the graph",
            ROSA,
            minute(minute)));
  }

  Course with(IncidentEvent event) {
    events.add(event);
    return this;
  }

  Phase phase() {
    return phase;
  }

  List<IncidentEvent> events() {
    return events;
  }

  Event[] recorded() {
    return events.toArray(Event[]::new);
  }

  /** As its row says it. */
  IncidentRow row() {
    return IncidentRow.of(document());
  }

  /** Its row as it is stored. */
  Document document() {
    Document row = new Document("_id", id);
    events.forEach(event -> IncidentCourse.changeBy(event).ifPresent(change -> change.accept(row)));
    return row;
  }
}
