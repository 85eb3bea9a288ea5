package io.muster.notification.conversation;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Microsoft Graph and Google Meet are doubles here: they take only what their documentation says,
 * letter by letter, and everything else fails the test.
 */
class OfficeMeetingsTest {

  @RegisterExtension
  static final WireMockExtension OFFICE =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().http2PlainDisabled(true))
          .failOnUnmatchedRequests(true)
          .build();

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW.plusMillis(250), ZoneOffset.UTC);
  private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
  private static final String USER = "dc17674c-81d9-4adb-bfb2-8f6a442e4622";
  private static final String ORGANISER = "oncall@muster.example";
  private static final String ACCOUNT = "muster@an-id.iam.gserviceaccount.example";
  private static final KeyPair KEYS = keys();

  @Test
  void a_teams_meeting_is_made_in_the_name_of_its_organiser_and_passes_by_the_lobby() {
    graphGivesToken();
    OFFICE.stubFor(
        post(urlEqualTo("/v1.0/users/" + USER + "/onlineMeetings"))
            .withHeader("Authorization", equalTo("Bearer an-access-token"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"subject": "SEV1 INC-42 Checkout is down",
                     "startDateTime": "2026-03-01T10:00:00Z",
                     "endDateTime": "2026-03-01T22:00:00Z",
                     "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": true}}
                    """))
            .willReturn(
                okJson(
                        """
                        {"id": "MSpkYzE3Njc0Yy04MWQ5", "subject": "SEV1 INC-42 Checkout is down",
                         "joinUrl": "https://old.example/a", "joinWebUrl": "https://teams.example/l/meetup-join/a"}
                        """)
                    .withStatus(201)));

    assertThat(make(BridgeKind.TEAMS))
        .get()
        .extracting(OpenBridge::kind, OpenBridge::joinUrl, OpenBridge::dialIn)
        .containsExactly(BridgeKind.TEAMS, "https://teams.example/l/meetup-join/a", null);
  }

  @Test
  void without_an_application_access_policy_for_the_organiser_the_next_kind_is_taken() {
    graphGivesToken();
    OFFICE.stubFor(
        post(urlEqualTo("/v1.0/users/" + USER + "/onlineMeetings"))
            .willReturn(
                okJson(
                        """
                        {"error": {"code": "Forbidden",
                         "message": "No Application Access Policy found for this app"}}
                        """)
                    .withStatus(403)));

    assertThat(make(BridgeKind.TEAMS, BridgeKind.NUMBER))
        .get()
        .extracting(OpenBridge::kind)
        .isEqualTo(BridgeKind.NUMBER);
  }

  @Test
  void a_google_meet_is_made_by_a_service_account_in_the_name_of_its_organiser() {
    googleGivesToken();
    OFFICE.stubFor(
        post(urlEqualTo("/v2/spaces"))
            .withHeader("Authorization", equalTo("Bearer a-google-token"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"config": {"accessType": "TRUSTED", "entryPointAccess": "ALL"}}
                    """))
            .willReturn(
                okJson(
                    """
                    {"name": "spaces/jQCFfuBOdN5z", "meetingCode": "abc-mnop-xyz",
                     "meetingUri": "https://meet.example/abc-mnop-xyz"}
                    """)));

    assertThat(make(BridgeKind.MEET))
        .get()
        .extracting(OpenBridge::kind, OpenBridge::joinUrl, OpenBridge::dialIn)
        .containsExactly(BridgeKind.MEET, "https://meet.example/abc-mnop-xyz", null);
  }

  @Test
  void when_google_answers_without_a_link_the_next_kind_is_taken() {
    googleGivesToken();
    OFFICE.stubFor(
        post(urlEqualTo("/v2/spaces")).willReturn(okJson("{\"name\": \"spaces/jQCFfuBOdN5z\"}")));

    assertThat(make(BridgeKind.MEET, BridgeKind.NUMBER))
        .get()
        .extracting(OpenBridge::kind)
        .isEqualTo(BridgeKind.NUMBER);
  }

  @Test
  void kinds_nobody_set_up_are_passed_over() {
    BridgeProperties none =
        properties(
            List.of(BridgeKind.TEAMS, BridgeKind.MEET, BridgeKind.NUMBER),
            new BridgeProperties.Graph("", "", "", "", uri(""), uri("")),
            new BridgeProperties.Meet("", "", uri("")));
    assertThat(make(none)).get().extracting(OpenBridge::kind).isEqualTo(BridgeKind.NUMBER);
  }

  @Test
  void a_key_that_is_no_key_file_is_said_at_the_start_and_not_repeated() {
    for (String text : List.of("a-secret", "{}", keyFile().replace("MII", "###a-secret"))) {
      assertThatThrownBy(() -> ServiceAccount.read(JSON, text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MUSTER_MEET_SERVICE_ACCOUNT")
          .hasMessageNotContaining("a-secret")
          .hasNoCause();
    }
    assertThat(ServiceAccount.read(JSON, keyFile()).toString()).doesNotContain("Private");
  }

  private static void graphGivesToken() {
    OFFICE.stubFor(
        post(urlEqualTo("/" + TENANT + "/oauth2/v2.0/token"))
            .withFormParam("grant_type", equalTo("client_credentials"))
            .withFormParam("client_id", equalTo("an-app"))
            .withFormParam("client_secret", equalTo("a-secret"))
            .withFormParam("scope", equalTo("https://graph.microsoft.com/.default"))
            .willReturn(
                okJson(
                    """
                    {"token_type": "Bearer", "expires_in": 3599, "access_token": "an-access-token"}
                    """)));
  }

  private static void googleGivesToken() {
    OFFICE.stubFor(
        post(urlEqualTo("/token"))
            .withFormParam("grant_type", equalTo("urn:ietf:params:oauth:grant-type:jwt-bearer"))
            .andMatching(request -> MatchResult.of(proves(request)))
            .willReturn(
                okJson(
                    """
                    {"access_token": "a-google-token", "expires_in": 3599, "token_type": "Bearer"}
                    """)));
  }

  /** What Google asks of the statement: whose it is, for whom, for what, and not for long. */
  private static boolean proves(Request request) {
    try {
      SignedJWT jwt = SignedJWT.parse(request.formParameter("assertion").firstValue());
      JWTClaimsSet said = jwt.getJWTClaimsSet();
      return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
          && jwt.getHeader().getKeyID().equals("a-key")
          && jwt.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic()))
          && said.getClaims().keySet().equals(Set.of("iss", "sub", "aud", "scope", "iat", "exp"))
          && said.getIssuer().equals(ACCOUNT)
          && said.getSubject().equals(ORGANISER)
          && said.getAudience().equals(List.of(OFFICE.baseUrl() + "/token"))
          && said.getStringClaim("scope")
              .equals("https://www.googleapis.com/auth/meetings.space.created")
          && said.getIssueTime().equals(Date.from(NOW))
          && said.getExpirationTime().after(Date.from(NOW))
          && !said.getExpirationTime().after(Date.from(NOW.plusSeconds(3600)));
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private static Optional<OpenBridge> make(BridgeKind... kinds) {
    return make(
        properties(
            List.of(kinds),
            new BridgeProperties.Graph(
                TENANT, "an-app", "a-secret", USER, uri(OFFICE.baseUrl()), uri(OFFICE.baseUrl())),
            new BridgeProperties.Meet(keyFile(), ORGANISER, uri(OFFICE.baseUrl()))));
  }

  private static Optional<OpenBridge> make(BridgeProperties properties) {
    RestClient.Builder http = RestClient.builder();
    return new Bridges(
            properties,
            List.of(
                new TeamsMeetings(properties, http, CLOCK),
                new MeetSpaces(properties, http, JSON, CLOCK),
                new FixedNumber(properties)),
            null)
        .make(
            new IncidentNow(
                "i42",
                "INC-42",
                "Checkout is down",
                Severity.SEV1,
                List.of("checkout"),
                Instant.EPOCH,
                ResponseState.TRIGGERED,
                false,
                null,
                null,
                null,
                null),
            "It is SEV1.",
            Actor.system("conversation"));
  }

  private static BridgeProperties properties(
      List<BridgeKind> kinds, BridgeProperties.Graph graph, BridgeProperties.Meet meet) {
    return new BridgeProperties(
        Severity.SEV2, kinds, null, "+49 30 5550123, code 4711", null, graph, meet);
  }

  private static URI uri(String address) {
    return URI.create(address);
  }

  /** As Google hands it out, without the fields nobody needs. */
  private static String keyFile() {
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return JSON.writeValueAsString(
        Map.of(
            "type",
            "service_account",
            "private_key_id",
            "a-key",
            "private_key",
            key,
            "client_email",
            ACCOUNT,
            "token_uri",
            OFFICE.baseUrl() + "/token"));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
