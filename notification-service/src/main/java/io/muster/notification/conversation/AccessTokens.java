package io.muster.notification.conversation;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Asks a provider of calls for an access token (RFC 6749, section 5.1). Calls are few, so each asks
 * for one of its own, and none has to be kept.
 */
final class AccessTokens {

  private AccessTokens() {}

  /**
   * An access token.
   *
   * @param provider as people call it
   * @param form what is asked for, and by what right
   * @throws RuntimeException when it gives none
   */
  static String from(
      RestClient http,
      String provider,
      URI tokenUrl,
      Map<String, String> form,
      Consumer<HttpHeaders> headers) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    form.forEach(fields::add);
    JsonNode answer =
        http.post()
            .uri(tokenUrl)
            .headers(headers)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(fields)
            .retrieve()
            .body(JsonNode.class);
    String token = answer == null ? "" : answer.path("access_token").asString("");
    if (token.isEmpty()) {
      throw new IllegalStateException(provider + " gave no access token.");
    }
    return token;
  }
}
