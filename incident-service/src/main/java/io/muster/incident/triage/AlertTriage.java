package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.Source;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.CommandSender;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Opens an incident for each new problem, acknowledges it when somebody takes care of one of its
 * alerts elsewhere, and resolves it when the problem is over. Hearing the same event again asks for
 * the same again, which changes nothing.
 */
@Component
@ProcessingGroup("incident.triage")
class AlertTriage {

  private static final Actor BY = Actor.system("alert-triage");

  private final CommandSender sender;
  private final IncidentNumbers numbers;

  AlertTriage(CommandSender sender, IncidentNumbers numbers) {
    this.sender = sender;
    this.numbers = numbers;
  }

  @EventHandler
  void on(AlertGroupEvent event) {
    switch (event) {
      case Opened group -> open(group);
      case AlertAcknowledged seen ->
          sender.sendSystem(
              new IncidentCommand.Acknowledge(
                  seen.incidentId(), "the alert's source", BY, Authority.SYSTEM));
      case Resolved group ->
          sender.sendSystem(
              new IncidentCommand.Resolve(
                  group.incidentId(), "Every alert is over.", BY, Authority.SYSTEM));
      case AlertFired fired -> {}
      case AlertResolved resolved -> {}
    }
  }

  private void open(Opened group) {
    sender.sendSystem(
        new IncidentCommand.Open(
            group.incidentId(),
            numbers.next(),
            group.title(),
            group.description(),
            group.severity(),
            group.services(),
            Source.alerts(group.integrationId(), group.groupId()),
            group.occurredAt(),
            group.at(),
            BY,
            Authority.SYSTEM));
  }
}
