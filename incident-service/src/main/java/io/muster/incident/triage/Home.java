package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.drill.DrillIds;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Which incident has the alerts of a group, and how it came to.
 *
 * @param incidentId the one they opened, until a person attaches them to another
 * @param moves how often that changed
 * @param attached whether somebody put them there, and may undo it
 */
record Home(String incidentId, int moves, boolean attached) {

  private static final int LONGEST_REASON = 2_000;

  static Home of(String incidentId) {
    return new Home(incidentId, 0, false);
  }

  Home after(Attached event) {
    return new Home(event.incidentId(), event.move(), true);
  }

  Home after(Detached event) {
    return new Home(event.incidentId(), event.move(), false);
  }

  /**
   * Has another incident have them.
   *
   * @return nothing when it does already
   * @throws Refused when it opened that incident, was moved since the asker looked, is over, or
   *     opened none yet
   */
  Optional<Attached> attach(Attach wish, boolean over, boolean silenced, Instant now) {
    if (wish.incidentId().equals(incidentId)) {
      if (!attached) {
        throw Refused.invalid(
            "/incident", "These alerts opened this incident themselves. Name another one.");
      }
      return Optional.empty();
    }
    if (!DrillIds.drillOf(wish.incidentId()).equals(DrillIds.drillOf(incidentId))) {
      throw Refused.invalid(
          "/incident", "What is rehearsed and what is real are kept apart. Name another one.");
    }
    requireUnmoved(wish.afterMoves());
    requireNotOver(over);
    if (silenced) {
      throw Refused.conflict(
          "alerts-silenced",
          "These alerts are silenced and have called nobody, so there is nothing to attach. End the silence first.");
    }
    return Optional.of(
        new Attached(
            wish.groupId(),
            wish.incidentId(),
            incidentId,
            moves + 1,
            reason(wish.reason()),
            wish.by(),
            now));
  }

  /**
   * Takes them away from the incident they were attached to.
   *
   * @return nothing when Muster asks for what came to be otherwise meanwhile
   * @throws Refused when a person does
   */
  Optional<Detached> detach(Detach wish, boolean over, Instant now) {
    boolean late = over || !attached || wish.afterMoves() != moves;
    if (late && wish.by().kind() == Actor.Kind.SYSTEM) {
      return Optional.empty();
    }
    requireUnmoved(wish.afterMoves());
    requireNotOver(over);
    if (!attached) {
      throw Refused.conflict(
          "not-attached",
          "These alerts belong to the incident they opened; nothing is to be undone.");
    }
    return Optional.of(
        new Detached(
            wish.groupId(),
            wish.incidentId(),
            incidentId,
            moves + 1,
            reason(wish.reason()),
            wish.by(),
            now));
  }

  private void requireUnmoved(int seen) {
    if (seen != moves) {
      throw Refused.conflict(
          "alerts-moved",
          "Somebody moved these alerts to another incident a moment ago. Look at where they are, then decide again.");
    }
  }

  private static void requireNotOver(boolean over) {
    if (over) {
      throw Refused.conflict(
          "alerts-over", "Every alert of this group is over, so there is nothing left to move.");
    }
  }

  private static String reason(String text) {
    if (text != null && text.length() > LONGEST_REASON) {
      throw Refused.invalid(
          "/reason",
          "Shorten this to at most %,d characters; it has %,d."
              .formatted(LONGEST_REASON, text.length()));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }
}
