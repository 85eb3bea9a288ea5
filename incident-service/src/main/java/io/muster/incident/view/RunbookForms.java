package io.muster.incident.view;

import io.muster.contracts.planning.RunParameter;
import io.muster.contracts.planning.RunStep;
import io.muster.incident.planning.runbook.RunHistory;
import io.muster.incident.planning.runbook.RunbookBlock;
import io.muster.incident.planning.runbook.RunbookFault;
import io.muster.incident.planning.runbook.RunbookText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which runbooks and their runs are told and shown. */
final class RunbookForms {

  private RunbookForms() {}

  /** How far the newest draft has come. */
  enum Progress {
    DRAFT,
    SUBMITTED,
    RETURNED,
    PUBLISHED
  }

  /**
   * One runbook of many.
   *
   * @param version that is run; missing before the first and once it was retired
   * @param draft the number of the newest draft
   */
  @Schema(
      name = "RunbookRow",
      requiredProperties = {"id", "title", "draft", "progress", "retired"})
  record Row(
      String id, String title, Integer version, int draft, Progress progress, boolean retired) {}

  /** Runbooks by title. */
  @Schema(name = "RunbookList", requiredProperties = "items")
  record Page(List<Row> items) {}

  /**
   * One of several ways on.
   *
   * @param to the id of the step it leads to; missing: it is over with it
   */
  @Schema(name = "RunbookAnswer", requiredProperties = "answer")
  record Way(String answer, String to) {}

  /**
   * A step as it is written, or in a run with its parameters filled in.
   *
   * @param id short and lasting, unique within the runbook
   * @param blocks what stands below its heading
   * @param audience who is told, for MESSAGE
   * @param minutes how long to wait, for WAIT
   * @param answers what can be decided, for DECISION; else empty
   */
  @Schema(
      name = "RunbookStep",
      requiredProperties = {"id", "kind", "title", "blocks", "answers"})
  record Step(
      String id,
      RunStep.Kind kind,
      String title,
      List<RunbookBlock> blocks,
      String audience,
      Integer minutes,
      List<Way> answers) {

    static Step of(RunStep step) {
      return new Step(
          step.id(),
          step.kind(),
          step.title(),
          RunbookBlock.of(step.text()),
          step.audience(),
          step.minutes(),
          step.answers().stream().map(answer -> new Way(answer.answer(), answer.to())).toList());
    }
  }

  /**
   * What a run has to be told.
   *
   * @param text what it is, in words
   * @param preset what it is unless something else is said; missing: it has to be said
   */
  @Schema(name = "RunbookParameter", requiredProperties = "name")
  record Parameter(String name, String text, String preset) {}

  /**
   * What a runbook says.
   *
   * @param introduction what everybody should know before they begin
   */
  @Schema(
      name = "RunbookRead",
      requiredProperties = {"title", "introduction", "parameters", "steps"})
  record Read(
      String title, List<RunbookBlock> introduction, List<Parameter> parameters, List<Step> steps) {

    static Read of(RunbookText text) {
      return new Read(
          text.title(),
          RunbookBlock.of(text.introduction()),
          text.parameters().stream()
              .map(each -> new Parameter(each.name(), each.text(), each.preset()))
              .toList(),
          text.steps().stream().map(Step::of).toList());
    }
  }

  /**
   * A draft or a version.
   *
   * @param number of the draft, or of the version
   * @param text Markdown as it was written
   * @param read what it says
   * @param by who wrote the draft, or approved the version
   */
  @Schema(
      name = "RunbookText",
      requiredProperties = {"number", "text", "read", "by", "at", "authors"})
  record Text(
      int number,
      String text,
      Read read,
      Shown.By by,
      Instant at,
      List<Shown.By> authors,
      String reason) {}

