package io.muster.notification.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens a bridge call for each incident that is bad enough, when it opens or when it turns out to
 * be, and asks nobody to join any more when work on it ends. It runs beside paging: a provider that
 * is slow delays no page.
 */
@Component
@ProcessingGroup("notification.conversation")
class BridgeProcess {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeProcess.class);
  private static final Actor BY = Actor.system("conversation");

  private final Bridges bridges;
  private final Incidents incidents;
  private final CommandSender sender;

  BridgeProcess(Bridges bridges, Incidents incidents, CommandSender sender) {
    this.bridges = bridges;
    this.incidents = incidents;
    this.sender = sender;
  }

  @EventHandler
  void on(IncidentEvent event) {
    if (event instanceof IncidentEvent.Opened opened) {
      open(opened.incidentId(), opened.severity());
    } else if (event instanceof IncidentEvent.SeverityChanged changed) {
      open(changed.incidentId(), changed.to());
    } else if (event instanceof IncidentEvent.PhaseChanged moved && moved.to() == Phase.CLOSED) {
      close(moved.incidentId());
    }
  }

  /** One that was dealt with while we were away needs no call now; in a drill nobody is called. */
  private void open(String incidentId, Severity severity) {
    if (DrillIds.inDrill(incidentId)
        || !bridges.calledFor(severity)
        || bridges.of(incidentId).isPresent()) {
      return;
    }
    incidents.find(incidentId).filter(BridgeProcess::isWorkedOn).ifPresent(this::open);
  }

  private void open(IncidentNow incident) {
    bridges
        .make(incident, "It is %s.".formatted(incident.severity()), BY)
        .ifPresentOrElse(
            sender::sendSystem,
            () -> LOG.error("Nobody can make a bridge call for {}", incident.number()));
  }

  /** Whether a call can still be of use. */
  static boolean isWorkedOn(IncidentNow incident) {
    return !incident.closed() && incident.state() != ResponseState.RESOLVED;
  }

  private void close(String incidentId) {
    if (bridges.open(incidentId).isPresent()) {
      sender.sendSystem(bridges.close(incidentId, "Work on the incident ended.", BY));
    }
  }
}
