package io.muster.contracts.change;

/** What kind of thing was changed. */
public enum ChangeKind {
  /** A version started to run somewhere. */
  DEPLOYMENT,
  /** A version was made available, without running anywhere yet. */
  RELEASE,
  /** Code came into the line that versions are made of. */
  PUSH,
  /** Configuration or infrastructure. */
  CONFIG,
  /** A feature was switched on or off. */
  FLAG,
  /** Whoever reported it did not say. */
  OTHER
}
