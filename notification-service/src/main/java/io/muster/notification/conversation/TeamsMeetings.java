package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Meetings in Microsoft Teams, made through Microsoft Graph by an app of the organisation in the
 * name of one user, who need not be there: whoever belongs to the organisation passes the lobby.
 * The app has the permission {@code OnlineMeetings.ReadWrite.All}, and an application access policy
 * of Teams lets it act for that user.
 */
@Component
class TeamsMeetings implements BridgeProvider {

  private static final int LONGEST_SUBJECT = 200;

  /** A meeting may go on after its end; only that it has one is asked for. */
  private static final Duration LENGTH = Duration.ofHours(12);

  private final BridgeProperties.Graph graph;
  private final RestClient http;
  private final Clock clock;

  TeamsMeetings(BridgeProperties properties, RestClient.Builder http, Clock clock) {
    this.graph = properties.graph();
    this.http = http.build();
    this.clock = clock;
  }

  @Override
  public BridgeKind kind() {
    return BridgeKind.TEAMS;
  }

  @Override
  public boolean isSetUp() {
    return graph != null && BridgeProperties.given(graph.tenantId(), graph.organiserId());
  }

  @Override
  public Bridge create(IncidentNow incident) {
    Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String token = token();
    JsonNode meeting =
        http.post()
            .uri(graph.apiUrl() + "/v1.0/users/{user}/onlineMeetings", graph.organiserId())
            .headers(headers -> headers.setBearerAuth(token))
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                Map.of(
                    "subject",
                    Bridge.topic(incident, LONGEST_SUBJECT),
                    "startDateTime",
                    start.toString(),
                    "endDateTime",
                    start.plus(LENGTH).toString(),
                    "lobbyBypassSettings",
                    Map.of("scope", "organization", "isDialInBypassEnabled", true)))
            .retrieve()
            .body(JsonNode.class);
    return Bridge.joinedBy(BridgeKind.TEAMS, meeting, "joinWebUrl");
  }

  private String token() {
    URI tokenUrl =
        UriComponentsBuilder.fromUri(graph.loginUrl())
            .path("/{tenant}/oauth2/v2.0/token")
            .build(graph.tenantId());
    return AccessTokens.from(
        http,
        "Microsoft",
        tokenUrl,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            graph.clientId(),
            "client_secret",
            graph.clientSecret(),
            "scope",
            "https://graph.microsoft.com/.default"),
        headers -> {});
  }
}
