package io.muster.contracts.change;

/** What became of a change. */
public enum ChangeOutcome {
  /** It began, or waits to. */
  STARTED,
  SUCCEEDED,
  FAILED,
  /** It is a fact of a moment, or nobody said. */
  UNKNOWN
}
