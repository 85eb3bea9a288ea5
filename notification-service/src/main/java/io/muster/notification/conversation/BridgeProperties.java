package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.incident.Severity;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
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
    Severity from,
    List<BridgeKind> kinds,
    URI jitsiUrl,
    String number,
    Zoom zoom,
    Graph graph,
    Meet meet) {

  BridgeProperties {
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
  }

  /** Whether an operator gave all of these. */
  static boolean given(String... settings) {
    return Stream.of(settings).allMatch(it -> it != null && !it.isBlank());
  }

  /**
   * A server-to-server OAuth app of a Zoom account.
   *
   * @param accountId empty when there is no Zoom account
   * @param userId whose meetings they are; {@code me} is the app's owner
   * @param webhookSecret what Zoom signs with when it tells who joined; empty: it tells nothing
   * @param apiUrl of Zoom's API
   * @param tokenUrl where Zoom gives access tokens
   */
  record Zoom(
      String accountId,
      String clientId,
      String clientSecret,
      String userId,
      String webhookSecret,
      URI apiUrl,
      URI tokenUrl) {

    /** Whether Zoom tells who is in a meeting. */
    boolean tells() {
      return given(accountId, webhookSecret);
    }
  }

  /**
   * An app registered in the directory of an organisation that has Microsoft Teams.
   *
   * @param tenantId of the directory; empty when there is no Teams
   * @param clientId of the app
   * @param organiserId object id of the user whose meetings they are; Graph takes no name here
   * @param apiUrl of Microsoft Graph
   * @param loginUrl where Microsoft gives access tokens
   */
  record Graph(
      String tenantId,
      String clientId,
      String clientSecret,
      String organiserId,
      URI apiUrl,
      URI loginUrl) {}

  /**
   * A service account that makes meetings in Google Meet.
   *
   * @param serviceAccount the text of its JSON key file; empty when there is no Google Meet
   * @param organiser address of the user whose meetings they are
   * @param apiUrl of the Meet API
   */
  record Meet(String serviceAccount, String organiser, URI apiUrl) {}
}
