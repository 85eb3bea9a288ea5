package io.muster.notification.delivery.push;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.muster.notification.delivery.page.KnownHosts;
import io.muster.notification.oncall.contact.PushSubscription;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key this installation is known by at push services (VAPID), and which services it talks to;
 * nothing is pushed to browsers without a key.
 *
 * @param publicKey base64url of 65 bytes; browsers subscribe with it
 * @param privateKey base64url of the 32 bytes that belong to it; secret
 * @param contact whom an operator of a push service turns to: mailto: or https:
 * @param services hosts of push services; one that begins with {@code *.} stands for all below it
 */
@ConfigurationProperties("muster.push")
record PushProperties(String publicKey, String privateKey, String contact, List<String> services) {

  private static final int PRIVATE_BYTES = 32;

  PushProperties {
    if (isGiven(publicKey) || isGiven(privateKey)) {
      require(isPoint(publicKey), "public-key", "the public key of a VAPID pair");
      require(
          isGiven(privateKey) && Base64URL.from(privateKey).decode().length == PRIVATE_BYTES,
          "private-key",
          "the private key of the same VAPID pair");
      require(
          contact != null && contact.matches("mailto:[^\\s@]+@[^\\s@]+|https://\\S+"),
          "contact",
          "an address such as mailto:operations@example.org");
      require(
          !new KnownHosts(services).names().isEmpty(),
          "services",
          "the hosts of push services, with commas between");
    }
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isBlank();
  }

  private static boolean isPoint(String key) {
    try {
      return isGiven(key) && PushSubscription.point(Base64URL.from(key).decode()) != null;
    } catch (IllegalArgumentException | IllegalStateException noPoint) {
      return false;
    }
  }

  private static void require(boolean holds, String setting, String what) {
    if (!holds) {
      throw new IllegalArgumentException(
          "muster.push.%s (MUSTER_PUSH_%s) must be %s."
              .formatted(setting, setting.toUpperCase(Locale.ROOT).replace('-', '_'), what));
    }
  }

  boolean isSetUp() {
    return isGiven(publicKey);
  }

  /** The pair. */
  ECKey key() {
    return new ECKey.Builder(PushSubscription.point(Base64URL.from(publicKey).decode()))
        .d(Base64URL.from(privateKey))
        .build();
  }

  /** Whether an address is one of a push service an operator named. */
  boolean talksTo(URI endpoint) {
    return new KnownHosts(services).allow(endpoint);
  }
}
