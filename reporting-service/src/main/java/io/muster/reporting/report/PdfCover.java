package io.muster.reporting.report;

import static io.muster.reporting.report.PdfTables.capital;

import io.muster.contracts.incident.Source;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is printed of an incident's report: the first page in words, then its tables. */
final class PdfCover {

  private static final String PROOF =
      "It is made from Muster's event log alone. Each event has a hash of its own, each commit's hash covers all before it, and the checkpoint signs the hash. To check it without trusting Muster, take an export of the log, the checkpoints and the public key, and run muster-log verify; then compare the hashes below.";

  private PdfCover() {}

  static PrintedReport of(IncidentReport report) {
    IncidentReport.Subject subject = report.incident();
    return new PrintedReport(
        "Incident compliance report",
        subject.number(),
        subject.title() == null ? "(no title)" : subject.title(),
        List.of(
            subject.severity().name(),
            "Phase: " + capital(Words.of(subject.phase())),
            "Response: " + capital(Words.of(subject.state()))),
        notices(report),
        narrative(report),
        subject.description(),
        facts(report),
        evidence(report),
        PROOF,
        PdfTables.of(report),
        subject.number(),
        report.asOf());
  }

  private static List<Notice> notices(IncidentReport report) {
    List<Notice> notices = new ArrayList<>();
    if (report.caution() != null) {
      notices.add(new Notice("No checkpoint covers this report.", report.caution()));
    }
    if (report.personalDataMasked()) {
      notices.add(
          new Notice(
              "",
              "People's names are masked in this copy: the same person has the same mask throughout."));
    }
    return notices;
  }

  private static String narrative(IncidentReport report) {
    IncidentReport.Subject subject = report.incident();
    IncidentReport.Times times = report.times();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s opened this incident at %s%s."
            .formatted(
                subject.openedBy().name(),
                Words.of(times.openedAt()),
                subject.source().kind() == Source.Kind.ALERT ? " because of alerts" : ""));
    sentences.add(
        times.acknowledgedAt() == null
            ? "Nobody has acknowledged it."
            : "%s acknowledged it after %s."
                .formatted(times.acknowledgedBy().name(), length(times.secondsToAcknowledge())));
    long reached =
        report.pages().stream()
            .filter(page -> page.outcome() == IncidentReport.Outcome.SENT)
            .map(IncidentReport.PageLine::personId)
            .distinct()
            .count();
    sentences.add(
        "%d %s made; messages went out to %d %s."
            .formatted(
                report.pages().size(),
                report.pages().size() == 1 ? "page was" : "pages were",
                reached,
                reached == 1 ? "person" : "people"));
    sentences.add(
        times.resolvedAt() == null
            ? "It has not been resolved."
            : "It was resolved after %s.".formatted(length(times.secondsToResolve())));
    return String.join(" ", sentences);
  }

  private static List<Fact> facts(IncidentReport report) {
    IncidentReport.Subject subject = report.incident();
    IncidentReport.Times times = report.times();
    return List.of(
        fact("Occurred", time(times.occurredAt())),
        fact("Detected", time(times.detectedAt()) + after(times.secondsToDetect(), "occurred")),
        fact("Opened", time(times.openedAt())),
        fact(
            "Acknowledged",
            time(times.acknowledgedAt()) + after(times.secondsToAcknowledge(), "opened")),
        fact("Resolved", time(times.resolvedAt()) + after(times.secondsToResolve(), "opened")),
        fact("Closed", time(times.closedAt())),
        fact(
            "Services",
            subject.services().isEmpty() ? "none named" : Words.and(subject.services())),
        fact("Incident id", subject.id()));
  }

  private static List<Fact> evidence(IncidentReport report) {
    List<Fact> facts = new ArrayList<>(PrintedReport.proof(report));
    facts.add(fact("Events", report.ledger().size() + " belong to this incident"));
    return facts;
  }

  private static Fact fact(String name, String value) {
    return Fact.of(name, value);
  }

  private static String time(Instant time) {
    return time == null ? "not on record" : Words.of(time);
  }

  private static String length(Long seconds) {
    return Words.of(Duration.ofSeconds(seconds));
  }

  private static String after(Long seconds, String what) {
    return seconds == null ? "" : " · %s after %s".formatted(length(seconds), what);
  }
}
