package io.muster.incident.intake.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class PlainChangesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String WHOLE =
      """
      {"key":"checkout/42","kind":"flag","service":"checkout","environment":"production","version":"42","summary":"New basket on",
      "description":"For one in ten","link":"https://flags.example/basket","links":[{"text":"Plan","href":"https://wiki.example/1"},{"href":"javascript:x"}],
      "author":"rosa","outcome":"succeeded","occurredAt":"2026-11-24T02:40:00Z"}\
      """;

  @Test
  void a_change_is_read_in_full() {
    ReportedChange change = read(WHOLE).getFirst();
    assertThat(change.key()).isEqualTo("checkout/42");
    assertThat(change.kind()).isEqualTo(ChangeKind.FLAG);
    assertThat(change.summary()).isEqualTo("New basket on");
    assertThat(change.links()).hasSize(2);
    assertThat(change.outcome()).isEqualTo(ChangeOutcome.SUCCEEDED);
    assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:40:00Z"));
  }

  @Test
  void little_is_enough_and_several_may_come_at_once() {
    List<ReportedChange> changes =
        read("[{\"service\":\"a\",\"kind\":\"deployment\",\"version\":\"2\"},{\"summary\":\"b\"}]");
    assertThat(changes.getFirst().summary()).isEqualTo("deployment a 2");
    assertThat(changes.get(1).kind()).isEqualTo(ChangeKind.OTHER);
    assertThat(changes.get(1).outcome()).isEqualTo(ChangeOutcome.UNKNOWN);
    assertThat(changes.get(1).occurredAt()).isEqualTo(NOW);
    assertThat(changes.getFirst().key()).isNotEqualTo(changes.get(1).key());
    assertThat(read("[]")).isEmpty();
  }

  @Test
  void what_says_nothing_is_refused_naming_where() {
    refused("{}", 422, "");
    refused("[{\"summary\":\"a\"},{}]", 422, "");
    refused("7", 400, "The body");
    refused("[{\"summary\":\"a\"},7]", 400, "/1");
    refused("[" + "{\"summary\":\"a\"},".repeat(100) + "{\"summary\":\"a\"}]", 400, "100");
  }

  @Property(tries = 5000)
  void a_damaged_change_is_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(new PlainChanges(), Mutations.damage(WHOLE, seed));
  }

  private static void refused(String body, int status, String words) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(status);
              assertThat(e.getMessage()).contains(words);
            });
  }

  private static List<ReportedChange> read(String body) {
    return new PlainChanges()
        .changes(
            new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
                .keptAs("ab"));
  }
}
