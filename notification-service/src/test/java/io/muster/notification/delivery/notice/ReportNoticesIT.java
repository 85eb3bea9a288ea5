package io.muster.notification.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Reports whose time runs out, and reports that were made, on a real database and with a real mail
 * server.
 */
class ReportNoticesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String BANK = "legal-entity-bank";
  private static final Person ROSA = new Person("rosa", "Rosa Reyes");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static Running service;

  @BeforeAll
  static void start() {
    String mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.bare(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), NOBODY, CLOCK).believing(mina);
    for (String who : List.of("rosa", "mina")) {
      String body = "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(who, who);
      assertThat(service.put("/api/on-call/contacts/" + who, mina, body).statusCode())
          .isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void the_commander_and_whoever_decided_it_are_told_and_nine_tenths_are_critical() {
    String incident = service.open(301, "Payments fail");
    commandedBy(incident);
    decided(incident);
    service.append("Assessment", mark(incident, ClockMark.HALF, List.of("Malicious")));
    String half = "50 % of the time has passed: “Early warning” (NIS2) of INC-301";
    awaitMail(half, "rosa");
    awaitMail(half, "mina");
    assertThat(Inbox.part(INBOX.of(half, "rosa@muster.example").getFirst(), "text/plain"))
        .contains(
            "Example Bank AG has to file",
            "It still lacks: Malicious.",
            "/compliance/clocks/INC-301/legal-entity-bank/nis2.early-warning");

    service.append("Assessment", mark(incident, ClockMark.NINE_TENTHS, List.of()));
    awaitMail("[Critical] 90 % of the time has passed: “Early warning” (NIS2) of INC-301", "rosa");
  }

  @Test
  void from_nine_tenths_on_they_are_paged_until_one_of_them_does_something_for_the_report() {
    String incident = service.open(303, "Refunds fail");
    commandedBy(incident);
    decided(incident);
    service.append("Assessment", mark(incident, ClockMark.THREE_QUARTERS, List.of()));
    awaitMail("75 % of the time has passed: “Early warning” (NIS2) of INC-303", "rosa");
    ThresholdReached critical = mark(incident, ClockMark.NINE_TENTHS, List.of());
    service.append("Assessment", critical);
    String page = "90 % of the time gone, NIS2, Early warning: Refunds fail";
    awaitPage(303, page, "rosa");
    awaitPage(303, page, "mina");
    assertThat(pages(303, "75 % of the time gone", "rosa")).as("a night is left").isEmpty();
    assertThat(Inbox.part(pages(303, page, "rosa").getFirst(), "text/plain"))
        .contains(
            "Example Bank AG has to file the report “Early warning” under NIS2; it is due at",
            "/compliance/clocks/INC-303/legal-entity-bank/nis2.early-warning",
            "in \"NIS2: Early warning\"")
        .doesNotContain("/ack/");

    String call = EscalationIds.ofReport(critical, false);
    assertThat(stopped(call)).isEmpty();
    CLOCK.skip(Duration.ofSeconds(5));
    explained(incident, MINA);
    await().until(() -> !stopped(call).isEmpty());
  }

  @Test
  void while_nobody_does_anything_the_policy_of_its_services_is_called() {
    service.append(
        "EscalationPolicy",
        new PolicyPublished(
            "billing",
            "Billing",
            1,
            List.of("billing"),
            List.of(new Level(List.of(new Target(Target.Kind.PERSON, "mina")), 3600)),
            null,
            0,
            MINA,
            CLOCK.instant()));
    String incident = service.open(304, "Invoices fail", "billing");
    commandedBy(incident);
    awaitPage(304, "Invoices fail", "mina");
    ThresholdReached critical = mark(incident, ClockMark.NINE_TENTHS, List.of());
    service.append("Assessment", critical);
    String page = "90 % of the time gone, NIS2, Early warning: Invoices fail";
    awaitPage(304, page, "rosa");
    assertThat(pages(304, page, "mina")).isEmpty();
    String rosa = TOKENS.person("rosa", "Rosa Reyes", "responder");
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/pages/mine", rosa).body())
                    .contains("\"number\":\"INC-304\"", "\"asks\":\"REPORT\""));
    CLOCK.skip(Duration.ofSeconds(601));
    awaitPage(304, page, "mina");

    CLOCK.skip(Duration.ofSeconds(5));
    explained(incident, Actor.person(ROSA.id(), ROSA.name()));
    await().until(() -> !stopped(EscalationIds.ofReport(critical, true)).isEmpty());
  }

  @Test
  void nobody_is_paged_for_what_was_recorded_before_there_were_such_pages() {
    String incident = service.open(305, "Statements fail");
    commandedBy(incident);
    Instant longAgo = CLOCK.instant().minus(Duration.ofDays(8));
    ThresholdReached old =
        mark(incident, "nis2.final-report", ClockMark.PASSED, List.of(), longAgo);
    service.append("Assessment", old, mark(incident, ClockMark.NINE_TENTHS, List.of()));
    awaitPage(305, "90 % of the time gone, NIS2, Early warning: Statements fail", "rosa");
    assertThat(service.facts(EscalationIds.ofReport(old, false))).isEmpty();
    assertThat(service.facts(EscalationIds.ofReport(old, true))).isEmpty();
  }

  @Test
  void of_a_private_incident_only_those_named_on_it_are_told() {
    String incident = service.open(302, "Payroll leaked");
    commandedBy(incident);
    decided(incident);
    service.append(
        "Incident",
        new AccessEvent.MadePrivate(incident, "x", MINA, CLOCK.instant()),
        new AccessEvent.AccessGranted(incident, ROSA, null, MINA, CLOCK.instant()));
    service.append("Assessment", mark(incident, ClockMark.PASSED, List.of()));
    String passed = "[Critical] The limit has passed: “Early warning” (NIS2) of INC-302";
    awaitMail(passed, "rosa");
    assertThat(INBOX.of(passed, "mina@muster.example")).isEmpty();
  }

  @Test
  void a_standing_report_that_was_made_is_mailed_as_a_link_to_those_named_on_its_schedule() {
    service.append(
        "AuditSchedule",
        new AuditScheduleEvent.ReportMade(
            "audit-schedule-1",
            "audit-report-7b0d",
            "Incident register",
            LocalDate.parse("2026-07-01"),
            LocalDate.parse("2026-09-30"),
            List.of("mina"),
            Actor.system("audit-schedules"),
            CLOCK.instant()));
    String subject = "Incident register, 2026-07-01 to 2026-09-30";
    awaitMail(subject, "mina");
    assertThat(Inbox.part(INBOX.of(subject, "mina@muster.example").getFirst(), "text/plain"))
        .contains("/compliance/audits/audit-report-7b0d");
    assertThat(INBOX.of(subject, "rosa@muster.example")).isEmpty();
  }

  private static void commandedBy(String incident) {
    service.append(
        "Incident",
        new IncidentEvent.RoleAssigned(incident, Role.COMMANDER, ROSA, MINA, CLOCK.instant()));
  }

  private static void explained(String incident, Actor by) {
    service.append(
        "Assessment",
        new AssessmentEvent.DelayExplained(
            AssessmentEvent.idFor(incident, BANK),
            incident,
            BANK,
            "nis2.early-warning",
            "the portal is down",
            by,
            CLOCK.instant()));
  }

  private static void decided(String incident) {
    service.append(
        "Assessment",
        new Decided(
            AssessmentEvent.idFor(incident, BANK),
            incident,
            BANK,
            Regime.NIS2,
            "nis2/1",
            List.of(),
            Reportability.REPORTABLE,
            List.of(),
            Reportability.REPORTABLE,
            "services stand still",
            MINA,
            CLOCK.instant()));
  }

  private static ThresholdReached mark(String incident, ClockMark mark, List<String> missing) {
    return mark(incident, "nis2.early-warning", mark, missing, CLOCK.instant());
  }

  private static ThresholdReached mark(
      String incident, String report, ClockMark mark, List<String> missing, Instant at) {
    return new ThresholdReached(
        AssessmentEvent.idFor(incident, BANK),
        incident,
        BANK,
        "Example Bank AG",
        Regime.NIS2,
        report + "/1",
        report,
        "Early warning",
        List.of(report),
        0,
        mark,
        at,
        at.plus(Duration.ofHours(25)),
        false,
        missing,
        null,
        null,
        Actor.system("regulatory-clocks"),
        at);
  }

  private static List<Event> stopped(String escalationId) {
    return service.facts(escalationId).stream()
        .filter(EscalationEvent.Stopped.class::isInstance)
        .toList();
  }

  private static List<MimeMessage> pages(long number, String title, String who) {
    return INBOX.about(number, who + "@muster.example").stream()
        .filter(mail -> Inbox.subject(mail).contains(title))
        .toList();
  }

  private static void awaitPage(long number, String title, String who) {
    await().until(() -> !pages(number, title, who).isEmpty());
  }

  private static void awaitMail(String subject, String who) {
    await().until(() -> !INBOX.of(subject, who + "@muster.example").isEmpty());
  }
}
