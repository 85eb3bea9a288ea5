package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import io.muster.reporting.report.PrintedTable;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import java.util.ArrayList;
import java.util.List;

/** What is printed of a working paper: who audited what by which draw, then each sample. */
final class WorkingPaperPrint {

  private static final String PROOF =
      "Every sample was recorded in Muster's event log when it was drawn, with its seed, the position in the log and the ids; so was each verdict, and each look. To check it without trusting Muster, verify an export of the log with muster-log verify, take the ids of the population up to that position, and draw again: those whose SHA-256 of seed, line feed and id is smallest.";

  private WorkingPaperPrint() {}

  static PrintedReport of(WorkingPaper paper) {
    return new PrintedReport(
        "Audit working paper",
        "%s to %s".formatted(paper.from(), paper.to()),
        paper.framework(),
        List.of(
            counted(paper.marked(AuditVerdict.EXCEPTION), "exception", "exceptions"),
            "%d accepted".formatted(paper.marked(AuditVerdict.ACCEPTED)),
            "%d in all samples".formatted(paper.items())),
        notices(paper),
        "%s audited %s from %s to %s in %s. Drawn: %d; accepted: %d; exceptions: %d; without a verdict: %d."
            .formatted(
                paper.auditor(),
                paper.framework(),
                paper.from(),
                paper.to(),
                counted(paper.samples().size(), "sample", "samples"),
                paper.items(),
                paper.marked(AuditVerdict.ACCEPTED),
                paper.marked(AuditVerdict.EXCEPTION),
                paper.marked(null)),
        paper.purpose(),
        facts(paper),
        PrintedReport.proof(paper.asOf(), paper.checkpoint()),
        PROOF,
        paper.samples().stream().map(WorkingPaperPrint::table).toList(),
        "%s, %s to %s, working paper".formatted(paper.framed(), paper.from(), paper.to()),
        paper.asOf());
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static List<Notice> notices(WorkingPaper paper) {
    List<Notice> notices = new ArrayList<>();
    if (paper.caution() != null) {
      notices.add(new Notice("No checkpoint covers this paper.", paper.caution()));
    }
    if (paper.samples().stream().anyMatch(sample -> sample.hidden() > 0)) {
      notices.add(
          new Notice("", "Private incidents its reader is not named on are left out of samples."));
    }
    if (paper.personalDataMasked()) {
      notices.add(
          new Notice(
              "",
              "People's names are masked in this copy: the same person has the same mask throughout."));
    }
    return notices;
  }

  private static List<Fact> facts(WorkingPaper paper) {
    return List.of(
        Fact.of("Auditor", paper.auditor()),
        Fact.of("Controls", paper.framed()),
        Fact.of("Source", paper.source()),
        Fact.of("Period", "%s to %s, whole days in UTC".formatted(paper.from(), paper.to())),
        Fact.of(
            "Access",
            "%s until %s".formatted(Words.of(paper.validFrom()), Words.of(paper.validUntil()))),
        Fact.of(
            "Limits",
            "acknowledged within %d min, reviewed within %d days of the end"
                .formatted(paper.acknowledgeMinutes(), paper.reviewDays())),
        Fact.of("Engagement", paper.id()));
  }

  private static PrintedTable table(WorkingPaper.Sample sample) {
    return new PrintedTable(
        "Sample %d: %s %s".formatted(sample.sample(), sample.control(), sample.title()),
        "%d of %d %s, drawn %s by the seed %s, of the log up to position %d."
            .formatted(
                sample.items().size(),
                sample.population(),
                sample.query(),
                Words.of(sample.at()),
                sample.seed(),
                sample.asOf()),
        List.of(
            new Column("Of", 12),
            new Column("Muster found", 24),
            new Column("Verdict", 16),
            new Column("What", 48)),
        sample.items().stream().map(WorkingPaperPrint::row).toList());
  }

  private static Row row(WorkingPaper.Item item) {
    List<String> small = new ArrayList<>();
    if (item.words() != null) {
      small.add(item.words());
    }
    if (item.markedAt() != null) {
      small.add("Marked " + Words.of(item.markedAt()));
    }
    return Row.of(
        small,
        item.subject(),
        item.deviations().isEmpty()
            ? "nothing"
            : Words.and(item.deviations().stream().map(Deviation::words).toList()),
        verdict(item.verdict()),
        item.title() == null ? "(no title)" : item.title());
  }

  private static String verdict(AuditVerdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "accepted";
      case EXCEPTION -> "exception";
      case null -> "none yet";
    };
  }
}
