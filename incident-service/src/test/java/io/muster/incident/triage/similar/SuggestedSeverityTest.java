package io.muster.incident.triage.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestedSeverityTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private final List<Hit> hits = new ArrayList<>();

  @Test
  void what_most_incidents_like_it_were_is_suggested_with_those_that_say_so() {
    over(Severity.SEV2, 0.8);
    over(Severity.SEV2, 0.7);
    over(Severity.SEV4, 0.5);
    over(Severity.SEV2, 0.4);
    over(Severity.SEV2, 0.3);
    SuggestedSeverity suggested = SuggestedSeverity.from(hits, Severity.SEV3).orElseThrow();
    assertThat(suggested.severity()).isEqualTo(Severity.SEV2);
    assertThat(suggested.of()).isEqualTo(5);
    assertThat(suggested.agreeing())
        .extracting(hit -> hit.incident().number())
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  void nothing_is_suggested_when_few_were_like_it_or_are_over() {
    over(Severity.SEV2, 0.8);
    over(Severity.SEV2, 0.8);
    open(Severity.SEV2, 0.9);
    assertThat(suggested(Severity.SEV3)).isEmpty();
    over(Severity.SEV2, 0.2);
    assertThat(suggested(Severity.SEV3)).isPresent();
  }

  @Test
  void nothing_is_suggested_when_they_differ_or_when_it_is_as_bad_already() {
    over(Severity.SEV1, 0.9);
    over(Severity.SEV2, 0.3);
    over(Severity.SEV2, 0.3);
    assertThat(suggested(Severity.SEV5)).isEmpty();
    over(Severity.SEV1, 0.9);
    assertThat(suggested(Severity.SEV5)).isEmpty();
    over(Severity.SEV1, 0.9);
    assertThat(suggested(Severity.SEV5)).isPresent();
    assertThat(suggested(Severity.SEV1)).isEmpty();
  }

  @Test
  void only_the_ten_most_alike_count() {
    for (int i = 0; i < 10; i++) {
      over(Severity.SEV3, 0.5);
    }
    for (int i = 0; i < 20; i++) {
      over(Severity.SEV1, 0.4);
    }
    assertThat(suggested(Severity.SEV2).orElseThrow().severity()).isEqualTo(Severity.SEV3);
    assertThat(suggested(Severity.SEV2).orElseThrow().of()).isEqualTo(10);
  }

  private Optional<SuggestedSeverity> suggested(Severity present) {
    return SuggestedSeverity.from(hits, present);
  }

  private void over(Severity severity, double score) {
    hits.add(hit(severity, score, NOW));
  }

  private void open(Severity severity, double score) {
    hits.add(hit(severity, score, null));
  }

  private Hit hit(Severity severity, double score, Instant resolvedAt) {
    long number = hits.size() + 1L;
    Opened opened =
        new Opened(
            "inc-" + number,
            number,
            "Checkout is slow",
            null,
            Severity.SEV5,
            List.of(),
            Source.declared(),
            null,
            NOW,
            Actor.person("rosa", "Rosa Reyes"),
            NOW);
    return new Hit(
        opened, severity, resolvedAt, null, score, score, List.of(), List.of(), List.of(), null);
  }
}
