package io.muster.notification.delivery.page;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.facts.Facts;
import io.muster.starter.SideBySide;
import io.muster.starter.timer.Timers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Asks for the pages of everyone a step calls, and puts each on the sender's list for when it is
 * due. It never waits for a provider, so that one slow delivery holds up no other incident. Where
 * one means fails, the person's next is not waited for; where all have, their backup is paged.
 */
@Component
@ProcessingGroup(PageProcess.GROUP)
class PageProcess {

  static final String GROUP = "notification.pages";
  static final Actor PAGING = Actor.system("paging");

  private final Requests requests;
  private final CallBook book;
  private final Facts facts;
  private final Timers outbox;
  private final SideBySide sideBySide;

  PageProcess(
      Requests requests, CallBook book, Facts facts, Timers pageOutbox, SideBySide sideBySide) {
    this.requests = requests;
    this.book = book;
    this.facts = facts;
    this.outbox = pageOutbox;
    this.sideBySide = sideBySide;
  }

  @EventHandler
  void on(EscalationEvent event) {
    if (event instanceof EscalationEvent.StepFired step) {
      sideBySide.run(step.escalationId(), () -> facts.decide(() -> requests.called(step)));
    }
  }

  @EventHandler
  void on(PageEvent event) {
    sideBySide.run(event.pageId(), () -> facts.decide(() -> heard(event)));
  }

  private void heard(PageEvent event) {
    switch (event) {
      case PageEvent.Requested requested -> keep(requested);
      case PageEvent.AttemptStarted ignored -> {}
      case PageEvent.Sent sent -> outbox.forget(sent.pageId());
      case PageEvent.Failed failed -> {
        if (failed.retryAt() == null) {
          outbox.forget(failed.pageId());
          if (!PageSender.isMeant(failed)) {
            missed(failed);
          }
        }
      }
      case PageEvent.Receipt receipt -> {
        if (receipt.delivery().lost()) {
          missed(receipt);
        }
      }
    }
  }

  /**
   * Sees to it that a page leaves when it is due. One that is on the list already stays there as it
   * is: whoever asked for it may be sending it, and taking it out of their hand would send it
   * twice.
   */
  private void keep(PageEvent.Requested page) {
    if (!PageState.of(facts.of(page.pageId())).over()) {
      boolean late = !Requests.leavesAtOnce(page) && isLate(page);
      outbox.remindIfNone(page.pageId(), late ? page.at() : page.dueAt());
    }
  }

  /** An earlier means may have failed before this one was even asked for. */
  private boolean isLate(PageEvent.Requested page) {
    return besides(page).stream().anyMatch(PageState::missed);
  }

  /** The other means of the same person for the same step; one not asked for yet is new. */
  private List<PageState> besides(PageEvent.Requested page) {
    return book.besides(page).stream().map(id -> PageState.of(facts.of(id))).toList();
  }

  /** What the log says now decides, so that two that fail at once are both seen by the later. */
  private void missed(PageEvent event) {
    PageState page = PageState.of(facts.of(event.pageId()));
    PageEvent.Requested asked = page.requested();
    if (!page.missed() || asked == null) {
      return;
    }
    List<PageState> others = besides(asked);
    others.stream()
        .filter(it -> !it.over() && it.attempts() == 0)
        .map(PageState::requested)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(PageEvent.Requested::dueAt))
        .ifPresent(next -> outbox.hasten(next.pageId(), event.at()));
    if (asked.insteadOf() == null && others.stream().allMatch(PageState::missed)) {
      requests.pageBackup(given(asked, others), asked.personId());
    }
  }

  /**
   * The backup's turn comes with the last means that failed; a provider that tells of a failure
   * once more does not move it.
   */
  private Turn given(PageEvent.Requested asked, List<PageState> others) {
    Facts.Kept last =
        Stream.concat(Stream.of(asked), others.stream().map(PageState::requested))
            .map(page -> failure(page.pageId()))
            .max(Comparator.comparingLong(Facts.Kept::position))
            .orElseThrow();
    return new Turn(
        asked.escalationId(),
        asked.incidentId(),
        asked.round(),
        asked.level(),
        last.event().at(),
        last.position());
  }

  /** The event after which a page was known first not to reach the person. */
  private Facts.Kept failure(String pageId) {
    PageState state = PageState.NEW;
    for (Facts.Kept kept : facts.kept(pageId)) {
      state = state.after((PageEvent) kept.event());
      if (state.missed()) {
        return kept;
      }
    }
    throw new IllegalStateException("Page " + pageId + " has not failed");
  }
}
