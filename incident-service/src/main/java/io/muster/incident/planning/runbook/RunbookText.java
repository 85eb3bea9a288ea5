package io.muster.incident.planning.runbook;

import io.muster.contracts.planning.RunStep;
import io.muster.contracts.planning.RunStep.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook as it is written: what it is called, what it is told before it is run, and its steps.
 *
 * @param introduction Markdown before the first step; null when there is none
 */
public record RunbookText(
    String title, String introduction, List<Parameter> parameters, List<RunStep> steps) {

  static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]{0,39})\\s*}}");

  public RunbookText {
    parameters = List.copyOf(parameters);
    steps = List.copyOf(steps);
  }

  /**
   * What a run has to be told.
   *
   * @param text what it is, in words; null when unsaid
   * @param preset what it is unless something else is said; null: it has to be said
   */
  public record Parameter(String name, String text, String preset) {}

  /** The steps with each parameter's value in its place. */
  public List<RunStep> filledIn(Map<String, String> values) {
    return steps.stream()
        .map(
            step ->
                new RunStep(
                    step.id(),
                    step.kind(),
                    fill(step.title(), values),
                    fill(step.text(), values),
                    fill(step.audience(), values),
                    step.minutes(),
                    step.answers().stream()
                        .map(answer -> new Answer(fill(answer.answer(), values), answer.to()))
                        .toList()))
        .toList();
  }

  private static String fill(String text, Map<String, String> values) {
    return text == null
        ? null
        : PLACE
            .matcher(text)
            .replaceAll(
                place ->
                    Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }
}
