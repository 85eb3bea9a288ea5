package io.muster.notification.oncall.readiness;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.oncall.ReadinessCommand.RecordCheck;
import io.muster.contracts.oncall.ReadinessEvent.Finding;
import io.muster.contracts.oncall.ReadinessEvent.Reach;
import io.muster.notification.oncall.readiness.Reached.Failure;
import io.muster.notification.oncall.readiness.Readiness.Outlook;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks ahead once a day and records what it found. Several instances share one timer; should two
 * look nevertheless, the first of a day stands.
 */
@Component
class DailyCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DailyCheck.class);
  private static final Actor READINESS = Actor.system("readiness");
  private static final LocalTime AT = LocalTime.of(6, 0);
  private static final String TIMER = "daily";

  private final Readiness readiness;
  private final Owners owners;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  DailyCheck(
      Readiness readiness,
      Owners owners,
      CommandSender sender,
      Timers readinessTimers,
      Clock clock) {
    this.readiness = readiness;
    this.owners = owners;
    this.sender = sender;
    this.timers = readinessTimers;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void remind() {
    timers.remind(TIMER, next());
  }

  private Instant next() {
    Instant now = clock.instant();
    Instant today = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(AT).toInstant(ZoneOffset.UTC);
    return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
  }

  /** Looks, records what was found, and says when to look again. */
  Optional<Instant> look(String timer) {
    Span interval = readiness.interval();
    List<Outlook> outlooks = readiness.look(interval);
    List<Finding> findings =
        outlooks.stream().flatMap(outlook -> finding(outlook).stream()).toList();
    sender.sendSystem(
        new RecordCheck(
            idOf(interval.from()),
            interval.from(),
            interval.until(),
            outlooks.size(),
            findings,
            READINESS));
    findings.stream()
        .filter(finding -> finding.ownerIds().isEmpty())
        .forEach(
            finding ->
                LOG.error(
                    "Policy {} reaches nobody as it should at {}, and there is nobody to tell",
                    finding.policyId(),
                    finding.from()));
    return Optional.of(next());
  }

  static String idOf(Instant day) {
    return "readiness-" + LocalDate.ofInstant(day, ZoneOffset.UTC);
  }

  private Optional<Finding> finding(Outlook outlook) {
    return outlook.example().map(gap -> finding(outlook, gap, outlook.gaps().size()));
  }

  private Finding finding(Outlook outlook, Reached gap, int times) {
    Failure first = gap.failures().getFirst();
    return new Finding(
        outlook.policy().policyId(),
        gap.level() == 0 ? Reach.NOBODY : Reach.LATER_LEVEL,
        gap.span().from(),
        gap.span().until(),
        first.reason(),
        first.targetId(),
        first.personId(),
        times,
        owners.of(outlook.policy(), gap));
  }

  @Configuration(proxyBeanMethods = false)
  static class Loop {

    @Bean
    Timers readinessTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_readiness_timer", clock);
    }

    @Bean
    TimerLoop readinessLoop(Timers readinessTimers, DailyCheck check, Clock clock) {
      return new TimerLoop("readiness", readinessTimers, check::look, 1, clock);
    }
  }
}
