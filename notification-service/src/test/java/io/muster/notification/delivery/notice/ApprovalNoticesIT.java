package io.muster.notification.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.Danger;
import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Approved;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Actions that wait for an approval, on a real database and with a real mail server. */
class ApprovalNoticesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final Person ROSA = new Person("rosa", "Rosa Reyes");
  private static final Person RAVI = new Person("ravi", "Ravi Rao");
  private static final Actor ROSA_HERSELF = Actor.person("rosa", "Rosa Reyes");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Actor MUSTER = Actor.system("guarded-actions");
  private static Running service;

  @BeforeAll
  static void start() {
    String mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.bare(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), NOBODY, CLOCK).believing(mina);
    for (String who : List.of("rosa", "ravi")) {
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
  void
      those_on_the_incident_are_told_at_once_and_once_more_before_it_lapses_but_not_its_proposer() {
    String incident = incident(401);
    propose(incident, "a", DryRunResult.WOULD_DO, List.of(Danger.MARKED));
    String waits = "Waits for approval: block address 203.0.113.7 at Edge firewall (INC-401)";
    awaitMail(waits);
    assertThat(Inbox.part(INBOX.of(waits, "ravi@muster.example").getFirst(), "text/plain"))
        .contains("It tries passwords", "It lapses at", "/incidents/INC-401");
    CLOCK.skip(GuardedActionEvent.CLEAR_WITHIN.minus(Duration.ofMinutes(29)));
    String soon = waits.replace("Waits for approval", "Lapses soon without approval");
    awaitMail(soon);
    assertThat(INBOX.of(waits, "ravi@muster.example")).hasSize(1);
    assertThat(INBOX.of(waits, "rosa@muster.example")).isEmpty();
    assertThat(INBOX.of(soon, "rosa@muster.example")).isEmpty();
  }

  @Test
  void what_nobody_has_to_approve_or_nobody_can_is_not_told() {
    String harmless = incident(402);
    propose(harmless, "b", DryRunResult.WOULD_DO, List.of());
    String refused = incident(403);
    propose(refused, "c", DryRunResult.REFUSED, List.of(Danger.MARKED));
    String hidden = incident(404);
    service.append("Incident", new AccessEvent.MadePrivate(hidden, "x", MINA, CLOCK.instant()));
    propose(hidden, "d", DryRunResult.WOULD_DO, List.of(Danger.MARKED));
    String approved = incident(405);
    propose(approved, "e", DryRunResult.WOULD_DO, List.of(Danger.MARKED));
    awaitMail(subject("Waits for approval", 405));
    service.append(
        "GuardedAction",
        new Approved(id(approved, "e"), approved, CLOCK.instant(), MINA, CLOCK.instant()));
    String last = incident(406);
    propose(last, "f", DryRunResult.NOT_OFFERED, List.of(Danger.TIER_ONE_HIT));
    awaitMail(subject("Waits for approval", 406));
    CLOCK.skip(GuardedActionEvent.CLEAR_WITHIN.minus(Duration.ofMinutes(29)));
    awaitMail(subject("Lapses soon without approval", 406));
    for (int number = 402; number <= 404; number++) {
      assertThat(INBOX.of(subject("Waits for approval", number), "ravi@muster.example")).isEmpty();
    }
    assertThat(INBOX.of(subject("Lapses soon without approval", 405), "ravi@muster.example"))
        .isEmpty();
  }

  @Test
  void what_a_rule_proposes_is_told_to_everybody_on_the_incident() {
    String incident = incident(407);
    Actor rule = RuleActors.of("automation-rule-1", 2);
    propose(incident, "g", DryRunResult.WOULD_DO, List.of(Danger.MARKED), rule);
    String waits = subject("Waits for approval", 407);
    awaitMail(waits);
    assertThat(Inbox.part(INBOX.of(waits, "ravi@muster.example").getFirst(), "text/plain"))
        .contains("An automation rule proposes: block address");
    await().until(() -> !INBOX.of(waits, "rosa@muster.example").isEmpty());
  }

  private static String subject(String begins, int number) {
    return "%s: block address 203.0.113.7 at Edge firewall (INC-%d)".formatted(begins, number);
  }

  /** One that Rosa leads and Ravi is the deputy of. */
  private static String incident(long number) {
    String incident = service.open(number, "Many logins");
    service.append(
        "Incident",
        new IncidentEvent.RoleAssigned(incident, Role.COMMANDER, ROSA, MINA, CLOCK.instant()),
        new IncidentEvent.RoleAssigned(incident, Role.DEPUTY, RAVI, MINA, CLOCK.instant()));
    return incident;
  }

  private static String id(String incident, String action) {
    return GuardedActionEvent.ID_PREFIX + incident + "-" + action;
  }

  private static void propose(
      String incident, String action, DryRunResult tried, List<Danger> dangers) {
    propose(incident, action, tried, dangers, ROSA_HERSELF);
  }

  private static void propose(
      String incident, String action, DryRunResult tried, List<Danger> dangers, Actor by) {
    String id = id(incident, action);
    service.append(
        "GuardedAction",
        new Proposed(
            id,
            incident,
            "action-target-edge",
            1,
            "Edge firewall",
            ActionKind.BLOCK_ADDRESS,
            List.of(new ActionParameter("address", "203.0.113.7")),
            "edge",
            List.of(),
            0,
            dangers,
            "It tries passwords",
            60,
            by,
            CLOCK.instant()),
        new DryRunAnswered(id, incident, tried, "One rule more", MUSTER, CLOCK.instant()));
  }

  private static void awaitMail(String subject) {
    await().until(() -> !INBOX.of(subject, "ravi@muster.example").isEmpty());
  }
}
