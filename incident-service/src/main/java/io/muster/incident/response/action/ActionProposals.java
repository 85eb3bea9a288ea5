package io.muster.incident.response.action;

import io.muster.contracts.Actor;
import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.contracts.action.GuardedActionCommand.Propose;
import io.muster.contracts.action.OfferedAction;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes proposals of what people and rules want done: checked, with who may feel it. */
@Component
public class ActionProposals {

  private final ActionTargets targets;
  private final ActionBlast blast;

  ActionProposals(ActionTargets targets, ActionBlast blast) {
    this.targets = targets;
    this.blast = blast;
  }

  /**
   * What is to be done.
   *
   * @param service what is acted on; null: what the target says
   * @param undoAfterMinutes null: only by hand
   */
  public record Wish(
      String targetId,
      ActionKind kind,
      List<ActionParameter> parameters,
      String service,
      String reason,
      Integer undoAfterMinutes) {}

  /**
   * The step of a runbook that asks for it.
   *
   * @param runId of the runbook that is being followed
   */
  public record Step(String runId, String stepId) {}

  /**
   * A proposal as the target and the dependency map are now.
   *
   * @param step null: none asks for it
   * @throws Refused 422 with a pointer into the wish
   */
  public Propose of(String actionId, String incidentId, Wish wish, Step step, Actor by) {
    OfferedAction offered = requireOffered(wish.targetId(), wish.kind());
    Wish asked = checked(wish);
    Described said = targets.find(wish.targetId()).orElseThrow().said();
    String actedOn = asked.service() == null ? said.service() : asked.service();
    ActionBlast.Radius radius = blast.of(actedOn);
    return new Propose(
        actionId,
        incidentId,
        said.targetId(),
        said.version(),
        said.name(),
        asked.kind(),
        asked.parameters(),
        actedOn,
        radius.recorded(),
        radius.hits().size(),
        radius.dangers(offered),
        asked.reason(),
        asked.undoAfterMinutes(),
        step == null ? null : step.runId(),
        step == null ? null : step.stepId(),
        by);
  }

  /**
   * What a target says of a kind of action it offers.
   *
   * @throws Refused 422 when it is not set up, or does not offer that
   */
  public OfferedAction requireOffered(String targetId, ActionKind kind) {
    TargetState target =
        targets
            .find(targetId)
            .filter(found -> found.retired() == null)
            .orElseThrow(
                () -> Refused.invalid("/targetId", "Choose one of the targets that are set up."));
    if (kind == null) {
      throw Refused.invalid("/kind", "Say what is to be done.");
    }
    return target
        .offers(kind)
        .orElseThrow(
            () -> Refused.invalid("/kind", "This target does not offer that. Choose another."));
  }

  /**
   * The wish as it is recorded, whatever its target says.
   *
   * @throws Refused 422 with a pointer into the wish
   */
  public static Wish checked(Wish wish) {
    if (wish.kind() == null) {
      throw Refused.invalid("/kind", "Say what is to be done.");
    }
    return new Wish(
        wish.targetId(),
        wish.kind(),
        ActionForm.checked(wish.kind(), wish.parameters()),
        Wording.optional("/service", wish.service(), Wording.SERVICE),
        Wording.required("/reason", wish.reason(), Wording.REASON, "Say what it is good for."),
        minutes(wish.kind(), wish.undoAfterMinutes()));
  }

  private static Integer minutes(ActionKind kind, Integer minutes) {
    if (minutes == null) {
      return null;
    }
    if (!kind.undoable()) {
      throw Refused.invalid(
          "/undoAfterMinutes", "What this action does cannot be taken back. Leave the time out.");
    }
    if (minutes < 1 || minutes > ActionLimits.LONGEST_MINUTES) {
      throw Refused.invalid(
          "/undoAfterMinutes",
          "Give 1 to %d minutes, or leave the time out.".formatted(ActionLimits.LONGEST_MINUTES));
    }
    return minutes;
  }
}
