package io.muster.notification.conversation.slack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack's Web API. It says in the body whether it did what it was asked, also with status 200; and
 * when it asks to be left alone, everything here leaves it alone until then.
 */
@Component
class SlackApi {

  private static final MediaType JSON =
      new MediaType("application", "json", StandardCharsets.UTF_8);
  private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,80}");
  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
  private static final long REST_SECONDS = 30;
  private static final long LONGEST_REST_SECONDS = 3600;

  private final SlackProperties properties;
  private final RestClient http;
  private final JsonMapper json;
  private final Clock clock;
  private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.MIN);

  SlackApi(SlackProperties properties, RestClient.Builder http, JsonMapper json, Clock clock) {
    this.properties = properties;
    this.http = http.build();
    this.json = json;
    this.clock = clock;
  }

  /**
   * Has Slack do something.
   *
   * @throws SlackException when it does not
   */
  JsonNode call(String method, Map<String, ?> body) {
    return send(
        method,
        http.post()
            .uri(url(method).build().toUri())
            .contentType(JSON)
            .body(json.writeValueAsBytes(body)));
  }

  /**
   * Asks Slack for something.
   *
   * @throws SlackException when it does not say
   */
  JsonNode read(String method, Map<String, String> query) {
    UriComponentsBuilder url = url(method);
    query.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
    return send(method, http.get().uri(url.encode().buildAndExpand(query).toUri()));
  }

  private UriComponentsBuilder url(String method) {
    return UriComponentsBuilder.fromUri(properties.apiUrl()).pathSegment(method);
  }

  private JsonNode send(String method, RestClient.RequestHeadersSpec<?> request) {
    Instant rest = restUntil.get();
    if (rest.isAfter(clock.instant())) {
      throw SlackException.busy(method, rest);
    }
    try {
      return request
          .header(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token())
          .exchange((asked, answer) -> understood(method, answer));
    } catch (ResourceAccessException e) {
      throw SlackException.away(method);
    }
  }

  private JsonNode understood(String method, ClientHttpResponse answer) throws IOException {
    if (answer.getStatusCode().value() == HttpStatus.TOO_MANY_REQUESTS.value()) {
      Instant until = clock.instant().plusSeconds(rest(answer));
      restUntil.set(until);
      throw SlackException.busy(method, until);
    }
    if (!answer.getStatusCode().is2xxSuccessful()) {
      throw SlackException.away(method);
    }
    JsonNode body = body(method, answer);
    if (!body.path("ok").asBoolean(false)) {
      String error = body.path("error").asString("");
      throw SlackException.refused(method, WORD.matcher(error).matches() ? error : "unknown_error");
    }
    return body;
  }

  private JsonNode body(String method, ClientHttpResponse answer) throws IOException {
    try {
      return json.readTree(answer.getBody().readNBytes(LARGEST_ANSWER));
    } catch (JacksonException e) {
      throw SlackException.away(method);
    }
  }

  private static long rest(ClientHttpResponse answer) {
    String seconds = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    try {
      return Math.clamp(Long.parseLong(seconds), 1, LONGEST_REST_SECONDS);
    } catch (NumberFormatException e) {
      return REST_SECONDS;
    }
  }
}
