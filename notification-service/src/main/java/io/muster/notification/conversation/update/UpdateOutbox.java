package io.muster.notification.conversation.update;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.update.UpdateEvent;
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
 * Puts every recipient of an update that goes out on a list of its own: neither do updates to
 * hundreds wait behind pages, nor pages behind them.
 */
@Component
@ProcessingGroup(UpdateOutbox.GROUP)
class UpdateOutbox {

  static final String GROUP = "notification.update-outbox";

  private final Timers outbox;

  UpdateOutbox(Timers unsentUpdates) {
    this.outbox = unsentUpdates;
  }

  /** Names one recipient of one update. */
  record Due(String updateId, String recipientId) {

    private static final char BETWEEN = '/';

    String id() {
      return updateId + BETWEEN + recipientId;
    }

    static Due of(String id) {
      int between = id.lastIndexOf(BETWEEN);
      return new Due(id.substring(0, between), id.substring(between + 1));
    }
  }

  @EventHandler
  void on(UpdateEvent event) {
    switch (event) {
      case UpdateEvent.Published published ->
          published
              .recipients()
              .forEach(
                  recipient ->
                      outbox.remind(
                          new Due(published.updateId(), recipient.id()).id(), published.at()));
      case UpdateEvent.Delivered delivered -> forget(delivered.updateId(), delivered.recipientId());
      case UpdateEvent.Undelivered failed -> {
        if (failed.retryAt() == null) {
          forget(failed.updateId(), failed.recipientId());
        }
      }
      case UpdateEvent.Written _, UpdateEvent.Declined _ -> {
        // Nobody is told.
      }
    }
  }

  private void forget(String updateId, String recipientId) {
    outbox.forget(new Due(updateId, recipientId).id());
  }

  @Configuration(proxyBeanMethods = false)
  static class Sending {

    private static final int AT_ONCE = 4;

    @Bean
    Timers unsentUpdates(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_update_outbox", clock);
    }

    @Bean
    TimerLoop updateLoop(Timers unsentUpdates, UpdateSender sender, Clock clock) {
      return new TimerLoop("update-sender", unsentUpdates, sender::send, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself updatesRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
