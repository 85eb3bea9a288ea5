package io.muster.incident.recovery.watch;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogDatabase;
import io.muster.incident.triage.FiredAlerts;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches go on without anybody's help, in one process at a time, also after it died. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricProperties.class)
class WatchConfiguration {

  private static final int AT_ONCE = 4;

  @Bean
  Timers recoveryTimers(MongoDatabase database, Clock clock) {
    return new Timers(LogDatabase.durable(database), "incident_recovery_timers", clock);
  }

  @Bean
  WatchLooks watchLooks(MongoDatabase database) {
    return new WatchLooks(LogDatabase.durable(database));
  }

  @Bean
  PrometheusMetrics prometheusMetrics(MetricProperties settings) {
    return new PrometheusMetrics(settings);
  }

  @Bean
  RecoveryWatcher recoveryWatcher(
      RecoveryWatches watches,
      WatchLooks looks,
      FiredAlerts alerts,
      PrometheusMetrics metrics,
      IncidentPhases phases,
      IncidentTime time,
      CommandSender sender,
      Clock clock) {
    return new RecoveryWatcher(watches, looks, alerts, metrics, phases, time, sender, clock);
  }

  @Bean
  TimerLoop recoveryLoop(Timers recoveryTimers, RecoveryWatcher recoveryWatcher, Clock clock) {
    return new TimerLoop("recovery-watch", recoveryTimers, recoveryWatcher::due, AT_ONCE, clock);
  }

  @Bean
  RetriedByItself watchRemindersRetried() {
    return new RetriedByItself(WatchReminders.GROUP, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }
}
