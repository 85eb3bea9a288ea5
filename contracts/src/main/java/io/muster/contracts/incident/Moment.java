package io.muster.contracts.incident;

/**
 * The times that are asked for after every incident. Each is what somebody knew of the world, given
 * with its source, and may be corrected; when the log learned of it is another matter.
 */
public enum Moment {
  /** The trouble itself began, whether or not anybody noticed. */
  OCCURRED,
  /** A tool or a person noticed it first. */
  DETECTED,
  /**
   * The organisation knew with reasonable certainty that this is an incident; from here on most
   * regulations count their hours.
   */
  AWARE,
  /** It spread no further and did no more harm. */
  CONTAINED,
  /** What caused it was gone. */
  ERADICATED,
  /** Those affected could work as before. */
  RECOVERED
}
