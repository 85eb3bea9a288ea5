package io.muster.notification.conversation.slack;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.conversation.ChatEvent.ChatAsked;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.EscalationEvent;
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

/**
 * Has a channel looked at whenever something happens that may change it. It never waits for Slack,
 * and what happens while a channel is looked at has it looked at once more. A drill has no channel.
 */
@Component
@ProcessingGroup(RoomProcess.GROUP)
class RoomProcess {

  static final String GROUP = "notification.chat";

  private final SlackProperties properties;
  private final Timers chatTimers;
  private final Clock clock;

  RoomProcess(SlackProperties properties, Timers chatTimers, Clock clock) {
    this.properties = properties;
    this.chatTimers = chatTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(IncidentEvent event) {
    look(event.incidentId());
  }

  @EventHandler
  void on(EscalationEvent event) {
    switch (event) {
      case EscalationEvent.StepFired step when !step.personIds().isEmpty() ->
          look(step.incidentId());
      case EscalationEvent.Stopped over when over.asksStillOn() -> look(over.incidentId());
      case EscalationEvent.Exhausted over when over.asksStillOn() -> look(over.incidentId());
      default -> {
        // Nothing the channel shows.
      }
    }
  }

  /** What is recorded about the channel itself comes from whoever looks at it. */
  @EventHandler
  void on(ConversationEvent event) {
    if (event instanceof BridgeOpened
        || event instanceof BridgeClosed
        || event instanceof ChatAsked) {
      look(event.incidentId());
    }
  }

  private void look(String incidentId) {
    if (properties.isSetUp() && !DrillIds.inDrill(incidentId)) {
      chatTimers.remind(incidentId, clock.instant());
      chatTimers.dueNow(incidentId);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Looking {

    private static final int AT_ONCE = 4;

    @Bean
    Timers chatTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_chat_timers", clock);
    }

    @Bean
    TimerLoop chatLoop(Timers chatTimers, RoomKeeper keeper, Clock clock) {
      return new TimerLoop("chat-rooms", chatTimers, keeper::due, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself chatRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
