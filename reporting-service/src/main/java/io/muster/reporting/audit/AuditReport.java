package io.muster.reporting.audit;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.report.IncidentReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A standing report: what an auditor asks of a period, answered from the log up to one position.
 * The same definition is the same content for the same reader. Times are UTC; null means that it
 * has not happened or is not known.
 *
 * @param schema name and version of this form
 * @param framework the controls it goes through
 * @param framed with their version, as in {@code soc2-cc7/1}
 * @param from the first day, UTC
 * @param to the last day, UTC
 * @param seed from which the sample follows: the subjects with the smallest SHA-256 of seed, line
 *     feed and id
 * @param checkpoint the first signed checkpoint that covers it
 * @param caution why none covers it, as a sentence
 * @param personalDataMasked whether people are called by masks in this copy
 * @param exceptions what an auditor would note, the earliest first
 * @param withoutReview numbers of the incidents that ended in the period and have no review
 * @param register every incident of any of the populations
 */
@Schema(
    requiredProperties = {
      "schema",
      "id",
      "framework",
      "framed",
      "source",
      "from",
      "to",
      "sampleSize",
      "seed",
      "acknowledgeMinutes",
      "reviewDays",
      "asOf",
      "personalDataMasked",
      "exceptions",
      "withoutReview",
      "controls",
      "register"
    })
record AuditReport(
    String schema,
    String id,
    String framework,
    String framed,
    String source,
    LocalDate from,
    LocalDate to,
    int sampleSize,
    String seed,
    int acknowledgeMinutes,
    int reviewDays,
    IncidentReport.AsOf asOf,
    IncidentReport.Signed checkpoint,
    String caution,
    boolean personalDataMasked,
    List<Exception> exceptions,
    List<String> withoutReview,
    List<ControlResult> controls,
    List<RegisterLine> register) {

  /** The form written today. */
  static final String SCHEMA = "muster.audit-report/1";

  /**
   * An exception.
   *
   * @param subject the number of the incident, or the id of the plan
   * @param title what it is called
   * @param controls the controls it is an exception to
   * @param sentence what was found
   * @param position of the event that shows it; null when what is missing is an event
   */
  @Schema(
      name = "AuditException",
      requiredProperties = {"deviation", "subject", "controls", "sentence", "at"})
  record Exception(
      Deviation deviation,
      String subject,
      String title,
      List<String> controls,
      String sentence,
      Instant at,
      Long position) {}

  /**
   * A control with its population and sample.
   *
   * @param query what the population is, in words
   * @param size how many belong to it
   * @param exceptions how many of them have one
   * @param notKept what the control asks for and Muster has no record of
   */
  @Schema(
      name = "AuditControlResult",
      requiredProperties = {
        "id",
        "title",
        "asks",
        "population",
        "query",
        "size",
        "exceptions",
        "sample"
      })
  record ControlResult(
      String id,
      String title,
      String asks,
      Population population,
      String query,
      int size,
      int exceptions,
      String notKept,
      List<Sampled> sample) {}

  /**
   * One of a sample.
   *
   * @param id from which the draw follows
   * @param deviations what was found
   * @param evidence the events that prove the control, oldest first
   */
  @Schema(
      name = "AuditSampled",
      requiredProperties = {"id", "subject", "deviations", "evidence"})
  record Sampled(
      String id,
      String subject,
      String title,
      List<Deviation> deviations,
      List<EvidenceLine> evidence) {}

  /**
   * An event as evidence.
   *
   * @param leafHash SHA-256 that covers it alone, hex
   */
  @Schema(
      name = "AuditEvidence",
      requiredProperties = {"position", "type", "recordTime", "leafHash", "summary"})
  record EvidenceLine(
      long position, String type, Instant recordTime, String leafHash, String summary) {}

  /**
   * An incident in the register.
   *
   * @param effects whom outside it affected, as far as somebody said
   * @param remedies what its review wants done
   * @param reviewedAt when its review was published
   * @param waived why it needs none
   */
  @Schema(
      name = "AuditRegisterLine",
      requiredProperties = {
        "number",
        "severity",
        "services",
        "openedAt",
        "effects",
        "remedies",
        "duties"
      })
  record RegisterLine(
      String number,
      String title,
      Severity severity,
      List<String> services,
      Instant occurredAt,
      Instant detectedAt,
      Instant openedAt,
      Instant acknowledgedAt,
      Instant endedAt,
      String cause,
      List<String> effects,
      List<String> remedies,
      Instant reviewedAt,
      String waived,
      List<DutyLine> duties) {}

  /**
   * What one law made of it for one legal entity.
   *
   * @param outcome null while nobody has decided
   * @param reason why it is so
   * @param filed the reports that were filed
   * @param late the reports that were, or are, late
   */
  @Schema(
      name = "AuditDuty",
      requiredProperties = {"entity", "regime", "filed", "late"})
  record DutyLine(
      String entity,
      Regime regime,
      Reportability outcome,
      String reason,
      List<String> filed,
      List<String> late) {}
}
