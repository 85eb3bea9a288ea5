package io.muster.incident.planning.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Role;
import io.muster.incident.planning.training.TrainingStanding.Requirement;
import io.muster.incident.planning.training.TrainingStanding.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingStandingTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private static TrainingDone done(String person, String course, String until) {
    return new TrainingDone(
        "training-" + person + until,
        7,
        course,
        person,
        LocalDate.parse("2025-01-01"),
        until == null ? null : LocalDate.parse(until),
        "mina",
        Instant.EPOCH);
  }

  private static State stateOf(TrainingDone... done) {
    return TrainingStanding.of(List.of(), List.of(done), TODAY).getFirst().state();
  }

  @Test
  void a_training_holds_through_its_last_day_and_is_due_for_thirty_days_before() {
    assertThat(stateOf(done("rosa", "Scribe", "2026-11-23"))).isEqualTo(State.LAPSED);
    assertThat(stateOf(done("rosa", "Scribe", "2026-11-24"))).isEqualTo(State.DUE_SOON);
    assertThat(stateOf(done("rosa", "Scribe", "2026-12-24"))).isEqualTo(State.DUE_SOON);
    assertThat(stateOf(done("rosa", "Scribe", "2026-12-25"))).isEqualTo(State.VALID);
    assertThat(stateOf(done("rosa", "Scribe", null))).isEqualTo(State.VALID);
  }

  @Test
  void the_record_that_holds_longest_counts_however_the_course_is_written() {
    List<TrainingStanding> lines =
        TrainingStanding.of(
            List.of(new Requirement(Role.SCRIBE, List.of("Keeping the record"), List.of("rosa"))),
            List.of(
                done("rosa", "keeping  the RECORD", "2026-01-01"),
                done("rosa", "Keeping the record", "2027-06-01")),
            TODAY);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().course()).isEqualTo("Keeping the record");
    assertThat(lines.getFirst().validUntil()).isEqualTo("2027-06-01");
    assertThat(lines.getFirst().records()).hasSize(2);
  }

  @Test
  void what_is_missing_comes_first_with_every_role_that_requires_it() {
    List<TrainingStanding> lines =
        TrainingStanding.of(
            List.of(
                new Requirement(Role.COMMANDER, List.of("First aid"), List.of("rosa", "ravi")),
                new Requirement(Role.DEPUTY, List.of("First aid"), List.of("ravi"))),
            List.of(done("rosa", "First aid", null), done("zoe", "Phishing", "2026-01-01")),
            TODAY);
    assertThat(lines)
        .extracting(line -> line.personId() + " " + line.state())
        .containsExactly("ravi MISSING", "zoe LAPSED", "rosa VALID");
    assertThat(lines.getFirst().roles()).containsExactly(Role.COMMANDER, Role.DEPUTY);
    assertThat(lines.get(1).roles()).isEmpty();
  }
}
