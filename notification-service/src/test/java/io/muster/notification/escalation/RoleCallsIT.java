package io.muster.notification.escalation;

import static io.muster.notification.testing.Inbox.part;
import static io.muster.notification.testing.Inbox.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.planning.PlanContent.Scope;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A role that an incident's plan requires, and nobody takes: a real database and mail server. */
class RoleCallsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Duration AFTER = Duration.ofMinutes(15);

  /** A restart takes less, on a busy machine too. */
  private static final Duration RESTART = Duration.ofMinutes(5);

  private static String rosa;
  private static Running service;

  @BeforeAll
  static void start() {
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service = run();
    service.append(
        "ResponsePlan",
        new Published(
            "plan-1",
            1,
            1,
            new PlanContent(
                "Outage",
                "When customers notice",
                new Scope(List.of(), List.of(), List.of()),
                List.of(
                    new RequiredRole(Role.COMMANDER, List.of(Severity.SEV1), null, null, null),
                    new RequiredRole(Role.SCRIBE, List.of(Severity.SEV2), null, null, null),
                    new RequiredRole(
                        Role.LIAISON,
                        List.of(Severity.SEV4),
                        null,
                        2,
                        new Target(Target.Kind.PERSON, ROSA))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                6),
            List.of(),
            List.of("lena"),
            null,
            null,
            CLOCK.instant().plus(Duration.ofDays(180)),
            MINA,
            CLOCK.instant()));
  }

  private static Running run() {
    return Running.local(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), INCIDENTS.url(), CLOCK)
        .believing(rosa);
  }

  @AfterAll
  static void stop() {
    service.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void a_role_the_plan_requires_and_nobody_takes_pages_once_after_its_time_over_a_restart() {
    String incident = acknowledged(1);
    CLOCK.skip(AFTER.minus(RESTART));
    service.close();
    service = run();
    assertThat(started(incident, Role.COMMANDER, 0)).as("not before its time").isEmpty();
    CLOCK.skip(RESTART);

    await().until(() -> mail(1, "Nobody is commander").isPresent());
    MimeMessage mail = mail(1, "Nobody is commander").orElseThrow();
    assertThat(part(mail, "text/plain"))
        .contains("requires a commander, and there is none", "/incidents/INC-1")
        .doesNotContain("/ack/");
    assertThat(service.all(Started.class))
        .filteredOn(it -> it.incidentId().equals(incident) && it.role() != null)
        .singleElement()
        .extracting(Started::role)
        .isEqualTo(Role.COMMANDER);
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-1/pages", rosa).body())
                    .contains("\"roleCalls\":[{\"role\":\"COMMANDER\",\"state\":\"RUNNING\""));
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/pages/mine", rosa).body())
                    .contains("\"asks\":\"TAKE_ROLE\",\"role\":\"COMMANDER\""));
  }

  @Test
  void who_takes_the_role_in_time_is_not_paged_and_who_takes_it_later_ends_it() {
    String incident = acknowledged(2);
    append(new RoleAssigned(incident, Role.COMMANDER, rosaHerself(), MINA, CLOCK.instant()));
    settled(incident);
    CLOCK.skip(AFTER.plusSeconds(60));
    append(new RoleReleased(incident, Role.COMMANDER, ROSA, MINA, CLOCK.instant()));
    awaitTimer(incident, Role.COMMANDER);
    assertThat(started(incident, Role.COMMANDER, 0)).isEmpty();
    assertThat(started(incident, Role.COMMANDER, 1)).as("its time begins anew").isEmpty();

    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> fired(incident, Role.COMMANDER, 1).isPresent());
    append(new RoleAssigned(incident, Role.COMMANDER, rosaHerself(), MINA, CLOCK.instant()));
    awaitStopped(incident, 1);
  }

  @Test
  void where_the_plan_says_so_others_are_paged_and_after_another_time() {
    String incident = acknowledged(7);
    append(severity(incident, Severity.SEV1, Severity.SEV4));
    awaitTimer(incident, Role.LIAISON);
    CLOCK.skip(Duration.ofSeconds(60));
    assertThat(started(incident, Role.LIAISON, 1)).as("not before its time").isEmpty();
    CLOCK.skip(Duration.ofSeconds(61));
    await().until(() -> fired(incident, Role.LIAISON, 1).isPresent());
    assertThat(fired(incident, Role.LIAISON, 1).orElseThrow().personIds()).containsExactly(ROSA);
    assertThat(started(incident, Role.LIAISON, 1).orElseThrow().policyId()).isEqualTo("plan-1");
    await().until(() -> mail(7, "Nobody is liaison").isPresent());
    assertThat(part(mail(7, "Nobody is liaison").orElseThrow(), "text/plain"))
        .contains("level 1 of 1 in \"Outage\"");
  }

  @Test
  void a_role_that_the_severity_comes_to_require_again_is_looked_for_again() {
    String incident = acknowledged(6);
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> fired(incident, Role.COMMANDER, 0).isPresent());
    append(severity(incident, Severity.SEV1, Severity.SEV3));
    awaitStopped(incident, 0);

    append(severity(incident, Severity.SEV3, Severity.SEV1));
    awaitTimer(incident, Role.COMMANDER);
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> fired(incident, Role.COMMANDER, 1).isPresent());
  }

  private static SeverityChanged severity(String incident, Severity from, Severity to) {
    return new SeverityChanged(incident, from, to, "Looked at again", MINA, CLOCK.instant());
  }

  private static void awaitStopped(String incident, int round) {
    await()
        .until(
            () ->
                service.facts(EscalationIds.ofRole(incident, Role.COMMANDER, round)).stream()
                    .anyMatch(Stopped.class::isInstance));
  }

  @Test
  void neither_an_incident_that_is_over_nor_one_of_a_drill_nor_a_severity_without_it_pages() {
    String over = acknowledged(3);
    awaitTimer(over, Role.COMMANDER);
    append(new Resolved(over, null, MINA, CLOCK.instant()));
    settled(over);
    String drill = service.openInDrill(4, "A drill");
    follow(drill);
    String other = acknowledged(5);
    awaitTimer(other, Role.COMMANDER);
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> fired(other, Role.COMMANDER, 0).isPresent());
    assertThat(started(over, Role.COMMANDER, 0)).isEmpty();
    assertThat(started(drill, Role.COMMANDER, 0)).isEmpty();
    assertThat(started(other, Role.SCRIBE, 0)).isEmpty();

    append(new Reopened(over, 1, false, "It came back", MINA, CLOCK.instant()));
    awaitTimer(over, Role.COMMANDER);
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> fired(over, Role.COMMANDER, 1).isPresent());
  }

  /** Taken on, so that nothing but the role is paged for. */
  private static String acknowledged(long number) {
    String incident = service.open(number, "Checkout fails", "checkout");
    service.acknowledge(incident, ROSA, "Rosa Reyes", null);
    follow(incident);
    awaitTimer(incident, Role.COMMANDER);
    return incident;
  }

  private static void follow(String incident) {
    service.append(
        "IncidentPlan",
        new Chosen(
            incident,
            "plan-1",
            1,
            "Outage",
            "plan-choice/1",
            List.of(),
            null,
            Actor.system("plans"),
            CLOCK.instant()));
  }

  private static Person rosaHerself() {
    return new Person(ROSA, "Rosa Reyes");
  }

  private static void append(io.muster.contracts.Event event) {
    service.append("Incident", event);
  }

  private static void awaitTimer(String incident, Role role) {
    await().until(() -> timer(incident, role).isPresent());
  }

  private static void settled(String incident) {
    await().until(() -> timer(incident, Role.COMMANDER).isEmpty());
  }

  private static Optional<java.time.Instant> timer(String incident, Role role) {
    return service.bean(RoleCalls.class).dueAt(incident, role);
  }

  private static Optional<Started> started(String incident, Role role, int round) {
    return service.facts(EscalationIds.ofRole(incident, role, round)).stream()
        .filter(Started.class::isInstance)
        .map(Started.class::cast)
        .findFirst();
  }

  private static Optional<StepFired> fired(String incident, Role role, int round) {
    return service.facts(EscalationIds.ofRole(incident, role, round)).stream()
        .filter(StepFired.class::isInstance)
        .map(StepFired.class::cast)
        .findFirst();
  }

  private static Optional<MimeMessage> mail(long number, String says) {
    return INBOX.about(number).stream().filter(mail -> subject(mail).contains(says)).findFirst();
  }
}
