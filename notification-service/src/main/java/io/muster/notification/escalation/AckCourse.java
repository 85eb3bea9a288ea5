package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.paging.EscalationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose an incident is, when anything was heard of them last, and what follows from it: when they
 * are asked whether they are still on it, and when their acknowledgement lapses. A plain function
 * of what is recorded. Whatever they do in the incident is an answer; so nobody who is at work is
 * asked.
 */
final class AckCourse {

  /** How much later than the answer is due it is looked at whether the question has ended. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private Severity severity = Severity.SEV1;
  private ResponseState state = ResponseState.TRIGGERED;
  private boolean closed;
  private Actor taker;
  private Instant takenAt;
  private Instant heardAt;
  private int rounds;
  private Round last;
  private String settledBy;

  private AckCourse() {}

  /**
   * One question to whoever acknowledged.
   *
   * @param askedAt when, UTC
   * @param answerBy until when an answer is waited for, UTC
   * @param ending how it ended; null while an answer is waited for
   */
  record Round(
      String escalationId, String personId, Instant askedAt, Instant answerBy, Ending ending) {

    boolean isOpen() {
      return ending == null;
    }
  }

  /** How a question ends. */
  enum Ending {
    /** They answered, or it came not to matter. */
    SETTLED,
    /** They did not answer in time. */
    UNANSWERED
  }

  /** What is to be done next. */
  sealed interface Next {

    /** Nothing, until something happens. */
    record Nothing() implements Next {}

    /** Look again then. */
    record Wait(Instant until) implements Next {}

    /** Ask them, for the how-manieth time in this incident, from 0. */
    record Ask(int round, Actor whom) implements Next {}

    /** Wait for no answer any more. */
    record Withdraw(String escalationId) implements Next {}

    /** Have the acknowledgement lapse. */
    record Lapse(String escalationId, String personId, Instant askedAt) implements Next {}
  }

  /**
   * What follows from what is recorded.
   *
   * @param incident everything of the incident, oldest first
   * @param rounds everything of each question that was asked in it, in their order
   */
  static AckCourse of(
      List<? extends Event> incident, List<? extends List<? extends Event>> rounds) {
    AckCourse course = new AckCourse();
    for (Event event : incident) {
      if (event instanceof IncidentEvent happened) {
        course.on(happened);
      }
    }
    rounds.forEach(course::on);
    return course;
  }

  private void on(IncidentEvent event) {
    if (taker != null && event.by().id().equals(taker.id())) {
      heardAt = event.at();
    }
    switch (event) {
      case IncidentEvent.Opened opened -> severity = opened.severity();
      case IncidentEvent.SeverityChanged changed -> severity = changed.to();
      case IncidentEvent.Acknowledged taken -> taken(taken.by(), taken.at());
      case IncidentEvent.AcknowledgementLapsed _ -> free(ResponseState.TRIGGERED);
      case IncidentEvent.Resolved _ -> free(ResponseState.RESOLVED);
      case IncidentEvent.Reopened again when again.pages() -> free(ResponseState.TRIGGERED);
      case IncidentEvent.Reopened again -> taken(again.by(), again.at());
      case IncidentEvent.PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
      default -> {
        // Says no more than that whoever did it is there.
      }
    }
  }

  private void taken(Actor by, Instant at) {
    state = ResponseState.ACKNOWLEDGED;
    taker = by;
    takenAt = at;
    heardAt = at;
  }

  private void free(ResponseState now) {
    state = now;
    taker = null;
  }

  private void on(List<? extends Event> round) {
    rounds++;
    for (Event event : round) {
      switch (event) {
        case EscalationEvent.Started asked -> {
          last = asked(asked);
          settledBy = null;
        }
        case EscalationEvent.Stopped stopped -> {
          last = ended(Ending.SETTLED);
          settledBy = stopped.by().id();
          if (taker != null
              && stopped.by().id().equals(taker.id())
              && stopped.at().isAfter(heardAt)) {
            heardAt = stopped.at();
          }
        }
        case EscalationEvent.Exhausted _ -> last = ended(Ending.UNANSWERED);
        default -> {
          // How they were reached.
        }
      }
    }
  }

  /** Who hands it over is there, too, and has it until somebody accepts. */
  AckCourse handedOver(List<? extends List<? extends Event>> handOvers) {
    for (List<? extends Event> handOver : handOvers) {
      for (Event event : handOver) {
        if (event instanceof EscalationEvent.HandOverAsked
            && taker != null
            && event.by().id().equals(taker.id())
            && event.at().isAfter(heardAt)) {
          heardAt = event.at();
        }
      }
    }
    return this;
  }

  private static Round asked(EscalationEvent.Started asked) {
    var level = asked.levels().getFirst();
    return new Round(
        asked.escalationId(),
        level.targets().getFirst().id(),
        asked.at(),
        asked.at().plusSeconds(level.ackTimeoutSeconds()),
        null);
  }

  private Round ended(Ending ending) {
    return new Round(last.escalationId(), last.personId(), last.askedAt(), last.answerBy(), ending);
  }

  /** Whether somebody has it who can be asked; a partner's client or a rule cannot. */
  private boolean isSomebodys() {
    return state == ResponseState.ACKNOWLEDGED
        && !closed
        && taker != null
        && taker.kind() == Actor.Kind.PERSON;
  }

  /** Whether the newest question is to whoever has it now, and nothing was heard of them since. */
  private boolean isSilent() {
    return isSomebodys()
        && last != null
        && last.personId().equals(taker.id())
        && !last.askedAt().isBefore(takenAt)
        && !heardAt.isAfter(last.askedAt());
  }

  /** The question somebody still has to answer; nothing when there is none. */
  Optional<Round> open() {
    return isSilent() && last.isOpen() ? Optional.of(last) : Optional.empty();
  }

  /** The newest question, which whoever has it has answered; nothing when they have not. */
  Optional<Round> answered() {
    return isSomebodys() && last != null && taker.id().equals(settledBy)
        ? Optional.of(last)
        : Optional.empty();
  }

  /** The question nobody answered in time, until the acknowledgement lapses by it. */
  Optional<Round> unanswered() {
    return isSilent() && last.ending() == Ending.UNANSWERED ? Optional.of(last) : Optional.empty();
  }

  /** Whose it is, where it is a person's and may come to be asked about. */
  Optional<Actor> taker() {
    return isSomebodys() ? Optional.of(taker) : Optional.empty();
  }

  /** When they are asked unless anything is heard of them; nothing where they never are. */
  Optional<Instant> askAt(AckTimeout timeout) {
    return isSomebodys() ? timeout.after(severity).map(heardAt::plus) : Optional.empty();
  }

  /** What is to be done by a policy's rule, at an instant. */
  Next next(AckTimeout timeout, Instant now) {
    Optional<Instant> askAt = askAt(timeout);
    boolean open = last != null && last.isOpen();
    if (open && (open().isEmpty() || askAt.isEmpty())) {
      return new Next.Withdraw(last.escalationId());
    }
    if (open) {
      return new Next.Wait(later(last.answerBy(), now).plus(PATIENCE));
    }
    if (unanswered().isPresent()) {
      return new Next.Lapse(last.escalationId(), last.personId(), last.askedAt());
    }
    if (askAt.isEmpty()) {
      return new Next.Nothing();
    }
    return askAt.get().isAfter(now) ? new Next.Wait(askAt.get()) : new Next.Ask(rounds, taker);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
