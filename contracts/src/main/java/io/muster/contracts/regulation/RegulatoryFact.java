package io.muster.contracts.regulation;

/** A moment the law asks about. Each is the entity's own statement and can be corrected. */
public enum RegulatoryFact {
  /** The incident began in the world. */
  OCCURRED_AT,
  /** Something first noticed it. */
  DETECTED_AT,
  /** Somebody suspected a reportable incident; no clock starts yet. */
  SUSPECTED_AT,
  /** The entity became aware of the incident with reasonable certainty. */
  AWARE_AT,
  /** The entity classified the incident as major (DORA). */
  CLASSIFIED_MAJOR_AT,
  /** The controller became aware that personal data is breached (GDPR). */
  DATA_BREACH_AWARE_AT,
  /** The registrant determined that the incident is material (SEC). */
  MATERIALITY_DETERMINED_AT,
  /** What was missing in the first filing was determined or became available (SEC, GDPR). */
  INFORMATION_AVAILABLE_AT,
  /** First day the breach is known, or would have been known with reasonable diligence (HIPAA). */
  DISCOVERED_AT,
  /** The manufacturer became aware of an actively exploited vulnerability (CRA). */
  VULNERABILITY_AWARE_AT,
  /** A corrective or mitigating measure became available (CRA). */
  MEASURE_AVAILABLE_AT,
  /** An authority asked for an intermediate report. */
  INTERMEDIATE_REQUESTED_AT,
  /** Regular activities were recovered (DORA). */
  ACTIVITIES_RECOVERED_AT,
  /** The incident was handled: nothing of it goes on. */
  HANDLED_AT,
  /** The entity reasonably believed that a covered incident occurred (CIRCIA). */
  COVERED_INCIDENT_BELIEVED_AT,
  /** A ransom was paid (CIRCIA). */
  RANSOM_PAID_AT,
  /** Until when an authority has put the report off (SEC, HIPAA); may lie ahead. */
  DELAYED_UNTIL
}
