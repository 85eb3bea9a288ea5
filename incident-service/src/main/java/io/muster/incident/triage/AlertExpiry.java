package io.muster.incident.triage;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand.Expire;
import io.muster.contracts.alert.AlertGroupCommand.ExpiredAlert;
import io.muster.contracts.alert.AlertGroupCommand.Settle;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogDatabase;
import io.muster.incident.triage.AlertDeadlines.Place;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ends alerts nobody reports any more, and flapping groups that have settled, a second or two after
 * the moment until which they held.
 */
@Configuration(proxyBeanMethods = false)
class AlertExpiry {

  /** The rule, with its version: over, because it was not heard of again until it expired. */
  static final String RULE = "silence-of-source/1";

  static final Actor BY = Actor.system("alert-expiry");

  private static final Logger LOG = LoggerFactory.getLogger(AlertExpiry.class);
  private static final int AT_ONCE = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  @Bean
  Timers alertTimers(MongoDatabase database, Clock clock) {
    return new Timers(LogDatabase.durable(database), "incident_alert_timers", clock);
  }

  @Bean
  AlertDeadlines alertDeadlines(Timers alertTimers, EventLog log, Clock clock) {
    AlertDeadlines deadlines = new AlertDeadlines(alertTimers, clock);
    log.doorbell().onTrouble(deadlines::forget);
    return deadlines;
  }

  @Bean
  AfterOutage alertsHoldOn(Timers alertTimers) {
    return back -> alertTimers.putOff(back.plus(Listening.GRACE));
  }

  @Bean
  Listening listening(MongoDatabase database, List<AfterOutage> others, Clock clock) {
    return new Listening(database, others, clock);
  }

  @Bean
  TimerLoop alertLoop(Timers alertTimers, Listening listening, GroupLedger groups, Clock clock) {
    return TimerLoop.together(
        "alert-expiry",
        alertTimers,
        AlertExpiry::groupOf,
        due -> {
          listening.now();
          return due(due, alertTimers, groups, clock);
        },
        AT_ONCE,
        clock);
  }

  /** Beats while there is nothing to end. */
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService alertListener(Listening listening) {
    ScheduledExecutorService beat =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("alert-listener").factory());
    beat.scheduleWithFixedDelay(() -> beat(listening), 0, 1, TimeUnit.SECONDS);
    return beat;
  }

  private static void beat(Listening listening) {
    try {
      listening.now();
    } catch (RuntimeException e) {
      LOG.warn("Whether alerts can be heard of is unknown: {}", e.toString());
    }
  }

  private static String groupOf(String timerId) {
    return Place.isAlert(timerId) ? Place.of(timerId).groupId() : timerId;
  }

  /**
   * Alerts of one group, and the group itself when it flaps. While this process holds their timers
   * nobody moves them on, so what is overdue now stays so.
   *
   * @return those to be looked at again, and when
   */
  private static Map<String, Instant> due(
      List<String> timerIds, Timers timers, GroupLedger groups, Clock clock) {
    Map<String, Instant> moments = timers.dueAt(timerIds);
    Map<String, Instant> again = new HashMap<>();
    List<ExpiredAlert> expired = new ArrayList<>();
    Instant now = clock.instant();
    for (String id : timerIds) {
      Instant moment = moments.get(id);
      if (moment == null) {
        continue;
      }
      if (moment.isAfter(now)) {
        again.put(id, moment);
      } else if (Place.isAlert(id)) {
        expired.add(new ExpiredAlert(Place.of(id).alertKey(), moment));
      } else {
        settle(id, groups, now).ifPresent(later -> again.put(id, later));
      }
    }
    String groupId = groupOf(timerIds.getFirst());
    if (!expired.isEmpty() && groups.exists(groupId)) {
      groups.send(expire(groupId, expired));
    }
    return again;
  }

  /**
   * Ends a flapping group that has settled. While something fires it cannot, and when that ends it
   * takes as long again: so looking every minute is soon enough.
   */
  private static Optional<Instant> settle(String groupId, GroupLedger groups, Instant now) {
    Optional<AlertGroup> group = groups.load(groupId).filter(one -> !one.isOver());
    if (group.isEmpty()) {
      return Optional.empty();
    }
    Instant settlesAt = group.get().settlesAt().orElse(now.plus(LOOK_AGAIN));
    if (settlesAt.isAfter(now)) {
      return Optional.of(settlesAt);
    }
    return groups.send(new Settle(groupId, BY)).isEmpty()
        ? Optional.of(now.plus(LOOK_AGAIN))
        : Optional.empty();
  }

  static Expire expire(String groupId, List<ExpiredAlert> alerts) {
    return new Expire(groupId, alerts, RULE, BY);
  }
}
