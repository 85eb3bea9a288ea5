package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.incident.Severity;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How bridge calls are made.
 *
 * @param from incidents as bad as this, or worse, get a call by themselves
 * @param kinds tried in this order; none: there are no calls
 * @param jitsiUrl the Jitsi server
 * @param number of the telephone conference that is always there; empty when there is none
 */
@ConfigurationProperties("muster.bridge")
record BridgeProperties(
    Severity from, List<BridgeKind> kinds, URI jitsiUrl, String number, Zoom zoom) {

  BridgeProperties {
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
  }

  /**
   * A server-to-server OAuth app of a Zoom account.
   *
   * @param accountId empty when there is no Zoom account
   * @param userId whose meetings they are; {@code me} is the app's owner
   * @param apiUrl of Zoom's API
   * @param tokenUrl where Zoom gives access tokens
   */
  record Zoom(
      String accountId,
      String clientId,
      String clientSecret,
      String userId,
      URI apiUrl,
      URI tokenUrl) {}
}
