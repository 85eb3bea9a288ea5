package io.muster.reporting.clock;

import io.muster.contracts.regulation.Regime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What reports of a regime consist of, as data. The stages of one form are cumulative: a later one
 * has the fields of the earlier ones. Forms of one regime share what is filled into fields of the
 * same id.
 *
 * @param source where the fields stand
 * @param stages the reports, in order
 * @param constants what the layout has beside the fields
 */
record ReportForm(
    Regime regime,
    String source,
    List<String> stages,
    List<Constant> constants,
    List<Field> fields) {
  ReportForm {
    stages = List.copyOf(stages);
    constants = List.copyOf(constants);
    fields = List.copyOf(fields);
  }

  /**
   * Something the layout wants that nobody has to fill in.
   *
   * @param value the same for all stages; null when it depends on the stage
   * @param values by stage
   * @param onlyWith only when this field has a value; null: always
   */
  record Constant(String path, String value, Map<String, String> values, String onlyWith) {
    String at(String stage) {
      return value != null ? value : values.get(stage);
    }
  }

  /**
   * One field.
   *
   * @param since the first stage that has it
   * @param source which event fills it; null: a person has to
   * @param path where it stands in the file
   * @param options the codes it may have; null for other types
   * @param when with {@link Need#IF}: another field's value that makes it required
   */
  record Field(
      String id,
      String label,
      String section,
      Type type,
      String since,
      Need need,
      String source,
      String path,
      List<String> options,
      When when) {}

  /** Another field that has a value, or for {@code *} any. */
  record When(String field, String is) {}

  /** Whether a field has to be filled in. */
  enum Need {
    REQUIRED,
    OPTIONAL,
    /** Required when another field says so. */
    IF,
    /** Required once the limit of the report has passed. */
    LATE
  }

  /** What a field may hold. */
  @Schema(name = "ReportFieldType")
  enum Type {
    TEXT,
    INSTANT,
    YES_NO,
    INTEGER,
    PERCENT,
    AMOUNT,
    DURATION,
    CODE,
    CODES,
    COUNTRIES,
    LEI,
    EMAIL
  }

  /** The fields a stage has, in order. */
  List<Field> fieldsOf(String stage) {
    int last = stages.indexOf(stage);
    return fields.stream().filter(field -> stages.indexOf(field.since()) <= last).toList();
  }
}
