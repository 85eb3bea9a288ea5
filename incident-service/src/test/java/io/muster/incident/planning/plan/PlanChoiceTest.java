package io.muster.incident.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import io.muster.contracts.planning.IncidentPlanEvent.Matched.Part;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.Scope;
import io.muster.contracts.planning.ResponsePlanEvent.Drafted;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.contracts.planning.ResponsePlanEvent.Retired;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanChoiceTest {

  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final long NOW = 100;
  private static final Instant T0 = Instant.parse("2026-11-26T03:00:00Z");

  private final Plan any = plan("a-any", List.of(), List.of(), List.of());
  private final Plan login = plan("b-login", List.of("login"), List.of(), List.of());
  private final Plan brute = plan("c-brute", List.of(), List.of("brute-force-login"), List.of());
  private final Plan worst = plan("d-worst", List.of(), List.of(), List.of(Severity.SEV1));
  private final List<Plan> all = List.of(worst, brute, login, any);

  private static Plan plan(
      String id, List<String> services, List<String> classes, List<Severity> severities) {
    PlanContent content =
        new PlanContent(
            id,
            "x",
            new Scope(services, classes, severities),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            12);
    Plan drafted =
        Plan.after(null, new Drafted(id, 1, content, List.of(), null, null, null, MINA, T0), 1, 0);
    return Plan.after(
        drafted,
        new Published(id, 1, 1, content, List.of(), List.of("rosa"), null, null, T0, MINA, T0),
        2,
        1);
  }

  private Optional<String> chosen(Set<String> classes, List<String> services, Severity severity) {
    return PlanChoice.of(all, NOW, classes, services, severity)
        .map(choice -> choice.version().event().planId());
  }

  @Test
  void the_most_particular_that_fits_is_followed() {
    assertThat(chosen(Set.of(), List.of("shop"), Severity.SEV3)).contains("a-any");
    assertThat(chosen(Set.of(), List.of("shop"), Severity.SEV1)).contains("d-worst");
    assertThat(chosen(Set.of(), List.of("shop", "login"), Severity.SEV1)).contains("b-login");
    assertThat(chosen(Set.of("brute-force-login"), List.of("login"), Severity.SEV1))
        .contains("c-brute");
  }

  @Test
  void every_part_that_says_something_has_to_fit() {
    Plan both =
        plan("e-both", List.of("login"), List.of("brute-force-login"), List.of(Severity.SEV1));
    assertThat(
            PlanChoice.of(
                List.of(both), NOW, Set.of("brute-force-login"), List.of("login"), Severity.SEV2))
        .isEmpty();
    assertThat(
            PlanChoice.of(
                    List.of(both),
                    NOW,
                    Set.of("brute-force-login"),
                    List.of("login"),
                    Severity.SEV1)
                .orElseThrow()
                .matched())
        .containsExactly(
            new Matched(Part.CLASS, "brute-force-login"),
            new Matched(Part.SERVICE, "login"),
            new Matched(Part.SEVERITY, "SEV1"));
  }

  @Test
  void what_was_retired_is_followed_no_more() {
    Plan gone = Plan.after(any, new Retired("a-any", "old", MINA, T0), 3, 2);
    assertThat(PlanChoice.of(List.of(gone), NOW, Set.of(), List.of(), Severity.SEV3)).isEmpty();
  }

  @Test
  void what_was_published_after_the_opening_does_not_count() {
    assertThat(PlanChoice.of(List.of(any), 1, Set.of(), List.of(), Severity.SEV3)).isEmpty();
    assertThat(PlanChoice.of(List.of(any), 2, Set.of(), List.of(), Severity.SEV3)).isPresent();
  }

  @Test
  void of_two_alike_the_first_by_id_is_followed_whatever_their_order() {
    Plan other = plan("a-other", List.of(), List.of(), List.of());
    assertThat(
            PlanChoice.of(List.of(other, any), NOW, Set.of(), List.of(), Severity.SEV3)
                .orElseThrow()
                .version()
                .event()
                .planId())
        .isEqualTo("a-any");
  }
}
