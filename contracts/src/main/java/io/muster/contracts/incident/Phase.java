package io.muster.contracts.incident;

/**
 * The steps of incident response that an incident itself goes through; preparation comes before any
 * incident.
 */
public enum Phase {
  IDENTIFICATION,
  CONTAINMENT,
  ERADICATION,
  RECOVERY,
  LESSONS_LEARNED,
  CLOSED
}
