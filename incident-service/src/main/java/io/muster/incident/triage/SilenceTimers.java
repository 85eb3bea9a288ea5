package io.muster.incident.triage;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogDatabase;
import io.muster.incident.triage.silence.SilenceRegister;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has what is kept quiet looked at when a silence ends. */
@Configuration(proxyBeanMethods = false)
class SilenceTimers {

  private static final int AT_ONCE = 4;

  @Bean
  Timers silenceReminders(MongoDatabase database, Clock clock) {
    return new Timers(LogDatabase.durable(database), "incident_silence_timers", clock);
  }

  @Bean
  SilencedGroups silencedGroups(
      GroupLedger groups,
      SilenceRegister silences,
      Timers silenceReminders,
      EventLog log,
      Clock clock) {
    return new SilencedGroups(groups, silences, silenceReminders, log, clock);
  }

  @Bean
  TimerLoop silenceLoop(Timers silenceReminders, SilencedGroups silencedGroups, Clock clock) {
    return new TimerLoop("silenced-groups", silenceReminders, silencedGroups::due, AT_ONCE, clock);
  }
}
