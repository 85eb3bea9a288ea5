package io.muster.contracts.action;

/** Why an action was never begun, though nobody called it off. */
public enum LapseCause {
  /** Nobody let it go ahead in time. */
  NOT_CLEARED_IN_TIME,
  /** It was let go ahead, but could not be begun while that word was fresh. */
  NOT_BEGUN_IN_TIME,
  /** Where it was to act was changed, retired or shut after it had been proposed. */
  TARGET_CHANGED
}
