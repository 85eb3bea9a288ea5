package io.muster.reporting.report;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.report.IncidentReport.AlertLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of the incident: since when each fired, and whether it is over. */
final class Alerts {

  private final Map<String, AlertLine> byKey = new LinkedHashMap<>();

  void add(AlertGroupEvent event, LedgerEntry line) {
    switch (event) {
      case AlertGroupEvent.AlertFired e -> byKey.merge(e.alertKey(), fired(e, line), Alerts::again);
      case AlertGroupEvent.AlertResolved e ->
          byKey.computeIfPresent(
              e.alertKey(), (key, alert) -> over(alert, e.endsAt() == null ? e.at() : e.endsAt()));
      case AlertGroupEvent.Closed e ->
          byKey.replaceAll(
              (key, alert) -> alert.resolvedAt() == null ? over(alert, e.at()) : alert);
      case AlertGroupEvent.Opened _,
          AlertGroupEvent.AlertAcknowledged _,
          AlertGroupEvent.Resolved _,
          AlertGroupEvent.Attached _,
          AlertGroupEvent.Detached _,
          AlertGroupEvent.Silenced _,
          AlertGroupEvent.Unsilenced _ -> {
        // They say something of the group, which the ledger tells.
      }
    }
  }

  List<AlertLine> lines() {
    return List.copyOf(byKey.values());
  }

  private static AlertLine fired(AlertGroupEvent.AlertFired e, LedgerEntry line) {
    Instant since = e.startsAt() == null ? e.at() : e.startsAt();
    return new AlertLine(e.alertKey(), e.name(), e.service(), since, null, 1, line.position());
  }

  private static AlertLine again(AlertLine before, AlertLine now) {
    return new AlertLine(
        before.alertKey(),
        now.name(),
        now.service(),
        before.firedAt(),
        null,
        before.times() + 1,
        before.position());
  }

  private static AlertLine over(AlertLine alert, Instant since) {
    return new AlertLine(
        alert.alertKey(),
        alert.name(),
        alert.service(),
        alert.firedAt(),
        since,
        alert.times(),
        alert.position());
  }
}
