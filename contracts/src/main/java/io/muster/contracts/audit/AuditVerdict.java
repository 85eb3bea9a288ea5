package io.muster.contracts.audit;

/** What an auditor makes of one of a sample. */
public enum AuditVerdict {
  /** The control held. */
  ACCEPTED,
  /** The control did not hold, and the auditor says how. */
  EXCEPTION
}
