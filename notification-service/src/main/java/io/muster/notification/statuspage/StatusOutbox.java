package io.muster.notification.statuspage;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.statuspage.StatusPostEvent;
import io.muster.contracts.statuspage.SubscriberEvent;
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
 * Puts what subscribers are to be told on a list of its own, beside those of pages, notices and
 * updates: thousands of subscribers delay none of them.
 */
@Component
@ProcessingGroup(StatusOutbox.GROUP)
class StatusOutbox {

  static final String GROUP = "notification.status-outbox";

  private final Subscribers subscribers;
  private final Timers outbox;

  StatusOutbox(Subscribers subscribers, Timers unsentStatus) {
    this.subscribers = subscribers;
    this.outbox = unsentStatus;
  }

  /**
   * Names what one subscriber is to be told.
   *
   * @param postId empty: whether they want to be told anything
   */
  record Due(String subscriberId, String postId) {

    private static final char BETWEEN = '/';

    String id() {
      return subscriberId + BETWEEN + postId;
    }

    static Due of(String id) {
      int between = id.indexOf(BETWEEN);
      return new Due(id.substring(0, between), id.substring(between + 1));
    }
  }

  @EventHandler
  void on(StatusPostEvent event) {
    subscribers.all().forEach(subscriber -> remind(subscriber, event.postId(), event.at()));
  }

  @EventHandler
  void on(SubscriberEvent event) {
    switch (event) {
      case SubscriberEvent.Asked asked -> remind(asked.subscriberId(), "", asked.at());
      case SubscriberEvent.Told told ->
          outbox.forget(new Due(told.subscriberId(), told.postId()).id());
      case SubscriberEvent.Confirmed confirmed -> subscribers.add(confirmed.subscriberId());
      case SubscriberEvent.Ended ended -> subscribers.remove(ended.subscriberId());
      case SubscriberEvent.NotTold _ -> {
        // Whoever sends looks how things stand.
      }
    }
  }

  private void remind(String subscriberId, String postId, Instant at) {
    outbox.remind(new Due(subscriberId, postId).id(), at);
  }

  @Configuration(proxyBeanMethods = false)
  static class Sending {

    private static final int AT_ONCE = 4;
    private static final int PROGRAMS_AT_ONCE = 8;

    @Bean
    Timers unsentStatus(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_status_outbox", clock);
    }

    @Bean
    TimerLoop statusLoop(Timers unsentStatus, StatusSender sender, Clock clock) {
      return new TimerLoop("status-sender", unsentStatus, sender::send, AT_ONCE, clock);
    }

    /** Beside mails, as a program may take ten seconds to answer and anybody may name one. */
    @Bean
    Timers untoldPrograms(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_status_program_outbox", clock);
    }

    @Bean
    TimerLoop statusProgramLoop(Timers untoldPrograms, StatusSender sender, Clock clock) {
      return new TimerLoop(
          "status-programs", untoldPrograms, sender::sendToProgram, PROGRAMS_AT_ONCE, clock);
    }

    @Bean
    RetriedByItself statusRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
