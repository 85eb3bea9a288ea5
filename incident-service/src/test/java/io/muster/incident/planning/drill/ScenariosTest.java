package io.muster.incident.planning.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScenariosTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final Scenarios SCENARIOS = new Scenarios();
  private static final String SMALL =
      """
      name: Small
      version: 1
      minutes: 10
      names: {host: [a, b, c, d]}
      steps:
        - {id: first, at: 2, kind: INJECT, text: "{{host}} at {{now}}, {{now-2}}, {{unknown}}"}
      expected: {shownBy: first}
      """;

  @Test
  void seven_scenarios_come_along_one_for_each_plan() {
    assertThat(SCENARIOS.all())
        .extracting(Scenarios.Shipped::key)
        .containsExactlyInAnyOrder(
            "bad-deploy",
            "brute-force-login",
            "data-theft",
            "ddos",
            "leaked-credential",
            "ransomware",
            "region-loss");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
  void every_payload_is_whole_json_whatever_the_seed_draws(long seed) {
    for (Scenarios.Shipped shipped : SCENARIOS.all()) {
      Draw draw = new Draw(shipped.scenario(), seed);
      for (Scenario.Step step : shipped.scenario().steps()) {
        if (step.kind() == StepKind.PAYLOAD) {
          String body = draw.fill(step.body(), NOW);
          assertThat(body).as(shipped.key()).doesNotContain("{{");
          assertThat(new JsonMapper().readTree(body).isObject()).isTrue();
        } else {
          assertThat(draw.fill(step.text(), NOW)).as(shipped.key()).doesNotContain("{{");
        }
      }
    }
  }

  @Test
  void the_same_seed_draws_the_same_and_time_is_the_drills() {
    Scenario small = ScenarioText.read(SMALL);
    String text = small.steps().getFirst().text();
    assertThat(new Draw(small, 5).fill(text, NOW)).isEqualTo(new Draw(small, 5).fill(text, NOW));
    assertThat(new Draw(small, 5).fill(text, NOW))
        .endsWith("at 2026-11-24T03:12:00Z, 2026-11-24T03:10:00Z, {{unknown}}");
    List<String> drawn =
        java.util.stream.LongStream.range(0, 50)
            .mapToObj(seed -> new Draw(small, seed).fill("{{host}}", NOW))
            .distinct()
            .toList();
    assertThat(drawn).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name: [",
        "just words",
        "name: X\nversion: 1\nminutes: 0",
        "name: X\nversion: 1\nminutes: 5\nsteps: []",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 9, kind: INJECT, text: t}]\nexpected: {shownBy: a}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: PAYLOAD, text: t}]\nexpected: {shownBy: a}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: b}",
        "name: X\nversion: 1\nminutes: 5\nnames: {h: []}\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a}",
        "name: X\nversion: 1\nminutes: 5\nnames: {h: [~]}\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, updates: {every: 0}}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, updates: {}}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, detectedWithin: -1}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, acknowledgeWithin: 5}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, clocks: [{id: c, name: n, from: AWARE}]}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, clocks: [{id: c, name: n, within: 5}]}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, clocks: [{id: c, from: AWARE, within: 5}]}",
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a, clocks: [{id: c, name: n, from: AWARE, within: 5}, {id: c, name: m, from: AWARE, within: 5}]}"
      })
  void what_is_no_scenario_is_refused_saying_what_is_wrong(String text) {
    assertThatThrownBy(() -> ScenarioText.read(text)).isInstanceOf(Refused.class);
  }

  @Test
  void a_scenario_needs_no_more_than_a_name_a_length_a_step_and_what_shows_the_trouble() {
    String least =
        "name: X\nversion: 1\nminutes: 5\nsteps: [{id: a, at: 1, kind: INJECT, text: t}]\nexpected: {shownBy: a}";
    assertThat(ScenarioText.read(least).expected().shownBy()).isEqualTo("a");
  }
}
