package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.reporting.report.IncidentReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an engagement came to: each sample with what the auditor made of each of it. Times are UTC;
 * null means that it is not known or has not happened.
 *
 * @param schema name and version of this form
 * @param framework its title
 * @param framed its controls with their version, as in {@code soc2-cc7/1}
 * @param from the first day that is audited
 * @param to the last day that is audited
 * @param auditor the person, as the reader may see them; else the address it waits for
 * @param asOf how far in the log it looks
 * @param checkpoint the first signed checkpoint that covers it
 * @param caution why none covers it, as a sentence
 * @param personalDataMasked whether people are called by masks in this copy
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
      "validFrom",
      "validUntil",
      "auditor",
      "acknowledgeMinutes",
      "reviewDays",
      "asOf",
      "personalDataMasked",
      "samples"
    })
record WorkingPaper(
    String schema,
    String id,
    String framework,
    String framed,
    String source,
    LocalDate from,
    LocalDate to,
    Instant validFrom,
    Instant validUntil,
    String auditor,
    String purpose,
    int acknowledgeMinutes,
    int reviewDays,
    IncidentReport.AsOf asOf,
    IncidentReport.Signed checkpoint,
    String caution,
    boolean personalDataMasked,
    List<Sample> samples) {

  /** The form written today. */
  static final String SCHEMA = "muster.audit-working-paper/1";

  /**
   * A sample.
   *
   * @param query what its population is, in words
   * @param asOf position in the log at which the population was looked at
   * @param population how many belonged to it for the auditor
   * @param size how many were asked for
   * @param hidden how many of it the reader of this copy may not see
   */
  @Schema(
      name = "WorkingPaperSample",
      requiredProperties = {
        "sample",
        "control",
        "title",
        "asks",
        "query",
        "asOf",
        "population",
        "size",
        "seed",
        "at",
        "items",
        "hidden"
      })
  record Sample(
      int sample,
      String control,
      String title,
      String asks,
      String query,
      long asOf,
      int population,
      int size,
      String seed,
      Instant at,
      List<Item> items,
      int hidden) {

    long marked(AuditVerdict verdict) {
      return items.stream().filter(item -> item.verdict() == verdict).count();
    }
  }

  /**
   * One of a sample.
   *
   * @param id from which the draw follows
   * @param subject the number of the incident, or the id of the plan
   * @param deviations what Muster found by the engagement's limits; no verdict
   * @param verdict what the auditor made of it; null while they have not said
   * @param words why, in the auditor's words
   * @param markedAt when they said so
   */
  @Schema(
      name = "AuditSampleItem",
      requiredProperties = {"id", "subject", "deviations"})
  record Item(
      String id,
      String subject,
      String title,
      List<Deviation> deviations,
      AuditVerdict verdict,
      String words,
      Instant markedAt) {}

  long marked(AuditVerdict verdict) {
    return samples.stream().mapToLong(sample -> sample.marked(verdict)).sum();
  }

  int items() {
    return samples.stream().mapToInt(sample -> sample.items().size()).sum();
  }
}
