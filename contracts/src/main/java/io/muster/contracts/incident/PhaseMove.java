package io.muster.contracts.incident;

/**
 * How an incident came into a phase: the next one in order, back to an earlier one, or over one or
 * more.
 */
public enum PhaseMove {
  ADVANCED,
  RETURNED,
  SKIPPED
}
