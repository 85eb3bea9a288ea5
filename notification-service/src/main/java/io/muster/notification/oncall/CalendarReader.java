package io.muster.notification.oncall;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.RecordFailing;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.RecordReadAgain;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Ended;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.CalendarFetch.Fetched;
import io.muster.notification.oncall.CalendarFetch.Validators;
import io.muster.notification.oncall.CalendarReads.Last;
import io.muster.notification.oncall.SubscribedLeave.Plans;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Reads each calendar once an hour and makes leave be as it says. Several instances share the work.
 * Where one cannot be read, leave stays as it is; whose it is, or who gave it for a team, is told
 * once that has lasted.
 */
@Component
@ProcessingGroup(CalendarReader.GROUP)
class CalendarReader {

  static final String GROUP = "notification.calendar-reads";

  private static final Duration EVERY = Duration.ofHours(1);

  /**
   * Once a day a calendar is read whole, also where it is the same: the year that is read ahead
   * moves on with the days.
   */
  private static final Duration WHOLE_EVERY = Duration.ofDays(1);

  /** From so many failures in a row on somebody is told. */
  private static final int SEVERAL = 6;

  private final Facts facts;
  private final CalendarFetch fetch;
  private final CalendarReads reads;
  private final SubscribedLeave leave;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  CalendarReader(
      Facts facts,
      CalendarFetch fetch,
      CalendarReads reads,
      SubscribedLeave leave,
      CommandSender sender,
      Timers calendarTimers,
      Clock clock) {
    this.facts = facts;
    this.fetch = fetch;
    this.reads = reads;
    this.leave = leave;
    this.sender = sender;
    this.timers = calendarTimers;
    this.clock = clock;
  }

  /** Whoever gave it has read it at that moment. */
  @EventHandler
  void on(CalendarSubscriptionEvent event) {
    switch (event) {
      case Given given -> timers.remind(given.subscriptionId(), given.at().plus(EVERY));
      case Ended ended -> timers.forget(ended.subscriptionId());
      case CalendarSubscriptionEvent.Failing _, CalendarSubscriptionEvent.ReadAgain _ -> {
        // It is read on.
      }
    }
  }

  /** Reads one, and says when to read it again. */
  Optional<Instant> due(String subscriptionId) {
    Subscription subscription = Subscription.of(facts.readable(subscriptionId));
    if (!subscription.isRead()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Given given = subscription.given();
    Last last = reads.of(subscriptionId, given.at());
    try {
      read(given, last, now);
      if (subscription.failing() != null) {
        sender.sendSystem(new RecordReadAgain(subscriptionId, SubscribedLeave.CALENDAR));
      }
    } catch (CalendarTrouble trouble) {
      if (isStill(given)) {
        failed(subscription, last, trouble, now);
      }
    }
    return Optional.of(now.plus(EVERY));
  }

  private void read(Given given, Last last, Instant now) throws CalendarTrouble {
    boolean whole = last.wholeAt() == null || !last.wholeAt().isAfter(now.minus(WHOLE_EVERY));
    Optional<Fetched> fetched =
        fetch.fetch(given.address(), whole ? Validators.NONE : last.validators());
    if (fetched.isPresent()) {
      Plans plans = leave.plan(given, fetched.get().text(), last.personIds());
      if (isStill(given)) {
        apply(given, plans, fetched.get(), now);
      }
    } else if (isStill(given)) {
      reads.same(given.subscriptionId(), given.at(), now);
    }
  }

  /** Whether nobody ended it, or gave it anew, while it was being read. */
  private boolean isStill(Given given) {
    Subscription now = Subscription.of(facts.readable(given.subscriptionId()));
    return now.isRead() && now.given().equals(given);
  }

  /** Makes leave be as a calendar says that was just read. */
  void apply(Given given, Plans plans, Fetched fetched, Instant now) {
    reads.givesTo(given.subscriptionId(), plans.people().keySet());
    leave.apply(plans);
    reads.read(given.subscriptionId(), given.at(), fetched.validators(), now);
  }

  private void failed(Subscription subscription, Last last, CalendarTrouble trouble, Instant now) {
    Given given = subscription.given();
    Instant since = last.failingSince() == null ? now : last.failingSince();
    reads.failed(given.subscriptionId(), given.at(), last, trouble.getMessage(), since);
    if (last.failures() + 1 >= SEVERAL && subscription.failing() == null) {
      sender.sendSystem(
          new RecordFailing(
              given.subscriptionId(), trouble.trouble(), since, SubscribedLeave.CALENDAR));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Loop {

    private static final int AT_ONCE = 2;

    @Bean
    Timers calendarTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_calendar_timers", clock);
    }

    @Bean
    TimerLoop calendarLoop(Timers calendarTimers, CalendarReader reader, Clock clock) {
      return new TimerLoop("calendar-reader", calendarTimers, reader::due, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself calendarsRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
