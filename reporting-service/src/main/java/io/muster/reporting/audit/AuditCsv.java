package io.muster.reporting.audit;

import io.muster.reporting.ledger.Words;
import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a standing report as one table (RFC 4180), each fact a row with the section it belongs to.
 * No cell can act as a formula when a spreadsheet opens it.
 */
final class AuditCsv {

  private static final Object[] COLUMNS = {
    "section", "control", "subject", "title", "item", "at", "until", "detail", "position", "hash"
  };

  private final SpreadsheetTable table;

  private AuditCsv(SpreadsheetTable table) {
    this.table = table;
  }

  static void write(AuditReport report, OutputStream out) throws IOException {
    SpreadsheetTable table = new SpreadsheetTable(out, COLUMNS);
    new AuditCsv(table).rows(report);
    table.flush();
  }

  private void rows(AuditReport report) throws IOException {
    head(report);
    for (AuditReport.Exception each : report.exceptions()) {
      row(
          "exception",
          String.join(" ", each.controls()),
          each.subject(),
          each.title(),
          each.deviation(),
          each.at(),
          null,
          each.sentence(),
          each.position(),
          null);
    }
    for (AuditReport.ControlResult control : report.controls()) {
      row(
          "control",
          control.id(),
          null,
          control.title(),
          control.population(),
          null,
          null,
          "%d in the population, %d with exceptions"
              .formatted(control.size(), control.exceptions()),
          null,
          null);
      for (AuditReport.Sampled sampled : control.sample()) {
        sampled(control, sampled);
      }
    }
    for (AuditReport.RegisterLine line : report.register()) {
      register(line);
    }
  }

  private void head(AuditReport report) throws IOException {
    fact("framework", report.framed());
    fact("source", report.source());
    fact("period", "%s to %s UTC".formatted(report.from(), report.to()));
    fact("sample", "%d, seed %s".formatted(report.sampleSize(), report.seed()));
    fact(
        "limits",
        "%d min to acknowledge, %d days to review"
            .formatted(report.acknowledgeMinutes(), report.reviewDays()));
    row(
        "report",
        null,
        null,
        null,
        "as of",
        report.asOf().recordTime(),
        null,
        null,
        report.asOf().position(),
        report.asOf().hash());
    if (report.checkpoint() != null) {
      row(
          "report",
          null,
          null,
          null,
          "checkpoint",
          report.checkpoint().at(),
          null,
          "key " + report.checkpoint().keyId(),
          report.checkpoint().position(),
          report.checkpoint().hash());
    }
  }

  private void sampled(AuditReport.ControlResult control, AuditReport.Sampled sampled)
      throws IOException {
    row(
        "sample",
        control.id(),
        sampled.subject(),
        sampled.title(),
        words(sampled.deviations().stream().map(Deviation::words).toList()),
        null,
        null,
        null,
        null,
        null);
    for (AuditReport.EvidenceLine line : sampled.evidence()) {
      row(
          "evidence",
          control.id(),
          sampled.subject(),
          null,
          line.type(),
          line.recordTime(),
          null,
          line.summary(),
          line.position(),
          line.leafHash());
    }
  }

  private void register(AuditReport.RegisterLine line) throws IOException {
    row(
        "register",
        null,
        line.number(),
        line.title(),
        line.severity(),
        line.openedAt(),
        line.endedAt(),
        words(line.services()),
        null,
        null);
    detail(line, "occurred", line.occurredAt(), null);
    detail(line, "detected", line.detectedAt(), null);
    detail(line, "acknowledged", line.acknowledgedAt(), null);
    detail(line, "cause", null, line.cause());
    detail(line, "reviewed", line.reviewedAt(), null);
    detail(line, "no review needed", null, line.waived());
    for (String effect : line.effects()) {
      detail(line, "effect", null, effect);
    }
    for (String remedy : line.remedies()) {
      detail(line, "to be done", null, remedy);
    }
    for (AuditReport.DutyLine duty : line.duties()) {
      detail(line, "law", null, AuditPrint.inWords(duty));
    }
  }

  private void detail(AuditReport.RegisterLine line, String item, Object at, String detail)
      throws IOException {
    if (at != null || detail != null) {
      row("register", null, line.number(), null, item, at, null, detail, null, null);
    }
  }

  private void fact(String item, String detail) throws IOException {
    row("report", null, null, null, item, null, null, detail, null, null);
  }

  private static String words(List<String> words) {
    return Words.and(words);
  }

  private void row(Object... cells) throws IOException {
    table.row(cells);
  }
}
