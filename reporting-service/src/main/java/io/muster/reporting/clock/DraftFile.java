package io.muster.reporting.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.starter.SpreadsheetTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as a file; the same report is the same bytes. Empty fields are left out. */
final class DraftFile {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
          .build();

  private static final String CRITERION = "classificationCriterion";

  private DraftFile() {}

  /** In the layout the form's paths describe: for DORA the supervisors' IR-1.2. */
  static byte[] json(ReportForm form, String stage, List<Field> fields) {
    Map<String, Field> values =
        fields.stream()
            .filter(field -> field.value() != null)
            .collect(Collectors.toMap(Field::id, Function.identity()));
    Map<String, Object> root = new LinkedHashMap<>();
    for (ReportForm.Constant constant : form.constants()) {
      if (constant.onlyWith() == null || values.containsKey(constant.onlyWith())) {
        put(root, constant.path(), constant.at(stage));
      }
    }
    for (ReportForm.Field field : form.fieldsOf(stage)) {
      Field filled = values.get(field.id());
      if (filled != null) {
        put(root, field.path(), typed(field, filled.value()));
      }
    }
    return JSON.writeValueAsBytes(root);
  }

  private static Object typed(ReportForm.Field field, String value) {
    if (field.path().endsWith(".classificationTypes")) {
      return FieldChecks.codes(value).stream()
          .map(code -> new LinkedHashMap<String, Object>(Map.of(CRITERION, code)))
          .collect(Collectors.toCollection(ArrayList::new));
    }
    return switch (field.type()) {
      case YES_NO -> Boolean.valueOf(value);
      case INTEGER, PERCENT, AMOUNT -> figure(value);
      case CODES, COUNTRIES -> FieldChecks.codes(value);
      case TEXT, INSTANT, DURATION, CODE, LEI, EMAIL -> value;
    };
  }

  /** What is no figure stands as it was written; the form says that it is wrong. */
  private static Object figure(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static void put(Map<String, Object> root, String path, Object value) {
    Map<String, Object> at = root;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      at = at == null ? null : child(at, names[i]);
    }
    if (at != null) {
      at.put(names[names.length - 1], value);
    }
  }

  /** Null where a field belongs to a criterion that is not met. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> at, String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return (Map<String, Object>) at.computeIfAbsent(name, n -> new LinkedHashMap<>());
    }
    String key = name.substring(bracket + 1, name.length() - 1);
    List<Map<String, Object>> items =
        (List<Map<String, Object>>)
            at.computeIfAbsent(name.substring(0, bracket), n -> new ArrayList<>());
    if (key.equals("0")) {
      if (items.isEmpty()) {
        items.add(new LinkedHashMap<>());
      }
      return items.getFirst();
    }
    return items.stream().filter(item -> key.equals(item.get(CRITERION))).findFirst().orElse(null);
  }

  /** One row a field, no cell of which acts as a formula. */
  static byte[] csv(ReportDraft draft) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SpreadsheetTable table =
          new SpreadsheetTable(
              out,
              "report",
              "field",
              "section",
              "label",
              "value",
              "required",
              "problem",
              "origin",
              "position");
      for (Field field : draft.fields()) {
        table.row(
            draft.report(),
            field.id(),
            field.section(),
            field.label(),
            field.value(),
            field.required() ? "yes" : "no",
            field.problem(),
            field.origin(),
            field.position());
      }
      table.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
