package io.muster.notification.escalation;

import com.mongodb.client.MongoDatabase;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the next level of every running escalation is due. */
@Configuration(proxyBeanMethods = false)
class EscalationTimers {

  private static final int AT_ONCE = 4;

  /** Names the moment at which a level is due. */
  record Due(String escalationId, int level) {

    String id() {
      return escalationId + "/" + level;
    }

    static Due of(String id) {
      int slash = id.lastIndexOf('/');
      return new Due(id.substring(0, slash), Integer.parseInt(id.substring(slash + 1)));
    }
  }

  @Bean
  Timers stepTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "notification_timers", clock);
  }

  @Bean
  TimerLoop stepLoop(Timers stepTimers, Steps steps, Clock clock) {
    return new TimerLoop("escalation-steps", stepTimers, steps::due, AT_ONCE, clock);
  }
}
