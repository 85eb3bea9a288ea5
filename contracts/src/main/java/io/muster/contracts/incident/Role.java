package io.muster.contracts.incident;

/** A hat within one incident, worn by one person at a time. */
public enum Role {
  /** Leads: may change phase, severity and roles. */
  COMMANDER,
  /** Steps in for the commander. */
  DEPUTY,
  /** Keeps the record. */
  SCRIBE,
  /** Speaks to everyone outside the room. */
  COMMUNICATIONS
}
