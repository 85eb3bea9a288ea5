package io.muster.contracts.action;

/** What came of trying an action without doing it. */
public enum DryRunResult {
  /** It would be done. */
  WOULD_DO,
  /** It would be refused. */
  REFUSED,
  /** The target cannot try anything without doing it. */
  NOT_OFFERED,
  /** The target did not answer. */
  NO_ANSWER
}
