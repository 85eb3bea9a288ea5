package io.muster.notification.delivery.page;

import io.muster.contracts.Event;
import io.muster.contracts.paging.Delivery;
import io.muster.contracts.paging.PageEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far one page has come.
 *
 * @param requested what it is for; null before it was asked for
 * @param attempts how many were claimed
 * @param inFlight whether the last of them has no outcome yet
 * @param sent whether a channel took it
 * @param givenUp whether nothing more is tried
 * @param retryAt when the next attempt is due; null when one may be made at once
 * @param receipts what the provider told of each attempt
 */
record PageState(
    PageEvent.Requested requested,
    int attempts,
    boolean inFlight,
    boolean sent,
    boolean givenUp,
    Instant retryAt,
    Map<Integer, Set<Delivery>> receipts) {

  static final PageState NEW = new PageState(null, 0, false, false, false, null, Map.of());

  PageState {
    receipts = Map.copyOf(receipts);
  }

  static PageState of(List<Event> events) {
    PageState state = NEW;
    for (Event event : events) {
      if (event instanceof PageEvent page) {
        state = state.after(page);
      }
    }
    return state;
  }

  PageState after(PageEvent event) {
    return switch (event) {
      case PageEvent.Requested first ->
          new PageState(first, 0, false, false, false, null, Map.of());
      case PageEvent.AttemptStarted started ->
          new PageState(requested, started.attempt(), true, sent, false, null, receipts);
      case PageEvent.Sent ignored ->
          new PageState(requested, attempts, false, true, false, null, receipts);
      case PageEvent.Failed failed ->
          new PageState(
              requested,
              attempts,
              false,
              sent,
              failed.retryAt() == null,
              failed.retryAt(),
              receipts);
      case PageEvent.Receipt receipt ->
          new PageState(requested, attempts, inFlight, sent, givenUp, retryAt, with(receipt));
    };
  }

  private Map<Integer, Set<Delivery>> with(PageEvent.Receipt receipt) {
    Map<Integer, Set<Delivery>> all = new HashMap<>(receipts);
    Set<Delivery> told = EnumSet.of(receipt.delivery());
    told.addAll(told(receipt.attempt()));
    all.put(receipt.attempt(), told);
    return all;
  }

  /** What the provider told of an attempt. */
  Set<Delivery> told(int attempt) {
    return receipts.getOrDefault(attempt, Set.of());
  }

  boolean over() {
    return sent || givenUp;
  }

  /**
   * Whether it is known not to reach the person: given up, or taken and not delivered. A provider
   * may tell that before the sender has recorded that it was taken.
   */
  boolean missed() {
    boolean taken = sent || inFlight;
    return givenUp || taken && told(attempts).stream().anyMatch(Delivery::lost);
  }

  String incidentId() {
    return requested.incidentId();
  }
}
