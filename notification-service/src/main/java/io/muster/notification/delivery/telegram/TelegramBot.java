package io.muster.notification.delivery.telegram;

import com.mongodb.client.MongoDatabase;
import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The bot: who it is, and that Telegram knows where to tell us of what people do with it. */
@Component
class TelegramBot {

  /** Where Telegram tells us. */
  static final String PATH = "/hooks/telegram";

  private static final Logger LOG = LoggerFactory.getLogger(TelegramBot.class);
  private static final String WEBHOOK = "webhook";
  private static final String PURPOSE = "muster.telegram.1\n";
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /**
   * Should somebody else have set another address meanwhile; and after Telegram has refused ours,
   * which it will until somebody changes the settings and starts us anew, or the bot.
   */
  private static final Duration LOOKS_EVERY = Duration.ofHours(1);

  private final TelegramProperties telegram;
  private final TelegramApi api;
  private final Timers telegramTimers;
  private final String address;
  private final String linkSecret;
  private final Clock clock;
  private volatile String name;

  /** Why Telegram refused our address last, as it was told; null when it did not. */
  private volatile String refused;

  TelegramBot(
      TelegramProperties telegram,
      TelegramApi api,
      Timers telegramTimers,
      MusterProperties muster,
      @Value("${muster.link-secret}") String linkSecret,
      Clock clock) {
    this.telegram = telegram;
    this.api = api;
    this.telegramTimers = telegramTimers;
    this.address = muster.publicUrl() + PATH;
    this.linkSecret = linkSecret;
    this.clock = clock;
  }

  /** Not waited for: Muster starts also while Telegram is away. */
  @EventListener(ApplicationReadyEvent.class)
  void introduce() {
    if (telegram.isSetUp()) {
      telegramTimers.hasten(WEBHOOK, clock.instant());
    }
  }

  Optional<Instant> due() {
    if (!telegram.isSetUp()) {
      return Optional.empty();
    }
    try {
      setWebhook();
      refused = null;
      return Optional.of(clock.instant().plus(LOOKS_EVERY));
    } catch (TelegramException e) {
      return Optional.of(again(e));
    }
  }

  /** A refusal is told once; another reason is told, too. */
  private Instant again(TelegramException e) {
    if (!e.isRefusal()) {
      LOG.warn("Telegram could not be told where to tell us of answers: {}", e.getMessage());
      Instant soon = clock.instant().plus(AGAIN);
      return e.retryAt() == null || e.retryAt().isBefore(soon) ? soon : e.retryAt();
    }
    if (!e.getMessage().equals(refused)) {
      refused = e.getMessage();
      LOG.error(
          "Telegram will not tell us of answers at {}: {}. Pages go out, but their buttons do nothing. See that MUSTER_PUBLIC_URL can be reached from the internet over https, and that the bot's token is right; asked again every hour.",
          address,
          refused);
    }
    return clock.instant().plus(LOOKS_EVERY);
  }

  private void setWebhook() throws TelegramException {
    api.call(
        "setWebhook",
        Map.of(
            "url",
            address,
            "secret_token",
            secret(),
            "allowed_updates",
            List.of("message", "callback_query")));
  }

  /** How the bot is called, without the @. */
  String name() throws TelegramException {
    String known = name;
    if (known == null) {
      known = api.call("getMe", Map.of()).path("username").asString("");
      name = known;
    }
    return known;
  }

  /**
   * How the bot stands at this moment.
   *
   * @param name without the @
   * @param hears whether Telegram tells us of answers
   * @param waiting how many answers it has not told us of yet
   * @param trouble the last it had in telling us; empty when there was none
   */
  record Standing(String name, boolean hears, int waiting, String trouble) {}

  /**
   * Asks Telegram how the bot stands.
   *
   * @throws TelegramException where it does not take the token, or cannot be asked
   */
  Standing standing() throws TelegramException {
    String called = api.call("getMe", Map.of()).path("username").asString("");
    JsonNode webhook = api.call("getWebhookInfo", Map.of());
    return new Standing(
        called,
        webhook.path("url").asString("").equals(address),
        webhook.path("pending_update_count").asInt(0),
        webhook.path("last_error_message").asString(""));
  }

  /** Whether a request has the secret we gave Telegram, and nobody else. */
  boolean isKnownTo(String secret) {
    return telegram.isSetUp() && Hmac.equal(secret(), secret);
  }

  /** Follows from what we have, so that every instance knows it; another bot's is another. */
  private String secret() {
    byte[] said = (PURPOSE + telegram.botToken()).getBytes(StandardCharsets.UTF_8);
    byte[] signed = Hmac.of(linkSecret.getBytes(StandardCharsets.UTF_8), said);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  @Configuration(proxyBeanMethods = false)
  static class Looking {

    @Bean
    Timers telegramTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_telegram_timers", clock);
    }

    @Bean
    TimerLoop telegramLoop(Timers telegramTimers, TelegramBot bot, Clock clock) {
      return new TimerLoop("telegram-webhook", telegramTimers, id -> bot.due(), 1, clock);
    }
  }
}
