package io.muster.contracts.evidence;

/** On what occasion the hash of an item was compared with the one it was collected with. */
public enum EvidenceOccasion {
  /** Somebody was about to look at it. */
  VIEW,
  /** Somebody was about to take a copy away. */
  DOWNLOAD,
  /** Somebody was about to seal it. */
  SEAL
}
