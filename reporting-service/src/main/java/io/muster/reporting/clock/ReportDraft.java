package io.muster.reporting.clock;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A report as it stands at a position of the log.
 *
 * @param asOf position up to which it knows what was recorded
 * @param required how many fields have to be filled in
 * @param filled how many of those are, without a fault
 * @param missing ids of required fields that are empty or wrong, in order
 * @param previous what was filed before and it is compared with: the stage before, or the same
 *     report when it is filed again; missing for the first
 * @param approvedBy who approved it as it stands; missing when nobody did or it has changed since
 * @param submittedAt when it was filed, UTC; it is frozen then
 * @param filing which filing of this report it is, from 1; missing while it is not filed
 * @param filings how often this report was filed
 * @param sha256 of its JSON file, hex
 */
@Schema(
    requiredProperties = {
      "report",
      "name",
      "source",
      "asOf",
      "required",
      "filled",
      "missing",
      "fields",
      "filings",
      "sha256"
    })
record ReportDraft(
    String report,
    String name,
    String source,
    long asOf,
    int required,
    int filled,
    List<String> missing,
    List<Field> fields,
    String previous,
    String approvedBy,
    Instant approvedAt,
    Instant submittedAt,
    Integer filing,
    int filings,
    String sha256) {
  ReportDraft {
    missing = List.copyOf(missing);
    fields = List.copyOf(fields);
  }

  /**
   * A field with what it holds.
   *
   * @param options the codes it may have
   * @param value missing for an empty one
   * @param origin the event it comes from, or who filled it in
   * @param position of that in the log
   * @param required whether it has to be filled in, as the others are
   * @param problem what is wrong with it
   * @param before what the previous stage had as it was filed, where that differs
   * @param changed whether it differs from the previous stage
   */
  @Schema(
      name = "ReportField",
      requiredProperties = {"id", "label", "section", "type", "required", "changed"})
  record Field(
      String id,
      String label,
      String section,
      ReportForm.Type type,
      List<String> options,
      String value,
      String origin,
      Long position,
      boolean required,
      String problem,
      String before,
      boolean changed) {}
}
