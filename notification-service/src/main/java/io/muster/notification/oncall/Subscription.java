package io.muster.notification.oncall;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Ended;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Failing;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.ReadAgain;
import io.muster.eventlog.codec.Erased;
import java.util.List;

/**
 * How things stand with a calendar that is read for leave by itself.
 *
 * @param given its address and what counts as leave; null while nobody gave one
 * @param failing null while it can be read, or has not failed for long
 * @param ended whether it is read no more
 */
public record Subscription(Given given, Failing failing, boolean ended) {

  static final Subscription NEW = new Subscription(null, null, false);

  /** As it is recorded. */
  public static Subscription of(List<Event> events) {
    Subscription now = NEW;
    for (Event event : events) {
      if (event instanceof CalendarSubscriptionEvent it) {
        now = now.after(it);
      }
    }
    return now;
  }

  Subscription after(CalendarSubscriptionEvent event) {
    return switch (event) {
      case Given it -> new Subscription(it, null, ended);
      case Failing it -> new Subscription(given, it, ended);
      case ReadAgain _ -> new Subscription(given, null, ended);
      case Ended _ -> new Subscription(given, null, true);
    };
  }

  /** Whether it is to be read; not when its address went with the person it was of. */
  boolean isRead() {
    return given != null && !ended && !Erased.MARK.equals(given.address());
  }
}
