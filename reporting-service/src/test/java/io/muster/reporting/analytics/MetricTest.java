package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each metric on examples reckoned by hand. */
class MetricTest {

  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");

  private static Course outage() {
    return Course.opened("inc-1", 1, T, -12, -2)
        .acknowledged(4)
        .phase(Phase.CONTAINMENT, 10)
        .known(Moment.CONTAINED, 25, 40)
        .phase(Phase.ERADICATION, 30)
        .phase(Phase.CONTAINMENT, 35)
        .phase(Phase.RECOVERY, 50)
        .resolved(60);
  }

  private static OptionalLong minutes(Metric metric, Course course) {
    OptionalLong millis = metric.of(course.row());
    return millis.isEmpty() ? millis : OptionalLong.of(millis.getAsLong() / 60_000);
  }

  @Test
  void each_length_is_from_what_happened_to_what_happened() {
    assertThat(minutes(Metric.DETECT, outage())).hasValue(10);
    assertThat(minutes(Metric.ACKNOWLEDGE, outage())).hasValue(4);
    assertThat(minutes(Metric.CONTAIN, outage())).as("not when it was said").hasValue(25);
    assertThat(minutes(Metric.RESOLVE, outage())).hasValue(60);
  }

  @Test
  void a_phase_that_work_came_back_to_adds_up_and_the_present_one_does_not_count() {
    assertThat(minutes(Metric.IDENTIFICATION, outage())).hasValue(10);
    assertThat(minutes(Metric.CONTAINMENT, outage())).hasValue(20 + 15);
    assertThat(minutes(Metric.ERADICATION, outage())).hasValue(5);
    assertThat(minutes(Metric.RECOVERY, outage())).isEmpty();
    assertThat(minutes(Metric.CONTAINMENT, outage().phase(Phase.CONTAINMENT, 70))).isEmpty();
  }

  @Test
  void a_correction_changes_the_figure_of_the_past() {
    assertThat(minutes(Metric.DETECT, outage().corrected(Moment.OCCURRED, -62, 900))).hasValue(60);
    assertThat(minutes(Metric.CONTAIN, outage().corrected(Moment.CONTAINED, null, 900))).isEmpty();
  }

  @Test
  void what_is_not_on_record_or_the_wrong_way_round_does_not_count() {
    Course unknown = Course.opened("inc-2", 2, T, null, 0);
    assertThat(minutes(Metric.DETECT, unknown)).isEmpty();
    assertThat(minutes(Metric.ACKNOWLEDGE, unknown)).isEmpty();
    assertThat(minutes(Metric.DETECT, unknown.known(Moment.OCCURRED, 5, 9))).isEmpty();
  }

  @Test
  void the_first_acknowledgement_counts_and_the_last_resolution() {
    Course twice = outage().reopened(70);
    assertThat(minutes(Metric.RESOLVE, twice)).isEmpty();
    twice.acknowledged(71).resolved(90);
    assertThat(minutes(Metric.RESOLVE, twice)).hasValue(90);
    assertThat(minutes(Metric.ACKNOWLEDGE, twice)).hasValue(4);
  }

  @Test
  void a_duplicate_that_is_reopened_is_trouble_of_its_own() {
    Course course =
        outage()
            .with(
                new LinkEvent.DuplicateMarked(
                    "inc-1", new IncidentRef("inc-2", 2), null, Course.ROSA, T));
    assertThat(course.document()).containsEntry(IncidentCourse.DUPLICATE, true);
    assertThat(course.reopened(70).document()).containsEntry(IncidentCourse.DUPLICATE, false);
  }

  @Test
  void severity_services_and_cause_are_as_they_are_now() {
    IncidentRow row =
        outage()
            .severity(Severity.SEV1, 20)
            .services(List.of("ledger"), List.of("checkout"), 21)
            .deployed("ledger", 22)
            .row();
    assertThat(row.severity()).isEqualTo(Severity.SEV1);
    assertThat(row.services()).containsExactly("ledger");
    assertThat(row.cause().key()).isEqualTo("CHANGE/DEPLOYMENT/ledger");
    assertThat(row.cause().words()).isEqualTo("a deployment of ledger");
  }
}
