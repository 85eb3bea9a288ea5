package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.mockwebserver.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole gateway between a real MongoDB, a token issuer and doubles of the services. */
@SpringBootTest(
    classes = GatewayApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.profiles.active=local")
abstract class GatewayITBase {

  static final ServiceDouble INCIDENT = new ServiceDouble("incident");
  static final ServiceDouble NOTIFICATION = new ServiceDouble("notification");
  static final ServiceDouble REPORTING = new ServiceDouble("reporting");
  private static final MockWebServerWrapper ISSUER_SERVER = new MockWebServerWrapper();
  static final MockWebServer ISSUER_HTTP = ISSUER_SERVER.getMockWebServer();
  static final MockOAuth2Server ISSUER =
      // Strict like Keycloak with rotation: a refresh token is good once.
      new MockOAuth2Server(
          new OAuth2Config(
              false, null, null, true, new OAuth2TokenProvider(), Set.of(), ISSUER_SERVER));
  static final String REALM = "muster";
  static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    ISSUER.start();
    // Of all that tests wait for: a slow machine takes its time.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  @LocalServerPort int port;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) {
    registry.add("MUSTER_MONGODB_URI", () -> MongoProcess.uri("gateway"));
    registry.add("MUSTER_ISSUER_URI", () -> ISSUER.issuerUrl(REALM).toString());
    registry.add("MUSTER_GATEWAY_CLIENT_SECRET", () -> "demo-gateway-secret");
    registry.add("MUSTER_INCIDENT_URL", INCIDENT::url);
    registry.add("MUSTER_NOTIFICATION_URL", NOTIFICATION::url);
    registry.add("MUSTER_REPORTING_URL", REPORTING::url);
    // What keeps the status page would be seen by the doubles as well.
    registry.add("MUSTER_STATUS_EVERY", () -> "0s");
  }

  @BeforeEach
  void forgetWhatTheServicesSaw() {
    List.of(INCIDENT, NOTIFICATION, REPORTING).forEach(ServiceDouble::reset);
  }

  /** On a busy machine the issuer may take longer than the gateway waits for its keys. */
  void awaitKeysOfTheIssuer() {
    Awaitility.await()
        .until(
            () -> browser().get("/api/incidents", "Authorization", bearer()).statusCode() == 200);
  }

  String gateway() {
    return "http://127.0.0.1:" + port;
  }

  Browser browser() {
    return new Browser(gateway());
  }

  static DefaultOAuth2TokenCallback rosa(long secondsToLive) {
    return new DefaultOAuth2TokenCallback(
        REALM,
        ROSA,
        "JWT",
        List.of("muster-api"),
        Map.of(
            "name", "Rosa Reyes",
            "preferred_username", "rosa",
            "realm_access", Map.of("roles", List.of("responder"))),
        secondsToLive);
  }

  static String bearer() {
    return bearer(rosa(300));
  }

  static String bearer(DefaultOAuth2TokenCallback whose) {
    return "Bearer " + ISSUER.issueToken(REALM, "muster-partner-acme", whose).serialize();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  static void assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("type").asString()).isEqualTo("urn:muster:problem:" + slug);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("instance").asString()).isEqualTo(answer.uri().getRawPath());
    assertThat(answer.headers().allValues("X-Request-Id"))
        .containsExactly(problem.get("requestId").asString());
  }
}
