package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import java.time.Instant;
import java.util.Comparator;

/** What is recorded of alerts that are news. */
final class NewAlerts {

  private NewAlerts() {}

  /** A problem began, as of the earliest start among its alerts. */
  static Opened opened(Fire fire, Instant now) {
    Instant first =
        fire.alerts().stream()
            .map(FiringAlert::startsAt)
            .min(Comparator.naturalOrder())
            .orElse(now);
    return new Opened(
        fire.groupId(),
        fire.integrationId(),
        fire.groupingKey(),
        fire.generation(),
        fire.groupedBy(),
        fire.incidentId(),
        fire.title(),
        fire.description(),
        fire.severity(),
        fire.services(),
        first,
        fire.flapping(),
        fire.by(),
        now);
  }

  static AlertFired fired(Fire fire, FiringAlert alert, Instant now) {
    return new AlertFired(
        fire.groupId(),
        alert.alertKey(),
        alert.name(),
        alert.service(),
        alert.severity(),
        alert.summary(),
        alert.description(),
        alert.link(),
        alert.links(),
        alert.context(),
        alert.startsAt(),
        alert.expiresAt(),
        fire.by(),
        now);
  }
}
