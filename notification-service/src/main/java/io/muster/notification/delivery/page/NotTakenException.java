package io.muster.notification.delivery.page;

/** A provider did not take a message. The reason names no address, as it is kept in the log. */
public final class NotTakenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;
  private final boolean gone;

  /** It may be taken another time. */
  public NotTakenException(String reason, Throwable cause) {
    this(reason, false, cause);
  }

  /**
   * A message that was refused or could not be handed over.
   *
   * @param lasting whether trying again leads to nothing else
   */
  public NotTakenException(String reason, boolean lasting, Throwable cause) {
    super(reason, cause);
    this.lasting = lasting;
    this.gone = false;
  }

  private NotTakenException(String reason) {
    super(reason);
    this.lasting = true;
    this.gone = true;
  }

  /** The provider says that what it was sent to is no more, and never will be again. */
  public static NotTakenException gone(String reason) {
    return new NotTakenException(reason);
  }

  /** Whether trying again leads to nothing else. */
  public boolean isLasting() {
    return lasting;
  }

  /** Whether what it was sent to is no more, so that the person cannot be reached over it. */
  public boolean isGone() {
    return gone;
  }
}
