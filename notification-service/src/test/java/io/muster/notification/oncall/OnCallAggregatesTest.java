package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.PublishTeam;
import io.muster.contracts.oncall.OnCallCommand.RemoveOverride;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.OverrideRemoved;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallAggregatesTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant SOON = Fixtures.NOW.plusSeconds(3600);
  private static final Instant LATER = Fixtures.NOW.plusSeconds(7200);

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
  void what_a_schedule_lacks_is_said_where_it_lacks() {
    refused(schedule(List.of(), 12), "/layers/0/personIds");
    refused(schedule(List.of("rosa"), 0), "/layers/0/rotation/every");
    refused(schedule(List.of("rosa"), 745), "/layers/0/rotation/every");
    refused(schedule("Primary"), "/layers");
    refused(
        schedule("Line\r\nbreak", layer(List.of("rosa"), Rotation.Unit.DAYS, 1, "UTC", List.of())),
        "/name");
    refused(
        schedule("Primary", layer(List.of("rosa"), Rotation.Unit.DAYS, 1, "Berlin", List.of())),
        "/layers/0/zone");
    refused(
        schedule(
            "Primary",
            layer(List.of("rosa"), Rotation.Unit.DAYS, 1, "UTC", List.of(DayOfWeek.THURSDAY))),
        "/layers/0/rotation/handOffDays");
    refused(
        schedule(
            "Primary",
            layer(List.of("rosa"), Rotation.Unit.WEEKS, 1, "UTC", List.of(DayOfWeek.MONDAY))),
        "/layers/0/rotation/handOffDays");
    Layer twice = layer(List.of("rosa"), Rotation.Unit.DAYS, 1, "UTC", List.of());
    refused(schedule("Primary", twice, twice), "/layers/1/id");
  }

  @Test
  void an_override_is_added_once_and_taken_back_once() {
    OverrideAdded added =
        new OverrideAdded("primary", "ovr-1", "ravi", SOON, LATER, "wedding", MINA, Fixtures.NOW);
    OverrideRemoved removed = new OverrideRemoved("primary", "ovr-1", MINA, Fixtures.NOW);
    SchedulePublished published = published(List.of("rosa"), 12);
    Fixtures.of(Schedule.class).given(published).when(override(SOON, LATER)).expectEvents(added);
    Fixtures.of(Schedule.class)
        .given(published, added)
        .when(override(SOON, LATER))
        .expectNoEvents();
    Fixtures.of(Schedule.class)
        .given(published, added)
        .when(new RemoveOverride("primary", "ovr-1", MINA))
        .expectEvents(removed);
    Fixtures.of(Schedule.class)
        .given(published, added, removed)
        .when(new RemoveOverride("primary", "ovr-1", MINA))
        .expectNoEvents();
  }

  @Test
  void what_has_been_cannot_be_overridden() {
    Instant past = Fixtures.NOW.minusSeconds(7200);
    for (AddOverride bad :
        List.of(
            override(past, Fixtures.NOW),
            override(LATER, SOON),
            override(SOON, SOON.plus(Duration.ofDays(367))),
            override(Instant.MAX.minusSeconds(1), Instant.MAX),
            override(null, LATER))) {
      Fixtures.of(Schedule.class)
          .given(published(List.of("rosa"), 12))
          .when(bad)
          .expectException(Refused.class)
          .expectNoEvents();
    }
    OverrideAdded over =
        new OverrideAdded(
            "primary", "ovr-1", "ravi", past, Fixtures.NOW, null, MINA, past.minusSeconds(1));
    Fixtures.of(Schedule.class)
        .given(published(List.of("rosa"), 12), over)
        .when(new RemoveOverride("primary", "ovr-1", MINA))
        .expectException(Refused.class);
  }

  private static AddOverride override(Instant from, Instant until) {
    return new AddOverride("primary", "ovr-1", "ravi", from, until, "wedding", MINA);
  }

  @Test
  void leave_is_taken_once_and_can_be_taken_back() {
    LeaveTaken taken = new LeaveTaken("lv-1", "rosa", SOON, LATER, MINA, Fixtures.NOW);
    TakeLeave take = new TakeLeave("lv-1", "rosa", SOON, LATER, MINA);
    Fixtures.of(Leave.class).givenNoPriorActivity().when(take).expectEvents(taken);
    Fixtures.of(Leave.class).given(taken).when(take).expectNoEvents();
    Fixtures.of(Leave.class)
        .given(taken)
        .when(new CancelLeave("lv-1", "rosa", MINA))
        .expectEvents(new LeaveCancelled("lv-1", "rosa", MINA, Fixtures.NOW));
    Fixtures.of(Leave.class)
        .given(taken)
        .when(new CancelLeave("lv-2", "rosa", MINA))
        .expectException(Refused.class);
  }

  @Test
  void a_team_names_each_member_once() {
    TeamPublished team =
        new TeamPublished("payments", "Payments", List.of("rosa"), MINA, Fixtures.NOW);
    PublishTeam publish = new PublishTeam("payments", "Payments", List.of("rosa"), MINA);
    Fixtures.of(Team.class).givenNoPriorActivity().when(publish).expectEvents(team);
    Fixtures.of(Team.class).given(team).when(publish).expectNoEvents();
    Fixtures.of(Team.class)
        .givenNoPriorActivity()
        .when(new PublishTeam("payments", "Payments", List.of("rosa", "rosa"), MINA))
        .expectException(Refused.class);
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
      new Schedule().publish(command, Clock.systemUTC());
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
  void a_policy_by_which_acknowledgements_lapse_is_another_version_of_it() {
    PublishPolicy lapsing =
        new PublishPolicy("default", "Default", List.of(), levels(300), lapse(1800, 300), 0, MINA);
    policies
        .given(policy(1, 300))
        .when(lapsing)
        .expectEvents(
            new PolicyPublished(
                "default",
                "Default",
                2,
                List.of(),
                levels(300),
                lapse(1800, 300),
                0,
                MINA,
                Fixtures.NOW));
  }

  @Test
  void a_policy_that_asks_nobody_too_soon_twice_or_without_time_to_answer_is_refused() {
    for (AckTimeout bad :
        List.of(
            new AckTimeout(List.of(), 300),
            lapse(59, 300),
            lapse(1800, 59),
            lapse(1800, 3601),
            new AckTimeout(
                List.of(
                    new AckTimeout.After(Severity.SEV1, 600),
                    new AckTimeout.After(Severity.SEV1, 900)),
                300))) {
      Fixtures.of(EscalationPolicy.class)
          .givenNoPriorActivity()
          .when(new PublishPolicy("default", "Default", List.of(), levels(300), bad, 0, MINA))
          .expectException(Refused.class);
    }
  }

  @Test
  void how_often_a_policy_repeats_is_part_of_its_version_and_0_to_9() {
    PolicyPublished twice =
        new PolicyPublished(
            "default", "Default", 2, List.of(), levels(300), null, 2, MINA, Fixtures.NOW);
    policies.given(policy(1, 300)).when(repeated(2)).expectEvents(twice);
    Fixtures.of(EscalationPolicy.class)
        .given(policy(1, 300), twice)
        .when(repeated(2))
        .expectNoEvents();
    for (int bad : List.of(-1, 10)) {
      assertThatThrownBy(() -> new EscalationPolicy().publish(repeated(bad), Clock.systemUTC()))
          .isInstanceOfSatisfying(
              Refused.class,
              it -> assertThat(it.faults().getFirst().pointer()).isEqualTo("/repeat"));
    }
  }

  private static PublishPolicy repeated(int repeat) {
    return new PublishPolicy("default", "Default", List.of(), levels(300), null, repeat, MINA);
  }

  private static AckTimeout lapse(int after, int answerWithin) {
    return new AckTimeout(List.of(new AckTimeout.After(Severity.SEV1, after)), answerWithin);
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
    return schedule("Primary", layer(people, Rotation.Unit.HOURS, hours, "UTC", List.of()));
  }

  private static PublishSchedule schedule(String name, Layer... layers) {
    return new PublishSchedule(
        "primary", name, null, "UTC", List.of(layers), List.of(), List.of(), MINA);
  }

  private static Layer layer(
      List<String> people,
      Rotation.Unit unit,
      int every,
      String zone,
      List<DayOfWeek> handOffDays) {
    return new Layer(
        "rotation",
        "Rotation",
        zone,
        new Rotation(unit, every, LocalDate.of(2026, 1, 1), LocalTime.of(9, 0), handOffDays),
        people,
        List.of(),
        Layer.OnHolidays.AS_EVER,
        null);
  }

  private static SchedulePublished published(List<String> people, int hours) {
    PublishSchedule said = schedule(people, hours);
    return new SchedulePublished(
        said.scheduleId(),
        said.name(),
        null,
        said.zone(),
        said.layers(),
        said.shadows(),
        said.holidays(),
        MINA,
        Fixtures.NOW);
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
