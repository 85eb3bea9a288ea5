package io.muster.contracts.automation;

/** Why a rule did not fire although its condition held. */
public enum RuleBar {
  /** What happened was done by a rule; rules do not set off rules. */
  LOOP,
  /** It had fired as often as it may within an hour. It stopped itself. */
  HOUR_LIMIT,
  /** It had fired in the incident as often as it may within an hour. It stopped itself. */
  INCIDENT_LIMIT
}
