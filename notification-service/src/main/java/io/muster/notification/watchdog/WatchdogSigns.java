package io.muster.notification.watchdog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Shows what the watchdog saw: in the health of the service, where it never brings the service down
 * as a restart mends no lost timer, and as figures.
 */
@Component("paging")
class WatchdogSigns implements HealthIndicator {

  private static final Status AT_RISK = new Status("AT_RISK");

  private final Watchdog watchdog;

  WatchdogSigns(Watchdog watchdog, ObjectProvider<MeterRegistry> meters) {
    this.watchdog = watchdog;
    meters.ifAvailable(
        registry -> {
          Gauge.builder("muster.paging.findings", this::findings)
              .description("What stands against paging doing what it promises; 0 is proved")
              .register(registry);
          Gauge.builder("muster.paging.proved", () -> proved() ? 1 : 0)
              .description("1 while paging was proved within the last minute")
              .register(registry);
        });
  }

  private int findings() {
    Watchdog.Look look = watchdog.last();
    return look == null ? 0 : look.findings().size();
  }

  private boolean proved() {
    return watchdog.looks() && watchdog.last().proved();
  }

  @Override
  public Health health() {
    Watchdog.Look look = watchdog.last();
    if (look == null) {
      return Health.unknown().withDetail("paging", "not looked yet").build();
    }
    if (proved()) {
      return Health.up().build();
    }
    Health.Builder health = Health.status(AT_RISK).withDetail("at", look.at());
    if (look.failed() != null) {
      health.withDetail("failed", look.failed());
    }
    look.findings().stream()
        .limit(20)
        .forEach(finding -> health.withDetail(finding.kind() + " " + finding.of(), true));
    return health.build();
  }
}
