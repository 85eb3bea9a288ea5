package io.muster.incident.planning.drill;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillEvent.Cancelled;
import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillEvent.Finished;
import io.muster.contracts.drill.DrillEvent.Started;
import io.muster.contracts.drill.DrillEvent.StepPlayed;
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
 * Lets the time of drills that do not go on by hand pass at the speed they were given. The wall's
 * clock is asked here and nowhere else in a drill.
 */
@Component
@ProcessingGroup(DrillClockTasks.GROUP)
class DrillPace {

  /** Short enough for an escalation to be on time, long enough not to fill the log. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final DrillRunner runner;
  private final Timers timers;
  private final Clock clock;

  DrillPace(DrillRunner runner, Timers drillTimers, Clock clock) {
    this.runner = runner;
    this.timers = drillTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(DrillEvent event) {
    switch (event) {
      case Started started -> {
        if (started.speed() > 0) {
          timers.remind(started.drillId(), started.at());
        }
      }
      case DrillTick _, StepPlayed _ -> {
        // It goes on as it did.
      }
      case Finished _, Cancelled _ -> {
        timers.forget(event.drillId());
        runner.shut(runner.at(event.drillId()));
      }
    }
  }

  Optional<Instant> due(String drillId) {
    DrillState drill = runner.at(drillId);
    Instant now = clock.instant();
    Duration passed = Duration.between(drill.tickedAt(), now).multipliedBy(drill.started().speed());
    return runner.advance(drillId, drill.now().plus(passed), DrillRunner.BY)
        ? Optional.of(now.plus(EVERY))
        : Optional.empty();
  }

  @Configuration(proxyBeanMethods = false)
  static class InTheDatabase {

    @Bean
    Timers drillTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "incident_drill_timers", clock);
    }

    @Bean
    TimerLoop drillLoop(Timers drillTimers, DrillPace pace, Clock clock) {
      return new TimerLoop("drills", drillTimers, pace::due, 1, clock);
    }
  }
}
