package io.muster.notification.delivery.telegram;

import io.muster.starter.OutsideAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The bot that pages people in Telegram; nothing is sent there without one.
 *
 * @param botToken what BotFather gave for it; whoever has it is the bot
 * @param apiUrl where the Bot API is
 */
@ConfigurationProperties("muster.telegram")
record TelegramProperties(String botToken, String apiUrl) {

  TelegramProperties {
    if (botToken != null && !botToken.isBlank()) {
      if (!botToken.matches("\\d{3,20}:[A-Za-z0-9_-]{20,100}")) {
        throw new IllegalArgumentException(
            "muster.telegram.bot-token (MUSTER_TELEGRAM_BOT_TOKEN) must be digits, a colon and a secret, as BotFather gives it.");
      }
      OutsideAddress.of("muster.telegram.api-url (MUSTER_TELEGRAM_API_URL)", apiUrl);
    }
  }

  boolean isSetUp() {
    return botToken != null && !botToken.isBlank();
  }

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return "TelegramProperties[apiUrl=%s]".formatted(apiUrl);
  }
}
