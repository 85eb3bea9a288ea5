package io.muster.contracts.statuspage;

/** How a component of the status page is, from best to worst. */
public enum ComponentStatus {
  /** It works. */
  OPERATIONAL,
  /** It works, slowly or not in all of its parts. */
  DEGRADED,
  /** It does not work for some. */
  PARTIAL_OUTAGE,
  /** It does not work. */
  MAJOR_OUTAGE
}
