package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessEvent.Reason;
import java.util.List;

/**
 * Over how many channels a person is reached, as far as that has been seen.
 *
 * @param working how many took the last message to the person
 * @param reason why none works; null when one does
 */
record Channels(int working, Reason reason) {

  /** How many a person should have, so that no single one that fails leaves them unreached. */
  static final int ENOUGH = 2;

  /** What Muster can reach people by today. */
  static final List<String> EXISTING = List.of("email");

  static Channels works() {
    return new Channels(1, null);
  }

  static Channels none(Reason reason) {
    return new Channels(0, reason);
  }
}
