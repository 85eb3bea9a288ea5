package io.muster.notification.delivery.link;

import io.muster.contracts.paging.PageEvent;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Does what a button under a page in a chat was pressed for, as the person the page went to, within
 * a day. That it was they who pressed it is for the caller to see to.
 */
@Component
public class PageButtons {

  private static final String NOBODY_LEFT =
      "There is nobody left to call: somebody has taken it on, or every level was called.";

  private final PageAnswers pages;
  private final Escalations escalations;
  private final StillNeeded needed;
  private final Incidents incidents;
  private final Facts facts;
  private final Clock clock;

  PageButtons(
      PageAnswers pages,
      Escalations escalations,
      StillNeeded needed,
      Incidents incidents,
      Facts facts,
      Clock clock) {
    this.pages = pages;
    this.escalations = escalations;
    this.needed = needed;
    this.incidents = incidents;
    this.facts = facts;
    this.clock = clock;
  }

  /** What the buttons do. */
  public enum Action {
    /** Answers the page. */
    ANSWER,
    /** Asks whether the next level is meant to be called. */
    ESCALATE,
    /** Calls it. */
    CALL,
    /** Does not. */
    NOT_YET
  }

  /** The buttons under one message; that they cannot be changed undoes nothing of what was done. */
  public interface Under {

    /** Those by which it is acknowledged or escalated. */
    void usual();

    /** Those that ask once more whether to call the next level. */
    void sure();

    /** None. */
    void none();
  }

  /**
   * Does it.
   *
   * @param via how they answered, such as {@code Telegram}
   * @param asked when they first pressed to have the next level called, UTC: told of the same press
   *     twice, one level is called
   * @return what came of it, in words for them
   */
  public String press(
      Action action, PageEvent.Requested page, String via, Supplier<Instant> asked, Under under) {
    if (page.at().plus(AckLinks.LIFETIME).isBefore(clock.instant())) {
      return "This button works for 24 hours. Sign in to Muster.";
    }
    if (incidents.hiddenFrom(page.incidentId(), page.personId())) {
      return "The incident is private now. Sign in to Muster.";
    }
    return switch (action) {
      case ANSWER -> facts.decide(() -> pages.answer(page, via));
      case ESCALATE ->
          show(page, under, under::sure)
              ? "Are you sure? The next level is called at once."
              : NOBODY_LEFT;
      case NOT_YET -> {
        show(page, under, under::usual);
        yield "Nobody else is called yet.";
      }
      case CALL -> {
        boolean called = facts.decide(() -> call(page, asked.get()));
        show(page, under, under::usual);
        yield called ? "The next level is called." : NOBODY_LEFT;
      }
    };
  }

  private boolean call(PageEvent.Requested page, Instant asked) {
    return EscalationIds.seeksResponder(page.escalationId())
        && escalations.next(page.incidentId(), pages.personOf(page), asked);
  }

  /**
   * Puts other buttons under a page.
   *
   * @return false where nobody has to be called any more, and no button comes back
   */
  private boolean show(PageEvent.Requested page, Under under, Runnable buttons) {
    if (!calls(page)) {
      return false;
    }
    buttons.run();
    if (!calls(page)) {
      // They were taken away just before they were put there.
      under.none();
    }
    return true;
  }

  private boolean calls(PageEvent.Requested page) {
    return EscalationIds.seeksResponder(page.escalationId())
        && needed.quietBecause(page.escalationId(), page.incidentId()).isEmpty();
  }
}
