package io.muster.reporting.audit;

import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.DutyLine;
import io.muster.reporting.audit.AuditReport.RegisterLine;
import io.muster.reporting.audit.AuditReport.Sampled;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import io.muster.reporting.report.PrintedTable;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is printed of a standing report: exceptions first, then each control, then the register. */
final class AuditPrint {

  private static final String PROOF =
      "This report is made from Muster's event log alone, up to the position above. Each event has a hash of its own, each commit's hash covers all before it, and the checkpoint signs the hash. To check it without trusting Muster, take an export of the log, the checkpoints and the public key, and run muster-log verify; then compare the hashes of the evidence, and draw the sample again from its seed.";

  private AuditPrint() {}

  static PrintedReport of(AuditReport report) {
    return new PrintedReport(
        "Standing report",
        "%s to %s".formatted(report.from(), report.to()),
        report.framework(),
        List.of(
            exceptions(report.exceptions().size()),
            "%d without review".formatted(report.withoutReview().size()),
            "%d in the register".formatted(report.register().size())),
        notices(report),
        summary(report),
        null,
        facts(report),
        PrintedReport.proof(report.asOf(), report.checkpoint()),
        PROOF,
        tables(report),
        "%s, %s to %s".formatted(report.framed(), report.from(), report.to()),
        report.asOf());
  }

  private static String exceptions(int count) {
    return count == 1 ? "1 exception" : count + " exceptions";
  }

  private static List<Notice> notices(AuditReport report) {
    List<Notice> notices = new ArrayList<>();
    if (report.caution() != null) {
      notices.add(new Notice("No checkpoint covers this report.", report.caution()));
    }
    notices.add(
        new Notice(
            "", "Private incidents its reader is not named on are in no list and in no count."));
    if (report.personalDataMasked()) {
      notices.add(
          new Notice(
              "",
              "People's names are masked in this copy: the same person has the same mask throughout."));
    }
    return notices;
  }

  private static String summary(AuditReport report) {
    return "It goes through %d controls from %s to %s. %s, which come first. Of each population %d are shown with the events that prove the control, drawn by the seed %s."
        .formatted(
            report.controls().size(),
            report.from(),
            report.to(),
            report.exceptions().isEmpty()
                ? "There are no exceptions"
                : "There "
                    + (report.exceptions().size() == 1 ? "is " : "are ")
                    + exceptions(report.exceptions().size()),
            report.sampleSize(),
            report.seed());
  }

  private static List<Fact> facts(AuditReport report) {
    return List.of(
        Fact.of("Controls", report.framed()),
        Fact.of("Source", report.source()),
        Fact.of("Period", "%s to %s, whole days in UTC".formatted(report.from(), report.to())),
        Fact.of(
            "Sample",
            "%d of each population; those with the smallest SHA-256 of seed, line feed and id"
                .formatted(report.sampleSize())),
        Fact.hash("Seed", report.seed()),
        Fact.of(
            "Limits",
            "acknowledged within %d min, reviewed within %d days of the end"
                .formatted(report.acknowledgeMinutes(), report.reviewDays())),
        Fact.of(
            "No review",
            report.withoutReview().isEmpty() ? "none" : Words.and(report.withoutReview())),
        Fact.of("Report", report.id()));
  }

  private static List<PrintedTable> tables(AuditReport report) {
    List<PrintedTable> tables = new ArrayList<>();
    tables.add(exceptions(report));
    tables.add(controls(report));
    report.controls().forEach(control -> tables.add(sample(control)));
    tables.add(register(report));
    return tables;
  }

  private static PrintedTable exceptions(AuditReport report) {
    return new PrintedTable(
        "Exceptions",
        "What deviates from a control, the earliest first. An exception is no verdict: somebody has to look why.",
        List.of(
            new Column("What", 18),
            new Column("Of", 26),
            new Column("Controls", 16),
            new Column("Found", 40)),
        report.exceptions().stream()
            .map(
                each ->
                    Row.of(
                        each.position() == null
                            ? List.of()
                            : List.of("log position " + each.position()),
                        each.deviation().words(),
                        each.subject() + "\n" + title(each.title()),
                        Words.and(each.controls()),
                        each.sentence()))
            .toList());
  }

