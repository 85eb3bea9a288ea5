package io.muster.incident.recovery.watch;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.recovery.RecoveryWatchCommand;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteAlert;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteMetric;
import io.muster.contracts.recovery.RecoveryWatchCommand.Pass;
import io.muster.contracts.recovery.RecoveryWatchCommand.Stop;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.recovery.watch.WatchLooks.Look;
import io.muster.incident.triage.FiredAlerts;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one look of a watch: at the alerts that began to fire since the last one, and at the
 * metrics. Where something came back the incident is opened again first and the watch ends after
 * it, so that whoever takes over from a process that died in between does the rest; each step done
 * twice changes nothing.
 */
class RecoveryWatcher {

  static final Actor BY = Actor.system("recovery-watch");

  /** Soon enough for people to hear of it, seldom enough for whoever answers. */
  static final Duration EVERY = Duration.ofSeconds(15);

  private final RecoveryWatches watches;
  private final WatchLooks looks;
  private final FiredAlerts alerts;
  private final PrometheusMetrics metrics;
  private final IncidentPhases phases;
  private final IncidentTime time;
  private final CommandSender sender;
  private final Clock clock;

  RecoveryWatcher(
      RecoveryWatches watches,
      WatchLooks looks,
      FiredAlerts alerts,
      PrometheusMetrics metrics,
      IncidentPhases phases,
      IncidentTime time,
      CommandSender sender,
      Clock clock) {
    this.watches = watches;
    this.looks = looks;
    this.alerts = alerts;
    this.metrics = metrics;
    this.phases = phases;
    this.time = time;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Takes a look.
   *
   * @return when to look again, by the wall's clock; nothing when the watch is over
   */
  Optional<Instant> due(String incidentId) {
    WatchState state = watches.of(incidentId, Long.MAX_VALUE);
    if (state.stage() != WatchState.Stage.RUNNING) {
      return Optional.empty();
    }
    Started watch = state.started();
    Optional<Look> last = looks.of(incidentId, watch.watch());
    // The time is asked first: what fires while it is looked belongs to a time that is not over.
    Instant now = time.now(incidentId);
    FiredAlerts.Found found =
        alerts.after(last.map(Look::position).orElse(state.startedPosition()));
    Optional<NoteAlert> back = alertOf(watch, found);
    if (back.isPresent()) {
      NoteAlert alert = back.get();
      return openAgain(
          alert,
          "The alert %s fired on %s during the recovery watch."
              .formatted(alert.alert(), alert.service()));
    }
    List<MetricReading> readings = watch.metrics().stream().map(metrics::read).toList();
    Optional<NoteMetric> breach = breachOf(watch, readings);
    if (breach.isPresent()) {
      NoteMetric metric = breach.get();
      return openAgain(
          metric,
          "%s was %s during the recovery watch.".formatted(metric.metric(), metric.value()));
    }
    long count = last.map(Look::looks).orElse(0L) + 1;
    looks.keep(incidentId, new Look(watch.watch(), found.upTo(), count, now, readings));
    boolean seen = readings.stream().allMatch(reading -> reading.trouble() == null);
    // What could not be seen has not passed: it is looked on until it can, or somebody stops it.
    if (!now.isBefore(watch.until()) && seen) {
      sender.decide(new Pass(incidentId, watch.watch(), count, BY));
      return Optional.empty();
    }
    if (time.isOver(incidentId)) {
      sender.decide(new Stop(incidentId, "The drill ended before the watch did.", BY));
      return Optional.empty();
    }
    return Optional.of(clock.instant().plus(untilNext(incidentId, watch, now)));
  }

  /** The time of a drill goes on by its ticks, each of which has it looked. */
  private static Duration untilNext(String incidentId, Started watch, Instant now) {
    Duration left = Duration.between(now, watch.until());
    boolean soonOver =
        !DrillIds.inDrill(incidentId) && left.isPositive() && left.compareTo(EVERY) < 0;
    return soonOver ? left : EVERY;
  }

  /** The first on a watched service before the time was over, of the same drill or of none. */
  private Optional<NoteAlert> alertOf(Started watch, FiredAlerts.Found found) {
    String drillId = DrillIds.drillOf(watch.incidentId()).orElse(null);
    for (FiredAlerts.Fired fired : found.fired()) {
      Optional<String> service =
          Objects.equals(fired.drillId(), drillId)
              ? firstOf(fired.services(), watch.services())
              : Optional.empty();
      // Asked last, as a drill's time is waited for.
      if (service.isPresent() && isInTime(watch, fired)) {
        return Optional.of(
            new NoteAlert(
                watch.incidentId(),
                watch.watch(),
                fired.groupId(),
                fired.alert(),
                service.get(),
                BY));
      }
    }
    return Optional.empty();
  }

  private boolean isInTime(Started watch, FiredAlerts.Fired fired) {
    return !time.of(watch.incidentId(), fired.position(), fired.at()).isAfter(watch.until());
  }

  private static Optional<String> firstOf(Set<String> services, List<String> watched) {
    return services.stream()
        .filter(service -> watched.stream().anyMatch(service::equalsIgnoreCase))
        .findFirst();
  }

  private static Optional<NoteMetric> breachOf(Started watch, List<MetricReading> readings) {
    for (int i = 0; i < readings.size(); i++) {
      WatchedMetric metric = watch.metrics().get(i);
      Double value = readings.get(i).value();
      if (value != null && metric.isBreachedBy(value)) {
        return Optional.of(
            new NoteMetric(watch.incidentId(), watch.watch(), metric.name(), value, BY));
      }
    }
    return Optional.empty();
  }

  /**
   * Whoever is on call is called again where it was over, the cause is looked for again, and the
   * watch is over.
   */
  private Optional<Instant> openAgain(RecoveryWatchCommand seen, String why) {
    String incidentId = seen.incidentId();
    sender.decide(new Reopen(incidentId, true, why, BY, Authority.SYSTEM));
    if (phases.of(incidentId).compareTo(Phase.ERADICATION) > 0) {
      sender.decide(new ChangePhase(incidentId, Phase.ERADICATION, why, BY, Authority.SYSTEM));
    }
    sender.decide(seen);
    return Optional.empty();
  }
}
