package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.Sampled;
import java.util.List;
import java.util.Set;
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
                  List.of(
                      new Sampled(
                          "inc-1",
                          "INC-1",
                          "Checkout fails",
                          List.of(),
                          List.of(new AuditReport.EvidenceLine(1, null, null, null, null))))));
        });
  }

  @Test
  void a_position_is_gone_through_once_and_its_evidence_is_not_kept() {
    asked(7, "aude", Set.of());
    List<ControlResult> again = asked(7, "aude", Set.of());
    assertThat(gone).hasValue(1);
    assertThat(again.getFirst().sample().getFirst().id()).isEqualTo("inc-1");
    assertThat(again.getFirst().sample().getFirst().evidence()).isEmpty();
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
