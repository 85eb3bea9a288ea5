package io.muster.incident.planning.runbook;

import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.util.List;
import java.util.stream.Collectors;

/** How runbooks are written. */
public final class Runbooks {

  private static final int LONGEST = 50_000;
  private static final int MOST_SAID = 10;

  private Runbooks() {}

  /** What will not do in a text, by line; empty when it is a runbook. */
  public static List<RunbookFault> faultsIn(String text) {
    return RunbookParser.read(text).faults();
  }

  /**
   * Reads a runbook.
   *
   * @param pointer to the text in the request
   * @throws Refused 422 with each line that will not do
   */
  public static RunbookText read(String pointer, String text) {
    PlanningText.required(
        pointer, text, LONGEST, "Write the runbook: a title, and at least one step.");
    RunbookParser.Result result = RunbookParser.read(text);
    if (!result.faults().isEmpty()) {
      throw Refused.invalid(
          pointer,
          result.faults().stream()
              .limit(MOST_SAID)
              .map(fault -> "Line %d: %s".formatted(fault.line(), fault.detail()))
              .collect(Collectors.joining(" ")));
    }
    return result.text();
  }
}
