package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Zoom meetings, made by a server-to-server OAuth app with the scope {@code
 * meeting:write:meeting:admin}. Only the link for joining is kept: the one for starting a meeting
 * carries its host's token.
 */
@Component
class ZoomMeetings implements BridgeProvider {

  private static final int INSTANT = 1;
  private static final int LONGEST_TOPIC = 200;

  private final BridgeProperties.Zoom zoom;
  private final RestClient http;

  ZoomMeetings(BridgeProperties properties, RestClient.Builder http) {
    this.zoom = properties.zoom();
    this.http = http.build();
  }

  @Override
  public BridgeKind kind() {
    return BridgeKind.ZOOM;
  }

  @Override
  public boolean isSetUp() {
    return zoom != null && zoom.accountId() != null && !zoom.accountId().isBlank();
  }

  @Override
  public Bridge create(IncidentNow incident) {
    JsonNode meeting =
        http.post()
            .uri(zoom.apiUrl() + "/v2/users/{user}/meetings", zoom.userId())
            .headers(headers -> headers.setBearerAuth(token()))
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                Map.of(
                    "topic",
                    Bridge.topic(incident, LONGEST_TOPIC),
                    "type",
                    INSTANT,
                    "settings",
                    Map.of("join_before_host", true, "waiting_room", false)))
            .retrieve()
            .body(JsonNode.class);
    return Bridge.joinedBy(BridgeKind.ZOOM, meeting, "join_url");
  }

  private String token() {
    return AccessTokens.from(
        http,
        "Zoom",
        zoom.tokenUrl(),
        Map.of("grant_type", "account_credentials", "account_id", zoom.accountId()),
        headers -> headers.setBasicAuth(zoom.clientId(), zoom.clientSecret()));
  }
}
