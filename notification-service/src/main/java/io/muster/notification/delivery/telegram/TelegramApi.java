package io.muster.notification.delivery.telegram;

import io.muster.notification.delivery.page.OneLine;
import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls methods of Telegram's Bot API. The token is part of the address, so no address is ever
 * named.
 */
@Component
class TelegramApi {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int LONGEST_REASON = 200;

  private final TelegramProperties telegram;
  private final Clock clock;
  private final OutsideCall call = new OutsideCall(PATIENCE);

  TelegramApi(TelegramProperties telegram, Clock clock) {
    this.telegram = telegram;
    this.clock = clock;
  }

  /**
   * Calls one.
   *
   * @return its result
   * @throws TelegramException when it was refused, or nothing was heard in time
   */
  JsonNode call(String method, Map<String, ?> parameters) throws TelegramException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("%s/bot%s/%s".formatted(telegram.apiUrl(), telegram.botToken(), method)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(parameters)))
            .build();
    try {
      return understood(call.ask(request));
    } catch (NotAnsweredException e) {
      throw new TelegramException(e.getMessage(), 0, null);
    }
  }

  private JsonNode understood(HttpResponse<String> answer) throws TelegramException {
    JsonNode said;
    try {
      said = JSON.readTree(answer.body());
    } catch (JacksonException noJson) {
      throw new TelegramException(
          "Telegram answered %d".formatted(answer.statusCode()), answer.statusCode(), null);
    }
    if (said.path("ok").asBoolean(false)) {
      return said.path("result");
    }
    int status = said.path("error_code").asInt(answer.statusCode());
    long wait = said.path("parameters").path("retry_after").asLong(0);
    Instant retryAt = wait > 0 ? clock.instant().plusSeconds(wait) : null;
    String reason = OneLine.of(said.path("description").asString("no reason given"));
    throw new TelegramException(
        "Telegram answered %d, %s".formatted(status, OneLine.atMost(LONGEST_REASON, reason)),
        status,
        retryAt);
  }
}
