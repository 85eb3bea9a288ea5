package io.muster.starter;

/** Keeps what somebody wrote from acting as a formula when a spreadsheet opens it. */
public final class SpreadsheetCell {

  /** What spreadsheets take as the start of a formula, with the full-width forms some accept. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetCell() {}

  /** The cell, with an apostrophe before what would be a formula. */
  public static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
