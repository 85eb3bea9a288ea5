package io.muster.incident.view;

import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How everybody stands with everything as one table (RFC 4180), for an auditor's working papers.
 */
final class TrainingTable {

  private static final String[] COLUMNS = {
    "person_id",
    "person",
    "course",
    "required_for",
    "state",
    "valid_until",
    "done_on",
    "evidence",
    "recorded_by",
    "recorded_at",
    "record"
  };

  private TrainingTable() {}

  static String of(List<TrainingForms.Line> lines) {
    StringBuilder text = new StringBuilder();
    try {
      SpreadsheetTable table = new SpreadsheetTable(text, (Object[]) COLUMNS);
      for (TrainingForms.Line line : lines) {
        table.row(cells(line).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<Object> cells(TrainingForms.Line line) {
    Stream<Object> standing =
        Stream.of(
            line.person().id(),
            line.person().name(),
            line.course(),
            line.roles().stream().map(Enum::name).collect(Collectors.joining("; ")),
            line.state(),
            orNothing(line.validUntil()));
    return Stream.concat(
        standing,
        line.records().isEmpty()
            ? Stream.of("", "", "", "", "")
            : record(line.records().getFirst()));
  }

  private static Stream<Object> record(TrainingForms.Record best) {
    return Stream.of(
        best.doneOn(), orNothing(best.evidence()), best.by().name(), best.at(), best.id());
  }

  private static Object orNothing(Object value) {
    return value == null ? "" : value;
  }
}
