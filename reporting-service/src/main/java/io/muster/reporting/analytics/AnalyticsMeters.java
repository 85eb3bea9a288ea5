package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.contracts.incident.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the last thirty days (UTC) for a monitoring tool, reckoned anew at most once a
 * minute. Private incidents and drills are in none of them, and no person, service or incident is a
 * label: what leaves the house says how response goes, not of whom or what.
 */
class AnalyticsMeters implements MeterBinder {

  static final int DAYS = 30;

  private static final List<Metric> LENGTHS =
      List.of(Metric.DETECT, Metric.ACKNOWLEDGE, Metric.CONTAIN, Metric.RESOLVE);

  private final LoadingCache<String, Snapshot> snapshots;

  AnalyticsMeters(Supplier<Snapshot> reckon) {
    this.snapshots =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(any -> reckon.get());
  }

  /** What was reckoned at one moment. */
  record Snapshot(List<IncidentRow> incidents, Load load, Deployments deployments, Noise noise) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Severity severity : Severity.values()) {
      gauge("muster.analytics.incidents", all -> incidents(all, severity))
          .description("Incidents opened in the last 30 days")
          .tag("severity", severity.name())
          .register(registry);
    }
    for (Metric metric : LENGTHS) {
      length(registry, metric, "0.5", Figure::median);
      length(registry, metric, "0.9", Figure::p90);
      gauge("muster.analytics.response.counted", all -> figure(all, metric).counted())
          .description("Incidents of the last 30 days that have both ends of a step on record")
          .tag("step", step(metric))
          .register(registry);
    }
    deployments(registry);
    load(registry);
  }

  private void length(
      MeterRegistry registry, Metric metric, String quantile, Function<Figure, Long> value) {
    gauge("muster.analytics.response", all -> orNone(value.apply(figure(all, metric))))
        .description("How long a step of response took, over incidents of the last 30 days")
        .baseUnit("seconds")
        .tag("step", step(metric))
        .tag("quantile", quantile)
        .register(registry);
  }

  private void deployments(MeterRegistry registry) {
    gauge("muster.analytics.deployments", all -> all.deployments().deployments())
        .description("Deployments to production in the last 30 days")
        .register(registry);
    gauge("muster.analytics.deployments.failed", all -> all.deployments().failed())
        .description("Of those, that caused an incident")
        .register(registry);
    gauge(
            "muster.analytics.deployments.recovery",
            all -> orNone(all.deployments().recovery().median()))
        .description("Median time to recover from those")
        .baseUnit("seconds")
        .register(registry);
  }

  private void load(MeterRegistry registry) {
    gauge("muster.analytics.pages", all -> all.load().pages())
        .description("Pages that left in the last 30 days")
        .register(registry);
    gauge("muster.analytics.pages.night", all -> all.load().nightPages())
        .description("Of those, from 22:00 to 7:00 by the clock of whoever was called")
        .register(registry);
    gauge("muster.analytics.interrupted.hours", all -> all.load().interruptedHours())
        .description("Clock hours in which somebody was called, over people")
        .register(registry);
    gauge("muster.analytics.load.gini", all -> orNone(all.load().fairness()))
        .description("Gini coefficient of interrupted hours: 0 all the same, 1 all on one")
        .register(registry);
    gauge("muster.analytics.people.hours", all -> all.load().peopleHours())
        .description("Time people spent on incidents")
        .register(registry);
    gauge("muster.analytics.noise.opened", all -> all.noise().opened())
        .description("Incidents of alerts in the last 30 days that are over")
        .register(registry);
    gauge("muster.analytics.noise.untouched", all -> all.noise().untouched())
        .description("Of those, over before anybody did anything")
        .register(registry);
  }

  private Gauge.Builder<Supplier<Number>> gauge(String name, ToDoubleFunction<Snapshot> value) {
    return Gauge.builder(name, () -> value.applyAsDouble(snapshots.get("")));
  }

  private static long incidents(Snapshot all, Severity severity) {
    return all.incidents().stream().filter(row -> row.severity() == severity).count();
  }

  private static Figure figure(Snapshot all, Metric metric) {
    return Figure.of(metric, all.incidents());
  }

  /** A monitoring tool shows nothing where there is no number; 0 would be one. */
  private static double orNone(Number value) {
    return value == null ? Double.NaN : value.doubleValue();
  }

  private static String step(Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }
}
