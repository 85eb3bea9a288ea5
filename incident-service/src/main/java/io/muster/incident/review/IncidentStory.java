package io.muster.incident.review;

import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.contracts.incident.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was recorded of one incident up to a place in the log: by itself, by its alerts, and by
 * those who called people out.
 *
 * @param incident its own events, in order
 * @param alerts of the groups it had, in order
 * @param paging of its escalations, in order
 */
record IncidentStory(List<Told> incident, List<Told> alerts, List<Told> paging) {

  IncidentStory {
    incident = List.copyOf(incident);
    alerts = List.copyOf(alerts);
    paging = List.copyOf(paging);
  }

  /** One event and its place in the log. */
  record Told(long position, Event event) {}

  /** An event of a kind, with its place. */
  record Fact<T>(long position, T event) {}

  Opened opened() {
    return (Opened) incident.getFirst().event();
  }

  long openedPosition() {
    return incident.getFirst().position();
  }

  IncidentRef ref() {
    return new IncidentRef(opened().incidentId(), opened().number());
  }

  /** The incident's newest event. */
  long position() {
    return incident.getLast().position();
  }

  /** The events of a kind, in order, wherever they are from. */
  <T> Stream<Fact<T>> of(Class<T> kind) {
    return Stream.of(incident, alerts, paging)
        .flatMap(List::stream)
        .filter(told -> kind.isInstance(told.event()))
        .map(told -> new Fact<>(told.position(), kind.cast(told.event())));
  }

  <T> Optional<Fact<T>> first(Class<T> kind) {
    return of(kind).findFirst();
  }

  <T> Optional<Fact<T>> last(Class<T> kind) {
    return of(kind).reduce((before, next) -> next);
  }

  <T> List<Long> positions(Class<T> kind, Function<T, Boolean> counts) {
    return of(kind).filter(fact -> counts.apply(fact.event())).map(Fact::position).toList();
  }

  /**
   * Whether it is over, and since when it is as it is.
   *
   * @param duplicate it ended as the same as another, which has the review
   * @param position of the event that ended it, or let it go on
   */
  record End(boolean over, boolean duplicate, Instant at, long position) {}

  /** It is over once it is resolved or closed, whichever comes first. */
  End end() {
    boolean resolved = false;
    boolean closed = false;
    boolean duplicate = false;
    End end = new End(false, false, opened().at(), openedPosition());
    for (Told told : incident) {
      switch (told.event()) {
        case Resolved _ -> resolved = true;
        case Reopened _ -> {
          resolved = false;
          duplicate = false;
        }
        case PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
        case DuplicateMarked _ -> duplicate = true;
        default -> {
          // It is as over as before.
        }
      }
      boolean over = resolved || closed;
      if (over != end.over()) {
        end = new End(over, duplicate, told.event().at(), told.position());
      }
    }
    return new End(end.over(), duplicate, end.at(), end.position());
  }
}
