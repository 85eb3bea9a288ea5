package io.muster.incident.intake.report;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.Source;
import io.muster.contracts.report.ReportCommand;
import io.muster.contracts.report.ReportEvent;
import io.muster.contracts.report.ReportEvent.Received;
import io.muster.contracts.report.ReportEvent.TakenUp;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes reports in, and sees to it that what was taken up is found in its incident: the incident is
 * declared, or the report noted there, even when whoever took it up was cut off.
 */
@Component
@ProcessingGroup(ReportDesk.GROUP)
public class ReportDesk {

  static final String GROUP = "incident.reports";

  private static final Actor FORM = Actor.system("report-form");
  private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);
  private static final int MOST_EVENTS = 10;

  private final CommandSender sender;
  private final IncidentNumbers numbers;
  private final EventLog log;
  private final EventCodec codec;

  ReportDesk(CommandSender sender, IncidentNumbers numbers, EventLog log, EventCodec codec) {
    this.sender = sender;
    this.numbers = numbers;
    this.log = log;
    this.codec = codec;
  }

  /**
   * Takes a report in. When it returns, that is durable.
   *
   * @param secret a new one, by which the reporter asks for it later
   * @throws Refused 422 when there is too little or too much in it
   */
  public void receive(String secret, String text, String where, String contact, Instant since) {
    sender.sendSystem(
        new ReportCommand.Receive(ReportNames.idOf(secret), text, where, contact, since, FORM));
  }

  /** Everything that happened to a report, from the log itself; nothing when there is none. */
  public List<ReportEvent> history(String reportId) {
    return log.readAggregate(reportId, 0, MOST_EVENTS).commits().stream()
        .flatMap(commit -> commit.events().stream())
        .map(codec::decode)
        .filter(ReportEvent.class::isInstance)
        .map(ReportEvent.class::cast)
        .toList();
  }

  /** Puts what was taken up into its incident; doing it twice does nothing twice. */
  public void follow(String reportId) {
    List<ReportEvent> history = history(reportId);
    history.stream()
        .filter(TakenUp.class::isInstance)
        .map(TakenUp.class::cast)
        .findFirst()
        .ifPresent(taken -> follow((Received) history.getFirst(), taken));
  }

  @EventHandler
  void on(ReportEvent event) {
    if (event instanceof TakenUp) {
      follow(event.reportId());
    }
  }

  private void follow(Received report, TakenUp taken) {
    if (taken.declares()) {
      declare(report, taken);
      return;
    }
    try {
      sender.sendSystem(
          new IncidentCommand.AddNote(
              taken.incidentId(),
              "report-" + taken.reportId(),
              inWords(report),
              taken.by(),
              Authority.RESPONDER));
    } catch (Refused e) {
      LOG.warn(
          "The report {} cannot be noted in the incident {}: {}",
          taken.reportId(),
          taken.incidentId(),
          e.getMessage());
    }
  }

  private void declare(Received report, TakenUp taken) {
    if (log.commitOf(taken.incidentId(), 0).isPresent()) {
      return;
    }
    sender.sendSystem(
        new IncidentCommand.Open(
            taken.incidentId(),
            numbers.next(),
            taken.title(),
            inWords(report),
            taken.severity(),
            taken.services(),
            Source.declared(),
            report.since(),
            report.at(),
            null,
            taken.by(),
            Authority.RESPONDER));
  }

  /** Who reported it, and how to reach them, stays with the report. */
  private static String inWords(Received report) {
    StringBuilder words =
        new StringBuilder("Reported as ")
            .append(ReportNames.reference(report.reportId()))
            .append(":\n\n")
            .append(report.text());
    if (report.where() != null) {
      words.append("\n\nWhere: ").append(report.where());
    }
    return words.toString();
  }
}
