package io.muster.notification.delivery.telegram;

import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.PageAnswers;
import io.muster.notification.delivery.link.PageButtons;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.oncall.contact.ChatAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has done what a button under a page was pressed for, from the chat the page went to. */
@Component
class Presses {

  private static final Logger LOG = LoggerFactory.getLogger(Presses.class);
  private static final String VIA = "Telegram";
  private static final int LONGEST_ANSWER = 200;

  private final TelegramApi api;
  private final TelegramLinks links;
  private final PageAnswers pages;
  private final PageButtons buttons;

  Presses(TelegramApi api, TelegramLinks links, PageAnswers pages, PageButtons buttons) {
    this.api = api;
    this.links = links;
    this.pages = pages;
    this.buttons = buttons;
  }

  /** Somebody pressed a button; they are told what came of it. */
  void press(String queryId, ChatAddress by, long messageId, String data) {
    Optional<Press> press = Press.read(data);
    String said =
        press
            .flatMap(it -> pages.page(it.pageId()))
            .filter(it -> wentTo(it, by))
            .map(
                page ->
                    buttons.press(
                        press.orElseThrow().action(),
                        page,
                        VIA,
                        () -> links.heard(queryId),
                        new Keyboard(page.pageId(), by, messageId)))
            .orElse("This button is not yours to press.");
    tell(
        "answerCallbackQuery",
        Map.of("callback_query_id", queryId, "text", OneLine.atMost(LONGEST_ANSWER, said)));
  }

  /** What is told of a button is theirs to make up, so what had none is asked for, too. */
  private boolean wentTo(PageEvent.Requested page, ChatAddress by) {
    return EscalationIds.isAnswerable(page.escalationId())
        && pages
            .addressOf(page)
            .flatMap(ChatAddress::read)
            .filter(account -> account.id().equals(by.id()))
            .isPresent();
  }

  private final class Keyboard implements PageButtons.Under {

    private final String pageId;
    private final Map<String, Object> message;

    private Keyboard(String pageId, ChatAddress chat, long messageId) {
      this.pageId = pageId;
      this.message = Map.of("chat_id", Long.valueOf(chat.id()), "message_id", messageId);
    }

    @Override
    public void usual() {
      show(TelegramWords.buttons(pageId));
    }

    @Override
    public void sure() {
      show(TelegramWords.sure(pageId));
    }

    @Override
    public void none() {
      tell("editMessageReplyMarkup", message);
    }

    private void show(Map<String, Object> keyboard) {
      Map<String, Object> changed = new HashMap<>(message);
      changed.put("reply_markup", keyboard);
      tell("editMessageReplyMarkup", changed);
    }
  }

  /** That it cannot be told changes nothing of what was done. */
  private void tell(String method, Map<String, Object> parameters) {
    try {
      api.call(method, parameters);
    } catch (TelegramException e) {
      LOG.warn("Whoever pressed a button in Telegram was not answered: {}", e.getMessage());
    }
  }
}
