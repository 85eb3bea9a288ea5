package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;

/** Clients of the API: which tokens open the door, and which do not. */
class TokensIT extends GatewayITBase {

  @Test
  void a_valid_token_goes_through_as_it_came() {
    String token = bearer();

    assertThat(browser().get("/api/incidents", "Authorization", token).statusCode()).isEqualTo(200);
    assertThat(INCIDENT.only().headers().getAll("Authorization")).containsExactly(token);
  }

  @Test
  void a_client_needs_no_csrf_token_and_gets_no_session() {
    HttpResponse<String> answer =
        browser()
            .post(
                "/api/incidents",
                "{\"title\":\"x\"}",
                "Authorization",
                bearer(),
                "Cookie",
                "muster=x");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(INCIDENT.only().body()).isEqualTo("{\"title\":\"x\"}");
  }

  @Test
  void a_client_can_ask_who_it_is() {
    var session = json(browser().get("/api/session", "Authorization", bearer()));

    assertThat(session.get("id").asString()).isEqualTo(ROSA);
    assertThat(session.get("roles").get(0).asString()).isEqualTo("responder");
  }

  @Test
  void no_token_is_no_entry_and_no_redirect() {
    for (String accept : List.of("application/json", "text/html", "*/*")) {
      HttpResponse<String> answer = browser().get("/api/incidents", "Accept", accept);
      assertProblem(answer, 401, "unauthenticated");
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
    assertProblem(browser().post("/api/incidents", "{}"), 401, "unauthenticated");
    assertProblem(browser().get("/api/session"), 401, "unauthenticated");
    assertThat(INCIDENT.seen()).isEmpty();
  }

  @Test
  void anybody_may_report_something_and_ask_what_became_of_it_and_nothing_else() {
    assertThat(browser().post("/api/user-reports", "{}").statusCode()).isEqualTo(200);
    assertThat(browser().get("/api/user-reports/status").statusCode()).isEqualTo(200);
    assertThat(INCIDENT.seen()).hasSize(2);

    assertProblem(browser().get("/api/user-reports"), 401, "unauthenticated");
    assertProblem(browser().post("/api/user-reports/status", "{}"), 401, "unauthenticated");
    assertProblem(browser().post("/api/user-reports/rpt-1/take-up", "{}"), 401, "unauthenticated");
    assertProblem(browser().get("/api/user-reports/status/x"), 401, "unauthenticated");
    assertThat(INCIDENT.seen()).hasSize(2);
  }

  @Test
  void other_ways_to_name_oneself_do_not_count() {
    assertProblem(
        browser().get("/api/incidents", "Authorization", "Basic cm9zYTpyb3Nh"),
        401,
        "unauthenticated");
    String token = bearer().substring("Bearer ".length());
    assertProblem(browser().get("/api/incidents?access_token=" + token), 401, "unauthenticated");
  }

  @Test
  void a_token_for_somebody_else_is_refused() {
    assertRefused(
        bearer(
            new DefaultOAuth2TokenCallback(REALM, ROSA, "JWT", List.of("account"), Map.of(), 300)));
  }

  @Test
  void an_id_token_is_no_access_token() {
    assertRefused(
        bearer(
            new DefaultOAuth2TokenCallback(
                REALM, ROSA, "JWT", List.of("muster-gateway"), Map.of(), 300)));
  }

  @Test
  void an_expired_token_is_refused() {
    assertRefused(bearer(rosa(-120)));
  }

  @Test
  void a_token_of_another_realm_is_refused() {
    assertRefused(
        "Bearer "
            + ISSUER
                .issueToken(
                    "other",
                    "x",
                    new DefaultOAuth2TokenCallback(
                        "other", ROSA, "JWT", List.of("muster-api"), Map.of(), 300))
                .serialize());
  }

  @Test
  void a_changed_token_is_refused() throws Exception {
    String[] parts = bearer().split("\\.");
    String admin = new PlainJWT(claims()).serialize().split("\\.")[1];
    assertRefused(parts[0] + "." + admin + "." + parts[2]);
  }

  @Test
  void a_token_signed_by_a_stranger_is_refused() throws Exception {
    RSAKey own = new RSAKeyGenerator(2048).keyID(issuerKey().getKeyID()).generate();
    // The header brings its own key along and asks to have it believed.
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(own.getKeyID())
            .jwk(own.toPublicJWK())
            .build();
    SignedJWT token = new SignedJWT(header, claims());
    token.sign(new RSASSASigner(own));
    assertRefused("Bearer " + token.serialize());
  }

  @Test
  void an_unsigned_token_is_refused() {
    assertRefused("Bearer " + new PlainJWT(claims()).serialize());
  }

  @Test
  void the_public_key_does_not_serve_as_a_password() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuerKey().getKeyID()).build(),
            claims());
    token.sign(new MACSigner(issuerKey().toRSAPublicKey().getEncoded()));
    assertRefused("Bearer " + token.serialize());
  }

  @Test
  void nonsense_is_refused() {
    assertRefused("Bearer nonsense");
    assertRefused("bearer");
    assertRefused("Bearer a b");
  }

  @Test
  void an_integration_key_is_none_of_the_gateways_business() {
    HttpResponse<String> answer =
        browser()
            .post(
                "/intake/alertmanager",
                "{}",
                "Authorization",
                "Bearer mk_live_0123",
                "Cookie",
                "muster=x");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(INCIDENT.only().headers().getAll("Authorization"))
        .containsExactly("Bearer mk_live_0123");
  }

  @Test
  void an_acknowledge_link_needs_no_session_and_no_csrf_token() {
    HttpResponse<String> answer =
        browser()
            .post(
                "/ack/signed.token",
                "a=b",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                "muster=x");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(NOTIFICATION.only().body()).isEqualTo("a=b");
    assertThat(NOTIFICATION.only().headers().contains("Authorization")).isFalse();
  }

  private void assertRefused(String authorization) {
    HttpResponse<String> answer = browser().get("/api/incidents", "Authorization", authorization);
    assertProblem(answer, 401, "invalid-token");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(INCIDENT.seen()).isEmpty();
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER.issuerUrl(REALM).toString())
        .audience("muster-api")
        .subject(ROSA)
        .claim("realm_access", Map.of("roles", List.of("admin")))
        .issueTime(new Date())
        .expirationTime(new Date(System.currentTimeMillis() + 300_000))
        .build();
  }

  private static RSAKey issuerKey() throws IOException, java.text.ParseException {
    URI keys = ISSUER.jwksUrl(REALM).uri();
    return JWKSet.load(keys.toURL()).getKeys().getFirst().toRSAKey();
  }
}
