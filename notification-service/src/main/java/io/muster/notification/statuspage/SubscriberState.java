package io.muster.notification.statuspage;

import io.muster.contracts.Event;
import io.muster.contracts.statuspage.SubscriberEvent;
import io.muster.contracts.statuspage.SubscriberEvent.Asked;
import io.muster.contracts.statuspage.SubscriberEvent.Confirmed;
import io.muster.contracts.statuspage.SubscriberEvent.Ended;
import io.muster.contracts.statuspage.SubscriberEvent.NotTold;
import io.muster.contracts.statuspage.SubscriberEvent.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How things stand with a subscriber.
 *
 * @param address null while nobody asked
 * @param confirmed whether they are told what the page says
 * @param asked who asked last; null while nobody did
 * @param outcomes what came of each post, by its id; by an empty one what came of asking back
 */
record SubscriberState(
    String address, boolean confirmed, Asked asked, Map<String, SubscriberEvent> outcomes) {

  static final SubscriberState NEW = new SubscriberState(null, false, null, Map.of());

  SubscriberState {
    outcomes = Map.copyOf(outcomes);
  }

  static SubscriberState of(List<Event> events) {
    SubscriberState state = NEW;
    for (Event event : events) {
      if (event instanceof SubscriberEvent it) {
        state = state.after(it);
      }
    }
    return state;
  }

  SubscriberState after(SubscriberEvent event) {
    return switch (event) {
      case Asked it -> new SubscriberState(it.address(), confirmed, it, withoutAsking());
      case Confirmed _ -> new SubscriberState(address, true, asked, outcomes);
      case Ended _ -> new SubscriberState(null, false, asked, outcomes);
      case Told it -> with(it.postId(), it);
      case NotTold it -> with(it.postId(), it);
    };
  }

  /** Whoever asks again is mailed again. */
  private Map<String, SubscriberEvent> withoutAsking() {
    Map<String, SubscriberEvent> now = new HashMap<>(outcomes);
    now.remove("");
    return now;
  }

  private SubscriberState with(String postId, SubscriberEvent outcome) {
    Map<String, SubscriberEvent> now = new HashMap<>(outcomes);
    now.put(postId, outcome);
    return new SubscriberState(address, confirmed, asked, now);
  }

  /** Whether nothing more happens for a post. */
  boolean isOver(String postId) {
    return switch (outcomes.get(postId)) {
      case null -> false;
      case NotTold failed -> failed.retryAt() == null;
      default -> true;
    };
  }

  int attempts(String postId) {
    return outcomes.get(postId) instanceof NotTold failed ? failed.attempt() : 0;
  }
}
