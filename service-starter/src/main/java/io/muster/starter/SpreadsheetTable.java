package io.muster.starter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table people open in a spreadsheet (CSV as RFC 4180 says). Numbers stay numbers; no other cell
 * can act as a formula.
 */
public final class SpreadsheetTable {

  private final CSVPrinter csv;

  /**
   * Begins with the line of columns.
   *
   * @param out is written to as the table grows
   */
  public SpreadsheetTable(Appendable out, Object... columns) throws IOException {
    this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(columns);
  }

  /**
   * The same as a file in UTF-8.
   *
   * @param out stays open; what is written last reaches it with {@link #flush}
   */
  public SpreadsheetTable(OutputStream out, Object... columns) throws IOException {
    this(new OutputStreamWriter(out, StandardCharsets.UTF_8), columns);
  }

  /** One row; what is null is an empty cell. */
  public void row(Object... cells) throws IOException {
    csv.printRecord(Arrays.stream(cells).map(SpreadsheetTable::cell).toArray());
  }

  /** Hands over everything that was written. */
  public void flush() throws IOException {
    csv.flush();
  }

  private static Object cell(Object cell) {
    return cell instanceof Number ? cell : SpreadsheetCell.harmless(Objects.toString(cell, ""));
  }
}
