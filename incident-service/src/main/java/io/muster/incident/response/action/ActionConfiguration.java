package io.muster.incident.response.action;

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

/** Actions go on without anybody's help, also after what kept them from it is over. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActionProperties.class)
class ActionConfiguration {

  private static final int AT_ONCE = 4;

  @Bean
  Timers actionTimers(MongoDatabase database, Clock clock) {
    return new Timers(LogDatabase.durable(database), "incident_action_timers", clock);
  }

  @Bean
  ActionWorker actionWorker(ActionDesk desk, Clock clock) {
    return new ActionWorker(desk, clock);
  }

  @Bean
  TimerLoop actionLoop(Timers actionTimers, ActionWorker actionWorker, Clock clock) {
    return new TimerLoop("guarded-actions", actionTimers, actionWorker::due, AT_ONCE, clock);
  }

  @Bean
  RetriedByItself actionRemindersRetried() {
    return new RetriedByItself(ActionReminders.GROUP, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }
}
