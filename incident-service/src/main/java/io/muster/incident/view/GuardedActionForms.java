package io.muster.incident.view;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.Danger;
import io.muster.contracts.action.DryRunResult;
import io.muster.incident.response.action.ActionStage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which guarded actions are asked for and shown. */
final class GuardedActionForms {

  private GuardedActionForms() {}

  /**
   * What somebody wants done.
   *
   * @param service what is acted on, as the dependency map calls it; what the target says when left
   *     out
   * @param undoAfterMinutes how long after it began it is undone, 1 to 10,080; left out: only by
   *     hand
   * @param step the step of a runbook that asks for it; left out: none does
   */
  @Schema(
      name = "NewGuardedAction",
      requiredProperties = {"targetId", "kind", "reason"},
      example =
          "{\"targetId\":\"action-target-edge\",\"kind\":\"BLOCK_ADDRESS\",\"parameters\":[{\"name\":\"address\",\"value\":\"203.0.113.7\"}],\"reason\":\"It tries passwords\",\"undoAfterMinutes\":60}")
  record Wish(
      String targetId,
      ActionKind kind,
      List<ActionParameter> parameters,
      String service,
      String reason,
      Integer undoAfterMinutes,
      StepOfRun step) {}

  /** A step of a run of a runbook, in the same incident. */
  @Schema(
      name = "StepOfRun",
      requiredProperties = {"runId", "stepId"})
  record StepOfRun(String runId, String stepId) {}

  /**
   * How it stands, by somebody who looked.
   *
   * @param inEffect whether what was to be done holds now
   */
  @Schema(
      name = "ActionSettlement",
      requiredProperties = {"inEffect", "note"},
      example = "{\"inEffect\":true,\"note\":\"The rule is there\"}")
  record Settlement(Boolean inEffect, String note) {}

  /**
   * What came of trying it.
   *
   * @param says the target's own words
   */
  @Schema(
      name = "ActionDryRun",
      requiredProperties = {"result", "at"})
  record DryRun(DryRunResult result, String says, Instant at) {}

  /**
   * A service that may feel it.
   *
   * @param tier 1, most hangs on it, to 4; missing when the catalogue does not know it
   * @param hops how many dependencies away it is; 0: it is acted on itself
   */
  @Schema(
      name = "ActionHit",
      requiredProperties = {"name", "hops"})
  record Hit(String name, Integer tier, int hops) {}

  /**
   * Which services may feel it.
   *
   * @param service what is acted on; missing when nobody said
   * @param hits the nearest first, at most 50
   * @param total how many there are
   */
  @Schema(
      name = "ActionBlastRadius",
      requiredProperties = {"hits", "total"})
  record Blast(String service, List<Hit> hits, int total) {}

  /**
   * One thing that happened to it.
   *
   * @param text what somebody wrote or the target said
   */
  @Schema(
      name = "ActionStep",
      requiredProperties = {"summary", "by", "at"})
  record Step(String summary, String text, Shown.By by, Instant at) {}

  /**
   * What the asker may do with it now.
   *
   * @param approve as somebody who did not propose it
   * @param order let it go ahead, as nobody has to approve it
   * @param dryRun have it tried once more
   * @param settle say how it stands
   */
  @Schema(
      name = "ActionVerbs",
      requiredProperties = {"approve", "order", "dryRun", "callOff", "undo", "settle"})
  record Verbs(
      boolean approve,
      boolean order,
      boolean dryRun,
      boolean callOff,
      boolean undo,
      boolean settle) {}

  /**
   * A guarded action.
   *
   * @param dangers why somebody else has to approve it; none: nobody has to
   * @param dryRun missing while the target is being asked
   * @param undoAt when it is undone by itself
   * @param step of a runbook that asks for it; missing when none does
   * @param steps the oldest first
   */
  @Schema(
      name = "GuardedAction",
      requiredProperties = {
        "id",
        "targetId",
        "targetName",
        "kind",
        "parameters",
        "stage",
        "reason",
        "blast",
        "dangers",
        "proposedBy",
        "proposedAt",
        "may",
        "steps"
      })
  record One(
      String id,
      String targetId,
      String targetName,
      ActionKind kind,
      List<ActionParameter> parameters,
      ActionStage stage,
      String reason,
      Blast blast,
      List<Danger> dangers,
      DryRun dryRun,
      Integer undoAfterMinutes,
      Instant undoAt,
      StepOfRun step,
      Shown.By proposedBy,
      Instant proposedAt,
      Verbs may,
      List<Step> steps) {}

  /** The guarded actions of an incident, the newest first. */
  @Schema(name = "GuardedActionList", requiredProperties = "items")
  record Actions(List<One> items) {}
}
