package io.muster.incident.response.action;

import io.muster.contracts.Actor;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.time.Instant;

/** What people may do with a guarded action, and what to do where they may not. */
final class ActionRules {

  private ActionRules() {}

  static void requireThere(String actionId) {
    if (actionId == null) {
      throw Refused.notFound("The action");
    }
  }

  static String reason(String pointer, String text, String whatToDo) {
    return Wording.required(pointer, text, Wording.REASON, whatToDo);
  }

  static void requireNotBegun(ActionState state) {
    if (!state.stage().isBefore()) {
      throw Refused.conflict(
          "action-begun",
          "This action has begun or is over. Undo it, or propose another one, if that is needed.");
    }
  }

  static void requireNotCleared(ActionState state) {
    requireNotBegun(state);
    if (state.stage() == ActionStage.CLEARED) {
      throw Refused.conflict(
          "action-cleared", "This action was let go ahead already. Wait for its outcome.");
    }
  }

  /** Another person than who proposed it, after it was tried. */
  static void requireApprovable(ActionState state, Actor by, Instant now) {
    if (by.kind() != Actor.Kind.PERSON) {
      throw Refused.forbidden("not-a-person", "A person has to approve this. Ask a responder.");
    }
    if (by.id().equals(state.proposed().by().id())) {
      throw Refused.forbidden(
          "own-action",
          "You proposed this action. Another responder or a manager has to approve it.");
    }
    requireNotCleared(state);
    if (!state.dangerous()) {
      throw Refused.conflict(
          "no-approval-needed", "Nobody has to approve this action. Let it go ahead instead.");
    }
    requireTried(state, now);
  }

  static void requireOrderable(ActionState state, Instant now) {
    requireNotCleared(state);
    if (state.dangerous()) {
      throw Refused.conflict(
          "approval-needed",
          "This action is dangerous. Somebody who did not propose it has to approve it.");
    }
    requireTried(state, now);
  }

  private static void requireTried(ActionState state, Instant now) {
    if (state.dryRun() == null) {
      throw Refused.conflict(
          "not-tried-yet", "The target is being asked what it would do. Look at its answer first.");
    }
    if (!state.mayGoAhead()) {
      throw Refused.conflict(
          "dry-run-refused",
          "The target did not say that it would do this. Try it once more, or propose another action.");
    }
    if (now.isAfter(state.dryRun().at().plus(ActionLimits.DRY_RUN_HOLDS))) {
      throw Refused.conflict(
          "dry-run-old",
          "It was tried more than %d minutes ago. Try it once more, then decide."
              .formatted(ActionLimits.DRY_RUN_HOLDS.toMinutes()));
    }
  }

  static void requireNeedsPerson(ActionState state) {
    if (!state.stage().needsPerson()) {
      throw Refused.conflict(
          "outcome-known", "It is known how this action stands, so that there is nothing to say.");
    }
  }

  static void requireUndoable(ActionState state) {
    if (!state.proposed().kind().undoable()) {
      throw Refused.conflict("not-undoable", "What this action did cannot be taken back.");
    }
    switch (state.stage()) {
      case IN_EFFECT, UNKNOWN, UNDO_FAILED, UNDOING, UNDONE -> {}
      default -> throw Refused.conflict("nothing-to-undo", "This action has done nothing yet.");
    }
  }
}
