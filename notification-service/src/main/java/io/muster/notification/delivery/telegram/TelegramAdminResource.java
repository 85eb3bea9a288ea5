package io.muster.notification.delivery.telegram;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether Telegram takes the bot's token, and tells us of answers. */
@RestController
@RequestMapping("/api/admin/notification/telegram")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Telegram")
class TelegramAdminResource {

  private final TelegramProperties telegram;
  private final TelegramBot bot;

  TelegramAdminResource(TelegramProperties telegram, TelegramBot bot) {
    this.telegram = telegram;
    this.bot = bot;
  }

  /**
   * How the bot stands at this moment, as Telegram says.
   *
   * @param setUp whether an operator gave a token
   * @param bot how it is called, without the @; missing where Telegram does not take the token or
   *     cannot be asked
   * @param hears whether Telegram tells this installation of what people press
   * @param waiting how many answers it has not told of yet
   * @param trouble the last that Telegram had in telling us, in its words, be it over or not; or
   *     why it cannot be asked; missing where there was none
   */
  @Schema(
      name = "TelegramStanding",
      requiredProperties = {"setUp", "hears", "waiting"})
  record Standing(boolean setUp, String bot, boolean hears, int waiting, String trouble) {}

  @GetMapping
  @Operation(operationId = "telegramStanding", summary = "How the bot stands with Telegram")
  Standing standing() {
    if (!telegram.isSetUp()) {
      return new Standing(false, null, false, 0, null);
    }
    try {
      TelegramBot.Standing now = bot.standing();
      return new Standing(
          true,
          now.name(),
          now.hears(),
          now.waiting(),
          now.trouble().isEmpty() ? null : now.trouble());
    } catch (TelegramException e) {
      return new Standing(true, null, false, 0, e.getMessage());
    }
  }
}
