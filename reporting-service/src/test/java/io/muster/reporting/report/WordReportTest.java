package io.muster.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.reporting.testing.Outage;
import io.muster.starter.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

/** Opened again by the library that people's own programs use; the file is kept to be looked at. */
class WordReportTest {

  private final IncidentReport night = Given.report(Outage.events());

  @Test
  void it_says_what_the_pdf_says_in_the_same_order() throws IOException {
    String printed = squeezed(pdf());
    try (XWPFDocument word = open(word())) {
      int from = 0;
      for (String text : texts(word)) {
        int at = printed.indexOf(squeezed(text), from);
        assertThat(at).as("“%s” after character %d of the PDF", text, from).isNotNegative();
        from = at + squeezed(text).length();
      }
    }
  }

  @Test
  void the_pdf_says_nothing_that_it_does_not() throws IOException {
    try (XWPFDocument word = open(word())) {
      String written =
          squeezed(String.join(" ", texts(word)) + word.getFooterArray(0).getText() + "0123456789");
      assertThat(pdf().split("\\s+"))
          .allSatisfy(part -> assertThat(written).contains(squeezed(part)));
    }
  }

  @Test
  void no_more_are_made_at_once_than_memory_is_there_for() throws Exception {
    PrintedReport report = PdfCover.of(night);
    CountDownLatch making = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    OutputStream held =
        new OutputStream() {
          @Override
          public void write(int b) {
            making.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (ExecutorService makers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        makers.submit(
            () -> {
              WordReport.write(report, held);
              return null;
            });
      }
      making.await();
      assertThatThrownBy(() -> WordReport.write(report, OutputStream.nullOutputStream()))
          .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.slug()).isEqualTo("busy"));
      release.countDown();
    }
    WordReport.write(report, OutputStream.nullOutputStream());
  }

  @Test
  void headings_and_contents_are_real_and_lead_to_each_other() throws IOException {
    try (XWPFDocument word = open(word())) {
      List<XWPFParagraph> headings = styled(word, "Heading1");
      assertThat(headings)
          .extracting(XWPFParagraph::getText)
          .containsExactly(
              "What this report rests on",
              "Phases",
              "Severity",
              "Roles",
              "Escalation",
              "Pages",
              "Alerts",
              "Notes and decisions",
              "Ledger");
      List<String> bookmarks =
          headings.stream().map(p -> p.getCTP().getBookmarkStartArray(0).getName()).toList();
      assertThat(styled(word, "TOC1"))
          .extracting(p -> p.getCTP().getHyperlinkArray(0).getAnchor())
          .containsExactlyElementsOf(bookmarks);
      assertThat(
              word.getStyles().getStyle("Heading1").getCTStyle().getPPr().getOutlineLvl().getVal())
          .isZero();
    }
  }

  @Test
  void every_style_it_uses_is_in_it() throws IOException {
    try (XWPFDocument word = open(word())) {
      assertThat(word.getDocument().xmlText())
          .satisfies(
              xml ->
                  assertThat(xml.split("(?:pStyle|rStyle|tblStyle) w:val=\""))
                      .hasSizeGreaterThan(100)
                      .allSatisfy(
                          piece -> {
                            String style = piece.substring(0, piece.indexOf('"'));
                            if (piece != xml && !style.contains("<")) {
                              assertThat(word.getStyles().getStyle(style)).as(style).isNotNull();
                            }
                          }));
    }
  }

  @Test
  void tables_repeat_their_head_and_are_as_wide_as_the_text() throws IOException {
    try (XWPFDocument word = open(word())) {
      XWPFTable ledger = word.getTables().getLast();
      assertThat(ledger.getRow(0).isRepeatHeader()).isTrue();
      assertThat(ledger.getRows()).allSatisfy(row -> assertThat(row.isCantSplitRow()).isTrue());
      assertThat(ledger.getNumberOfRows()).isEqualTo(night.ledger().size() + 1);
      assertThat(ledger.getWidth()).isEqualTo((int) WordBinding.TEXT_WIDTH);
    }
  }

  @Test
  void nothing_in_it_says_when_or_on_what_it_was_made() throws IOException {
    byte[] file = word();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
      }
    }
    try (XWPFDocument word = open(file)) {
      var core = word.getProperties().getCoreProperties();
      Date asOf = Date.from(night.asOf().recordTime().truncatedTo(ChronoUnit.SECONDS));
      assertThat(core.getCreated()).isEqualTo(asOf);
      assertThat(core.getModified()).isEqualTo(asOf);
      assertThat(core.getCreator()).isEqualTo("Muster");
      assertThat(word.getProperties().getExtendedProperties().getApplication()).isEqualTo("Muster");
    }
  }

  @Test
  void what_no_file_can_hold_is_a_box_and_lines_stay_lines() throws IOException {
    var events = Outage.events();
    events[13] = Outage.note("two\nlines \u0000\ud800 田中 \u202egnp.exe ]]> <w:p/>", 300);
    byte[] file = ReportFilesTest.bytes(Given.report(events), ReportFormat.DOCX);
    try (XWPFDocument word = open(file)) {
      assertThat(texts(word)).contains("two\nlines ▯▯ 田中 gnp.exe ]]> <w:p/>");
    }
  }

  @Test
  void a_name_that_no_file_can_hold_does_not_break_its_metadata() throws IOException {
    PrintedReport cover = PdfCover.of(night);
    PrintedReport named =
        new PrintedReport(
            "GDPR · Example\u0001 \ud800 Ltd",
            cover.number(),
            cover.title(),
            cover.marks(),
            cover.notices(),
            cover.summary(),
            cover.description(),
            cover.facts(),
            cover.evidence(),
            cover.proof(),
            cover.tables(),
            cover.stamp(),
            cover.asOf());
    try (RenderedReport made = RenderedReport.word(named);
        XWPFDocument word = open(Files.readAllBytes(made.file()))) {
      assertThat(word.getProperties().getCoreProperties().getTitle())
          .isEqualTo("INC-142 GDPR · Example▯ ▯ Ltd");
    }
  }

  private byte[] word() throws IOException {
    byte[] file = ReportFilesTest.bytes(night, ReportFormat.DOCX);
    Path directory = Files.createDirectories(Path.of("target/reports"));
    Files.write(directory.resolve("INC-142.docx"), file);
    return file;
  }

  private String pdf() throws IOException {
    try (PDDocument document = Loader.loadPDF(ReportFilesTest.bytes(night, ReportFormat.PDF))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static XWPFDocument open(byte[] file) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(file));
  }

  private static List<XWPFParagraph> styled(XWPFDocument word, String style) {
    return word.getParagraphs().stream().filter(p -> style.equals(p.getStyle())).toList();
  }

  /** All paragraphs from top to bottom but the contents, which paper has none of. */
  private static List<String> texts(XWPFDocument word) {
    List<XWPFParagraph> all = new ArrayList<>();
    for (IBodyElement element : word.getBodyElements()) {
      if (element instanceof XWPFParagraph paragraph) {
        all.add(paragraph);
      } else if (element instanceof XWPFTable table) {
        table.getRows().stream()
            .flatMap(row -> row.getTableCells().stream())
            .forEach(cell -> all.addAll(cell.getParagraphs()));
      }
    }
    return all.stream()
        .filter(p -> !Arrays.asList("TOC1", "ContentsHeading").contains(p.getStyle()))
        .map(XWPFParagraph::getText)
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }
}
