package io.muster.contracts.incident;

/** A hat within one incident, worn by one person at a time; several may be subject experts. */
public enum Role {
  /** Leads: may change phase, severity and roles. */
  COMMANDER,
  /** Steps in for the commander. */
  DEPUTY,
  /** Keeps the record. */
  SCRIBE,
  /** Speaks to everyone outside the room. */
  COMMUNICATIONS,
  /** Speaks with one other organisation: an authority, a supplier, an insurer. */
  LIAISON,
  /** Knows what is affected better than the others. */
  SUBJECT_EXPERT;

  /** Whether several people may have it at the same time. */
  public boolean shared() {
    return this == SUBJECT_EXPERT;
  }
}
