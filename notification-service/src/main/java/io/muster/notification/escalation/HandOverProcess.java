package io.muster.notification.escalation;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.escalation.HandOverCourse.Next;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
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
 * Sees to it that a hand-over comes to what it was meant for: the incident is whose who accepted
 * it; where nobody did in time, the policy calls again; where it came not to matter, nobody is
 * waited for. What is next follows from the log alone, so a reminder may come twice, late, or to
 * another process.
 */
@Component
@ProcessingGroup(HandOverProcess.GROUP)
class HandOverProcess {

  static final String GROUP = "notification.hand-overs";
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final HandOverCourses courses;
  private final HandOverDesk desk;
  private final LapseDesk lapses;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  HandOverProcess(
      HandOverCourses courses,
      HandOverDesk desk,
      LapseDesk lapses,
      CommandSender sender,
      Timers handOverTimers,
      Clock clock) {
    this.courses = courses;
    this.desk = desk;
    this.lapses = lapses;
    this.sender = sender;
    this.timers = handOverTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(EscalationEvent event) {
    switch (event) {
      case EscalationEvent.HandOverAccepted it -> look(it.incidentId());
      case EscalationEvent.Exhausted it when it.handsOver() -> look(it.incidentId());
      default -> {
        // No hand-over has ended.
      }
    }
  }

  /** Whatever changes whose it is may make a hand-over pointless. */
  @EventHandler
  void on(IncidentEvent event) {
    boolean matters =
        switch (event) {
          case IncidentEvent.Acknowledged _,
              IncidentEvent.Resolved _,
              IncidentEvent.Reopened _,
              IncidentEvent.PhaseChanged _ ->
              true;
          default -> false;
        };
    if (matters && courses.wasHandedOver(event.incidentId())) {
      look(event.incidentId());
    }
  }

  private void look(String incidentId) {
    timers.remind(incidentId, clock.instant());
    timers.dueNow(incidentId);
  }

  /** Does what the log says is next for an incident; answers when to look again. */
  Optional<Instant> due(String incidentId) {
    return switch (courses.of(incidentId).next()) {
      case Next.Nothing _ -> Optional.empty();
      case Next.Withdraw it -> {
        sender.decide(new Stop(it.escalationId(), it.reason(), Steps.ESCALATION));
        yield Optional.empty();
      }
      case Next.Take it -> {
        desk.take(incidentId, it.accepted());
        yield again();
      }
      case Next.Lapse it -> {
        lapses.lapse(
            incidentId,
            new AckCourse.Next.Lapse(
                it.unaccepted().escalationId(),
                it.unaccepted().giver().id(),
                it.unaccepted().endedAt()));
        yield again();
      }
    };
  }

  /** Until the log has it, or has what came between. */
  private Optional<Instant> again() {
    return Optional.of(clock.instant().plus(AGAIN));
  }

  @Configuration(proxyBeanMethods = false)
  static class Reminders {

    private static final int AT_ONCE = 2;
    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

    /** At an even pace: one incident that cannot be read does not hold up the others for long. */
    @Bean
    RetriedByItself handOversRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }

    @Bean
    Timers handOverTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_hand_over_timers", clock);
    }

    @Bean
    TimerLoop handOverLoop(Timers handOverTimers, HandOverProcess process, Clock clock) {
      return new TimerLoop("hand-overs", handOverTimers, process::due, AT_ONCE, clock);
    }
  }
}
