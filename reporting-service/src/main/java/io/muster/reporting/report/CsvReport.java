package io.muster.reporting.report;

import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.Words;
import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Writes a report as one table (RFC 4180), every fact a row with the section it belongs to. No cell
 * can act as a formula when a spreadsheet opens it.
 */
final class CsvReport {

  private static final String[] COLUMNS = {
    "incident",
    "section",
    "item",
    "from",
    "to",
    "seconds",
    "who",
    "detail",
    "position",
    "record_time",
    "event_id",
    "type",
    "revision",
    "aggregate_type",
    "aggregate_id",
    "sequence",
    "leaf_hash",
    "commit_hash"
  };

  private static final int FACT_COLUMNS = 9;

  private final String incident;
  private final SpreadsheetTable table;

  private CsvReport(String incident, SpreadsheetTable table) {
    this.incident = incident;
    this.table = table;
  }

  static void write(IncidentReport report, OutputStream out) throws IOException {
    SpreadsheetTable table = new SpreadsheetTable(out, (Object[]) COLUMNS);
    new CsvReport(report.incident().number(), table).facts(report);
    table.flush();
  }

  private void facts(IncidentReport report) throws IOException {
    subject(report);
    times(report.times());
    for (IncidentReport.PhaseSpan p : report.phases()) {
      fact(
          "phase",
          p.phase(),
          p.enteredAt(),
          p.leftAt(),
          p.seconds(),
          name(p.by()),
          p.reason(),
          p.position());
    }
    for (IncidentReport.SeverityChange s : report.severities()) {
      fact("severity", s.to(), s.at(), null, null, name(s.by()), s.reason(), s.position());
    }
    for (IncidentReport.RoleSpan r : report.roles()) {
      fact(
          "role",
          r.role(),
          r.from(),
          r.until(),
          null,
          r.person(),
          "given by " + name(r.assignedBy()),
          r.position());
    }
    for (IncidentReport.EscalationLine e : report.escalation()) {
      fact("escalation", null, e.at(), null, null, null, e.what(), e.position());
    }
    for (IncidentReport.PageLine p : report.pages()) {
      page(p);
    }
    for (IncidentReport.AlertLine a : report.alerts()) {
      fact(
          "alert",
          a.name(),
          a.firedAt(),
          a.resolvedAt(),
          null,
          a.service(),
          "fired " + a.times() + "×",
          a.position());
    }
    for (IncidentReport.Note n : report.notes()) {
      fact(Words.of(n.kind()), null, n.at(), null, null, name(n.by()), n.text(), n.position());
    }
    for (LedgerEntry entry : report.ledger()) {
      ledger(entry);
    }
  }

  private void subject(IncidentReport report) throws IOException {
    IncidentReport.Subject subject = report.incident();
    fact("report", "schema", null, null, null, null, report.schema(), null);
    fact(
        "report",
        "as of",
        report.asOf().recordTime(),
        null,
        null,
        null,
        report.asOf().hash(),
        report.asOf().position());
    if (report.checkpoint() != null) {
      IncidentReport.Signed signed = report.checkpoint();
      fact(
          "report",
          "checkpoint",
          signed.at(),
          null,
          null,
          signed.keyId(),
          signed.hash(),
          signed.position());
    }
    if (report.caution() != null) {
      fact("report", "caution", null, null, null, null, report.caution(), null);
    }
    fact(
        "report",
        "personal data",
        null,
        null,
        null,
        null,
        report.personalDataMasked() ? "masked" : "shown",
        null);
    fact("incident", "id", null, null, null, null, subject.id(), null);
    fact("incident", "title", null, null, null, null, subject.title(), null);
    fact("incident", "description", null, null, null, null, subject.description(), null);
    fact("incident", "severity", null, null, null, null, subject.severity(), null);
    fact("incident", "phase", null, null, null, null, subject.phase(), null);
    fact("incident", "state", null, null, null, null, subject.state(), null);
    fact(
        "incident",
        "services",
        null,
        null,
        null,
        null,
        String.join(", ", subject.services()),
        null);
    fact(
        "incident",
        "opened by",
        null,
        null,
        null,
        name(subject.openedBy()),
        subject.source().kind(),
        null);
  }

  private void times(IncidentReport.Times times) throws IOException {
    fact("time", "occurred", times.occurredAt(), null, null, null, null, null);
    fact("time", "detected", times.detectedAt(), null, times.secondsToDetect(), null, null, null);
    fact("time", "opened", times.openedAt(), null, null, null, null, null);
    fact(
        "time",
        "acknowledged",
        times.acknowledgedAt(),
        null,
        times.secondsToAcknowledge(),
        name(times.acknowledgedBy()),
        null,
        null);
    fact("time", "resolved", times.resolvedAt(), null, times.secondsToResolve(), null, null, null);
    fact("time", "closed", times.closedAt(), null, null, null, null, null);
  }

  private void page(IncidentReport.PageLine page) throws IOException {
    String item = "level %d by %s".formatted(page.level(), page.channel());
    fact(
        "page",
        item,
        page.requestedAt(),
        null,
        null,
        page.person(),
        page.outcome(),
        page.position());
    for (IncidentReport.Attempt a : page.attempts()) {
      String detail = a.detail() == null ? "" : ": " + a.detail();
      fact(
          "page attempt",
          "attempt " + a.attempt(),
          a.startedAt(),
          a.endedAt(),
          null,
          page.person(),
          a.outcome() + detail,
          page.position());
    }
  }

  private void fact(
      String section,
      Object item,
      Instant from,
      Instant to,
      Long seconds,
      String who,
      Object detail,
      Long position)
      throws IOException {
    Object[] cells = new Object[COLUMNS.length];
    Object[] fact = {incident, section, item, from, to, seconds, who, detail, position};
    System.arraycopy(fact, 0, cells, 0, FACT_COLUMNS);
    table.row(cells);
  }

  private void ledger(LedgerEntry e) throws IOException {
    table.row(
        incident,
        "ledger",
        null,
        e.valueTime(),
        null,
        null,
        name(e.actor()),
        e.summary(),
        e.position(),
        e.recordTime(),
        e.eventId(),
        e.type(),
        e.revision(),
        e.aggregateType(),
        e.aggregateId(),
        e.sequence(),
        e.leafHash(),
        e.commitHash());
  }

  private static String name(LedgerEntry.Party party) {
    return party == null ? null : party.name();
  }
}
