package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import io.muster.starter.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No policy is published by which an incident could call nobody. */
class PolicyRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void day_and_night_together_are_every_hour() {
    assertThatCode(() -> check(hours("08:00", "20:00", "UTC"), hours("20:00", "08:00", "UTC")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_quarter_of_an_hour_for_which_no_level_is_called_is_found_and_named() {
    assertRefused(
        "/levels", "08:00", hours("08:15", "20:00", "UTC"), hours("20:00", "08:00", "UTC"));
  }

  @Test
  void days_and_nights_by_clocks_that_change_on_other_days_leave_a_gap_in_spring() {
    assertRefused(
        "/levels",
        "Mar 2026",
        hours("08:00", "20:00", "America/New_York"),
        hours("01:00", "13:00", "Europe/Dublin"));
  }

  @Test
  void a_severity_for_which_no_level_is_called_is_found_and_named() {
    assertRefused(
        "/levels",
        "SEV5",
        new Condition(List.of(Severity.SEV1, Severity.SEV2), List.of(), null, null, null),
        new Condition(List.of(Severity.SEV3, Severity.SEV4), List.of(), null, null, null));
  }

  @Test
  void a_condition_says_something_and_hours_have_a_zone_and_two_ends() {
    assertRefused("/levels/0/only", "", new Condition(List.of(), List.of(), null, null, null));
    assertRefused("/levels/0/only/zone", "Europe", hours("08:00", "20:00", "Mars/Olympus"));
    assertRefused(
        "/levels/0/only/zone",
        "Leave the zone out",
        new Condition(List.of(Severity.SEV1), List.of(), null, null, "anything at all"));
    assertRefused(
        "/levels/0/only/until",
        "",
        new Condition(List.of(), List.of(), LocalTime.of(8, 0), null, "UTC"));
    assertRefused(
        "/levels/0/only/days",
        "once",
        new Condition(List.of(), List.of(DayOfWeek.MONDAY, DayOfWeek.MONDAY), null, null, "UTC"));
  }

  private static Condition hours(String from, String until, String zone) {
    return new Condition(List.of(), List.of(), LocalTime.parse(from), LocalTime.parse(until), zone);
  }

  private static void check(Condition... conditions) {
    PolicyRules.check(
        List.of(conditions).stream()
            .map(
                only ->
                    new Level(
                        List.of(new Target(Target.Kind.PERSON, "rosa")),
                        300,
                        Calling.EVERYBODY,
                        only))
            .toList(),
        NOW);
  }

  private static void assertRefused(String pointer, String says, Condition... conditions) {
    assertThatThrownBy(() -> check(conditions))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.faults().getFirst().pointer()).isEqualTo(pointer);
              assertThat(refused.faults().getFirst().detail()).contains(says);
            });
  }
}
