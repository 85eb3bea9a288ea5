package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is answered about entities, assessments and clocks. */
final class ClockAnswers {

  private ClockAnswers() {}

  /**
   * A legal entity.
   *
   * @param version for If-Match
   */
  @Schema(
      name = "LegalEntity",
      requiredProperties = {
        "id",
        "name",
        "jurisdiction",
        "zone",
        "regimes",
        "traits",
        "retired",
        "version"
      })
  record EntityShown(
      String id,
      String name,
      String jurisdiction,
      String zone,
      String lei,
      List<Regime> regimes,
      List<EntityTrait> traits,
      boolean retired,
      long version) {

    static EntityShown of(Entities.Entity entity) {
      return new EntityShown(
          entity.id(),
          entity.content().name(),
          entity.content().jurisdiction(),
          entity.content().zone(),
          entity.content().lei(),
          entity.content().regimes(),
          entity.content().traits(),
          entity.retired(),
          entity.version());
    }
  }

  /** Every legal entity, by name. */
  @Schema(name = "LegalEntityList", requiredProperties = "items")
  record EntityList(List<EntityShown> items) {}

  /**
   * The rules this Muster knows, with the questions of each decision table.
   *
   * @param forms the reports that can be filled in, as in {@code dora.initial}
   */
  @Schema(
      name = "RegulatoryRules",
      requiredProperties = {"items", "forms"})
  record RuleList(List<RegimePack> items, List<String> forms) {}

  /**
   * A fact as it was stated once.
   *
   * @param value missing: it was taken back
   * @param reason why it was said anew
   * @param recordedAt when the log learned it, UTC
   */
  @Schema(
      name = "FactVersion",
      requiredProperties = {"by", "recordedAt", "position"})
  record FactVersion(Instant value, String reason, String by, Instant recordedAt, long position) {}

  /**
   * A fact and everything that was said of it.
   *
   * @param value as it holds now; missing when it was taken back
   * @param versions oldest first
   */
  @Schema(
      name = "RegulatoryFactShown",
      requiredProperties = {"fact", "versions"})
  record FactShown(RegulatoryFact fact, Instant value, List<FactVersion> versions) {}

  /** What the log already says of a fact that nobody has stated yet. */
  @Schema(
      name = "FactSuggestion",
      requiredProperties = {"fact", "value", "source"})
  record Suggestion(RegulatoryFact fact, Instant value, String source) {}

  /** A decision on the record. */
  @Schema(
      name = "ReportabilityDecision",
      requiredProperties = {
        "table",
        "inputs",
        "thresholds",
        "outcome",
        "reason",
        "by",
        "decidedAt",
        "recordedAt",
        "position"
      })
  record DecisionShown(
      String table,
      List<Input> inputs,
      Reportability proposed,
      List<String> thresholds,
      Reportability outcome,
      String reason,
      String by,
      Instant decidedAt,
      Instant recordedAt,
      long position) {}

  /** A moment that was known. */
  @Schema(
      name = "KnownFact",
      requiredProperties = {"fact", "value"})
  record KnownFact(RegulatoryFact fact, Instant value) {}

  /**
   * A limit that had passed by what was known then; a correction changed the clock and not that.
   *
   * @param facts what was known then
   * @param knownUntil when the correction was recorded, UTC
   * @param correction what was recorded, as a sentence; missing when it cannot be told
   */
  @Schema(
      name = "FormerBreach",
      requiredProperties = {"clock", "facts", "knownUntil"})
  record FormerBreachShown(
      RegulatoryClock clock, List<KnownFact> facts, Instant knownUntil, String correction) {}

  /** A report that was filed. */
  @Schema(
      name = "Submission",
      requiredProperties = {"report", "submittedAt", "channel", "by", "recordedAt", "position"})
  record SubmissionShown(
      String report,
      Instant submittedAt,
      String channel,
      String receipt,
      String sha256,
      String lateReason,
      String by,
      Instant recordedAt,
      long position) {}

  /**
   * One regime.
   *
   * @param decisions newest first; none while nobody has decided
   */
  @Schema(
      name = "RegimeStanding",
      requiredProperties = {"regime", "title", "decisions", "clocks", "formerBreaches"})
  record RegimeShown(
      Regime regime,
      String title,
      List<DecisionShown> decisions,
      List<RegulatoryClock> clocks,
      List<FormerBreachShown> formerBreaches) {}

  /**
   * An incident for one entity.
   *
   * @param version for If-Match; -1 while nothing was recorded
   */
  @Schema(
      name = "Assessment",
      requiredProperties = {"entity", "facts", "regimes", "submissions", "version"})
  record AssessmentShown(
      EntityShown entity,
      List<FactShown> facts,
      List<RegimeShown> regimes,
      List<SubmissionShown> submissions,
      long version) {}

  /** Everything about the clocks of one incident; no item when no entity is listed. */
  @Schema(
      name = "IncidentClocks",
      requiredProperties = {"incidentId", "number", "suggestions", "items"})
  record IncidentClocks(
      String incidentId,
      String number,
      List<Suggestion> suggestions,
      List<AssessmentShown> items) {}

  /** A clock that runs somewhere. */
  @Schema(
      name = "DueReport",
      requiredProperties = {"incidentId", "number", "entityId", "entity", "regime", "clock"})
  record Due(
      String incidentId,
      String number,
      String entityId,
      String entity,
      Regime regime,
      RegulatoryClock clock) {}

  /** A regime for which somebody has to decide. */
  @Schema(
      name = "UndecidedRegime",
      requiredProperties = {"incidentId", "number", "entityId", "entity", "regimes"})
  record Undecided(
      String incidentId, String number, String entityId, String entity, List<Regime> regimes) {}

  /**
   * What is due next.
   *
   * @param entities how many legal entities are listed; without one nothing is ever due
   * @param items what is overdue first, then by limit
   */
  @Schema(
      name = "DueReports",
      requiredProperties = {"entities", "items", "undecided"})
  record DueList(int entities, List<Due> items, List<Undecided> undecided) {}

  /** What a decision table says of some answers. */
  @Schema(
      name = "Proposal",
      requiredProperties = {"table", "met", "missing"})
  record Proposal(String table, Reportability proposed, List<String> met, List<String> missing) {}
}
