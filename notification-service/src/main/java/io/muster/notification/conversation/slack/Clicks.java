package io.muster.notification.conversation.slack;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.notification.conversation.ChatNow;
import io.muster.notification.conversation.ChatRooms;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.TakingOn;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Does what buttons in Slack were pressed for, as the person who pressed them and with what that
 * person may do. A click is kept before Slack is told that it was taken, and is dealt with once
 * Slack no longer waits.
 */
@Component
class Clicks {

  private static final Logger LOG = LoggerFactory.getLogger(Clicks.class);
  private static final String VIA = "Slack";
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration TOO_LATE = Duration.ofMinutes(2);

  private final Timers clickTimers;
  private final Accounts accounts;
  private final AccountTokens tokens;
  private final ChatRooms rooms;
  private final Incidents incidents;
  private final TakingOn takingOn;
  private final StillOn stillOn;
  private final SlackApi slack;
  private final Clock clock;

  Clicks(
      Timers clickTimers,
      Accounts accounts,
      AccountTokens tokens,
      ChatRooms rooms,
      Incidents incidents,
      TakingOn takingOn,
      StillOn stillOn,
      SlackApi slack,
      Clock clock) {
    this.clickTimers = clickTimers;
    this.accounts = accounts;
    this.tokens = tokens;
    this.rooms = rooms;
    this.incidents = incidents;
    this.takingOn = takingOn;
    this.stillOn = stillOn;
    this.slack = slack;
    this.clock = clock;
  }

  /** Keeps a click; when this returns it will be dealt with, whatever dies. */
  void take(Click click) {
    clickTimers.remind(click.id(), clock.instant());
  }

  /** Deals with a click; answers when to try again should incident-service be away. */
  Optional<Instant> due(String id) {
    Click click = Click.of(id);
    ChatNow room = rooms.of(click.incidentId());
    boolean here =
        room.isOpen()
            && room.opened() != null
            && room.opened().channelId().equals(click.channelId());
    Optional<IncidentNow> incident = incidents.find(click.incidentId());
    if (!here || incident.isEmpty()) {
      LOG.warn("A click in {} is about no incident of that channel", click.channelId());
      return Optional.empty();
    }
    Optional<Linked> person = accounts.of(click.member());
    if (person.isEmpty()) {
      tell(
          click,
          "Muster does not know who you are. <%s|Say who you are>, then press the button again. The link is for you alone and opens for 15 minutes."
              .formatted(tokens.urlFor(click.member())));
      return Optional.empty();
    }
    if (!Accounts.responds(person.get())
        || incidents.hiddenFrom(click.incidentId(), person.get().personId())) {
      tell(click, "Your role in Muster does not let you do this. Ask a responder.");
      return Optional.empty();
    }
    return switch (click.action()) {
      case ACKNOWLEDGE -> acknowledge(click, person.get(), incident.get());
      case ESCALATE -> escalate(click, person.get());
      case STILL_ON -> stillOn(click, person.get());
    };
  }

  private Optional<Instant> acknowledge(Click click, Linked person, IncidentNow incident) {
    String mark = "slack-" + click.member().userId() + "-" + click.at();
    Optional<String> done = takingOn.acknowledge(incident, person, mark, VIA);
    if (done.isEmpty()) {
      return later(click);
    }
    tell(click, done.get());
    return Optional.empty();
  }

  private Optional<Instant> later(Click click) {
    Instant now = clock.instant();
    if (pressedAt(click).plus(TOO_LATE).isAfter(now)) {
      return Optional.of(now.plus(AGAIN));
    }
    tell(click, TakingOn.OUT_OF_REACH);
    return Optional.empty();
  }

  private static Instant pressedAt(Click click) {
    return Instant.ofEpochSecond(new BigDecimal(click.at()).longValue());
  }

  private Optional<Instant> escalate(Click click, Linked person) {
    tell(click, takingOn.escalate(click.incidentId(), person, pressedAt(click)));
    return Optional.empty();
  }

  private Optional<Instant> stillOn(Click click, Linked person) {
    tell(
        click,
        switch (stillOn.answer(click.incidentId(), Accounts.actor(person), VIA)) {
          case NOTED -> "It stays yours. Nobody else is called.";
          case TOO_LATE -> "Your time to answer is over: others are called now.";
          case NOT_ASKED -> "You are not asked. Whoever acknowledged it is, or has answered.";
        });
    return Optional.empty();
  }

  /** For whoever pressed alone. That it cannot be told changes nothing of what was done. */
  private void tell(Click click, String text) {
    try {
      slack.call(
          "chat.postEphemeral",
          Map.of("channel", click.channelId(), "user", click.member().userId(), "text", text));
    } catch (SlackException e) {
      LOG.warn("Whoever pressed a button in {} was not answered: {}", click.channelId(), e.error());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Taken {

    private static final int AT_ONCE = 4;

    @Bean
    Timers clickTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_chat_clicks", clock);
    }

    @Bean
    TimerLoop clickLoop(Timers clickTimers, Clicks clicks, Clock clock) {
      return new TimerLoop("chat-clicks", clickTimers, clicks::due, AT_ONCE, clock);
    }
  }
}
