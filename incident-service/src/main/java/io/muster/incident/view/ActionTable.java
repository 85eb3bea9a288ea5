package io.muster.incident.view;

import io.muster.starter.SpreadsheetCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Action items as one table (RFC 4180), for those who follow them elsewhere. */
final class ActionTable {

  private static final String[] COLUMNS = {
    "incident",
    "id",
    "title",
    "state",
    "owner",
    "due",
    "overdue",
    "controls",
    "plan",
    "proof",
    "details",
    "last_change",
    "last_change_at",
    "added_at",
    "tracker",
    "issue"
  };

  private ActionTable() {}

  static String of(List<ActionForms.Item> items) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord((Object[]) COLUMNS);
      for (ActionForms.Item item : items) {
        csv.printRecord(cells(item).map(ActionTable::harmless).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<Object> cells(ActionForms.Item item) {
    return Stream.of(
        item.incident().number(),
        item.id(),
        item.title(),
        item.state(),
        item.owner() == null ? "" : item.owner().name(),
        orNothing(item.due()),
        item.overdue(),
        String.join("; ", item.controls()),
        item.plan() == null ? "" : item.plan().name(),
        orNothing(item.proof()),
        orNothing(item.details()),
        item.moved() == null ? "" : orNothing(item.moved().text()),
        item.moved() == null ? "" : item.moved().at(),
        item.addedAt(),
        item.tracked() == null ? "" : item.tracked().tracker(),
        item.tracked() == null ? "" : orNothing(item.tracked().url()));
  }

  private static Object orNothing(Object value) {
    return value == null ? "" : value;
  }

  private static String harmless(Object cell) {
    return SpreadsheetCell.harmless(Objects.toString(cell, ""));
  }
}
