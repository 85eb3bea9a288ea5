package io.muster.reporting.clock;

import io.muster.reporting.clock.FieldSources.Filled;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.reporting.ledger.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a form with what they hold by what was recorded, and what each still lacks. */
final class DraftFields {

  private final ReportForm form;
  private final Rules rules;
  private final Names names;

  DraftFields(ReportForm form, Rules rules, Names names) {
    this.form = form;
    this.rules = rules;
    this.names = names;
  }

  /**
   * The fields of a stage, in order.
   *
   * @param late whether the limit of the report has passed
   */
  List<Field> of(String stage, List<Standing.Step> steps, boolean late) {
    FieldSources sources = new FieldSources(form.regime(), steps, rules, names);
    Map<String, Filled> values =
        form.fieldsOf(stage).stream()
            .filter(field -> sources.of(field) != null)
            .collect(Collectors.toMap(ReportForm.Field::id, sources::of));
    return form.fieldsOf(stage).stream()
        .map(field -> field(field, values.get(field.id()), isRequired(field, values, late)))
        .toList();
  }

  /** Each field with what it held before, where that differs. */
  static List<Field> compared(List<Field> now, List<Field> before) {
    Map<String, Field> byId =
        before.stream().collect(Collectors.toMap(Field::id, Function.identity()));
    return now.stream().map(field -> compared(field, byId.get(field.id()))).toList();
  }

  private static boolean isRequired(
      ReportForm.Field field, Map<String, Filled> values, boolean late) {
    return switch (field.need()) {
      case REQUIRED -> true;
      case OPTIONAL -> false;
      case LATE -> late;
      case IF -> {
        Filled other = values.get(field.when().field());
        yield other != null
            && (field.when().is().equals("*")
                || FieldChecks.codes(other.value()).contains(field.when().is()));
      }
    };
  }

  private static Field field(ReportForm.Field field, Filled filled, boolean required) {
    return new Field(
        field.id(),
        field.label(),
        field.section(),
        field.type(),
        field.options() == null ? List.of() : field.options(),
        filled == null ? null : filled.value(),
        filled == null ? null : filled.origin(),
        filled == null ? null : filled.position(),
        required,
        filled == null ? null : FieldChecks.problem(field, filled.value()),
        null,
        false);
  }

  private static Field compared(Field now, Field before) {
    String was = before == null ? null : before.value();
    boolean changed = !Objects.equals(now.value(), was);
    return new Field(
        now.id(),
        now.label(),
        now.section(),
        now.type(),
        now.options(),
        now.value(),
        now.origin(),
        now.position(),
        now.required(),
        now.problem(),
        changed ? was : null,
        changed);
  }
}
