package io.muster.incident.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.change.ChangeCommand.Record;
import io.muster.contracts.change.ChangeEvent.Concluded;
import io.muster.contracts.change.ChangeEvent.Recorded;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant THEN = Instant.parse("2026-11-24T02:40:00Z");
  private static final Actor BY = Actor.system("change-log");

  private final FixtureConfiguration<Change> fixture = new AggregateTestFixture<>(Change.class);

  @BeforeEach
  void prepare() {
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
  }

  @Test
  void a_change_is_recorded_once() {
    fixture
        .givenNoPriorActivity()
        .when(reported(ChangeOutcome.STARTED))
        .expectEvents(recorded(ChangeOutcome.STARTED));
    fixture
        .given(recorded(ChangeOutcome.STARTED))
        .when(reported(ChangeOutcome.STARTED))
        .expectNoEvents();
  }

  @Test
  void what_became_of_it_is_news_and_may_turn_out_otherwise_later() {
    Concluded failed = new Concluded("c", ChangeOutcome.FAILED, THEN, "ab", BY, NOW);
    fixture
        .given(recorded(ChangeOutcome.STARTED))
        .when(reported(ChangeOutcome.FAILED))
        .expectEvents(failed);
    fixture
        .given(recorded(ChangeOutcome.STARTED), failed)
        .when(reported(ChangeOutcome.FAILED))
        .expectNoEvents();
    fixture
        .given(recorded(ChangeOutcome.STARTED), failed)
        .when(reported(ChangeOutcome.SUCCEEDED))
        .expectEvents(new Concluded("c", ChangeOutcome.SUCCEEDED, THEN, "ab", BY, NOW));
  }

  @Test
  void a_start_that_is_heard_of_after_the_end_is_none() {
    fixture
        .given(recorded(ChangeOutcome.SUCCEEDED))
        .when(reported(ChangeOutcome.STARTED))
        .expectNoEvents();
    fixture
        .given(recorded(ChangeOutcome.SUCCEEDED))
        .when(reported(ChangeOutcome.UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void two_integrations_may_use_the_same_key() {
    assertThat(ChangeLog.idOf("a", "k")).isNotEqualTo(ChangeLog.idOf("b", "k")).hasSize(36);
  }

  private static Record reported(ChangeOutcome outcome) {
    return new Record(
        "c",
        "int",
        "github",
        ChangeKind.DEPLOYMENT,
        "checkout",
        "production",
        "v1",
        "Deployment",
        null,
        List.of(),
        "rosa",
        outcome,
        THEN,
        "ab",
        BY);
  }

  private static Recorded recorded(ChangeOutcome outcome) {
    return new Recorded(
        "c",
        "int",
        "github",
        ChangeKind.DEPLOYMENT,
        "checkout",
        "production",
        "v1",
        "Deployment",
        null,
        List.of(),
        "rosa",
        outcome,
        THEN,
        "ab",
        BY,
        NOW);
  }
}
