package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who would be called in a drill, when by the drill's time, and that nobody is. */
class DrillEscalationsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static Running service;

  @BeforeAll
  static void start() {
    service =
        Running.local(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), INCIDENTS.url(), CLOCK)
            .believing(TOKENS.person("rosa", "Rosa Reyes", "responder"));
  }

  @AfterAll
  static void stop() {
    service.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  private static void begin(String drillId) {
    service.append(
        "Drill",
        new DrillEvent.Started(
            drillId, "ddos", 1, "DDoS", "name: DDoS", 7, 0, MINA, CLOCK.instant()));
  }

  private static void tick(String drillId, Instant now) {
    service.append("Drill", new DrillEvent.DrillTick(drillId, now, MINA, CLOCK.instant()));
  }

  private static List<StepFired> stepsOf(String incidentId) {
    return service.facts("escalation-" + incidentId).stream()
        .filter(StepFired.class::isInstance)
        .map(StepFired.class::cast)
        .toList();
  }

  private static List<PageEvent.Failed> givenUp(String incidentId) {
    return service.all(PageEvent.Failed.class).stream()
        .filter(page -> page.incidentId().equals(incidentId))
        .toList();
  }

  @Test
  void a_page_of_a_drill_says_who_would_have_been_told_and_never_leaves() {
    begin("drill-a");
    service.openInDrill("drill-a.i", 4001);
    await().until(() -> !givenUp("drill-a.i").isEmpty());
    PageEvent.Failed page = givenUp("drill-a.i").getFirst();
    assertThat(page.error()).isEqualTo("drill: not sent");
    assertThat(page.attempt()).isZero();
    assertThat(page.retryAt()).isNull();
    assertThat(INBOX.about(4001)).isEmpty();
  }

  @Test
  void the_next_level_is_due_by_the_drills_time_and_the_walls_moves_nothing() {
    begin("drill-b");
    Instant begun = CLOCK.instant();
    service.openInDrill("drill-b.i", 4002);
    await().until(() -> stepsOf("drill-b.i").size() == 1);
    assertThat(stepsOf("drill-b.i").getFirst().nextAt()).isNull();
    CLOCK.skip(Duration.ofHours(3));
    tick("drill-b", begun.plusSeconds(299));
    // A real incident opened after that tick is paged once the tick was dealt with: one segment.
    service.open(4003, "Real");
    await().until(() -> !INBOX.about(4003).isEmpty());
    assertThat(stepsOf("drill-b.i")).hasSize(1);
    tick("drill-b", begun.plusSeconds(301));
    await().until(() -> stepsOf("drill-b.i").size() == 2);
    assertThat(INBOX.about(4002)).isEmpty();
  }
}
