package io.muster.notification.delivery.telegram;

import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.delivery.link.PageAnswers;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.ChatAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what a button under a page was pressed for, as the person the page went to. It has to be
 * pressed from the chat the page went to, within a day.
 */
@Component
class Presses {

  private static final Logger LOG = LoggerFactory.getLogger(Presses.class);
  private static final String VIA = "Telegram";
  private static final int LONGEST_ANSWER = 200;
  private static final String NOBODY_LEFT =
      "There is nobody left to call: somebody has taken it on, or every level was called.";

  private final TelegramApi api;
  private final TelegramLinks links;
  private final PageAnswers pages;
  private final Escalations escalations;
  private final StillNeeded needed;
  private final Incidents incidents;
  private final Facts facts;
  private final Clock clock;

  Presses(
      TelegramApi api,
      TelegramLinks links,
      PageAnswers pages,
      Escalations escalations,
      StillNeeded needed,
      Incidents incidents,
      Facts facts,
      Clock clock) {
    this.api = api;
    this.links = links;
    this.pages = pages;
    this.escalations = escalations;
    this.needed = needed;
    this.incidents = incidents;
    this.facts = facts;
    this.clock = clock;
  }

  /** Somebody pressed a button; they are told what came of it. */
  void press(String queryId, ChatAddress by, long messageId, String data) {
    Optional<Press> press = Press.read(data);
    Optional<PageEvent.Requested> page =
        press.flatMap(it -> pages.page(it.pageId())).filter(it -> wentTo(it, by));
    String said =
        page.map(it -> done(press.orElseThrow(), it, queryId, by, messageId))
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

  private String done(
      Press press, PageEvent.Requested page, String queryId, ChatAddress by, long messageId) {
    if (page.at().plus(AckLinks.LIFETIME).isBefore(clock.instant())) {
      return "This button works for 24 hours. Sign in to Muster.";
    }
    if (incidents.hiddenFrom(page.incidentId(), page.personId())) {
      return "The incident is private now. Sign in to Muster.";
    }
    return switch (press.action()) {
      case ANSWER -> facts.decide(() -> pages.answer(page, VIA));
      case ESCALATE ->
          show(page, by, messageId, TelegramWords.sure(page.pageId()))
              ? "Are you sure? The next level is called at once."
              : NOBODY_LEFT;
      case NOT_YET -> {
        show(page, by, messageId, TelegramWords.buttons(page.pageId()));
        yield "Nobody else is called yet.";
      }
      case CALL -> {
        boolean called = facts.decide(() -> call(page, queryId));
        show(page, by, messageId, TelegramWords.buttons(page.pageId()));
        yield called ? "The next level is called." : NOBODY_LEFT;
      }
    };
  }

  private boolean call(PageEvent.Requested page, String queryId) {
    return EscalationIds.seeksResponder(page.escalationId())
        && escalations.next(page.incidentId(), pages.personOf(page), links.heard(queryId));
  }

  /**
   * Puts other buttons under a page.
   *
   * @return false where nobody has to be called any more, and no button comes back
   */
  private boolean show(
      PageEvent.Requested page, ChatAddress chat, long messageId, Map<String, Object> buttons) {
    if (!calls(page)) {
      return false;
    }
    Map<String, Object> message = new HashMap<>();
    message.put("chat_id", Long.valueOf(chat.id()));
    message.put("message_id", messageId);
    message.put("reply_markup", buttons);
    tell("editMessageReplyMarkup", message);
    if (!calls(page)) {
      // They were taken away just before they were put there.
      message.remove("reply_markup");
      tell("editMessageReplyMarkup", message);
    }
    return true;
  }

  private boolean calls(PageEvent.Requested page) {
    return EscalationIds.seeksResponder(page.escalationId())
        && needed.quietBecause(page.escalationId(), page.incidentId()).isEmpty();
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
