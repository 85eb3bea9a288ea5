package io.muster.reporting.report;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.muster.reporting.report.PdfTables.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

/**
 * Prints a report on A4. Layout keeps a whole document in memory, so a long report is laid out a
 * part at a time and put together afterwards.
 */
final class PdfReport {

  private static final int ROWS_PER_PART = 300;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private final Typefaces typefaces = new Typefaces();
  private final Template template = template();

  /**
   * What the template is given for one part.
   *
   * @param cover on the first part only
   */
  record Part(List<PdfCover> cover, List<Table> tables, boolean last) {}

  void write(IncidentReport report, OutputStream out) throws IOException {
    List<Path> rendered = new ArrayList<>();
    try {
      for (Part part : parts(report)) {
        Path file = Files.createTempFile("muster-report", ".part");
        rendered.add(file);
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
          render(part, target);
        }
      }
      new PdfBinding(report, typefaces).bind(rendered, out);
    } finally {
      for (Path file : rendered) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Part> parts(IncidentReport report) {
    List<List<Table>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    int left = ROWS_PER_PART;
    for (Table table : PdfTables.of(report)) {
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
              i == 0 ? List.of(PdfCover.of(report)) : List.of(),
              parts.get(i),
              i == parts.size() - 1));
    }
    return numbered;
  }

  private void render(Part part, OutputStream out) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    typefaces.register(builder);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    builder.useUriResolver((base, uri) -> null); // a report fetches nothing from anywhere
    builder.withHtmlContent(template.execute(part), null);
    builder.toStream(out);
    builder.run();
  }

  private Template template() {
    try (Reader reader =
        new InputStreamReader(
            PdfReport.class.getResourceAsStream("/report/incident-report.mustache"),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .withFormatter(value -> typefaces.printable(String.valueOf(value)))
          .compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
