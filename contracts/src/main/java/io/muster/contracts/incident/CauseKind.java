package io.muster.contracts.incident;

/** What an incident was caused by. */
public enum CauseKind {
  /** A change somebody made. */
  CHANGE,
  /** A service that failed without any change. */
  SERVICE,
  /** Something else, in words. */
  OTHER
}
