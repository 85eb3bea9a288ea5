package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.audit.AuditRhythm;
import io.muster.contracts.audit.AuditScheduleEvent.ReportMade;
import io.muster.contracts.audit.AuditScheduleEvent.Set;
import io.muster.contracts.audit.AuditScheduleEvent.Stopped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleStateTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");

  private static ScheduleState set(AuditRhythm rhythm, String at) {
    return ScheduleState.NONE.after(
        new Set("s", "soc2-cc7", rhythm, 10, 15, 14, List.of("mina"), MINA, Instant.parse(at)));
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  @Test
  void the_first_report_is_of_the_period_in_which_it_was_set() {
    ScheduleState state = set(AuditRhythm.QUARTERLY, "2026-08-10T12:00:00Z");
    assertThat(state.due(at("2026-08-10T12:00:00Z"))).as("the second quarter was over").isEmpty();
    assertThat(state.next(at("2026-08-10T12:00:00Z"))).isEqualTo("2026-10-01T06:00:00Z");
    assertThat(state.due(at("2026-10-01T05:59:59Z"))).isEmpty();
    assertThat(state.due(at("2026-10-01T06:00:00Z")))
        .contains(new Period(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30")));
  }

  @Test
  void a_report_is_made_once_and_of_several_missed_ones_the_last_is_enough() {
    ScheduleState state = set(AuditRhythm.WEEKLY, "2026-09-01T00:00:00Z");
    Period week = state.due(at("2026-11-27T10:00:00Z")).orElseThrow();
    assertThat(week)
        .isEqualTo(new Period(LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-22")));
    ScheduleState after =
        state.after(
            new ReportMade(
                "s", "r", "SOC 2", week.from(), week.to(), List.of(), MINA, Instant.EPOCH));
    assertThat(after.due(at("2026-11-27T10:00:00Z"))).isEmpty();
    assertThat(after.next(at("2026-11-27T10:00:00Z"))).isEqualTo("2026-11-30T06:00:00Z");
    assertThat(after.due(at("2026-11-30T06:00:00Z"))).isPresent();
  }

  @Test
  void a_month_has_the_days_it_has() {
    ScheduleState state = set(AuditRhythm.MONTHLY, "2028-02-29T23:00:00Z");
    assertThat(state.due(at("2028-03-01T06:00:00Z")))
        .contains(new Period(LocalDate.parse("2028-02-01"), LocalDate.parse("2028-02-29")));
  }

  @Test
  void one_that_was_stopped_runs_no_more() {
    ScheduleState state = set(AuditRhythm.WEEKLY, "2026-09-01T00:00:00Z");
    assertThat(state.runs()).isTrue();
    assertThat(state.after(new Stopped("s", MINA, Instant.EPOCH)).runs()).isFalse();
  }
}
