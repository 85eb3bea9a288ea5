package io.muster.starter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A real issuer in this process whose tokens look like those of the realm. */
public final class TestTokens implements AutoCloseable {

  /** The realm's name in the issuer's address. */
  public static final String REALM = "muster";

  /** How long tests wait at most: on a slow machine things take their time. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MockOAuth2Server server = new MockOAuth2Server();

  /** Starts the issuer on a free port. */
  public TestTokens() {
    server.start();
  }

  /** What a service is told to believe. */
  public String issuerUri() {
    return server.issuerUrl(REALM).toString();
  }

  /** A good token of a person. */
  public String person(String id, String name, String... roles) {
    return token(id, name, "muster-gateway", "muster-api", 300, roles);
  }

  /** A good token of a person whose e-mail address the issuer vouches for, or not. */
  public String person(String id, String name, String email, boolean verified, String... roles) {
    Map<String, Object> claims = claims(name, "muster-gateway", roles);
    claims.put("email", email);
    claims.put("email_verified", verified);
    return issue(id, "muster-gateway", "muster-api", 300, claims);
  }

  /** A good token of a client. */
  public String client(String clientId, String... roles) {
    return token(clientId, null, clientId, "muster-api", 300, roles);
  }

  /** Any token; {@code secondsLeft} below zero makes one that has expired. */
  public String token(
      String subject,
      String name,
      String clientId,
      String audience,
      long secondsLeft,
      String... roles) {
    return issue(subject, clientId, audience, secondsLeft, claims(name, clientId, roles));
  }

  private static Map<String, Object> claims(String name, String clientId, String... roles) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("realm_access", Map.of("roles", List.of(roles)));
    claims.put("azp", clientId);
    if (name != null) {
      claims.put("name", name);
    }
    return claims;
  }

  private String issue(
      String subject,
      String clientId,
      String audience,
      long secondsLeft,
      Map<String, Object> claims) {
    return server
        .issueToken(
            REALM,
            clientId,
            new DefaultOAuth2TokenCallback(
                REALM, subject, "JWT", List.of(audience), claims, secondsLeft))
        .serialize();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
