package io.muster.contracts.automation;

/**
 * What came of one thing a rule does.
 *
 * @param kind what kind of thing
 * @param item which of that kind, from 1
 * @param result what came of it
 * @param reference the task, the note, the action or the escalation; null when there is none
 * @param says why it was refused; null when it was not
 */
public record RuleOutcome(Kind kind, int item, Result result, String reference, String says) {

  /** What a rule can do. */
  public enum Kind {
    TASK,
    UPDATE,
    ACTION,
    PAGE,
    DRAFT
  }

  /** What can come of it. */
  public enum Result {
    /** It was done: the task is there, the note is written. */
    DONE,
    /** The action is proposed; what becomes of it is told with it. */
    PROPOSED,
    /** The incident is a drill, so nothing was done. */
    WOULD_HAVE,
    /** It was refused, for instance because the incident is closed or the target is retired. */
    REFUSED,
    /** Whoever pages, or writes drafts, does it next; what becomes of it is told there. */
    ASKED
  }
}
