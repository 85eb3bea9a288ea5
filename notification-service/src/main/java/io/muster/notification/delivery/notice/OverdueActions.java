package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.contracts.review.ReviewEvent;
import io.muster.notification.facts.ActionItem;
import io.muster.notification.facts.ActionItems;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells the owner of an action item when its time has come and it is not done, and from a week
 * later on, every week, also whoever answers for it: the manager who published the review, or else
 * whoever said what is to be done. Of a private incident nobody is told who is not named on it.
 */
@Component
@ProcessingGroup(OverdueActions.GROUP)
class OverdueActions {

  static final String GROUP = "notification.actions";

  private static final Duration AGAIN = Duration.ofDays(7);

  private final ActionItems items;
  private final Incidents incidents;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  OverdueActions(
      ActionItems items,
      Incidents incidents,
      CommandSender sender,
      Timers actionTimers,
      Clock clock) {
    this.items = items;
    this.incidents = incidents;
    this.sender = sender;
    this.timers = actionTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.ActionSaid said -> remind(said.reviewId(), said.actionId());
      case ReviewEvent.ActionMoved moved -> remind(moved.reviewId(), moved.actionId());
      default -> {
        // Nothing else is due at some time.
      }
    }
  }

  private void remind(String reviewId, String actionId) {
    String timer = reviewId + "/" + actionId;
    timers.forget(timer);
    items
        .find(reviewId, actionId)
        .flatMap(ActionItem::waitsUntil)
        .ifPresent(due -> timers.remind(timer, due));
  }

  /** Tells whoever is to be told now; answers when to look again, while it is not done. */
  Optional<Instant> due(String timer) {
    int slash = timer.lastIndexOf('/');
    return items
        .find(timer.substring(0, slash), timer.substring(slash + 1))
        .flatMap(item -> item.waitsUntil().map(due -> tell(item, due)));
  }

  private Instant tell(ActionItem item, Instant due) {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return due;
    }
    long weeks = Duration.between(due, now).dividedBy(AGAIN);
    String part = "%s/%s/%d".formatted(item.actionId(), due, weeks);
    Stream.of(item.ownerId(), weeks == 0 ? item.ownerId() : item.answerableId())
        .distinct()
        .filter(person -> !incidents.hiddenFrom(item.incident().id(), person))
        .map(
            person ->
                Requests.of(
                    item.incident().id(), person, Kind.ACTION_OVERDUE, item.reviewId(), part))
        .forEach(sender::sendSystem);
    return due.plus(AGAIN.multipliedBy(weeks + 1));
  }
}
