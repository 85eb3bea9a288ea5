package io.muster.incident.view;

import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.incident.planning.drill.DrillState.Progress;
import io.muster.incident.planning.drill.Scorecard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which drills are started and shown. */
final class DrillForms {

  private DrillForms() {}

  /**
   * A scenario Muster brings along.
   *
   * @param minutes how long it takes, in the drill's time
   */
  @Schema(
      name = "DrillScenario",
      requiredProperties = {"key", "name", "version", "minutes", "steps"})
  record Scenario(String key, String name, int version, String about, int minutes, int steps) {}

  /** Scenarios by name. */
  @Schema(name = "DrillScenarios", requiredProperties = "items")
  record Scenarios(List<Scenario> items) {}

  /**
   * One drill of many.
   *
   * @param scenario key of the scenario; {@code own} for one a manager wrote
   * @param speed how many seconds of it pass in one; 0: its time goes on by hand
   * @param now how late it is in it, UTC
   * @param minute the same, in minutes since it began
   * @param minutes after how many it is over
   */
  @Schema(
      name = "DrillRow",
      requiredProperties = {
        "id",
        "name",
        "scenario",
        "scenarioVersion",
        "seed",
        "speed",
        "progress",
        "startedBy",
        "startedAt",
        "now",
        "minute",
        "minutes"
      })
  record Row(
      String id,
      String name,
      String scenario,
      int scenarioVersion,
      long seed,
      int speed,
      Progress progress,
      Shown.By startedBy,
      Instant startedAt,
      Instant now,
      long minute,
      int minutes) {}

  /** Drills, the newest first. */
  @Schema(name = "DrillList", requiredProperties = "items")
  record Page(List<Row> items) {}

  /**
   * What was played.
   *
   * @param minute of the drill
   * @param status what the door answered; missing for an inject
   * @param text what those who practise are told; missing for a payload
   */
  @Schema(
      name = "DrillStep",
      requiredProperties = {"id", "kind", "minute", "position"})
  record Step(
      String id,
      StepKind kind,
      long minute,
      String source,
      Integer status,
      String text,
      long position) {}

  /** What comes next; only managers see it. */
  @Schema(
      name = "DrillNext",
      requiredProperties = {"id", "kind", "minute"})
  record Next(String id, StepKind kind, int minute) {}

  /**
   * A drill.
   *
   * @param incidents that came of it, as far as they are for the reader
   * @param next for managers, what is yet to come
   * @param score as it stands; missing when it was broken off
   * @param ended missing while it runs
   * @param reason why it was broken off
   */
  @Schema(
      name = "Drill",
      requiredProperties = {"row", "steps", "incidents", "next", "aggregateVersion"})
  record Whole(
      Row row,
      List<Step> steps,
      List<Shown.Ref> incidents,
      List<Next> next,
      Scorecard score,
      Shown.By endedBy,
      Instant endedAt,
      String reason,
      long aggregateVersion) {}

  /**
   * A drill to begin.
   *
   * @param scenario key of one Muster brings along; left out with {@code text}
   * @param text a scenario of one's own, YAML
   * @param seed from which names and addresses are drawn; another one each time when left out
   * @param speed how many seconds of it pass in one, 0 to 60; 0, by hand, when left out
   */
  @Schema(name = "NewDrill", example = "{\"scenario\":\"ransomware\",\"seed\":7,\"speed\":10}")
  record NewDrill(String scenario, String text, Long seed, Integer speed) {}

  /**
   * Until when its time goes on. It is said from the beginning, so that saying it twice changes
   * nothing.
   *
   * @param minute of the drill, 1 to 1440
   */
  @Schema(name = "DrillAdvance", requiredProperties = "minute", example = "{\"minute\":15}")
  record Advance(Integer minute) {}
}
