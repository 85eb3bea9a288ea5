package io.muster.reporting.clock;

import static io.muster.contracts.regulation.RegulatoryFact.AWARE_AT;
import static io.muster.contracts.regulation.Reportability.NOT_REPORTABLE;
import static io.muster.contracts.regulation.Reportability.REPORTABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.Regime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static Case aware() {
    return Case.under(Regime.NIS2, "FR", "UTC")
        .recordedAt("2026-03-10T12:00:00Z")
        .decided(REPORTABLE)
        .fact(AWARE_AT, "2026-03-10T10:00:00Z");
  }

  @Test
  void a_corrected_fact_computes_the_clock_anew() {
    Case told =
        aware()
            .recordedAt("2026-03-10T13:00:00Z")
            .fact(AWARE_AT, "2026-03-10T11:00:00Z", "looked it up");
    assertThat(told.clock("nis2.early-warning", "2026-03-10T14:00:00Z").dueAt())
        .isEqualTo(Instant.parse("2026-03-11T11:00:00Z"));
    assertThat(told.standingAt("2026-03-10T14:00:00Z").formerBreaches()).isEmpty();
  }

  @Test
  void a_correction_after_the_limit_leaves_the_breach_with_what_was_known_then() {
    Standing standing =
        aware()
            .recordedAt("2026-03-11T10:30:00Z")
            .fact(AWARE_AT, "2026-03-10T20:00:00Z", "it was another incident")
            .standingAt("2026-03-11T11:00:00Z");
    assertThat(standing.clocks().get(Regime.NIS2).getFirst().state())
        .isEqualTo(RegulatoryClock.State.RUNNING);
    assertThat(standing.formerBreaches()).hasSize(1);
    Standing.FormerBreach breach = standing.formerBreaches().getFirst();
    assertThat(breach.clock().report()).isEqualTo("nis2.early-warning");
    assertThat(breach.clock().dueAt()).isEqualTo(Instant.parse("2026-03-11T10:00:00Z"));
    assertThat(breach.factsThen())
        .isEqualTo(Map.of(AWARE_AT, Instant.parse("2026-03-10T10:00:00Z")));
    assertThat(breach.knownUntil()).isEqualTo(Instant.parse("2026-03-11T10:30:00Z"));
    assertThat(((FactStated) breach.correction()).reason()).isEqualTo("it was another incident");
  }

  @Test
  void finding_it_not_reportable_after_the_limit_leaves_the_breach() {
    Standing standing =
        aware()
            .recordedAt("2026-03-12T10:00:00Z")
            .decided(NOT_REPORTABLE)
            .standingAt("2026-03-13T00:00:00Z");
    assertThat(standing.clocks().get(Regime.NIS2)).isEmpty();
    assertThat(standing.formerBreaches())
        .extracting(breach -> breach.clock().report())
        .containsExactly("nis2.early-warning");
  }

  @Test
  void taking_the_fact_back_after_the_limit_leaves_the_breach() {
    Standing standing =
        aware()
            .recordedAt("2026-03-12T10:00:00Z")
            .fact(AWARE_AT, null, "not ours")
            .standingAt("2026-03-13T00:00:00Z");
    assertThat(standing.formerBreaches()).hasSize(1);
  }

  @Test
  void a_report_that_was_filed_in_time_and_recorded_later_was_never_late() {
    Standing standing =
        aware()
            .recordedAt("2026-03-12T09:00:00Z")
            .filed("nis2.early-warning", "2026-03-11T09:00:00Z")
            .standingAt("2026-03-12T09:30:00Z");
    assertThat(standing.clocks().get(Regime.NIS2).getFirst().state())
        .isEqualTo(RegulatoryClock.State.MET);
    assertThat(standing.formerBreaches()).isEmpty();
  }

  @Test
  void a_progress_report_in_time_keeps_the_final_one_from_being_late() {
    Case told =
        aware()
            .filed("nis2.early-warning", "2026-03-10T11:00:00Z")
            .filed("nis2.notification", "2026-03-10T12:00:00Z");
    assertThat(told.clock("nis2.final", "2026-04-11T00:00:00Z").state())
        .isEqualTo(RegulatoryClock.State.OVERDUE);
    Standing standing =
        told.recordedAt("2026-04-12T00:00:00Z")
            .filed("nis2.progress", "2026-04-10T10:00:00Z")
            .standingAt("2026-04-12T01:00:00Z");
    assertThat(standing.formerBreaches()).isEmpty();
    assertThat(standing.clocks().get(Regime.NIS2).getLast().state())
        .isEqualTo(RegulatoryClock.State.WAITING);
  }

  @Test
  void a_report_that_was_filed_late_stays_late() {
    Case told =
        aware()
            .recordedAt("2026-03-11T12:00:00Z")
            .filed("nis2.early-warning", "2026-03-11T11:00:00Z");
    assertThat(told.clock("nis2.early-warning", "2026-03-11T13:00:00Z").state())
        .isEqualTo(RegulatoryClock.State.MET_LATE);
    Standing corrected =
        told.recordedAt("2026-03-11T14:00:00Z")
            .fact(AWARE_AT, "2026-03-10T12:00:00Z", "the log says so")
            .standingAt("2026-03-11T15:00:00Z");
    assertThat(corrected.clocks().get(Regime.NIS2).getFirst().state())
        .isEqualTo(RegulatoryClock.State.MET);
    assertThat(corrected.formerBreaches()).hasSize(1);
  }

  @Test
  void what_was_decided_after_the_limit_is_overdue_at_once() {
    Case told =
        Case.under(Regime.NIS2, "FR", "UTC")
            .recordedAt("2026-03-12T10:00:00Z")
            .fact(AWARE_AT, "2026-03-10T10:00:00Z")
            .decided(REPORTABLE);
    assertThat(told.clock("nis2.early-warning", "2026-03-12T10:05:00Z").state())
        .isEqualTo(RegulatoryClock.State.OVERDUE);
  }

  @Test
  void the_same_record_stands_the_same_however_often_it_is_computed() {
    Case told =
        aware()
            .recordedAt("2026-03-11T10:30:00Z")
            .fact(AWARE_AT, "2026-03-10T20:00:00Z", "another incident");
    assertThat(told.standingAt("2026-03-12T00:00:00Z").clocks())
        .isEqualTo(told.standingAt("2026-03-12T00:00:00Z").clocks());
  }
}
