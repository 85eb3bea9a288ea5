package io.muster.incident.review.tracker;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogDatabase;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tracked items are followed without anybody's help, also after what kept us from it is over. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrackerProperties.class)
class TrackerConfiguration {

  private static final int AT_ONCE = 4;

  @Bean
  Timers trackingTimers(MongoDatabase database, Clock clock) {
    return new Timers(LogDatabase.durable(database), "incident_tracker_timers", clock);
  }

  @Bean
  TrackingWorker trackingWorker(TrackingDesk desk, Clock clock) {
    return new TrackingWorker(desk, clock);
  }

  @Bean
  TimerLoop trackingLoop(Timers trackingTimers, TrackingWorker trackingWorker, Clock clock) {
    return new TimerLoop("trackers", trackingTimers, trackingWorker::due, AT_ONCE, clock);
  }

  @Bean
  RetriedByItself trackingRemindersRetried() {
    return new RetriedByItself(
        TrackingReminders.GROUP, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }
}
