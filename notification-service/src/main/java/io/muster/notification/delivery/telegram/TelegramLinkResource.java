package io.muster.notification.delivery.telegram;

import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which link a person makes a chat in Telegram one of the ways to reach them. */
@RestController
@RequestMapping("/api/on-call/me/telegram-link")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "My notifications")
class TelegramLinkResource {

  private final TelegramProperties telegram;
  private final TelegramBot bot;
  private final TelegramLinks links;
  private final Clock clock;

  TelegramLinkResource(
      TelegramProperties telegram, TelegramBot bot, TelegramLinks links, Clock clock) {
    this.telegram = telegram;
    this.bot = bot;
    this.links = links;
    this.clock = clock;
  }

  /**
   * A link for me alone: whoever opens it in Telegram is paged in my place.
   *
   * @param url opens the chat with the bot, with the button Start
   * @param bot how the bot is called, without the @
   * @param text what to send to the bot where the link cannot be opened
   * @param expiresAt until when it links a chat, once, UTC
   */
  @Schema(
      name = "TelegramLink",
      requiredProperties = {"url", "bot", "text", "expiresAt"})
  record Link(
      @Schema(example = "https://t.me/muster_bot?start=Zk3…") String url,
      @Schema(example = "muster_bot") String bot,
      @Schema(example = "/start Zk3…") String text,
      Instant expiresAt) {}

  @PostMapping
  @Operation(
      operationId = "telegramLink",
      summary = "A link by which I make a chat in Telegram one of the ways to reach me")
  Link link(Caller caller) {
    if (!telegram.isSetUp()) {
      throw Refused.conflict(
          "means-not-set-up",
          "This installation cannot reach people by telegram; ask an administrator.");
    }
    String name;
    try {
      name = bot.name();
    } catch (TelegramException e) {
      throw Refused.of(
          502,
          "telegram-not-reached",
          "Telegram cannot be asked for the bot right now. Try again.");
    }
    String code = links.codeFor(caller.actor());
    return new Link(
        "https://t.me/%s?start=%s".formatted(name, code),
        name,
        "/start " + code,
        clock.instant().plus(TelegramLinks.LIFETIME));
  }
}
