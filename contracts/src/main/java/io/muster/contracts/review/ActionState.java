package io.muster.contracts.review;

/** How far an action item is. */
public enum ActionState {
  /** Somebody has to do it. */
  OPEN,
  /** Its owner says that it is done; somebody else has to look. */
  DONE,
  /** Somebody else saw that it is done and works. */
  VERIFIED,
  /** It is not going to be done. */
  DROPPED
}
