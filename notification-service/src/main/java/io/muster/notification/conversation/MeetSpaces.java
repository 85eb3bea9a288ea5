package io.muster.notification.conversation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meetings in Google Meet. A service account with delegation of authority over the whole domain
 * makes them in the name of one user of it, whose meetings they are; whoever belongs to the
 * organisation joins without asking.
 */
@Component
class MeetSpaces implements BridgeProvider {

  private static final String SCOPE = "https://www.googleapis.com/auth/meetings.space.created";

  /** RFC 7523: a statement, signed with the account's key, is traded for an access token. */
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** Enough for two clocks that do not agree; Google takes an hour at most. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final BridgeProperties.Meet meet;

  /** Null when an operator named none. */
  private final ServiceAccount account;

  private final RestClient http;
  private final Clock clock;

  MeetSpaces(BridgeProperties properties, RestClient.Builder http, JsonMapper json, Clock clock) {
    this.meet = properties.meet();
    this.account =
        meet != null && BridgeProperties.given(meet.serviceAccount(), meet.organiser())
            ? ServiceAccount.read(json, meet.serviceAccount())
            : null;
    this.http = http.build();
    this.clock = clock;
  }

  @Override
  public BridgeKind kind() {
    return BridgeKind.MEET;
  }

  @Override
  public boolean isSetUp() {
    return account != null;
  }

  @Override
  public Bridge create(IncidentNow incident) {
    String token = token();
    JsonNode space =
        http.post()
            .uri(meet.apiUrl() + "/v2/spaces")
            .headers(headers -> headers.setBearerAuth(token))
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("config", Map.of("accessType", "TRUSTED", "entryPointAccess", "ALL")))
            .retrieve()
            .body(JsonNode.class);
    return Bridge.joinedBy(BridgeKind.MEET, space, "meetingUri");
  }

  private String token() {
    return AccessTokens.from(
        http,
        "Google",
        account.tokenUrl(),
        Map.of("grant_type", GRANT, "assertion", assertion()),
        headers -> {});
  }

  private String assertion() {
    Instant now = clock.instant();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(account.keyId())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(account.email())
                .subject(meet.organiser())
                .audience(account.tokenUrl().toString())
                .claim("scope", SCOPE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    try {
      jwt.sign(new RSASSASigner(account.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key of Google's service account does not sign.", e);
    }
    return jwt.serialize();
  }
}
