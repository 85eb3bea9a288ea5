package io.muster.reporting.report;

import java.util.List;

/**
 * One table of a printed report, or one piece of a long one.
 *
 * @param title empty for a piece that continues another
 * @param lead what to know before reading it; empty for nothing
 */
public record PrintedTable(String title, String lead, List<Column> columns, List<Row> rows) {

  /** A column with its share of the width in percent. */
  public record Column(String name, int width) {}

  /** A row; below its last cell come lines in small print. */
  public record Row(List<String> cells, String last, List<String> small) {

    /** A row of cells with small print below the last of them. */
    public static Row of(List<String> small, String... cells) {
      int last = cells.length - 1;
      return new Row(List.of(cells).subList(0, last), cells[last], small);
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  boolean hasTitle() {
    return !title.isEmpty();
  }

  boolean hasLead() {
    return !lead.isEmpty();
  }

  PrintedTable piece(int from, int to) {
    return new PrintedTable(
        from == 0 ? title : "", from == 0 ? lead : "", columns, rows.subList(from, to));
  }
}
