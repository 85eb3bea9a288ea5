package io.muster.notification.delivery.telegram;

import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Telegram tells us: who started the bot, and which button was pressed. It is answered once
 * that is dealt with, as what is not answered is told again. Whatever does not know the secret we
 * gave Telegram is told nothing.
 */
@RestController
@Hidden
class TelegramHooks {

  private static final Logger LOG = LoggerFactory.getLogger(TelegramHooks.class);
  private static final int LARGEST = 256 * 1024;

  private final TelegramBot bot;
  private final Starts starts;
  private final Presses presses;
  private final JsonMapper json;

  TelegramHooks(TelegramBot bot, Starts starts, Presses presses, JsonMapper json) {
    this.bot = bot;
    this.starts = starts;
    this.presses = presses;
    this.json = json;
  }

  @PostMapping(TelegramBot.PATH)
  ResponseEntity<Void> update(HttpServletRequest request) throws IOException {
    if (!bot.isKnownTo(request.getHeader("X-Telegram-Bot-Api-Secret-Token"))) {
      LOG.warn("A request to {} does not know its secret", TelegramBot.PATH);
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    try {
      hear(json.readTree(request.getInputStream().readNBytes(LARGEST)));
    } catch (JacksonException e) {
      // Told again it would not be any better.
      LOG.warn("Telegram told of something that cannot be read");
    }
    return ResponseEntity.ok().build();
  }

  private void hear(JsonNode update) {
    JsonNode message = update.path("message");
    JsonNode query = update.path("callback_query");
    if (isPrivate(message) && message.path("text").asString("").startsWith(Starts.COMMAND)) {
      starts.start(account(message.path("from")), message.path("text").asString());
    } else if (isPrivate(query.path("message"))) {
      presses.press(
          query.path("id").asString(""),
          account(query.path("from")),
          query.path("message").path("message_id").asLong(0),
          query.path("data").asString(""));
    }
  }

  /** In a group others would read what is for one. */
  private static boolean isPrivate(JsonNode message) {
    return message.path("chat").path("type").asString("").equals("private");
  }

  /** Of somebody alone with the bot, account and chat have the same id. */
  private static ChatAddress account(JsonNode from) {
    String name = from.path("username").asString("");
    return new ChatAddress(
        Long.toString(from.path("id").asLong(0)), name.matches("[A-Za-z0-9_]{1,64}") ? name : null);
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The secret proves the asker. */
    @Bean
    PublicPaths telegramPaths() {
      return () -> List.of(TelegramBot.PATH);
    }
  }
}