  /**
   * A runbook with all that is known of it.
   *
   * @param holding the version that is run
   * @param draft the newest draft; missing when it is the version that is run
   * @param mayApprove whether the asker may: a manager who neither wrote nor submitted it
   * @param versions the newest first
   */
  @Schema(
      name = "Runbook",
      requiredProperties = {"row", "mayApprove", "versions", "aggregateVersion"})
  record Whole(
      Row row,
      Text holding,
      Text draft,
      PlanForms.Word submitted,
      PlanForms.Word returned,
      PlanForms.Word retired,
      boolean mayApprove,
      List<Text> versions,
      String template,
      long aggregateVersion) {}

  /** A runbook as it is written. */
  @Schema(
      name = "RunbookDraft",
      requiredProperties = "text",
      example =
          "{\"text\":\"# Disk full\\n\\n## Check: which disk\\n\\n## Action: remove old logs\\n\",\"reason\":\"It happens weekly\"}")
  record NewDraft(String text, String reason) {}

  /** A text to look at. */
  @Schema(
      name = "RunbookPreviewQuestion",
      requiredProperties = "text",
      example = "{\"text\":\"# Disk full\\n\\n## Check: which disk\\n\"}")
  record Question(String text) {}

  /**
   * What a text says, or what will not do.
   *
   * @param read missing when something will not do
   */
  @Schema(name = "RunbookPreview", requiredProperties = "faults")
  record Preview(Read read, List<RunbookFault> faults) {}

  /** A runbook Muster brings along. */
  @Schema(
      name = "RunbookTemplate",
      requiredProperties = {"key", "title", "steps", "adopted", "runbookId"})
  record Template(String key, String title, int steps, boolean adopted, String runbookId) {}

  /** What Muster brings along, by title. */
  @Schema(name = "RunbookTemplateList", requiredProperties = "items")
  record Templates(List<Template> items) {}

  /** Which runbook to follow, and what it has to be told. */
  @Schema(
      name = "NewRun",
      requiredProperties = "runbookId",
      example =
          "{\"runbookId\":\"runbook-ddos\",\"parameters\":[{\"name\":\"target\",\"value\":\"shop.example\"},{\"name\":\"provider\",\"value\":\"Our host\"}]}")
  record NewRun(String runbookId, List<RunParameter> parameters) {}

  /**
   * A step is done.
   *
   * @param answer what was decided, for a decision
   * @param output what was seen
   */
  @Schema(name = "StepDone", example = "{\"output\":\"41 failures a minute, usual are 6\"}")
  record Done(String answer, String output) {}

  /** A step did not work. */
  @Schema(
      name = "StepFailed",
      requiredProperties = "output",
      example = "{\"output\":\"connection refused\"}")
  record Failed(String output) {}

  /** What became of a step. */
  @Schema(
      name = "StepOutcome",
      requiredProperties = {"how", "by", "at"})
  record Outcome(RunHistory.How how, String answer, String text, Shown.By by, Instant at) {}

  /**
   * A step and all that was said of it.
   *
   * @param atHand it is this one's turn
   */
  @Schema(
      name = "RunStep",
      requiredProperties = {"step", "atHand", "outcomes"})
  record StepInRun(Step step, boolean atHand, List<Outcome> outcomes) {}

  /** The end of a run. */
  @Schema(
      name = "RunEnd",
      requiredProperties = {"by", "at"})
  record End(String reason, Shown.By by, Instant at) {}

  /**
   * A run.
   *
   * @param version of the runbook it follows, whatever was published since
   * @param ended missing while it is under way
   */
  @Schema(
      name = "Run",
      requiredProperties = {
        "id",
        "runbookId",
        "version",
        "title",
        "parameters",
        "startedBy",
        "startedAt",
        "steps"
      })
  record Run(
      String id,
      String runbookId,
      int version,
      String title,
      List<RunParameter> parameters,
      Shown.By startedBy,
      Instant startedAt,
      List<StepInRun> steps,
      End ended) {}

  /** The runs of an incident, the newest first. */
  @Schema(name = "RunList", requiredProperties = "items")
  record Runs(List<Run> items) {}
}
