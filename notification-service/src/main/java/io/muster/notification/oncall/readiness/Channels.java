package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessEvent.Reason;

/**
 * Over how many channels a person is reached, as far as that has been seen.
 *
 * @param working by how many different means the last message to the person was taken
 * @param reason why none works; null when one does
 */
record Channels(int working, Reason reason) {

  /** How many a person should have, so that no single one that fails leaves them unreached. */
  static final int ENOUGH = 2;

  static Channels working(int channels) {
    return new Channels(channels, null);
  }

  static Channels none(Reason reason) {
    return new Channels(0, reason);
  }
}
