package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import java.net.URI;
import java.util.Set;

/** How one kind of target is spoken to. */
interface ActionProtocol {

  /** Which kind. */
  ActionProvider provider();

  /** What can be done there. */
  Set<ActionKind> kinds();

  /**
   * A connection; nothing is sent yet.
   *
   * @param secret what the target knows us by
   * @throws IllegalStateException when the secret will not do; the message does not repeat it
   */
  ActionConnection connect(URI url, String secret);
}
