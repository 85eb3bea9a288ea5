package io.muster.incident.review;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewCommand.MoveAction;
import io.muster.contracts.review.ReviewCommand.SayAction;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What may become of the action items of a review. None counts as verified before somebody who
 * neither owns it nor did it says what proves it.
 */
final class ActionDecisions {

  private static final int MOST = 50;
  private static final int MOST_CONTROLS = 10;
  private static final int CONTROL = 60;

  private ActionDecisions() {}

  static void say(ReviewDocument review, SayAction command, Instant now) {
    ReviewRules.requireId(command.actionId());
    ActionItem before = review.actions().get(command.actionId());
    ActionSaid said = checked(command, before == null ? 1 : before.said().version() + 1, now);
    if (before == null) {
      if (command.base() != 0) {
        throw Refused.notFound("The action item");
      }
      if (review.actions().size() >= MOST) {
        throw Refused.conflict(
            "too-many-actions",
            "A review holds at most %d action items. Keep those that matter.".formatted(MOST));
      }
    } else if (same(before.said(), said)) {
      return;
    } else if (before.said().version() != command.base()) {
      throw Refused.conflict(
          "action-changed",
          "Somebody changed this action item since you began. Look at it as it is now, then save"
              + " yours on version "
              + before.said().version()
              + ".",
          Map.of("currentVersion", before.said().version()));
    }
    apply(said);
  }

  private static ActionSaid checked(SayAction command, int version, Instant now) {
    return new ActionSaid(
        command.reviewId(),
        command.actionId(),
        version,
        PlanningText.required(
            "/title", command.title(), PlanningText.LINE, "Say in a line what has to be done."),
        PlanningText.optional("/details", command.details(), PlanningText.PARAGRAPH),
        command.owner(),
        command.due(),
        controls(command.controls()),
        PlanningText.optional("/proof", command.proof(), PlanningText.PARAGRAPH),
        command.planId(),
        command.by(),
        now);
  }

  private static List<String> controls(List<String> said) {
    if (said.size() > MOST_CONTROLS) {
      throw Refused.invalid(
          "/controls", "Name at most %d controls; the rest follow.".formatted(MOST_CONTROLS));
    }
    List<String> controls = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String control =
          PlanningText.required(
              "/controls/" + i, said.get(i), CONTROL, "Name a control, as in ISO 27001 A.8.16.");
      if (!controls.contains(control)) {
        controls.add(control);
      }
    }
    return controls;
  }

  private static boolean same(ActionSaid before, ActionSaid now) {
    return before.title() != null
        && before.title().equals(now.title())
        && Objects.equals(before.details(), now.details())
        && Objects.equals(owner(before), owner(now))
        && Objects.equals(before.due(), now.due())
        && before.controls().equals(now.controls())
        && Objects.equals(before.proof(), now.proof())
        && Objects.equals(before.planId(), now.planId());
  }

  private static String owner(ActionSaid said) {
    return said.owner() == null ? null : said.owner().id();
  }

  static void move(ReviewDocument review, MoveAction command, Instant now) {
    ActionItem item = review.actions().get(command.actionId());
    if (item == null) {
      throw Refused.notFound("The action item");
    }
    if (command.to() == null) {
      throw Refused.invalid("/to", "Say how far it is: OPEN, DONE, VERIFIED or DROPPED.");
    }
    if (command.to() == item.state()) {
      return;
    }
    if (command.to() == ActionState.VERIFIED) {
      requireVerifiable(item, command);
    }
    String reason =
        PlanningText.required("/reason", command.reason(), PlanningText.PARAGRAPH, asked(command));
    apply(
        new ActionMoved(
            command.reviewId(),
            command.actionId(),
            item.state(),
            command.to(),
            reason,
            command.by(),
            now));
  }

  private static void requireVerifiable(ActionItem item, MoveAction command) {
    if (item.state() != ActionState.DONE) {
      throw Refused.conflict(
          "action-not-done", "Nobody says that this is done. Whoever did it has to say so first.");
    }
    String asker = command.by().id();
    if (asker.equals(item.ownerId()) || asker.equals(item.done().by().id())) {
      throw Refused.forbidden(
          "own-action",
          "You own this or did it. Somebody else has to look and say what proves it.");
    }
  }

  private static String asked(MoveAction command) {
    return switch (command.to()) {
      case OPEN -> "Say why it has to be done after all.";
      case DONE -> "Say what was done.";
      case VERIFIED -> "Say what proves that it is done and works.";
      case DROPPED -> "Say why it is not going to be done.";
    };
  }
}
