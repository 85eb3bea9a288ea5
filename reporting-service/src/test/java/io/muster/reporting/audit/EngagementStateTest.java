package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.audit.AuditVerdict;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.reporting.audit.EngagementState.Phase;
import io.muster.starter.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementStateTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Actor AUDE = Actor.person("aude", "Aude Auer");
  private static final Instant FROM = Instant.parse("2026-10-05T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-10-20T00:00:00Z");

  private final EngagementState state = new EngagementState();

  EngagementStateTest() {
    state.add(
        new EngagementEvent.Opened(
            "engagement-1",
            "aude@auditors.example",
            "soc2-cc7/1",
            LocalDate.parse("2026-07-01"),
            LocalDate.parse("2026-09-30"),
            FROM,
            UNTIL,
            "third quarter",
            15,
            14,
            MINA,
            FROM));
  }

  @Test
  void it_holds_from_its_first_moment_up_to_but_not_at_its_last() {
    assertThat(state.phaseAt(FROM.minusNanos(1))).isEqualTo(Phase.PLANNED);
    assertThat(state.phaseAt(FROM)).isEqualTo(Phase.HOLDS);
    assertThat(state.phaseAt(UNTIL.minusNanos(1))).isEqualTo(Phase.HOLDS);
    assertThat(state.phaseAt(UNTIL)).isEqualTo(Phase.OVER);
  }

  @Test
  void a_manager_ends_it_before_its_time_even_before_it_began() {
    state.add(new EngagementEvent.Ended("engagement-1", "Called off", MINA, FROM));
    assertThat(state.phaseAt(FROM.minusSeconds(60))).isEqualTo(Phase.OVER);
    assertThat(state.phaseAt(FROM)).isEqualTo(Phase.OVER);
  }

  @Test
  void the_newest_word_about_one_of_a_sample_counts_and_only_in_that_sample() {
    state.add(new EngagementEvent.TakenUp("engagement-1", new Person("aude", "Aude"), AUDE, FROM));
    mark(1, AuditVerdict.EXCEPTION, "late");
    mark(1, AuditVerdict.ACCEPTED, null);
    assertThat(state.isOf("aude")).isTrue();
    assertThat(state.mark(1, "inc-1").orElseThrow().verdict()).isEqualTo(AuditVerdict.ACCEPTED);
    assertThat(state.mark(2, "inc-1")).isEmpty();
  }

  @Test
  void it_holds_a_hundred_samples_and_no_more() {
    for (int sample = 1; sample <= EngagementState.MOST_SAMPLES; sample++) {
      state.requireRoomForSample();
      state.add(
          new EngagementEvent.Sampled(
              "engagement-1", sample, "CC7.3", 7, 3, 1, "seed", List.of("inc-1"), AUDE, FROM));
    }
    assertThatThrownBy(state::requireRoomForSample)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.slug()).isEqualTo("samples-full");
            });
  }

  private void mark(int sample, AuditVerdict verdict, String words) {
    state.add(
        new EngagementEvent.ItemMarked(
            "engagement-1", sample, "inc-1", verdict, words, AUDE, FROM));
  }
}
