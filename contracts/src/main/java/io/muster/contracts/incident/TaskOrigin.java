package io.muster.contracts.incident;

import java.util.Objects;

/**
 * Where a task came from.
 *
 * @param id the plan, the runbook, the rule, the report or the drill; null when a person thought of
 *     it
 * @param version which version of it was followed; null for a report and a drill
 * @param item which of its items; of a report the legal entity that owes it; of a drill the clock
 */
public record TaskOrigin(Kind kind, String id, Integer version, String item) {

  /** Thought of by a person, or prepared. */
  public enum Kind {
    PERSON,
    PLAN,
    RUNBOOK,
    /** The law asks for a report. */
    REGULATION,
    /** An automation rule fired. */
    RULE,
    /** A clock of a drill's scenario began to run. */
    DRILL
  }

  public TaskOrigin {
    Objects.requireNonNull(kind, "kind");
  }

  /** Somebody thought of it during the incident. */
  public static TaskOrigin person() {
    return new TaskOrigin(Kind.PERSON, null, null, null);
  }

  /** A response plan asks for it. */
  public static TaskOrigin plan(String planId, int version, String item) {
    return new TaskOrigin(Kind.PLAN, planId, version, item);
  }

  /** A runbook asks for it. */
  public static TaskOrigin runbook(String runbookId, int version, String item) {
    return new TaskOrigin(Kind.RUNBOOK, runbookId, version, item);
  }

  /** A legal entity owes a report, as in {@code nis2.early-warning}. */
  public static TaskOrigin regulation(String report, String entityId) {
    return new TaskOrigin(Kind.REGULATION, report, null, entityId);
  }

  /** A clock of a drill began to run. */
  public static TaskOrigin drill(String drillId, String clock) {
    return new TaskOrigin(Kind.DRILL, drillId, null, clock);
  }

  /**
   * An automation rule fired.
   *
   * @param item which of its tasks, from 1
   */
  public static TaskOrigin rule(String ruleId, int version, int item) {
    return new TaskOrigin(Kind.RULE, ruleId, version, String.valueOf(item));
  }
}
