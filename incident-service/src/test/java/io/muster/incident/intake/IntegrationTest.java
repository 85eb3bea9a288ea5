package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.PinSender;
import io.muster.contracts.alert.IntegrationCommand.RetireOldKey;
import io.muster.contracts.alert.IntegrationCommand.RotateKey;
import io.muster.contracts.alert.IntegrationCommand.SetAutoResolve;
import io.muster.contracts.alert.IntegrationCommand.SetGrouping;
import io.muster.contracts.alert.IntegrationCommand.SetLimit;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.GroupingSet;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.contracts.alert.IntegrationEvent.LimitSet;
import io.muster.contracts.alert.IntegrationEvent.OldKeyRetired;
import io.muster.contracts.alert.IntegrationEvent.SenderPinned;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntegrationTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor ADAM = Actor.person("adam", "Adam Ames");
  private static final Created CREATED =
      new Created("int", "Prometheus", "alertmanager", "aa", ADAM, NOW);

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private final FixtureConfiguration<Integration> fixture =
      new AggregateTestFixture<>(Integration.class);

  @BeforeEach
  void prepare() {
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
  }

  @Test
  void how_much_is_taken_of_a_source_is_set_within_bounds_and_written_when_it_changes() {
    fixture
        .given(CREATED)
        .when(new SetLimit("int", 12_000, ADAM))
        .expectEvents(new LimitSet("int", 12_000, ADAM, NOW));
    fixture
        .given(CREATED, new LimitSet("int", 12_000, ADAM, NOW))
        .when(new SetLimit("int", 12_000, ADAM))
        .expectNoEvents();
    fixture
        .given(CREATED, new LimitSet("int", 12_000, ADAM, NOW))
        .when(new SetLimit("int", null, ADAM))
        .expectEvents(new LimitSet("int", null, ADAM, NOW));
    for (int limit : List.of(0, -1, 600_001)) {
      fixture
          .given(CREATED)
          .when(new SetLimit("int", limit, ADAM))
          .expectException(Refused.class)
          .expectExceptionMessage(
              "Take 1 to 600,000 messages a minute, or as many as of any other (null).");
    }
  }

  @Test
  void a_source_is_let_in_once() {
    fixture
        .givenNoPriorActivity()
        .when(new Create("int", "Prometheus", "alertmanager", "aa", ADAM))
        .expectEvents(CREATED);
  }

  @Test
  void letting_it_in_again_with_the_same_key_changes_nothing_and_with_another_is_refused() {
    fixture
        .given(CREATED)
        .when(new Create("int", "Prometheus", "alertmanager", "aa", ADAM))
        .expectNoEvents();
    fixture
        .given(CREATED)
        .when(new Create("int", "Prometheus", "alertmanager", "bb", ADAM))
        .expectException(Refused.class);
  }

  @Test
  void a_new_key_replaces_the_old_one_at_once_or_when_it_is_said() {
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    fixture
        .given(CREATED)
        .when(new RotateKey("int", "bb", tomorrow, ADAM))
        .expectEvents(new KeyRotated("int", "bb", tomorrow, ADAM, NOW));
    fixture
        .given(CREATED)
        .when(new RotateKey("int", "bb", NOW, ADAM))
        .expectEvents(new KeyRotated("int", "bb", null, ADAM, NOW));
    fixture
        .given(CREATED)
        .when(new RotateKey("int", "bb", NOW.plus(Duration.ofDays(31)), ADAM))
        .expectException(Refused.class);
  }

  @Test
  void an_old_key_is_retired_once_and_only_while_it_opens() {
    KeyRotated rotated = new KeyRotated("int", "bb", NOW.plusSeconds(60), ADAM, NOW);
    OldKeyRetired retired = new OldKeyRetired("int", ADAM, NOW);
    fixture.given(CREATED).when(new RetireOldKey("int", ADAM)).expectNoEvents();
    fixture.given(CREATED, rotated).when(new RetireOldKey("int", ADAM)).expectEvents(retired);
    fixture.given(CREATED, rotated, retired).when(new RetireOldKey("int", ADAM)).expectNoEvents();
    fixture
        .given(CREATED, new KeyRotated("int", "bb", NOW.minusSeconds(1), ADAM, NOW))
        .when(new RetireOldKey("int", ADAM))
        .expectNoEvents();
  }

  @Test
  void how_long_an_alert_may_not_be_heard_of_is_set_once_and_within_bounds() {
    SetAutoResolve hour = new SetAutoResolve("int", Duration.ofHours(1), ADAM);
    SetAutoResolve never = new SetAutoResolve("int", null, ADAM);
    AutoResolveSet set = new AutoResolveSet("int", 3600L, ADAM, NOW);
    AutoResolveSet unset = new AutoResolveSet("int", null, ADAM, NOW);
    fixture.given(CREATED).when(hour).expectEvents(set);
    fixture.given(CREATED, set).when(hour).expectNoEvents();
    // Whatever the kind of source does by itself: this is an administrator's word.
    fixture.given(CREATED).when(never).expectEvents(unset);
    fixture.given(CREATED, set, unset).when(never).expectNoEvents();
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofMinutes(5).minusSeconds(1), Duration.ofDays(31))) {
      fixture
          .given(CREATED)
          .when(new SetAutoResolve("int", wrong, ADAM))
          .expectException(Refused.class);
    }
  }

  @Test
  void how_alerts_are_put_together_is_set_in_revisions() {
    SetGrouping set = new SetGrouping("int", List.of(" service ", "zone"), HALF_HOUR, ADAM);
    SetGrouping back = new SetGrouping("int", null, null, ADAM);
    GroupingSet first = new GroupingSet("int", 1, List.of("service", "zone"), 1800L, ADAM, NOW);
    fixture.given(CREATED).when(set).expectEvents(first);
    fixture.given(CREATED, first).when(set).expectNoEvents();
    fixture.given(CREATED).when(back).expectNoEvents();
    fixture
        .given(CREATED, first)
        .when(back)
        .expectEvents(new GroupingSet("int", 2, List.of(), null, ADAM, NOW));
  }

  @Test
  void labels_and_a_window_that_make_no_sense_are_refused() {
    for (SetGrouping wrong :
        List.of(
            new SetGrouping("int", List.of("a", " "), null, ADAM),
            new SetGrouping("int", List.of("a", "b", "a"), null, ADAM),
            new SetGrouping("int", List.of("a".repeat(101)), null, ADAM),
            new SetGrouping("int", Collections.nCopies(11, "a"), null, ADAM),
            new SetGrouping(
                "int", IntStream.range(0, 11).mapToObj(i -> "l" + i).toList(), null, ADAM),
            new SetGrouping("int", List.of(), HALF_HOUR, ADAM),
            new SetGrouping("int", List.of("a"), Duration.ofSeconds(59), ADAM),
            new SetGrouping("int", List.of("a"), Duration.ofHours(25), ADAM))) {
      fixture.given(CREATED).when(wrong).expectException(Refused.class).expectNoEvents();
    }
  }

  @Test
  void a_disabled_source_gets_no_new_key_and_is_not_disabled_twice() {
    Disabled disabled = new Disabled("int", ADAM, NOW);
    fixture
        .given(CREATED, disabled)
        .when(new RotateKey("int", "bb", null, ADAM))
        .expectException(Refused.class);
    fixture.given(CREATED, disabled).when(new Disable("int", ADAM)).expectNoEvents();
  }

  @Test
  void a_key_says_whose_it_is_and_opens_only_what_it_was_made_for() {
    String key = IntegrationKey.create("int-1");
    assertThat(key).matches("mi_int-1_[A-Za-z0-9_-]{43}");
    assertThat(IntegrationKey.integrationOf(key)).contains("int-1");
    assertThat(IntegrationKey.opens(key, IntegrationKey.hash(key))).isTrue();
    assertThat(IntegrationKey.opens(IntegrationKey.create("int-1"), IntegrationKey.hash(key)))
        .isFalse();
    assertThat(IntegrationKey.integrationOf("demo-something")).isEmpty();
  }

  @Test
  void the_first_who_signs_is_the_only_one() {
    PinSender pin = new PinSender("int", "topic-1", ADAM);
    SenderPinned pinned = new SenderPinned("int", "topic-1", ADAM, NOW);
    fixture.given(CREATED).when(pin).expectEvents(pinned);
    fixture.given(CREATED, pinned).when(pin).expectNoEvents();
    fixture
        .given(CREATED, pinned)
        .when(new PinSender("int", "topic-2", ADAM))
        .expectException(Refused.class);
  }
}
