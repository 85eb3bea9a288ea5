package io.muster.contracts.classification;

/** How soon something has to be done. */
public enum Urgency {
  HIGH,
  MEDIUM,
  LOW
}
