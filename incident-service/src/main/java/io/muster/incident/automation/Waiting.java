package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.incident.automation.RuleFacts.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Since when that for which a rule waits has not happened in an incident. A plain function of what
 * is recorded, so that what fires and what tries a rule go by the same.
 */
final class Waiting {

  private final RuleContent content;
  private final IncidentSoFar incident = new IncidentSoFar();
  private Since since;

  Waiting(RuleContent content) {
    this.content = content;
  }

  /**
   * What it is counted from.
   *
   * @param event that it began, was reopened, or happened last
   * @param position where the log holds that
   */
  record Since(IncidentEvent event, long position) {}

  /** When something has not happened for long enough, UTC. */
  static Instant due(RuleContent content, Instant since) {
    return since.plus(Duration.ofMinutes(content.lasting().minutes()));
  }

  /** Takes in what was recorded at once. */
  void takeAll(List<Told> together) {
    incident.takeAll(together);
    if (!waits()) {
      since = null;
      return;
    }
    for (Told told : together) {
      IncidentEvent event = (IncidentEvent) told.event();
      if (since == null || beginsAnew(event)) {
        since = new Since(event, told.position());
      }
    }
  }

  /** Nothing while it is not waited for. */
  Optional<Since> since() {
    return Optional.ofNullable(since);
  }

  /** The incident after all that was taken in. */
  IncidentSoFar incident() {
    return incident;
  }

  private boolean waits() {
    boolean open = incident.state() != ResponseState.RESOLVED && incident.phase() != Phase.CLOSED;
    return switch (content.when()) {
      case NOT_ACKNOWLEDGED_FOR -> open && incident.state() == ResponseState.TRIGGERED;
      case NO_UPDATE_FOR -> open;
      case PHASE_LASTS -> incident.phase() == content.lasting().phase();
      case ROLE_MISSING_FOR -> open && incident.holder(content.lasting().role()).isEmpty();
      default -> false;
    };
  }

  /** Whether it is counted from this event although it was waited for before. */
  private boolean beginsAnew(IncidentEvent event) {
    return switch (content.when()) {
      case NOT_ACKNOWLEDGED_FOR -> event instanceof IncidentEvent.Reopened;
      case NO_UPDATE_FOR -> isWord(event);
      case PHASE_LASTS -> event instanceof PhaseChanged;
      default -> false;
    };
  }

  /** What somebody wrote; what Muster wrote by itself tells nobody that somebody is at it. */
  private static boolean isWord(IncidentEvent event) {
    return event instanceof NoteAdded
        && (event.by().kind() == Actor.Kind.PERSON || event.by().kind() == Actor.Kind.CLIENT);
  }

  /** Whether the time of any rule may begin with it. */
  static boolean mayBeginWith(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened _,
          IncidentEvent.Reopened _,
          IncidentEvent.AcknowledgementLapsed _,
          IncidentEvent.RoleReleased _,
          PhaseChanged _ ->
          true;
      default -> isWord(event);
    };
  }

  /** Whether this rule's time may begin with it. */
  static boolean mayBeginWith(RuleContent content, IncidentEvent event) {
    if (!mayBeginWith(event)) {
      return false;
    }
    boolean opens =
        event instanceof IncidentEvent.Opened
            || event instanceof IncidentEvent.Reopened
            || event instanceof PhaseChanged moved && moved.from() == Phase.CLOSED;
    return switch (content.when()) {
      case NOT_ACKNOWLEDGED_FOR -> opens || event instanceof IncidentEvent.AcknowledgementLapsed;
      case NO_UPDATE_FOR -> opens || isWord(event);
      case PHASE_LASTS ->
          event instanceof IncidentEvent.Opened
              || event instanceof PhaseChanged moved && moved.to() == content.lasting().phase();
      case ROLE_MISSING_FOR ->
          opens
              || event instanceof IncidentEvent.RoleReleased given
                  && given.role() == content.lasting().role();
      default -> false;
    };
  }
}
