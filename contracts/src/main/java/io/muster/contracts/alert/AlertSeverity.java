package io.muster.contracts.alert;

/** How bad the sending tool says it is, in the one scale every source is read into. */
public enum AlertSeverity {
  CRITICAL,
  ERROR,
  WARNING,
  INFO,
  UNKNOWN
}
