package io.muster.reporting.report;

import static io.muster.reporting.report.PdfTables.capital;

import io.muster.contracts.incident.Source;
import io.muster.reporting.ledger.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the first page says before the tables begin. */
record PdfCover(
    String number,
    String title,
    String severity,
    String phase,
    String state,
    String narrative,
    String description,
    List<Fact> facts,
    List<Fact> evidence,
    boolean masked,
    String caution) {

  /** One line of facts. */
  record Fact(String name, String value, boolean hash) {}

  boolean hasDescription() {
    return description != null && !description.isBlank();
  }

  boolean hasCaution() {
    return caution != null;
  }

  static PdfCover of(IncidentReport report) {
    IncidentReport.Subject subject = report.incident();
    return new PdfCover(
        subject.number(),
        subject.title() == null ? "(no title)" : subject.title(),
        subject.severity().name(),
        capital(Words.of(subject.phase())),
        capital(Words.of(subject.state())),
        narrative(report),
        subject.description(),
        facts(report),
        evidence(report),
        report.personalDataMasked(),
        report.caution());
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
    IncidentReport.AsOf asOf = report.asOf();
    IncidentReport.Signed signed = report.checkpoint();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "As of",
            "log position %d, recorded %s"
                .formatted(asOf.position(), Words.of(asOf.recordTime()))));
    facts.add(new Fact("Hash", asOf.hash(), true));
    if (signed == null) {
      facts.add(fact("Checkpoint", "none has been signed"));
    } else {
      facts.add(
          fact(
              "Checkpoint",
              "log position %d, signed %s with the key %s"
                  .formatted(signed.position(), Words.of(signed.at()), signed.keyId())));
      facts.add(new Fact("Hash", signed.hash(), true));
    }
    facts.add(fact("Events", report.ledger().size() + " belong to this incident"));
    return facts;
  }

  private static Fact fact(String name, String value) {
    return new Fact(name, value, false);
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
