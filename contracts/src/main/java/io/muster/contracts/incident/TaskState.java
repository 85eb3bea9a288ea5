package io.muster.contracts.incident;

/** How far a task is. */
public enum TaskState {
  OPEN,
  IN_PROGRESS,
  DONE,
  /** It will not be done, and somebody said why. */
  DROPPED;

  /** Nothing more is to be done about it. */
  public boolean over() {
    return this == DONE || this == DROPPED;
  }
}
