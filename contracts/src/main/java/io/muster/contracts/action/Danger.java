package io.muster.contracts.action;

/** Why an action needs somebody else's approval. */
public enum Danger {
  /** Whoever set the target up said so of this kind of action. */
  MARKED,
  /** A service of the first tier may feel it. */
  TIER_ONE_HIT
}
