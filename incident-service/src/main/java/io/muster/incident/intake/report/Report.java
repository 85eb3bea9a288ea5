package io.muster.incident.intake.report;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.report.ReportCommand.Dismiss;
import io.muster.contracts.report.ReportCommand.Receive;
import io.muster.contracts.report.ReportCommand.TakeUp;
import io.muster.contracts.report.ReportEvent;
import io.muster.contracts.report.ReportEvent.Dismissed;
import io.muster.contracts.report.ReportEvent.Received;
import io.muster.contracts.report.ReportEvent.TakenUp;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What somebody reported, until a responder takes it up or dismisses it, once. */
@Aggregate
class Report {

  static final int SHORTEST = 10;
  static final int LONGEST = 4_000;
  static final int WHERE = 200;
  static final int CONTACT = 500;

  private static final int TITLE = 200;
  private static final int REASON = 2_000;
  private static final int SERVICES = 50;

  /** Clocks of reporters are not ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  @AggregateIdentifier private String reportId;
  private String incidentId;
  private boolean dismissed;

  Report() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Receive receive, Clock clock) {
    if (reportId != null) {
      return;
    }
    Instant now = clock.instant();
    String text = clean(receive.text());
    if (text == null || text.length() < SHORTEST) {
      throw Refused.invalid(
          "/text", "Say what you noticed, in %d characters at least.".formatted(SHORTEST));
    }
    if (receive.since() != null && receive.since().isAfter(now.plus(AHEAD))) {
      throw Refused.invalid("/since", "Give a time that is not in the future.");
    }
    apply(
        new Received(
            receive.reportId(),
            atMost(LONGEST, "/text", text),
            atMost(WHERE, "/where", clean(receive.where())),
            atMost(CONTACT, "/contact", clean(receive.contact())),
            receive.since(),
            receive.by(),
            now));
  }

  @CommandHandler
  void handle(TakeUp take, Clock clock) {
    if (take.incidentId().equals(incidentId)) {
      return;
    }
    requireOpen();
    String title = clean(take.title());
    if (take.declares() && title == null) {
      throw Refused.invalid("/title", "Say in one line what is wrong.");
    }
    if (take.declares() && take.severity() == null) {
      throw Refused.invalid("/severity", "Say how bad it is: SEV1 (worst) to SEV5.");
    }
    apply(
        new TakenUp(
            reportId,
            take.incidentId(),
            take.declares(),
            take.declares() ? take.severity() : null,
            take.declares() ? atMost(TITLE, "/title", title) : null,
            take.declares() ? services(take.services()) : List.of(),
            take.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(Dismiss dismiss, Clock clock) {
    if (dismissed) {
      return;
    }
    requireOpen();
    String reason = clean(dismiss.reason());
    if (reason == null) {
      throw Refused.invalid("/reason", "Say why nothing has to be done about it.");
    }
    apply(
        new Dismissed(reportId, atMost(REASON, "/reason", reason), dismiss.by(), clock.instant()));
  }

  private void requireOpen() {
    if (incidentId != null) {
      throw Refused.conflict(
          "report-taken-up", "Somebody took this report up already. Look at its incident.");
    }
    if (dismissed) {
      throw Refused.conflict("report-dismissed", "Somebody dismissed this report already.");
    }
  }

  private static List<String> services(List<String> services) {
    if (services.size() > SERVICES) {
      throw Refused.invalid("/services", "Name at most %d services.".formatted(SERVICES));
    }
    for (int i = 0; i < services.size(); i++) {
      String pointer = "/services/" + i;
      if (clean(services.get(i)) == null) {
        throw Refused.invalid(pointer, "Give the service's name, or leave it out.");
      }
      atMost(WHERE, pointer, services.get(i));
    }
    return services.stream().map(Report::clean).distinct().toList();
  }

  /** The text as it can be stored and shown; null when nothing is left. */
  private static String clean(String raw) {
    if (raw == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(raw.length());
    raw.codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    String text = clean.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static String atMost(int longest, String pointer, String text) {
    if (text != null && text.length() > longest) {
      throw Refused.invalid(pointer, "Shorten this to at most %d characters.".formatted(longest));
    }
    return text;
  }

  @EventSourcingHandler
  void on(ReportEvent event) {
    switch (event) {
      case Received received -> reportId = received.reportId();
      case TakenUp taken -> incidentId = taken.incidentId();
      case Dismissed done -> dismissed = true;
    }
  }
}
