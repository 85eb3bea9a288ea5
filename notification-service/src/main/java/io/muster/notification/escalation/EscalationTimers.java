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
  private static final String ROUND_ENDS = "-";

  /** Names the moment at which a step is due; in the first round by its level alone. */
  record Due(String escalationId, Step step) {

    String id() {
      return escalationId
          + "/"
          + (step.round() == 1 ? "" : step.round() + ROUND_ENDS)
          + step.level();
    }

    static Due of(String id) {
      int slash = id.lastIndexOf('/');
      String[] step = id.substring(slash + 1).split(ROUND_ENDS);
      int round = step.length == 1 ? 1 : Integer.parseInt(step[0]);
      return new Due(
          id.substring(0, slash), new Step(round, Integer.parseInt(step[step.length - 1])));
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
