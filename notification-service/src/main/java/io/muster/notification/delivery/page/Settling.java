package io.muster.notification.delivery.page;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.facts.Facts;
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
 * Has the pages of an incident looked at whenever something happened in it, where what was sent can
 * still be changed: a button nobody has to press any more goes away. It never waits for a provider.
 * Of a page whose buttons work no longer nothing is changed, however often the log is read anew.
 */
@Component
@ProcessingGroup(Settling.GROUP)
class Settling {

  static final String GROUP = "notification.settled-pages";

  private final Means means;
  private final Facts facts;
  private final Timers settling;
  private final Clock clock;

  Settling(Means means, Facts facts, Timers settlingTimers, Clock clock) {
    this.means = means;
    this.facts = facts;
    this.settling = settlingTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(PageEvent event) {
    if (event instanceof PageEvent.Sent sent
        && means.anyChanges()
        && clock.instant().isBefore(sent.at().plus(AckLinks.LIFETIME))
        && changes(sent)) {
      settling.remind(Settled.timer(sent.incidentId(), sent.pageId()), clock.instant());
    }
  }

  private boolean changes(PageEvent.Sent sent) {
    return facts
        .first(sent.pageId())
        .filter(PageEvent.Requested.class::isInstance)
        .map(PageEvent.Requested.class::cast)
        .flatMap(asked -> means.changing(asked.channel()))
        .isPresent();
  }

  @EventHandler
  void on(IncidentEvent event) {
    look(event.incidentId());
  }

  @EventHandler
  void on(EscalationEvent event) {
    look(event.incidentId());
  }

  private void look(String incidentId) {
    if (means.anyChanges()) {
      settling.dueNowAlike(Settled.timer(incidentId, ""));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Looking {

    private static final int AT_ONCE = 4;

    @Bean
    Timers settlingTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_settling", clock);
    }

    @Bean
    TimerLoop settlingLoop(Timers settlingTimers, Settled settled, Clock clock) {
      return new TimerLoop("settled-pages", settlingTimers, settled::due, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself settlingRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
