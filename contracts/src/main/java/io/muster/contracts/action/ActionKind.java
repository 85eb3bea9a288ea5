package io.muster.contracts.action;

/** What can be done outside in the course of an incident. */
public enum ActionKind {
  /** Nothing from an address or a network is let in any more. */
  BLOCK_ADDRESS(true),
  /** An address or a network that was blocked is let in again. */
  UNBLOCK_ADDRESS(true),
  /** A limit that is in the way is set to another value. */
  RAISE_LIMIT(true),
  /** A host is cut off from the others. */
  QUARANTINE_HOST(true),
  /** A host that was cut off joins the others again. */
  RELEASE_HOST(true),
  /** A session ends, so that whoever has it must sign in again. */
  REVOKE_SESSION(false),
  /** A key opens nothing any more. */
  REVOKE_KEY(false),
  /** A deployment gets another number of replicas. */
  SCALE_DEPLOYMENT(true),
  /** An earlier release runs again. */
  ROLL_BACK_RELEASE(true),
  /** A receiver of our own does whatever it does. */
  CALL_WEBHOOK(false);

  private final boolean undoable;

  ActionKind(boolean undoable) {
    this.undoable = undoable;
  }

  /** Whether what it did can be taken back, by hand or at a stated time. */
  public boolean undoable() {
    return undoable;
  }
}
