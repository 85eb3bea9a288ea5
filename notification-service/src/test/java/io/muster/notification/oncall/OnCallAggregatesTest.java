package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallAggregatesTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AggregateTestFixture<Schedule> schedules = Fixtures.of(Schedule.class);
  private final AggregateTestFixture<EscalationPolicy> policies =
      Fixtures.of(EscalationPolicy.class);
  private final AggregateTestFixture<ContactMethods> contacts = Fixtures.of(ContactMethods.class);

  @Test
  void a_schedule_is_published() {
    schedules
        .givenNoPriorActivity()
        .when(schedule(List.of("rosa", "ravi"), 12))
        .expectEvents(published(List.of("rosa", "ravi"), 12));
  }

  @Test
  void publishing_the_same_schedule_again_says_nothing_new() {
    schedules
        .given(published(List.of("rosa"), 12))
        .when(schedule(List.of("rosa"), 12))
        .expectNoEvents();
  }

  @Test
  void a_changed_schedule_replaces_the_old_one() {
    schedules
        .given(published(List.of("rosa"), 12))
        .when(schedule(List.of("ravi"), 24))
        .expectEvents(published(List.of("ravi"), 24));
  }

  @Test
  void a_schedule_needs_people_each_once_and_turns_of_an_hour_or_more() {
    refused(schedule(List.of(), 12), "/personIds");
    refused(schedule(List.of("rosa", "rosa"), 12), "/personIds");
    refused(schedule(List.of("rosa"), 0), "/shiftHours");
    refused(
        new PublishSchedule("primary", "Primary", null, 12, List.of("rosa"), MINA), "/startsAt");
    refused(
        new PublishSchedule("primary", "Line\r\nbreak", START, 12, List.of("rosa"), MINA), "/name");
  }

  private void refused(PublishSchedule command, String pointer) {
    Fixtures.of(Schedule.class)
        .givenNoPriorActivity()
        .when(command)
        .expectException(Refused.class)
        .expectNoEvents();
    assertThat(catchRefusal(command).faults().getFirst().pointer()).isEqualTo(pointer);
  }

  private static Refused catchRefusal(PublishSchedule command) {
    try {
      new Schedule().publish(command, java.time.Clock.systemUTC());
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("not refused");
  }

  @Test
  void each_change_of_a_policy_is_a_new_version() {
    policies.given(policy(1, 300)).when(publish(600)).expectEvents(policy(2, 600));
    Fixtures.of(EscalationPolicy.class).given(policy(1, 300)).when(publish(300)).expectNoEvents();
  }

  @Test
  void a_policy_without_levels_targets_or_patience_is_refused() {
    for (List<Level> bad :
        List.of(
            List.<Level>of(),
            List.of(new Level(List.of(), 300)),
            List.of(new Level(List.of(new Target(Target.Kind.PERSON, "rosa")), 0)),
            List.of(new Level(List.of(new Target(null, "rosa")), 300)))) {
      Fixtures.of(EscalationPolicy.class)
          .givenNoPriorActivity()
          .when(new PublishPolicy("default", "Default", List.of(), bad, MINA))
          .expectException(Refused.class);
    }
  }

  @Test
  void how_a_person_is_reached_is_set_once() {
    ContactMethodsSet set =
        new ContactMethodsSet("rosa", "Rosa Reyes", "rosa@muster.example", MINA, Fixtures.NOW);
    SetContactMethods command =
        new SetContactMethods("rosa", "Rosa Reyes", "rosa@muster.example", MINA);
    contacts.givenNoPriorActivity().when(command).expectEvents(set);
    Fixtures.of(ContactMethods.class).given(set).when(command).expectNoEvents();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rosa",
        "rosa@",
        "rosa@muster.example, eve@evil.example",
        "Rosa <rosa@muster.example>",
        "rosa@muster.example\r\nBcc: eve@evil.example",
        "rosa @muster.example"
      })
  void what_is_not_one_bare_address_is_refused(String email) {
    contacts
        .givenNoPriorActivity()
        .when(new SetContactMethods("rosa", "Rosa Reyes", email, MINA))
        .expectException(Refused.class)
        .expectNoEvents();
  }

  private static PublishSchedule schedule(List<String> people, int hours) {
    return new PublishSchedule("primary", "Primary", START, hours, people, MINA);
  }

  private static SchedulePublished published(List<String> people, int hours) {
    return new SchedulePublished("primary", "Primary", START, hours, people, MINA, Fixtures.NOW);
  }

  private static PublishPolicy publish(int timeout) {
    return new PublishPolicy("default", "Default", List.of(), levels(timeout), MINA);
  }

  private static PolicyPublished policy(int version, int timeout) {
    return new PolicyPublished(
        "default", "Default", version, List.of(), levels(timeout), MINA, Fixtures.NOW);
  }

  private static List<Level> levels(int timeout) {
    return List.of(new Level(List.of(new Target(Target.Kind.SCHEDULE, "primary")), timeout));
  }
}
