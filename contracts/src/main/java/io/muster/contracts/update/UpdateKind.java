package io.muster.contracts.update;

/** How far work on the trouble has come, as those outside are told. */
public enum UpdateKind {
  /** Something is wrong, and it is being looked into. */
  INVESTIGATING,
  /** What is wrong is known, and it is being mended. */
  IDENTIFIED,
  /** It is mended, and watched. */
  MONITORING,
  /** It is over. */
  RESOLVED
}
