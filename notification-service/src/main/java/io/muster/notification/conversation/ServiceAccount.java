package io.muster.notification.conversation;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import org.springframework.security.converter.RsaKeyConverters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service account of Google, as its key file (JSON) says.
 *
 * @param email whose the key is
 * @param keyId by which Google finds it
 * @param tokenUrl where a signed statement is traded for an access token
 */
record ServiceAccount(String email, String keyId, RSAPrivateKey key, URI tokenUrl) {

  /**
   * Reads the text of a key file.
   *
   * @throws IllegalArgumentException when it is none; the text is secret, and is not in the message
   */
  static ServiceAccount read(JsonMapper json, String text) {
    try {
      JsonNode file = json.readTree(text);
      byte[] pem = said(file, "private_key").getBytes(StandardCharsets.US_ASCII);
      return new ServiceAccount(
          said(file, "client_email"),
          said(file, "private_key_id"),
          RsaKeyConverters.pkcs8().convert(new ByteArrayInputStream(pem)),
          URI.create(said(file, "token_uri")));
    } catch (JacksonException | IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "muster.bridge.meet.service-account (MUSTER_MEET_SERVICE_ACCOUNT) must be the text of the JSON key"
              + " file of a service account.");
    }
  }

  private static String said(JsonNode file, String field) {
    String value = file.path(field).asString("");
    if (value.isBlank()) {
      throw new IllegalArgumentException(field);
    }
    return value;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "service account " + email;
  }
}
