package io.muster.notification.delivery.page;

import java.time.Instant;
import java.util.Optional;

/** A provider did not take a message. The reason names no address, as it is kept in the log. */
public final class NotTakenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;
  private final boolean gone;
  private final transient Instant notBefore;

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
    this.notBefore = null;
  }

  private NotTakenException(String reason, boolean gone, Instant notBefore) {
    super(reason);
    this.lasting = gone;
    this.gone = gone;
    this.notBefore = notBefore;
  }

  /** The provider asks to be left alone with it until an instant, UTC. */
  public static NotTakenException notBefore(String reason, Instant instant) {
    return new NotTakenException(reason, false, instant);
  }

  /** The provider says that what it was sent to is no more, and never will be again. */
  public static NotTakenException gone(String reason) {
    return new NotTakenException(reason, true, (Instant) null);
  }

  /** When a provider takes it at the earliest; nothing where it did not say. */
  Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
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
