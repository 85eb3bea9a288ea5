package io.muster.incident.recovery.work;

/** Whether what a record says counts, for a plan's exit criteria and for whoever builds on it. */
public enum WorkStanding {
  /** It counts. */
  HOLDS,
  /** The hash found is not the one expected; nothing may be restored from this backup. */
  BACKUP_MISMATCH,
  /** A later check of the same backup found another hash than expected. */
  LATER_MISMATCH,
  /** What it was restored from is not known to be sound any more. */
  BACKUP_UNPROVEN,
  /** The credential was replaced, and the old one still works. */
  OLD_STILL_VALID,
  /** It was taken back. */
  WITHDRAWN
}
