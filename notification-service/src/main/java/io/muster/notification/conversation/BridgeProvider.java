package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;

/** Where bridge calls are made. */
interface BridgeProvider {

  BridgeKind kind();

  /** Whether an operator said what it needs. */
  boolean isSetUp();

  /**
   * Makes a call for an incident. It may be interrupted when it takes too long.
   *
   * @throws RuntimeException when it cannot
   */
  Bridge create(IncidentNow incident);
}
