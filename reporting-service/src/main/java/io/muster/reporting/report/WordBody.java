package io.muster.reporting.report;

import java.math.BigInteger;
import java.util.List;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/**
 * The text of a Word file, from top to bottom. What it looks like is said by styles alone. A long
 * report has tens of thousands of cells, which is why they are added to the end of the markup
 * itself: the library's own tables look through all rows for each new one.
 */
final class WordBody {

  /** Of the contents: headings of the first level, linked, and no page numbers to go stale. */
  private static final String CONTENTS = " TOC \\o \"1-1\" \\n \\h \\z \\u ";

  private final CTBody body;
  private int headings;

  WordBody(CTBody body) {
    this.body = body;
  }

  CTP paragraph(String style) {
    return styled(body.addNewP(), style);
  }

  void paragraph(String style, String text) {
    run(paragraph(style), null, text);
  }

  /** A heading that the contents lead to, in the order of the contents. */
  void heading(String text) {
    CTP heading = paragraph("Heading1");
    CTBookmark start = heading.addNewBookmarkStart();
    start.setId(BigInteger.valueOf(headings));
    start.setName(bookmark(headings));
    run(heading, null, text);
    heading.addNewBookmarkEnd().setId(BigInteger.valueOf(headings));
    headings++;
  }

  /** Where everything is; the word processor can make them anew after changes. */
  void contents(String title, List<String> entries) {
    paragraph("ContentsHeading", title);
    for (int i = 0; i < entries.size(); i++) {
      CTP line = paragraph("TOC1");
      if (i == 0) {
        line.addNewR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        line.addNewR().addNewInstrText().setStringValue(CONTENTS);
        line.addNewR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
      }
      CTHyperlink link = line.addNewHyperlink();
      link.setAnchor(bookmark(i));
      text(link.addNewR(), entries.get(i));
      if (i == entries.size() - 1) {
        line.addNewR().addNewFldChar().setFldCharType(STFldCharType.END);
      }
    }
  }

  /**
   * A table.
   *
   * @param widths of the columns, in percent
   */
  WordTable table(String style, List<Integer> widths) {
    return new WordTable(body.addNewTbl(), style, widths);
  }

  static CTP styled(CTP paragraph, String style) {
    paragraph.addNewPPr().addNewPStyle().setVal(style);
    return paragraph;
  }

  /**
   * Text in a paragraph.
   *
   * @param style of characters; null for that of the paragraph
   */
  static void run(CTP paragraph, String style, String text) {
    CTR run = paragraph.addNewR();
    if (style != null) {
      run.addNewRPr().addNewRStyle().setVal(style);
    }
    text(run, text);
  }

  private static void text(CTR run, String text) {
    boolean first = true;
    for (String line : printable(text).split("\n", -1)) {
      if (!first) {
        run.addNewBr();
      }
      CTText piece = run.addNewT();
      piece.setStringValue(line);
      piece.setSpace(Space.PRESERVE);
      first = false;
    }
  }

  /** The text with a box for every character that a Word file cannot hold. */
  static String printable(String text) {
    return PrintableText.of(text, WordBody::holds);
  }

  /** XML holds neither halves of characters nor what stands for none. */
  private static boolean holds(int c) {
    return Character.getType(c) != Character.SURROGATE && (c & 0xFFFE) != 0xFFFE;
  }

  private static String bookmark(int heading) {
    return "_Toc%08d".formatted(heading + 1);
  }
}
