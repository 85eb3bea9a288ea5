package io.muster.reporting.report;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * Makes a Word file of its text: A4, its styles, on each page what it belongs to and page x of y,
 * and metadata that come from the log and not from the making.
 */
final class WordBinding {

  /** A4 in twentieths of a point. */
  private static final long PAGE_WIDTH = 11_906;

  private static final long PAGE_HEIGHT = 16_838;
  private static final long SIDE = 907;
  private static final long TOP = 964;
  private static final long BOTTOM = 1_077;
  private static final long FOOT = 480;

  /** Between the margins. */
  static final long TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE;

  private static final String MUSTER = "Muster";

  private WordBinding() {}

  /** Completes a document whose text is written. */
  static void bind(PrintedReport report, XWPFDocument document) throws IOException {
    try (InputStream styles = WordBinding.class.getResourceAsStream("/report/word-styles.xml")) {
      document.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
    } catch (XmlException e) {
      throw new IllegalStateException("The styles of Word files cannot be read", e);
    }
    page(document.getDocument().getBody());
    foot(report, document.createFooter(HeaderFooterType.DEFAULT));
    describe(report, document.getProperties());
  }

  private static void page(CTBody body) {
    CTSectPr section = body.addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(PAGE_WIDTH));
    size.setH(BigInteger.valueOf(PAGE_HEIGHT));
    CTPageMar margins = section.addNewPgMar();
    margins.setLeft(BigInteger.valueOf(SIDE));
    margins.setRight(BigInteger.valueOf(SIDE));
    margins.setTop(BigInteger.valueOf(TOP));
    margins.setBottom(BigInteger.valueOf(BOTTOM));
    margins.setHeader(BigInteger.valueOf(FOOT));
    margins.setFooter(BigInteger.valueOf(FOOT));
    margins.setGutter(BigInteger.ZERO);
  }

  private static void foot(PrintedReport report, XWPFFooter footer) {
    XWPFParagraph first = footer.getParagraphArray(0);
    CTP line = (first == null ? footer.createParagraph() : first).getCTP();
    if (report.letterhead() != null && report.letterhead().footer() != null) {
      WordBody.run(WordBody.styled(line, "Below"), null, report.letterhead().footer());
      line = footer.createParagraph().getCTP();
    }
    WordBody.styled(line, "Footer");
    WordBody.run(line, null, PrintedWords.stamp(report));
    line.addNewR().addNewTab();
    WordBody.run(line, null, "Page ");
    field(line, "PAGE");
    WordBody.run(line, null, " of ");
    field(line, "NUMPAGES");
  }

  private static void field(CTP line, String instruction) {
    CTSimpleField field = line.addNewFldSimple();
    field.setInstr(instruction);
    field.addNewR().addNewT().setStringValue("1");
  }

  private static void describe(PrintedReport report, POIXMLProperties properties) {
    Date asOf = Date.from(report.asOf().recordTime());
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    core.setTitle(WordBody.printable(report.stamp() + " " + report.kind()));
    core.setSubjectProperty(WordBody.printable(PrintedWords.stamp(report)));
    core.setCreator(MUSTER);
    core.setCreated(Optional.of(asOf));
    core.setModified(Optional.of(asOf));
    properties.getExtendedProperties().getUnderlyingProperties().setApplication(MUSTER);
  }
}
