package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.StoredCommit;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.Sampled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptPopulationsTest {

  private final KeptPopulations kept = new KeptPopulations();
  private final AtomicInteger gone = new AtomicInteger();

  private List<ControlResult> asked(long position, String reader, Set<String> hidden) {
    return kept.of(
        new KeptPopulations.Key("engagement-1", position, reader, hidden),
        () -> {
          gone.incrementAndGet();
          return List.of(
              new ControlResult(
                  "CC7.3",
                  "Evaluation",
                  "Evaluate",
                  Population.values()[0],
                  "All incidents",
                  1,
                  0,
                  null,
                  List.of(new Sampled("inc-1", "INC-1", "Checkout fails", List.of(), List.of()))));
        });
  }

  private static StoredCommit commitOf(String aggregateType) {
    return new StoredCommit(
        8,
        1,
        aggregateType,
        "one",
        0,
        Instant.EPOCH,
        new byte[32],
        new byte[32],
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void a_position_is_gone_through_once() {
    asked(7, "aude", Set.of());
    List<ControlResult> again = asked(7, "aude", Set.of());
    assertThat(gone).hasValue(1);
    assertThat(again.getFirst().sample().getFirst().id()).isEqualTo("inc-1");
  }

  @Test
  void a_step_of_an_erasure_drops_all_of_it_and_nothing_else_does() {
    asked(7, "aude", Set.of());
    kept.seen(commitOf("Incident"));
    asked(7, "aude", Set.of());
    assertThat(gone).hasValue(1);
    kept.seen(commitOf("Erasure"));
    asked(7, "aude", Set.of());
    assertThat(gone).hasValue(2);
  }

  @Test
  void what_is_gone_through_while_a_step_of_an_erasure_is_seen_is_not_kept() {
    KeptPopulations.Key key = new KeptPopulations.Key("engagement-1", 7, "aude", Set.of());
    kept.of(
        key,
        () -> {
          CompletableFuture.runAsync(kept::forget).join();
          return List.of();
        });
    assertThat(kept.of(key, () -> asked(8, "aude", Set.of()))).isNotEmpty();
  }

  @Test
  void another_position_another_reader_and_an_incident_that_became_private_are_gone_through_anew() {
    asked(7, "aude", Set.of());
    asked(8, "aude", Set.of());
    asked(7, "eve", Set.of());
    asked(7, "aude", Set.of("inc-1"));
    assertThat(gone).hasValue(4);
  }
}
