package io.muster.incident.view;

import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.recovery.watch.IncidentTime;
import io.muster.incident.recovery.watch.MetricReading;
import io.muster.incident.recovery.watch.PrometheusMetrics;
import io.muster.incident.recovery.watch.WatchLooks;
import io.muster.incident.recovery.watch.WatchState;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows how a recovery is watched, what was last seen, and whether it is complete. */
@Component
class RecoveryWatchPresenter {

  private final WatchLooks looks;
  private final PrometheusMetrics metrics;
  private final IncidentTime time;
  private final PeopleDirectory people;

  RecoveryWatchPresenter(
      WatchLooks looks, PrometheusMetrics metrics, IncidentTime time, PeopleDirectory people) {
    this.looks = looks;
    this.metrics = metrics;
    this.time = time;
    this.people = people;
  }

  /** How it stands, of an incident that was last reopened then; null: never. */
  RecoveryWatchForms.Answer shown(WatchState state, Instant reopenedAt, Caller caller) {
    RecoveryDeclared complete = state.declared(reopenedAt);
    List<String> ids = new ArrayList<>();
    if (state.started() != null) {
      ids.add(state.started().by().id());
    }
    if (complete != null) {
      ids.add(complete.by().id());
    }
    Names names = Names.of(ids, people, caller);
    return new RecoveryWatchForms.Answer(
        List.copyOf(metrics.sources()),
        state.started() == null ? null : watch(state, names),
        complete == null ? null : declared(complete, names));
  }

  private RecoveryWatchForms.Watch watch(WatchState state, Names names) {
    Started begun = state.started();
    RecoveryWatchEvent end = state.end();
    Optional<WatchLooks.Look> last = looks.of(begun.incidentId(), begun.watch());
    return new RecoveryWatchForms.Watch(
        begun.watch(),
        state.stage(),
        begun.from(),
        begun.until(),
        time.now(begun.incidentId()),
        begun.services(),
        metrics(begun, last.map(WatchLooks.Look::readings).orElse(List.of())),
        last.map(WatchLooks.Look::looks).orElse(0L),
        last.map(WatchLooks.Look::at).orElse(null),
        names.by(begun.by()),
        end == null ? null : RecoveryWatchLines.summary(end, true),
        end == null ? null : end.at());
  }

  private static List<RecoveryWatchForms.MetricNow> metrics(
      Started begun, List<MetricReading> readings) {
    List<RecoveryWatchForms.MetricNow> shown = new ArrayList<>();
    for (int i = 0; i < begun.metrics().size(); i++) {
      WatchedMetric metric = begun.metrics().get(i);
      MetricReading reading = i < readings.size() ? readings.get(i) : null;
      shown.add(
          reading == null
              ? new RecoveryWatchForms.MetricNow(metric, null, null)
              : new RecoveryWatchForms.MetricNow(metric, reading.value(), reading.trouble()));
    }
    return shown;
  }

  private static RecoveryWatchForms.Declared declared(RecoveryDeclared complete, Names names) {
    return new RecoveryWatchForms.Declared(
        names.by(complete.by()),
        complete.at(),
        complete.open().stream().map(open -> open.text()).toList(),
        complete.overrideReason());
  }
}
