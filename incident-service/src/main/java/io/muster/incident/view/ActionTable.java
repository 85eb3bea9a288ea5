package io.muster.incident.view;

import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

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
    try {
      SpreadsheetTable table = new SpreadsheetTable(text, (Object[]) COLUMNS);
      for (ActionForms.Item item : items) {
        table.row(cells(item).toArray());
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
}
