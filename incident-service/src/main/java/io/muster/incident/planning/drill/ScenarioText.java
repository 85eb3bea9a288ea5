package io.muster.incident.planning.drill;

import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads scenarios, and says where one will not do. */
final class ScenarioText {

  private static final int LONGEST = 200_000;
  private static final int MOST_MINUTES = 1440;
  private static final int MOST_STEPS = 200;
  private static final int MOST_CLOCKS = 20;

  /** A criterion that is misspelt would never be scored, and nobody would see why. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ScenarioText() {}

  /**
   * The scenario a text tells.
   *
   * @throws Refused 422 with what is wrong with it
   */
  static Scenario read(String yaml) {
    if (yaml == null || yaml.isBlank() || yaml.length() > LONGEST) {
      throw Refused.invalid("/text", "Give a scenario in YAML, at most 200,000 characters.");
    }
    Scenario scenario;
    try {
      Object text = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      scenario = JSON.convertValue(text, Scenario.class);
    } catch (YAMLException e) {
      throw Refused.invalid("/text", "This is no YAML: " + e.getMessage());
    } catch (JacksonException | IllegalArgumentException e) {
      throw Refused.invalid("/text", "This is no scenario: " + firstLine(e.getMessage()));
    }
    if (scenario == null) {
      throw Refused.invalid("/text", "This says nothing.");
    }
    return checked(scenario);
  }

  private static Scenario checked(Scenario scenario) {
    PlanningText.required("/text", scenario.name(), PlanningText.LINE, "Give it a name.");
    if (scenario.minutes() < 1 || scenario.minutes() > MOST_MINUTES) {
      throw Refused.invalid("/text", "Let it take 1 to 1440 minutes, which is a day.");
    }
    if (scenario.steps().isEmpty() || scenario.steps().size() > MOST_STEPS) {
      throw Refused.invalid("/text", "Give it 1 to 200 steps.");
    }
    Set<String> ids = new HashSet<>();
    int before = 0;
    for (Scenario.Step step : scenario.steps()) {
      check(step, before, scenario.minutes());
      if (!ids.add(step.id())) {
        throw Refused.invalid("/text", "Two steps are called %s.".formatted(step.id()));
      }
      before = step.at();
    }
    if (scenario.expected() == null || !ids.contains(scenario.expected().shownBy())) {
      throw Refused.invalid(
          "/text", "Say under expected: shownBy which step shows the trouble first.");
    }
    check(scenario.expected());
    scenario
        .names()
        .forEach(
            (name, values) -> {
              if (values.isEmpty() || values.contains(null)) {
                throw Refused.invalid("/text", "Nothing can be drawn for %s.".formatted(name));
              }
            });
    return scenario;
  }

  private static void check(Scenario.Step step, int before, int minutes) {
    PlanningText.slug("/text", step.id());
    if (step.at() < before || step.at() > minutes) {
      throw Refused.invalid(
          "/text",
          "Step %s has to come after the one before it, and before the end.".formatted(step.id()));
    }
    boolean whole =
        step.kind() == StepKind.PAYLOAD
            ? said(step.source()) && said(step.body())
            : step.kind() == StepKind.INJECT && said(step.text());
    if (!whole) {
      throw Refused.invalid(
          "/text",
          "Step %s has to be a PAYLOAD with source and body, or an INJECT with text."
              .formatted(step.id()));
    }
  }

  /** What the scorecard reckons with: it divides by one of them. */
  private static void check(Scenario.Expected expected) {
    atLeast(0, "detectedWithin", expected.detectedWithin());
    atLeast(0, "acknowledgedWithin", expected.acknowledgedWithin());
    if (expected.roles() != null) {
      atLeast(0, "roles: within", expected.roles().within());
    }
    if (expected.updates() != null) {
      atLeast(1, "updates: every", expected.updates().every());
    }
    if (expected.phases() != null) {
      atLeast(0, "phases: within", expected.phases().within());
    }
    if (expected.facts() != null) {
      atLeast(0, "facts: within", expected.facts().within());
    }
    check(expected.clocks());
  }

  private static void check(List<Scenario.Clock> clocks) {
    if (clocks.size() > MOST_CLOCKS) {
      throw Refused.invalid("/text", "Give expected: clocks at most 20.");
    }
    Set<String> ids = new HashSet<>();
    for (Scenario.Clock clock : clocks) {
      PlanningText.slug("/text", clock.id());
      if (!ids.add(clock.id())) {
        throw Refused.invalid("/text", "Two clocks are called %s.".formatted(clock.id()));
      }
      PlanningText.required("/text", clock.name(), PlanningText.LINE, "Give each clock a name.");
      if (clock.from() == null) {
        throw Refused.invalid(
            "/text", "Say from which fact the clock %s runs, such as AWARE.".formatted(clock.id()));
      }
      atLeast(1, "clocks: within", clock.within());
    }
  }

  private static void atLeast(int least, String what, Integer minutes) {
    if (minutes != null && minutes < least) {
      throw Refused.invalid(
          "/text", "Give expected: %s in minutes, at least %d.".formatted(what, least));
    }
  }

  private static boolean said(String text) {
    return text != null && !text.isBlank();
  }

  private static String firstLine(String message) {
    return message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
  }
}
