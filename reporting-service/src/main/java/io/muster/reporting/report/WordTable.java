package io.muster.reporting.report;

import java.math.BigInteger;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** A table of a Word file as wide as the text; no row of it is cut by the end of a page. */
final class WordTable {

  private final CTTbl table;
  private final List<BigInteger> widths;

  /** Widths are in percent of that of the text. */
  WordTable(CTTbl table, String style, List<Integer> percent) {
    this.table = table;
    this.widths =
        percent.stream()
            .map(width -> BigInteger.valueOf((long) width * WordBinding.TEXT_WIDTH / 100))
            .toList();
    CTTblPr properties = table.addNewTblPr();
    properties.addNewTblStyle().setVal(style);
    width(properties.addNewTblW(), BigInteger.valueOf(WordBinding.TEXT_WIDTH));
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    CTTblGrid grid = table.addNewTblGrid();
    widths.forEach(width -> grid.addNewGridCol().setW(width));
  }

  /** The line that stands above the rows on each page. */
  Line head() {
    CTRow row = table.addNewTr();
    CTTrPr properties = row.addNewTrPr();
    properties.addNewCantSplit();
    properties.addNewTblHeader();
    return new Line(row);
  }

  /** A row. */
  Line line() {
    CTRow row = table.addNewTr();
    row.addNewTrPr().addNewCantSplit();
    return new Line(row);
  }

  private static void width(CTTblWidth width, BigInteger twips) {
    width.setType(STTblWidth.DXA);
    width.setW(twips);
  }

  /** One row, filled from left to right. */
  final class Line {

    private final CTRow row;
    private CTTc last;
    private int column;

    private Line(CTRow row) {
      this.row = row;
    }

    /** The first paragraph of the next cell. */
    CTP cell(String style) {
      last = row.addNewTc();
      width(last.addNewTcPr().addNewTcW(), widths.get(column++));
      return more(style);
    }

    /** Another paragraph in the same cell. */
    CTP more(String style) {
      return WordBody.styled(last.addNewP(), style);
    }
  }
}
