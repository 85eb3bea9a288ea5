package io.muster.reporting.report;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.muster.contracts.letterhead.LetterheadContent;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints a report on A4. Layout keeps a whole document in memory, so a long report is laid out a
 * part at a time, each after the other in one file.
 */
final class PdfReport {

  private static final int ROWS_PER_PART = 300;

  /** The tree of tags is in memory until the file is written, so a report of more goes without. */
  private static final int MOST_TAGS = 20_000;

  private static final String LOGO = "data:image/png;base64,";

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private final PDDocument document;
  private final Typefaces typefaces;
  private final Template template;
  private final boolean tagged;
  private final PdfTags tags;

  private PdfReport(PDDocument document, boolean tagged) throws IOException {
    this.document = document;
    this.typefaces = new Typefaces(document);
    this.template = template();
    this.tagged = tagged;
    this.tags = new PdfTags(document);
  }

  /**
   * What the template is given for one part.
   *
   * @param cover on the first part only
   * @param letterhead none or one; its words stand below every page
   */
  record Part(
      List<PrintedReport> cover,
      List<PrintedTable> tables,
      boolean last,
      List<LetterheadContent> letterhead) {

    PrintedWords words() {
      return PrintedWords.WORDS;
    }
  }

  static void write(PrintedReport report, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      PdfReport pdf = new PdfReport(document, isTagged(report));
      for (Part part : parts(report)) {
        pdf.render(part);
      }
      if (pdf.tagged) {
        pdf.tags.finish();
      }
      new PdfBinding(report, pdf.typefaces).bind(document);
      document.save(out);
    }
  }

  /** Each row has a tag, and so has each of its cells and lines of small print. */
  static boolean isTagged(PrintedReport report) {
    return report.tables().stream()
            .flatMap(table -> table.rows().stream())
            .mapToInt(row -> 2 + row.cells().size() + row.small().size())
            .sum()
        <= MOST_TAGS;
  }

  private static List<Part> parts(PrintedReport report) {
    List<List<PrintedTable>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    int left = ROWS_PER_PART;
    for (PrintedTable table : report.tables()) {
      int from = 0;
      do {
        if (left == 0) {
          parts.add(new ArrayList<>());
          left = ROWS_PER_PART;
        }
        int to = Math.min(table.rows().size(), from + left);
        parts.getLast().add(table.piece(from, to));
        left -= to - from;
        from = to;
      } while (from < table.rows().size());
    }
    List<Part> numbered = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      numbered.add(
          new Part(
              i == 0 ? List.of(report) : List.of(),
              parts.get(i),
              i == parts.size() - 1,
              Stream.ofNullable(report.letterhead()).toList()));
    }
    return numbered;
  }

  private void render(Part part) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(document);
    typefaces.register(builder);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    // A report fetches nothing from anywhere; a logo comes with it.
    builder.useUriResolver((base, uri) -> uri.startsWith(LOGO) ? uri : null);
    builder.withHtmlContent(template.execute(part), null);
    builder.usePdfUaAccessibility(tagged);
    builder.buildPdfRenderer().createPDFWithoutClosing();
    if (tagged) {
      tags.take();
    }
  }

  private Template template() {
    try (Reader reader =
        new InputStreamReader(
            PdfReport.class.getResourceAsStream("/report/printed-report.mustache"),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .withFormatter(value -> typefaces.printable(String.valueOf(value)))
          .compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
