package io.muster.contracts.report;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a report of something odd by an employee, a supplier or a customer. Everything
 * the reporter wrote lies under the report's own key.
 */
public sealed interface ReportEvent extends Event {

  /**
   * Hash of the secret that only the reporter has: whoever knows it may ask what became of the
   * report, and nobody finds it from here.
   */
  String reportId();

  @Override
  default String aggregateId() {
    return reportId();
  }

  /**
   * Somebody reported something. Nobody is paged for that.
   *
   * @param text what they noticed
   * @param where which service, place or thing it is about, in their words; null when unsaid
   * @param contact who they are and how to reach them, in their words; null when unsaid
   * @param since since when, as they say, UTC; null when unsaid
   */
  @EventType(name = "report.received")
  record Received(
      String reportId,
      @FreeText(of = "reportId") String text,
      @FreeText(of = "reportId") String where,
      @FreeText(of = "reportId") String contact,
      Instant since,
      Actor by,
      Instant at)
      implements ReportEvent {}

  /**
   * A responder took it for something to work on.
   *
   * @param incidentId in which it is worked on
   * @param declares whether that incident is declared because of this report; else it was there
   *     before
   * @param severity of the incident that is declared; null when none is
   * @param title likewise
   * @param services affected, likewise; none when no incident is declared
   */
  @EventType(name = "report.taken-up")
  record TakenUp(
      String reportId,
      String incidentId,
      boolean declares,
      Severity severity,
      @FreeText(of = "reportId") String title,
      List<String> services,
      Actor by,
      Instant at)
      implements ReportEvent {
    public TakenUp {
      services = services == null ? List.of() : List.copyOf(services);
    }
  }

  /** A responder found that nothing has to be done about it. */
  @EventType(name = "report.dismissed")
  record Dismissed(String reportId, @FreeText(of = "reportId") String reason, Actor by, Instant at)
      implements ReportEvent {}
}
