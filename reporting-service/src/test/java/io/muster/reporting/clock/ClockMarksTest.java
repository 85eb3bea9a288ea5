package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.regulation.AssessmentCommand.MarkThreshold;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockMarksTest {

  private static final String WARNING = "nis2.early-warning";

  private static Case aware(String at) {
    return Case.under(Regime.NIS2, "DE", "Europe/Berlin")
        .recordedAt("2026-03-02T08:00:00Z")
        .fact(RegulatoryFact.AWARE_AT, at)
        .decided(Reportability.REPORTABLE);
  }

  private static Optional<ThresholdReached> remind(Case told, String now) {
    RegulatoryClock clock = told.clock(WARNING, now);
    Optional<ThresholdReached> reminder =
        told.standingAt(now)
            .known()
            .marks()
            .reminder(
                new MarkThreshold(
                    "inc-142",
                    "legal-entity-1",
                    Regime.NIS2,
                    clock.rule(),
                    List.of("Malicious"),
                    7L,
                    Actor.system("regulatory-clocks")),
                told.standingAt(now).entity(),
                clock,
                Case.DEADLINES.meeting(clock),
                Instant.parse(now));
    reminder.ifPresent(told::marked);
    return reminder;
  }

  private static ClockMark markAt(Case told, String now) {
    return remind(told, now).map(ThresholdReached::mark).orElse(null);
  }

  @Test
  void each_part_of_the_time_is_marked_once_and_not_before_it_has_passed() {
    Case told = aware("2026-03-02T00:00:00Z");
    assertThat(markAt(told, "2026-03-02T11:59:59Z")).isNull();
    assertThat(markAt(told, "2026-03-02T12:00:00Z")).isEqualTo(ClockMark.HALF);
    assertThat(markAt(told, "2026-03-02T12:00:01Z")).isNull();
    assertThat(markAt(told, "2026-03-02T18:00:00Z")).isEqualTo(ClockMark.THREE_QUARTERS);
    assertThat(markAt(told, "2026-03-02T21:36:00Z")).isEqualTo(ClockMark.NINE_TENTHS);
    assertThat(markAt(told, "2026-03-03T00:00:00Z"))
        .as("what is filed at the very limit is in time")
        .isNull();
    assertThat(markAt(told, "2026-03-03T00:00:01Z")).isEqualTo(ClockMark.PASSED);
    assertThat(markAt(told, "2026-03-09T00:00:00Z")).isNull();
  }

  @Test
  void after_an_outage_only_the_highest_mark_is_told() {
    Case told = aware("2026-03-02T00:00:00Z");
    assertThat(markAt(told, "2026-03-02T23:00:00Z")).isEqualTo(ClockMark.NINE_TENTHS);
    assertThat(markAt(told, "2026-03-02T23:01:00Z")).isNull();
  }

  @Test
  void a_corrected_limit_is_marked_again_and_names_the_one_before() {
    Case told = aware("2026-03-02T06:00:00Z");
    assertThat(remind(told, "2026-03-02T18:00:00Z").orElseThrow().movedFrom()).isNull();
    told.recordedAt("2026-03-02T18:30:00Z")
        .fact(RegulatoryFact.AWARE_AT, "2026-03-02T04:00:00Z", "the mail was read at four");
    ThresholdReached again = remind(told, "2026-03-02T18:30:00Z").orElseThrow();
    assertThat(again.mark()).isEqualTo(ClockMark.HALF);
    assertThat(again.movedFrom()).isEqualTo("2026-03-03T06:00:00Z");
    assertThat(again.dueAt()).isEqualTo("2026-03-03T04:00:00Z");
    assertThat(again.movedBy()).isEqualTo(7L);
    assertThat(markAt(told, "2026-03-02T18:31:00Z")).isNull();
  }

  @Test
  void a_filing_ends_it_and_counts_as_a_round() {
    Case told = aware("2026-03-02T00:00:00Z");
    remind(told, "2026-03-02T12:00:00Z");
    told.recordedAt("2026-03-02T13:00:00Z").filed(WARNING, "2026-03-02T13:00:00Z");
    assertThat(told.clock(WARNING, "2026-03-03T01:00:00Z").marks()).isEmpty();
    assertThat(markAt(told, "2026-03-03T01:00:00Z")).isNull();
  }

  @Test
  void what_nobody_has_decided_is_marked_as_such() {
    Case told =
        Case.under(Regime.NIS2, "DE", "Europe/Berlin")
            .recordedAt("2026-03-02T08:00:00Z")
            .fact(RegulatoryFact.AWARE_AT, "2026-03-02T00:00:00Z");
    assertThat(remind(told, "2026-03-02T12:00:00Z").orElseThrow().provisional()).isTrue();
    told.decided(Reportability.NOT_REPORTABLE);
    assertThat(told.clocksAt("2026-03-02T20:00:00Z")).isEmpty();
  }

  @Test
  void a_decision_that_it_counts_is_reminded_of_once_by_the_same_limit() {
    Case told =
        Case.under(Regime.NIS2, "DE", "Europe/Berlin")
            .recordedAt("2026-03-02T08:00:00Z")
            .fact(RegulatoryFact.AWARE_AT, "2026-03-02T00:00:00Z");
    remind(told, "2026-03-02T12:00:00Z");
    told.recordedAt("2026-03-02T12:30:00Z").decided(Reportability.REPORTABLE);
    ThresholdReached again = remind(told, "2026-03-02T12:30:00Z").orElseThrow();
    assertThat(again.mark()).isEqualTo(ClockMark.HALF);
    assertThat(again.provisional()).isFalse();
    assertThat(again.movedFrom()).as("the limit is the same").isNull();
    assertThat(markAt(told, "2026-03-02T12:31:00Z")).isNull();
  }

  @Test
  void what_is_reportable_after_all_is_reminded_of_anew() {
    Case told = aware("2026-03-02T00:00:00Z");
    assertThat(markAt(told, "2026-03-02T12:00:00Z")).isEqualTo(ClockMark.HALF);
    told.recordedAt("2026-03-02T12:30:00Z").decided(Reportability.NOT_REPORTABLE);
    told.recordedAt("2026-03-02T12:40:00Z").decided(Reportability.REPORTABLE);
    assertThat(markAt(told, "2026-03-02T12:40:00Z")).isEqualTo(ClockMark.HALF);
  }

  @Test
  void what_moved_a_limit_is_found_by_its_position() {
    Case told = aware("2026-03-02T06:00:00Z");
    told.recordedAt("2026-03-02T18:30:00Z")
        .fact(RegulatoryFact.AWARE_AT, "2026-03-02T04:00:00Z", "the mail was read at four");
    Standing standing = told.standingAt("2026-03-02T19:00:00Z");
    assertThat(
            standing.movedBy(
                Regime.NIS2, told.clock(WARNING, "2026-03-02T19:00:00Z"), Case.DEADLINES))
        .as("the entity, the fact, the decision, the correction")
        .contains(4L);
  }

  @Test
  void the_next_look_is_at_the_next_mark() {
    Case told = aware("2026-03-02T00:00:00Z");
    String now = "2026-03-02T12:00:00Z";
    assertThat(ClockMarks.next(told.clock(WARNING, now), Instant.parse(now)))
        .contains(Instant.parse("2026-03-02T18:00:00Z"));
    String late = "2026-03-04T00:00:00Z";
    assertThat(ClockMarks.next(told.clock(WARNING, late), Instant.parse(late))).isEmpty();
  }
}
