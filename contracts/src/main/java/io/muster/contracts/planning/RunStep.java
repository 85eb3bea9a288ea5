package io.muster.contracts.planning;

import java.util.List;

/**
 * A step of a run, as the version of the runbook it follows has it.
 *
 * @param id short and lasting, unique within the runbook
 * @param title in one line, parameters filled in
 * @param text what to do, Markdown, parameters filled in; null when the title says it all
 * @param audience who is told, for MESSAGE; null for the other kinds
 * @param minutes how long to wait, for WAIT; null for the other kinds
 * @param answers what can be decided and where each leads, for DECISION
 */
public record RunStep(
    String id,
    Kind kind,
    String title,
    String text,
    String audience,
    Integer minutes,
    List<Answer> answers) {
  public RunStep {
    answers = answers == null ? List.of() : List.copyOf(answers);
  }

  /** What is done in it. */
  public enum Kind {
    /** Look whether something is so. */
    CHECK,
    /** Choose one of several ways on. */
    DECISION,
    /** Change something. */
    ACTION,
    /** Let time pass. */
    WAIT,
    /** Tell somebody. */
    MESSAGE
  }

  /**
   * One of several ways on.
   *
   * @param answer how it is said
   * @param to the step it leads to; null: the run is over with it
   */
  public record Answer(String answer, String to) {}
}
