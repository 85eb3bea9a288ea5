package io.muster.reporting.report;

import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tables of the printed report, each a heading, columns and rows. */
final class PdfTables {

  private static final String OPEN_END = "–";

  private PdfTables() {}

  static List<PrintedTable> of(IncidentReport report) {
    return List.of(
        phases(report),
        severities(report),
        roles(report),
        escalation(report),
        pages(report),
        alerts(report),
        notes(report),
        ledger(report));
  }

  private static PrintedTable phases(IncidentReport report) {
    return table(
        "Phases",
        "",
        List.of(
            column("Phase", 18),
            column("Entered", 21),
            column("Left", 21),
            column("Duration", 13),
            column("By", 27)),
        report.phases().stream()
            .map(
                p ->
                    row(
                        p.reason() == null ? List.of() : List.of("Reason: " + p.reason()),
                        capital(Words.of(p.phase())),
                        time(p.enteredAt()),
                        p.leftAt() == null ? "current" : time(p.leftAt()),
                        p.seconds() == null ? OPEN_END : Words.of(Duration.ofSeconds(p.seconds())),
                        name(p.by())))
            .toList());
  }

  private static PrintedTable severities(IncidentReport report) {
    return table(
        "Severity",
        "",
        List.of(
            column("At", 21),
            column("From", 10),
            column("To", 10),
            column("By", 24),
            column("Reason", 35)),
        report.severities().stream()
            .map(
                s ->
                    row(
                        List.of(),
                        time(s.at()),
                        s.from() == null ? OPEN_END : s.from().name(),
                        s.to().name(),
                        name(s.by()),
                        s.from() == null ? "as opened" : text(s.reason())))
            .toList());
  }

  private static PrintedTable roles(IncidentReport report) {
    return table(
        "Roles",
        "",
        List.of(
            column("Role", 18),
            column("Person", 24),
            column("From", 21),
            column("Until", 21),
            column("Given by", 16)),
        report.roles().stream()
            .map(
                r ->
                    row(
                        List.of(),
                        capital(Words.of(r.role())),
                        r.person(),
                        time(r.from()),
                        r.until() == null ? "current" : time(r.until()),
                        name(r.assignedBy())))
            .toList());
  }

  private static PrintedTable escalation(IncidentReport report) {
    return table(
        "Escalation",
        "",
        List.of(column("At", 21), column("Step", 69), column("Position", 10)),
        report.escalation().stream()
            .map(e -> row(List.of(), time(e.at()), e.what(), "" + e.position()))
            .toList());
  }

  private static PrintedTable pages(IncidentReport report) {
    List<Row> rows = new ArrayList<>();
    for (IncidentReport.PageLine p : report.pages()) {
      rows.add(
          row(
              p.attempts().stream().map(PdfTables::attempt).toList(),
              time(p.requestedAt()),
              "" + p.level(),
              text(p.channel()),
              capital(Words.of(p.outcome())),
              text(p.person())));
    }
    return table(
        "Pages",
        "Each person who was to be reached, with every attempt. Sent means that the channel took the message over.",
        List.of(
            column("Requested", 21),
            column("Level", 8),
            column("Channel", 12),
            column("Outcome", 13),
            column("Person and attempts", 46)),
        rows);
  }

  private static String attempt(IncidentReport.Attempt a) {
    return "Attempt %d: started %s, %s%s%s"
        .formatted(
            a.attempt(),
            time(a.startedAt()),
            a.endedAt() == null
                ? "no outcome on record"
                : Words.of(a.outcome()) + " " + time(a.endedAt()),
            a.retryAt() == null ? "" : ", next attempt due " + time(a.retryAt()),
            a.detail() == null ? "" : " (" + a.detail() + ")");
  }

  private static PrintedTable alerts(IncidentReport report) {
    return table(
        "Alerts",
        "",
        List.of(
            column("Alert", 31),
            column("Service", 17),
            column("First fired", 21),
            column("Resolved", 21),
            column("Times", 10)),
        report.alerts().stream()
            .map(
                a ->
                    row(
                        List.of(),
                        text(a.name()),
                        text(a.service()),
                        time(a.firedAt()),
                        a.resolvedAt() == null ? "firing" : time(a.resolvedAt()),
                        "" + a.times()))
            .toList());
  }

  private static PrintedTable notes(IncidentReport report) {
    return table(
        "Notes and decisions",
        "",
        List.of(column("At", 21), column("Kind", 11), column("By", 22), column("Text", 46)),
        report.notes().stream()
            .map(
                n ->
                    row(
                        List.of(),
                        time(n.at()),
                        capital(Words.of(n.kind())),
                        name(n.by()),
                        text(n.text())))
            .toList());
  }

  private static PrintedTable ledger(IncidentReport report) {
    return table(
        "Ledger",
        "Every event of this incident in the order of the log, as it happened, with the time the log recorded it and the hashes the log holds for it.",
        List.of(column("Position", 10), column("Happened", 21), column("What was recorded", 69)),
        report.ledger().stream().map(PdfTables::ledgerRow).toList());
  }

  private static Row ledgerRow(LedgerEntry e) {
    return row(
        List.of(
            "%s rev %d · recorded %s\n%s %s #%d · event %s"
                .formatted(
                    e.type(),
                    e.revision(),
                    e.recordTime(),
                    e.aggregateType(),
                    e.aggregateId(),
                    e.sequence(),
                    e.eventId()),
            "leaf " + e.leafHash(),
            "commit " + e.commitHash()),
        "" + e.position(),
        time(e.valueTime()),
        e.summary());
  }

  private static PrintedTable table(
      String title, String lead, List<Column> columns, List<Row> rows) {
    return new PrintedTable(title, lead, columns, rows);
  }

  private static Column column(String name, int width) {
    return new Column(name, width);
  }

  private static Row row(List<String> small, String... cells) {
    return Row.of(small, cells);
  }

  static String time(Instant time) {
    return time == null ? "not on record" : Words.bare(time);
  }

  private static String text(String text) {
    return text == null ? OPEN_END : text;
  }

  private static String name(LedgerEntry.Party party) {
    return party == null ? "not readable" : party.name();
  }

  static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
