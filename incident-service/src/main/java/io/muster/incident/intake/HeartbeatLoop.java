package io.muster.incident.intake;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.HeartbeatSet;
import io.muster.eventlog.LogDatabase;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Has {@link HeartbeatWatch} look at each source when it is due, and whenever it was set anew. */
@Configuration(proxyBeanMethods = false)
class HeartbeatLoop {

  private static final String GROUP = "incident.heartbeats";
  private static final int AT_ONCE = 4;

  @Bean
  TimerLoop quietSources(MongoDatabase database, HeartbeatWatch watch, Clock clock) {
    Timers timers = new Timers(LogDatabase.durable(database), Heartbeats.COLLECTION, clock);
    return new TimerLoop("heartbeats", timers, watch::look, AT_ONCE, clock);
  }

  /** That a source is watched must not wait for somebody to look at what could not be handled. */
  @Bean
  RetriedByItself heartbeatSettings() {
    return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  /** Starts and stops the clock of a source. */
  @Component
  @ProcessingGroup(GROUP)
  static class Settings {

    private final Heartbeats heartbeats;
    private final Clock clock;

    Settings(Heartbeats heartbeats, Clock clock) {
      this.heartbeats = heartbeats;
      this.clock = clock;
    }

    @EventHandler
    void on(IntegrationEvent event) {
      if (event instanceof HeartbeatSet || event instanceof Disabled) {
        heartbeats.said(event.integrationId(), event.at(), clock.instant());
      }
    }
  }
}
