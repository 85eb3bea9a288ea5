package io.muster.notification.oncall.contact;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.muster.starter.OutsideAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a browser answered when its owner let Muster notify them (W3C Push API): where its push
 * service takes messages, and with what they are encrypted so that the service cannot read them.
 *
 * @param endpoint https; whoever knows it can send there what the browser then throws away
 * @param key the browser's public key, on the curve P-256
 * @param secret 16 bytes that the browser and we share
 * @param browser what its owner knows it by, such as Firefox on Linux
 */
public record PushSubscription(URI endpoint, ECKey key, byte[] secret, String browser) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEYS = "keys";
  private static final int LONGEST_ENDPOINT = 2000;
  private static final int LONGEST_BROWSER = 60;
  private static final int COORDINATE_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final int SECRET_BYTES = 16;

  /** The subscription in a text; nothing when it is none that can be encrypted to. */
  public static Optional<PushSubscription> read(String json) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      JsonNode said = JSON.readTree(json);
      String endpoint = said.path("endpoint").asString("");
      byte[] secret = Base64URL.from(said.path(KEYS).path("auth").asString("")).decode();
      if (endpoint.length() > LONGEST_ENDPOINT || secret.length != SECRET_BYTES) {
        return Optional.empty();
      }
      return Optional.of(
          new PushSubscription(
              OutsideAddress.of("endpoint", endpoint),
              point(Base64URL.from(said.path(KEYS).path("p256dh").asString("")).decode()),
              secret,
              named(said.path("browser").asString(""))));
    } catch (JacksonException | IllegalArgumentException | IllegalStateException noSubscription) {
      return Optional.empty();
    }
  }

  /**
   * A public key of 65 bytes, as browsers give it.
   *
   * @throws IllegalArgumentException when it has another form
   * @throws IllegalStateException when it is no point of the curve
   */
  public static ECKey point(byte[] bytes) {
    if (bytes.length != 1 + 2 * COORDINATE_BYTES || bytes[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("A public key is 65 bytes that begin with 4");
    }
    return new ECKey.Builder(
            Curve.P_256,
            Base64URL.encode(Arrays.copyOfRange(bytes, 1, 1 + COORDINATE_BYTES)),
            Base64URL.encode(Arrays.copyOfRange(bytes, 1 + COORDINATE_BYTES, bytes.length)))
        .build();
  }

  /** The 65 bytes of a public key. */
  public static byte[] bytes(ECKey key) {
    byte[] bytes = new byte[1 + 2 * COORDINATE_BYTES];
    bytes[0] = UNCOMPRESSED;
    copy(key.getX().decode(), bytes, 1 + COORDINATE_BYTES);
    copy(key.getY().decode(), bytes, bytes.length);
    return bytes;
  }

  private static void copy(byte[] coordinate, byte[] to, int end) {
    System.arraycopy(coordinate, 0, to, end - coordinate.length, coordinate.length);
  }

  private static String named(String browser) {
    String name = browser.replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty()) {
      return "A browser";
    }
    return name.codePointCount(0, name.length()) <= LONGEST_BROWSER
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_BROWSER));
  }

  /** The text it is kept as; the same subscription is always the same text. */
  public String json() {
    ObjectNode said = JSON.createObjectNode().put("endpoint", endpoint.toString());
    said.putObject(KEYS)
        .put("p256dh", Base64URL.encode(bytes(key)).toString())
        .put("auth", Base64URL.encode(secret).toString());
    return said.put("browser", browser).toString();
  }
}
