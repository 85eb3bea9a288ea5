package io.muster.reporting.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.review.ReviewEvent;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * September 2026, in which INC-202 was acknowledged late and INC-204 is private; INC-205 is of
 * October.
 */
final class AuditedMonth {

  static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");
  static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");

  /** Every incident of the month begins at midnight of its first day. */
  static final Instant MONTH = Instant.parse("2026-09-01T00:00:00Z");

  private final TestService service;

  private AuditedMonth(TestService service) {
    this.service = service;
  }

  /** Records it. */
  static void in(TestService service) {
    AuditedMonth month = new AuditedMonth(service);
    month.good("inc-201", 201);
    month.late("inc-202", 202, "=HYPERLINK(\"http://x\")");
    month.good("inc-203", 203);
    month.opened("inc-204", 204, "Payroll leaked", MONTH);
    service.record(
        new AccessEvent.MadePrivate("inc-204", null, MINA, MONTH),
        new AccessEvent.AccessGranted(
            "inc-204", new Person(Outage.MINA, "Mina Moreau"), null, MINA, MONTH));
    month.opened("inc-205", 205, "Of October", MONTH.plus(Duration.ofDays(31)));
  }

  /** Acknowledged at once, commanded, with its cause and its review. */
  private void good(String id, long number) {
    opened(id, number, "Good " + number, MONTH);
    service.record(
        new IncidentEvent.Acknowledged(id, "web", ROSA, MONTH.plusSeconds(60)),
        new IncidentEvent.RoleAssigned(
            id, Role.COMMANDER, new Person(Outage.ROSA, "Rosa Reyes"), ROSA, MONTH),
        new IncidentEvent.CauseMarked(
            id, CauseKind.SERVICE, null, null, "ledger", null, null, ROSA, MONTH),
        new IncidentEvent.Resolved(id, "fixed", ROSA, MONTH.plusSeconds(3600)),
        new ReviewEvent.Waived(ReviewEvent.idFor(id), "a known fault", MINA, MONTH));
  }

  /** Acknowledged after forty minutes, by nobody commanded, never reviewed, something overdue. */
  private void late(String id, long number, String title) {
    opened(id, number, title, MONTH);
    String review = ReviewEvent.idFor(id);
    service.record(
        new IncidentEvent.Acknowledged(id, "web", ROSA, MONTH.plusSeconds(2400)),
        new IncidentEvent.Resolved(id, "fixed", ROSA, MONTH.plusSeconds(7200)),
        new ReviewEvent.Opened(
            review, new IncidentRef(id, number), 1, MONTH, List.of(), MINA, MONTH),
        new ReviewEvent.ActionSaid(
            review,
            "a1",
            1,
            "Size the pool",
            null,
            null,
            MONTH.plus(Duration.ofDays(7)),
            List.of(),
            "it holds",
            null,
            MINA,
            MONTH));
  }

  private void opened(String id, long number, String title, Instant at) {
    service.record(
        new IncidentEvent.Opened(
            id,
            number,
            title,
            null,
            Severity.SEV2,
            List.of("checkout"),
            Source.declared(),
            null,
            at,
            ROSA,
            at));
  }
}
