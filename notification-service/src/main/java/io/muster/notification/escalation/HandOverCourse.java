package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who hands an incident over to whom, and what follows from it. A plain function of what is
 * recorded: until somebody accepts it is the giver's, or the policy's where nobody has taken it on.
 */
final class HandOverCourse {

  private final List<IncidentEvent> incident = new ArrayList<>();
  private final int rounds;
  private final List<HandOver> handOvers;
  private ResponseState state = ResponseState.TRIGGERED;
  private boolean closed;
  private Actor taker;
  private Instant takenAt;

  private HandOverCourse(int rounds, List<HandOver> handOvers) {
    this.rounds = rounds;
    this.handOvers = handOvers;
  }

  /** What is to be done next. */
  sealed interface Next {

    /** Nothing, until something happens. */
    record Nothing() implements Next {}

    /** Wait for nobody any more to accept it. */
    record Withdraw(String escalationId, String reason) implements Next {}

    /** Have it be whose who accepted it. */
    record Take(HandOver accepted) implements Next {}

    /** Have the giver's acknowledgement lapse: nobody accepted in time. */
    record Lapse(HandOver unaccepted) implements Next {}
  }

  /**
   * What follows from what is recorded.
   *
   * @param incident everything of the incident, oldest first
   * @param rounds everything of each time it was handed over, in their order
   */
  static HandOverCourse of(
      List<? extends Event> incident, List<? extends List<? extends Event>> rounds) {
    HandOverCourse course =
        new HandOverCourse(
            rounds.size(),
            rounds.stream()
                .filter(round -> round.getFirst() instanceof EscalationEvent.Started)
                .map(HandOverCourse::handOver)
                .toList());
    for (Event event : incident) {
      if (event instanceof IncidentEvent happened) {
        course.on(happened);
      }
    }
    return course;
  }

  private void on(IncidentEvent event) {
    incident.add(event);
    switch (event) {
      case IncidentEvent.Acknowledged taken -> taken(taken.by(), taken.at());
      case IncidentEvent.AcknowledgementLapsed _ -> free(ResponseState.TRIGGERED);
      case IncidentEvent.Resolved _ -> free(ResponseState.RESOLVED);
      case IncidentEvent.Reopened again when again.pages() -> free(ResponseState.TRIGGERED);
      case IncidentEvent.Reopened again -> taken(again.by(), again.at());
      case IncidentEvent.PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
      default -> {
        // Does not say whose it is.
      }
    }
  }

  private void taken(Actor by, Instant at) {
    state = ResponseState.ACKNOWLEDGED;
    taker = by;
    takenAt = at;
  }

  private void free(ResponseState now) {
    state = now;
    taker = null;
    takenAt = null;
  }

  private static HandOver handOver(List<? extends Event> round) {
    EscalationEvent.Started started = null;
    String summary = null;
    List<String> called = List.of();
    Instant acceptBy = null;
    HandOver.Standing standing = HandOver.Standing.OPEN;
    EscalationEvent end = null;
    for (Event event : round) {
      switch (event) {
        case EscalationEvent.Started it -> {
          started = it;
          acceptBy = it.at().plusSeconds(level(it).ackTimeoutSeconds());
        }
        case EscalationEvent.HandOverAsked it -> summary = it.summary();
        case EscalationEvent.StepFired it -> {
          called = it.personIds();
          acceptBy = it.at().plusSeconds(level(started).ackTimeoutSeconds());
        }
        case EscalationEvent.HandOverAccepted it -> {
          standing = HandOver.Standing.ACCEPTED;
          end = it;
        }
        case EscalationEvent.Stopped it -> {
          standing = HandOver.Standing.WITHDRAWN;
          end = it;
        }
        case EscalationEvent.Exhausted it -> {
          standing = HandOver.Standing.NOT_ACCEPTED;
          end = it;
        }
        default -> {
          // How they were reached.
        }
      }
    }
    return new HandOver(
        started.escalationId(),
        started.by(),
        level(started).targets().getFirst(),
        summary,
        called,
        started.at(),
        acceptBy,
        standing,
        end == null ? null : end.by(),
        end == null ? null : end.at());
  }

  private static Level level(EscalationEvent.Started started) {
    return started.levels().getFirst();
  }

  /** Every time it was handed over, oldest first. */
  List<HandOver> all() {
    return handOvers;
  }

  /** How often it was handed over, also where that cannot be read. */
  int rounds() {
    return rounds;
  }

  private Optional<HandOver> last() {
    return handOvers.isEmpty() ? Optional.empty() : Optional.of(handOvers.getLast());
  }

  /** The one that somebody can accept now; nothing when there is none. */
  Optional<HandOver> open() {
    return last().filter(it -> it.isOpen() && futile(it).isEmpty());
  }

  /** Why nobody needs to accept it any more; nothing while it is the giver's or nobody's. */
  private Optional<String> futile(HandOver asked) {
    if (closed || state == ResponseState.RESOLVED) {
      return Optional.of("the incident is over");
    }
    return state == ResponseState.ACKNOWLEDGED && !isOf(asked.giver())
        ? Optional.of("somebody else has taken it on")
        : Optional.empty();
  }

  private boolean isOf(Actor person) {
    return taker != null && taker.id().equals(person.id());
  }

  /** What is to be done now. */
  Next next() {
    return last().map(this::next).orElseGet(Next.Nothing::new);
  }

  private Next next(HandOver it) {
    return switch (it.standing()) {
      case OPEN ->
          futile(it)
              .<Next>map(reason -> new Next.Withdraw(it.escalationId(), reason))
              .orElseGet(Next.Nothing::new);
      case ACCEPTED ->
          futile(it).isEmpty() && !settled(it) ? new Next.Take(it) : new Next.Nothing();
      case NOT_ACCEPTED -> isLeft(it) ? new Next.Lapse(it) : new Next.Nothing();
      case WITHDRAWN -> new Next.Nothing();
    };
  }

  /** Whether what was accepted came to pass, or was overtaken: it is done once. */
  private boolean settled(HandOver accepted) {
    return incident.stream()
        .anyMatch(
            event ->
                event instanceof IncidentEvent.Acknowledged taken && isTaking(taken, accepted)
                    || !event.at().isBefore(accepted.endedAt())
                        && (event instanceof IncidentEvent.Resolved
                            || event instanceof IncidentEvent.Reopened));
  }

  /** The clock it is told by may be behind the one by which it was accepted. */
  private static boolean isTaking(IncidentEvent.Acknowledged taken, HandOver accepted) {
    return taken.by().id().equals(accepted.endedBy().id())
        && (!taken.at().isBefore(accepted.endedAt())
            || HandOverDesk.VIA.equals(taken.via()) && !taken.at().isBefore(accepted.askedAt()));
  }

  /** Whether it is still with who wanted to be rid of it, and they gave no sign since. */
  private boolean isLeft(HandOver unaccepted) {
    return state == ResponseState.ACKNOWLEDGED
        && !closed
        && isOf(unaccepted.giver())
        && takenAt.isBefore(unaccepted.endedAt())
        && incident.stream()
            .filter(event -> event.by().id().equals(unaccepted.giver().id()))
            .noneMatch(event -> event.at().isAfter(unaccepted.endedAt()));
  }

  /** Whether this person has it, by their acknowledgement. */
  boolean isWith(String personId) {
    return state == ResponseState.ACKNOWLEDGED && !closed && taker.id().equals(personId);
  }

  /** Whether nobody has taken it on yet. */
  boolean isNobodys() {
    return state == ResponseState.TRIGGERED && !closed;
  }
}
