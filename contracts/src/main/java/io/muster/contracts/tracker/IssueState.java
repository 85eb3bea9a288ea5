package io.muster.contracts.tracker;

/** How an issue stands where it is tracked. */
public enum IssueState {
  /** It is to be done. */
  OPEN,
  /** It was closed as done. */
  DONE,
  /** It was closed without being done: not planned, a duplicate, declined. */
  NOT_PLANNED
}
