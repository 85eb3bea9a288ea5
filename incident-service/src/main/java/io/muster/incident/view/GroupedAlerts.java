package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of one group and what keeps it quiet, told by its events alone. */
final class GroupedAlerts {

  /** One alert since it fired last. */
  private record Standing(
      AlertFired fired, int times, boolean acknowledged, Instant endedAt, String rule) {

    Standing again(AlertFired anew) {
      return new Standing(anew, times + 1, false, null, null);
    }

    Standing seen() {
      return new Standing(fired, times, true, endedAt, rule);
    }

    Standing over(Instant at, String byRule) {
      return endedAt == null ? new Standing(fired, times, acknowledged, at, byRule) : this;
    }
  }

  private final Map<String, Standing> alerts = new LinkedHashMap<>();
  private GroupForms.Silenced silence;

  void apply(AlertGroupEvent event) {
    switch (event) {
      case Opened opened -> {}
      case AlertFired fired ->
          alerts.merge(
              fired.alertKey(),
              new Standing(fired, 1, false, null, null),
              (before, now) -> before.again(now.fired()));
      case AlertAcknowledged seen ->
          alerts.computeIfPresent(seen.alertKey(), (key, alert) -> alert.seen());
      case AlertResolved over ->
          alerts.computeIfPresent(
              over.alertKey(), (key, alert) -> alert.over(over.at(), over.rule()));
      case Silenced quiet -> silence = new GroupForms.Silenced(quiet.silenceIds(), quiet.until());
      case Unsilenced loud -> silence = null;
      case Closed closed -> {
        alerts.replaceAll((key, alert) -> alert.over(closed.at(), null));
        silence = null;
      }
      case Resolved resolved -> silence = null;
      case Attached _, Detached _ -> {}
    }
  }

  /** Null when nothing keeps it quiet. */
  GroupForms.Silenced silence() {
    return silence;
  }

  /** In the order in which they first fired. */
  List<GroupForms.Alert> shown(boolean texts) {
    return alerts.values().stream().map(alert -> shown(alert, texts)).toList();
  }

  private static GroupForms.Alert shown(Standing alert, boolean texts) {
    AlertFired fired = alert.fired();
    return new GroupForms.Alert(
        fired.alertKey(),
        fired.name(),
        fired.service(),
        fired.context().host(),
        fired.severity(),
        texts ? fired.summary() : null,
        texts ? fired.description() : null,
        texts ? fired.link() : null,
        texts ? fired.links() : List.of(),
        fired.context().labels(),
        fired.context().source(),
        alert.endedAt() == null,
        fired.startsAt(),
        fired.at(),
        alert.endedAt(),
        alert.rule(),
        fired.expiresAt(),
        alert.times(),
        alert.acknowledged());
  }
}
