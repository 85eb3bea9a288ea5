package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Instant T = Instant.parse("2026-10-05T20:30:00Z");
  private static final Course COURSE = Course.opened("inc-1", 1, T, 0, 0);

  private static Load.Call call(String person, int minute) {
    return new Load.Call(person, "inc-1", COURSE.minute(minute));
  }

  private static Load load(List<Load.Call> calls, IncidentRow... worked) {
    return Load.of(
        calls,
        Map.of("inc-1", COURSE.row()),
        List.of(worked),
        Map.of("rosa", ZoneId.of("Europe/Berlin"), "ravi", ZoneId.of("Asia/Kolkata")),
        ZoneOffset.UTC,
        Map.of("rosa", "Rosa Reyes"),
        new Rate(80, "EUR"),
        COURSE.minute(600));
  }

  @Test
  void night_is_by_the_clock_of_whoever_was_called() {
    Load load = load(List.of(call("rosa", 0), call("ravi", 0), call("kim", 0)));
    assertThat(load.people())
        .extracting(Load.PersonLoad::personId, Load.PersonLoad::nightPages)
        .as("22:30 in Berlin, 2:00 in Kolkata, 20:30 in UTC")
        .containsExactlyInAnyOrder(tuple("rosa", 1), tuple("ravi", 1), tuple("kim", 0));
    assertThat(Load.byNight(LocalTime.of(22, 0))).isTrue();
    assertThat(Load.byNight(LocalTime.of(6, 59))).isTrue();
    assertThat(Load.byNight(LocalTime.of(7, 0))).isFalse();
    assertThat(Load.byNight(LocalTime.of(21, 59))).isFalse();
  }

  @Test
  void several_pages_in_an_hour_interrupt_once() {
    Load load = load(List.of(call("rosa", 0), call("rosa", 5), call("rosa", 29), call("rosa", 30)));
    assertThat(load.pages()).isEqualTo(4);
    assertThat(load.interruptedHours()).isEqualTo(2);
    assertThat(load.people().getFirst().name()).isEqualTo("Rosa Reyes");
    assertThat(load.people().getFirst().incidents())
        .extracting(IncidentRow.Ref::number)
        .containsExactly("INC-1");
  }

  @Test
  void fairness_is_nought_when_all_have_the_same_and_near_one_when_one_has_all() {
    assertThat(Load.gini(new int[] {4, 4, 4})).isEqualTo(0);
    assertThat(Load.gini(new int[] {1, 3})).isEqualTo(0.25);
    assertThat(Load.gini(new int[] {0, 0, 0, 9})).isEqualTo(0.75);
    assertThat(Load.gini(new int[] {5})).isNull();
  }

  @Test
  void a_persons_time_counts_once_and_costs_by_the_rate() {
    Person rosa = new Person("rosa", "Rosa Reyes");
    Person ravi = new Person("ravi", "Ravi Rao");
    IncidentRow row =
        Course.opened("inc-1", 1, T, 0, 0)
            .with(role(Role.COMMANDER, rosa, 0))
            .with(role(Role.SCRIBE, rosa, 10))
            .with(
                new IncidentEvent.RoleHandedOver(
                    "inc-1", Role.COMMANDER, "rosa", ravi, "calm", Course.ROSA, COURSE.minute(90)))
            .with(
                new IncidentEvent.RoleReleased(
                    "inc-1", Role.SCRIBE, "rosa", Course.ROSA, COURSE.minute(100)))
            .resolved(120)
            .row();
    // Rosa: 20:00 to 22:10 with the hour she was called in; Ravi: 22:00 to the end at 22:30.
    Load load = load(List.of(call("rosa", 0)), row);
    assertThat(load.peopleHours()).isEqualTo(130 / 60.0 + 0.5, within(0.001));
    assertThat(load.cost()).isEqualTo(load.peopleHours() * 80, within(0.001));
    assertThat(load.currency()).isEqualTo("EUR");
  }

  private static IncidentEvent role(Role role, Person person, int minute) {
    return new IncidentEvent.RoleAssigned(
        "inc-1", role, person, Course.ROSA, COURSE.minute(minute));
  }
}
