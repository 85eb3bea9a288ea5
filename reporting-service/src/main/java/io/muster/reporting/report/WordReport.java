package io.muster.reporting.report;

import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import io.muster.starter.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

/**
 * Writes a report as a Word file with the same text as the printed one. Its headings, contents and
 * tables are real ones, so that people can go on working on it.
 */
final class WordReport {

  private static final PrintedWords WORDS = PrintedWords.WORDS;

  /** Each is in memory as a whole while it is made. */
  private static final Semaphore MAKING = new Semaphore(2);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final PrintedReport report;
  private final WordBody body;

  private WordReport(PrintedReport report, WordBody body) {
    this.report = report;
    this.body = body;
  }

  /**
   * Writes a report when there is room for another.
   *
   * @throws Refused 503 when too many are being made
   */
  static void write(PrintedReport report, OutputStream out) throws IOException {
    if (!admitted()) {
      throw Refused.of(
          503,
          "busy",
          "Too many Word files are being made at the moment. Try again in a few seconds.");
    }
    try {
      make(report, out);
    } finally {
      MAKING.release();
    }
  }

  private static boolean admitted() {
    try {
      return MAKING.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void make(PrintedReport report, OutputStream out) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      WordReport word = new WordReport(report, new WordBody(document.getDocument().getBody()));
      if (report.letterhead() != null) {
        WordLetterhead.write(report.letterhead(), word.body, document);
      }
      word.cover();
      word.contents();
      report.tables().forEach(word::table);
      word.body.paragraph("Lead", WORDS.end());
      WordBinding.bind(report, document);
      document.write(made);
    }
    SettledZip.copy(new ByteArrayInputStream(made.toByteArray()), out);
  }

  private void cover() {
    body.paragraph("Kind", report.kind());
    CTP title = body.paragraph("Title");
    WordBody.run(title, "Number", report.number() + " ");
    WordBody.run(title, null, report.title());
    CTP marks = body.paragraph("Marks");
    for (String mark : report.marks()) {
      WordBody.run(marks, "Mark", mark);
      WordBody.run(marks, null, "  ");
    }
    report.notices().forEach(this::notice);
    body.paragraph("Normal", report.summary());
    body.paragraph("Lead", WORDS.zone());
    if (report.hasDescription()) {
      body.paragraph("Normal", report.description());
    }
    facts(report.facts());
    body.heading(WORDS.evidence());
    facts(report.evidence());
    body.paragraph("Lead", report.proof());
  }

  private void notice(Notice notice) {
    CTP line = body.paragraph("Notice");
    if (!notice.strong().isEmpty()) {
      WordBody.run(line, "Strong", notice.strong() + " ");
    }
    WordBody.run(line, null, notice.text());
  }

  private void facts(List<Fact> facts) {
    WordTable table = body.table("MusterFacts", List.of(14, 86));
    for (Fact fact : facts) {
      WordTable.Line line = table.line();
      WordBody.run(line.cell("FactName"), null, fact.name());
      WordBody.run(line.cell("TableText"), fact.hash() ? "Hash" : null, fact.value());
    }
  }

  private void contents() {
    body.contents(
        WORDS.contents(),
        Stream.concat(
                Stream.of(WORDS.evidence()),
                report.tables().stream().map(PrintedTable::title).filter(title -> !title.isEmpty()))
            .toList());
  }

  private void table(PrintedTable printed) {
    body.heading(printed.title());
    if (printed.hasLead()) {
      body.paragraph("Lead", printed.lead());
    }
    if (printed.isEmpty()) {
      body.paragraph("Lead", WORDS.none());
      return;
    }
    WordTable table =
        body.table("MusterTable", printed.columns().stream().map(Column::width).toList());
    WordTable.Line head = table.head();
    printed.columns().forEach(column -> WordBody.run(head.cell("TableHead"), null, column.name()));
    printed.rows().forEach(row -> row(table.line(), row));
    body.paragraph("Gap");
  }

  private static void row(WordTable.Line line, Row row) {
    row.cells().forEach(cell -> WordBody.run(line.cell("TableText"), null, cell));
    WordBody.run(line.cell("TableText"), null, row.last());
    row.small().forEach(small -> WordBody.run(line.more("SmallPrint"), null, small));
  }
}
