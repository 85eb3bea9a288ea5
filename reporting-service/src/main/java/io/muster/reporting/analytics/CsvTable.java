package io.muster.reporting.analytics;

import io.muster.starter.SpreadsheetCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table (RFC 4180). No cell can act as a formula when a spreadsheet opens it. */
final class CsvTable {

  private final CSVPrinter csv;

  CsvTable(OutputStream out, Object... columns) throws IOException {
    this.csv =
        new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
    csv.printRecord(columns);
  }

  /** One row; what is null is an empty cell. */
  void row(Object... cells) throws IOException {
    csv.printRecord(
        Arrays.stream(cells)
            .map(
                cell ->
                    cell instanceof Number
                        ? cell
                        : SpreadsheetCell.harmless(Objects.toString(cell, "")))
            .toArray());
  }

  void flush() throws IOException {
    csv.flush();
  }
}
