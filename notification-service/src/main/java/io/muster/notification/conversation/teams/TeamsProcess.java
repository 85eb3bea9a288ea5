package io.muster.notification.conversation.teams;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.notification.delivery.teams.TeamsProperties;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has an incident looked at for the channels of Teams whenever something happened in it. It never
 * waits for Teams. A drill is told nowhere.
 */
@Component
@ProcessingGroup(TeamsProcess.GROUP)
class TeamsProcess {

  static final String GROUP = "notification.teams";

  /**
   * What happens in one moment is one card. It is also longer than a card takes as a rule: news
   * that comes meanwhile has another process look again, which must find the card on record.
   */
  private static final Duration SETTLES = Duration.ofSeconds(2);

  private final TeamsProperties teams;
  private final Timers teamsTimers;
  private final Clock clock;

  TeamsProcess(TeamsProperties teams, Timers teamsTimers, Clock clock) {
    this.teams = teams;
    this.teamsTimers = teamsTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(IncidentEvent event) {
    String incidentId = event.incidentId();
    if (!teams.channels().isEmpty() && !DrillIds.inDrill(incidentId)) {
      Instant due = clock.instant().plus(SETTLES);
      teamsTimers.remind(incidentId, due);
      // One that waits until a channel may be asked again may be far off.
      teamsTimers.hasten(incidentId, due);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Looking {

    private static final int AT_ONCE = 2;

    @Bean
    Timers teamsTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_teams_timers", clock);
    }

    @Bean
    TimerLoop teamsLoop(Timers teamsTimers, TeamsKeeper keeper, Clock clock) {
      return new TimerLoop("teams-cards", teamsTimers, keeper::due, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself teamsRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
