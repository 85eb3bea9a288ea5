package io.muster.notification.delivery.telegram;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Pages as messages of the bot, with buttons that only the person they went to can press. */
@Component
class TelegramChannel implements Channel {

  /** Blocked by the person, or their account is no more. */
  private static final int FORBIDDEN = 403;

  private static final int WRONG_REQUEST = 400;

  /** How Telegram says of a chat that it is no more, or never was. */
  private static final String NO_CHAT = "chat not found";

  private static final String NOT_MODIFIED = "message is not modified";
  private static final Set<Integer> LASTING = Set.of(WRONG_REQUEST, 413);

  private final TelegramProperties telegram;
  private final TelegramApi api;
  private final MusterProperties muster;

  TelegramChannel(TelegramProperties telegram, TelegramApi api, MusterProperties muster) {
    this.telegram = telegram;
    this.api = api;
    this.muster = muster;
  }

  @Override
  public MethodKind kind() {
    return MethodKind.TELEGRAM;
  }

  @Override
  public boolean isSetUp() {
    return telegram.isSetUp();
  }

  /** Telegram knows no id of ours; a repeat says the same. */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  /** A bot can write to nobody who has not started it, and who has started it is linked then. */
  @Override
  public Optional<String> objection(String address) {
    return Optional.of("A chat in Telegram is linked from there: ask for a link, and open it.");
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    return send(
        page.to(),
        TelegramWords.page(page.words()),
        TelegramWords.buttons(page.pageId(), page.words()));
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return send(
        to,
        TelegramWords.note(note.subject(), note.text(), muster.publicUrl() + note.path()),
        Map.of());
  }

  private String send(Method to, String html, Map<String, Object> buttons)
      throws NotTakenException {
    Map<String, Object> message = message(to, html);
    if (!buttons.isEmpty()) {
      message.put("reply_markup", buttons);
    }
    JsonNode sent = call("sendMessage", message);
    return sent.path("message_id").asString("");
  }

  private static Map<String, Object> message(Method to, String html) throws NotTakenException {
    String chat =
        ChatAddress.read(to.address())
            .map(ChatAddress::id)
            .orElseThrow(() -> new NotTakenException("this is no chat in Telegram", true, null));
    Map<String, Object> message = new HashMap<>();
    message.put("chat_id", Long.valueOf(chat));
    message.put("text", html);
    message.put("parse_mode", "HTML");
    message.put("link_preview_options", Map.of("is_disabled", true));
    return message;
  }

  @Override
  public boolean changes() {
    return true;
  }

  /** Without a keyboard the one that was there goes away. */
  @Override
  public void settle(Outgoing page, String receipt, String outcome) throws NotTakenException {
    Map<String, Object> message = message(page.to(), TelegramWords.settled(page.words(), outcome));
    if (!receipt.matches("\\d{1,18}")) {
      throw new NotTakenException("Telegram gave it no number", true, null);
    }
    message.put("message_id", Long.valueOf(receipt));
    try {
      call("editMessageText", message);
    } catch (NotTakenException e) {
      if (!e.getMessage().contains(NOT_MODIFIED)) {
        throw e;
      }
    }
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws NotTakenException {
    try {
      return api.call(method, parameters);
    } catch (TelegramException e) {
      throw refused(e);
    }
  }

  private static NotTakenException refused(TelegramException e) {
    boolean noChat = e.status() == WRONG_REQUEST && e.getMessage().contains(NO_CHAT);
    if (e.status() == FORBIDDEN || noChat) {
      return NotTakenException.gone(
          "the chat in Telegram is gone (%s); link it anew".formatted(e.getMessage()));
    }
    return e.retryAt() == null
        ? new NotTakenException(e.getMessage(), LASTING.contains(e.status()), null)
        : NotTakenException.notBefore(e.getMessage(), e.retryAt());
  }
}
