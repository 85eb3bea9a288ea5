package io.muster.notification.delivery.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Says to a push service who we are (RFC 8292). */
final class Vapid {

  /** Services refuse more than a day; half of it leaves room for clocks that are wrong. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private static final int HTTPS = 443;

  private final PushProperties push;
  private final ECKey key;
  private final Clock clock;

  /**
   * What is said with the installation's key.
   *
   * @throws IllegalStateException when the two halves of the key do not belong together
   */
  Vapid(PushProperties push, Clock clock) {
    this.push = push;
    this.key = push.key();
    this.clock = clock;
    requirePair();
  }

  private void requirePair() {
    try {
      if (signed(URI.create("https://push.example/")).verify(new ECDSAVerifier(key))) {
        return;
      }
    } catch (JOSEException e) {
      // Falls through: it cannot be signed with, either.
    }
    throw new IllegalStateException(
        "MUSTER_PUSH_PRIVATE_KEY does not belong to MUSTER_PUSH_PUBLIC_KEY: give both of one pair.");
  }

  /** The value of {@code Authorization} for one push service. */
  String authorization(URI endpoint) {
    try {
      return "vapid t=%s, k=%s".formatted(signed(endpoint).serialize(), push.publicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignedJWT signed(URI endpoint) throws JOSEException {
    // An origin names no port that is the usual one (RFC 6454), and services compare it as text.
    String origin =
        endpoint.getPort() == -1 || endpoint.getPort() == HTTPS
            ? "%s://%s".formatted(endpoint.getScheme(), endpoint.getHost())
            : "%s://%s:%d".formatted(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(),
            new JWTClaimsSet.Builder()
                .audience(origin)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .subject(push.contact())
                .build());
    token.sign(new ECDSASigner(key));
    return token;
  }
}
