package io.muster.contracts.paging;

/** What a provider says has become of a message or call it took. */
public enum Delivery {
  /** It is on its way. */
  SENT(false),
  /** The phone received the message. */
  DELIVERED(false),
  /** The phone is ringing. */
  RINGING(false),
  /** Somebody, or a machine, took the call. */
  ANSWERED(false),
  /** The network did not deliver the message. */
  UNDELIVERED(true),
  /** The provider could not send it. */
  FAILED(true),
  /** Nobody took the call. */
  NO_ANSWER(true),
  /** The line was busy. */
  BUSY(true);

  private final boolean lost;

  Delivery(boolean lost) {
    this.lost = lost;
  }

  /** Whether the person cannot have received it. */
  public boolean lost() {
    return lost;
  }
}
