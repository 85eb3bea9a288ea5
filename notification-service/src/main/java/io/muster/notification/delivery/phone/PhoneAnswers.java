package io.muster.notification.delivery.phone;

import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.delivery.link.PageAnswers;
import io.muster.notification.delivery.page.CallBook;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes an incident on for a person who answered a page by a key or a reply. */
@Component
class PhoneAnswers {

  private final PageAnswers pages;
  private final CallBook book;
  private final ReplyCodes codes;
  private final Clock clock;

  PhoneAnswers(PageAnswers pages, CallBook book, ReplyCodes codes, Clock clock) {
    this.pages = pages;
    this.book = book;
    this.codes = codes;
    this.clock = clock;
  }

  /** The page of this id; nothing when there is none. */
  Optional<PageEvent.Requested> page(String pageId) {
    return pages.page(pageId);
  }

  /** What is answered to whoever pressed the key. */
  String byKey(PageEvent.Requested page) {
    return pages.answer(page, "phone call");
  }

  /**
   * What is answered to a reply: the code alone is not enough, it has to come from the number the
   * page went to.
   */
  String byReply(String from, String code) {
    return book.recent(MethodKind.SMS.channel(), clock.instant().minus(AckLinks.LIFETIME)).stream()
        .filter(pageId -> codes.fits(pageId, code))
        .flatMap(pageId -> page(pageId).stream())
        .filter(page -> pages.addressOf(page).filter(from::equals).isPresent())
        .findFirst()
        .map(page -> pages.answer(page, "text message"))
        .orElse("This code is not known here, or has expired. Sign in to Muster to acknowledge.");
  }
}
