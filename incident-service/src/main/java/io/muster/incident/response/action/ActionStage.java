package io.muster.incident.response.action;

/** How far a guarded action has come. */
public enum ActionStage {
  /** The target is being asked what it would do. */
  TRYING,
  /** It waits for somebody to let it go ahead. */
  WAITING,
  /** It was let go ahead and is about to begin. */
  CLEARED,
  /** The target was asked to do it, or is just about to be. */
  RUNNING,
  /** It was done, and holds. */
  IN_EFFECT,
  /** Nothing was done. */
  FAILED,
  /** Nobody knows whether it was done; somebody has to look. */
  UNKNOWN,
  /** It is being undone. */
  UNDOING,
  /** It holds no more. */
  UNDONE,
  /** It could not be undone; somebody has to look. */
  UNDO_FAILED,
  /** It was given up before it began. */
  CALLED_OFF,
  /** It can no longer begin. */
  LAPSED;

  /** Whether it is neither begun nor given up. */
  public boolean isBefore() {
    return this == TRYING || this == WAITING || this == CLEARED;
  }

  /** Whether only a person can say how it stands. */
  public boolean needsPerson() {
    return this == UNKNOWN || this == UNDO_FAILED;
  }
}