  private static PrintedTable controls(AuditReport report) {
    return new PrintedTable(
        "Controls",
        "With how many belong to the population, and how many of those deviate.",
        List.of(
            new Column("Control", 14),
            new Column("Population", 11),
            new Column("Exceptions", 11),
            new Column("Asks for", 64)),
        report.controls().stream()
            .map(
                control ->
                    Row.of(
                        small(control),
                        control.id(),
                        "" + control.size(),
                        "" + control.exceptions(),
                        control.asks()))
            .toList());
  }

  private static List<String> small(ControlResult control) {
    List<String> small = new ArrayList<>();
    small.add("Population: " + control.query() + ".");
    if (control.notKept() != null) {
      small.add("Not kept in Muster: " + control.notKept());
    }
    return small;
  }

  private static PrintedTable sample(ControlResult control) {
    return new PrintedTable(
        "%s %s".formatted(control.id(), control.title()),
        "%d of %d, each with the events that prove the control."
            .formatted(control.sample().size(), control.size()),
        List.of(new Column("Of", 16), new Column("Exceptions", 20), new Column("Evidence", 64)),
        control.sample().stream().map(AuditPrint::row).toList());
  }

  private static Row row(Sampled sampled) {
    List<String> evidence =
        sampled.evidence().stream()
            .map(
                line ->
                    "%d · %s · %s · %s"
                        .formatted(
                            line.position(),
                            Words.bare(line.recordTime()),
                            line.summary(),
                            line.leafHash()))
            .toList();
    return Row.of(
        evidence.isEmpty() ? List.of("No event of these kinds is on record.") : evidence,
        sampled.subject(),
        sampled.deviations().isEmpty()
            ? "none"
            : Words.and(sampled.deviations().stream().map(Deviation::words).toList()),
        title(sampled.title()));
  }

  private static PrintedTable register(AuditReport report) {
    return new PrintedTable(
        "Register",
        "Every incident of any of the populations: facts, effects, what was decided, and what is done about it.",
        List.of(
            new Column("Incident", 11),
            new Column("Severity", 9),
            new Column("Opened, acknowledged, ended", 30),
            new Column("What", 50)),
        report.register().stream().map(AuditPrint::row).toList());
  }

  private static Row row(RegisterLine line) {
    List<String> small = new ArrayList<>();
    add(small, "Services: ", Words.and(line.services()));
    add(small, "Cause: ", line.cause());
    add(small, "Effects: ", Words.and(line.effects()));
    line.duties().forEach(duty -> small.add(inWords(duty)));
    add(small, "To be done: ", Words.and(line.remedies()));
    add(small, "Reviewed: ", line.reviewedAt() == null ? null : Words.of(line.reviewedAt()));
    add(small, "No review needed: ", line.waived());
    return Row.of(
        small,
        line.number(),
        line.severity().name(),
        String.join("\n", time(line.openedAt()), time(line.acknowledgedAt()), time(line.endedAt())),
        title(line.title()));
  }

  /** What a law made of an incident, in one line. */
  static String inWords(DutyLine duty) {
    String decided =
        duty.outcome() == null
            ? "not decided"
            : (duty.outcome() == Reportability.REPORTABLE ? "reportable" : "not reportable")
                + (duty.reason() == null ? "" : " (" + duty.reason() + ")");
    return "%s, %s: %s%s%s"
        .formatted(
            duty.regime(),
            duty.entity(),
            decided,
            duty.filed().isEmpty() ? "" : "; filed: " + Words.and(duty.filed()),
            duty.late().isEmpty() ? "" : "; late: " + Words.and(duty.late()));
  }

  private static void add(List<String> lines, String label, String value) {
    if (value != null && !value.isBlank()) {
      lines.add(label + value);
    }
  }

  private static String title(String title) {
    return title == null ? "(no title)" : title;
  }

  private static String time(Instant time) {
    return time == null ? "–" : Words.bare(time);
  }
}
