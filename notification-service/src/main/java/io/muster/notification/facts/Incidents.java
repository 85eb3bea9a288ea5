package io.muster.notification.facts;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.UnreadableEventException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says how an incident stands in the log at this moment. */
@Component
public class Incidents {

  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final String ACKNOWLEDGED = EventTypes.nameOf(IncidentEvent.Acknowledged.class);
  private static final String RESOLVED = EventTypes.nameOf(IncidentEvent.Resolved.class);
  private static final String PHASE = EventTypes.nameOf(IncidentEvent.PhaseChanged.class);

  private final Facts facts;

  Incidents(Facts facts) {
    this.facts = facts;
  }

  /**
   * Why nobody needs to be paged for it any more; nothing while somebody does. Looks at the names
   * of events where it can, so that one unreadable event neither pages for ever nor silences.
   */
  public Optional<String> quietBecause(String incidentId) {
    for (StoredEvent event : facts.stored(incidentId)) {
      if (event.type().equals(ACKNOWLEDGED)) {
        return Optional.of("acknowledged");
      }
      if (event.type().equals(RESOLVED)) {
        return Optional.of("resolved");
      }
      if (event.type().equals(PHASE) && closes(event)) {
        return Optional.of("closed");
      }
    }
    return Optional.empty();
  }

  private boolean closes(StoredEvent event) {
    try {
      return facts.read(event) instanceof IncidentEvent.PhaseChanged moved
          && moved.to() == Phase.CLOSED;
    } catch (UnreadableEventException e) {
      return false;
    }
  }

  /**
   * The incident, as far as its events can be read: a page that lacks the newest severity calls
   * somebody, one that is not sent does not. Nothing when it was never opened.
   */
  public Optional<IncidentNow> find(String incidentId) {
    Folding folding = new Folding();
    for (StoredEvent event : facts.stored(incidentId)) {
      try {
        folding.on(facts.read(event));
      } catch (UnreadableEventException e) {
        LOG.error(
            "Incident {} is told without its event {}: {}", incidentId, event.id(), e.getMessage());
      }
    }
    return folding.result();
  }

  private static final class Folding {
    private IncidentEvent.Opened opened;
    private Severity severity;
    private ResponseState state = ResponseState.TRIGGERED;
    private boolean closed;
    private Actor acknowledgedBy;
    private Instant acknowledgedAt;
    private Actor resolvedBy;
    private Instant resolvedAt;

    void on(Event event) {
      if (!(event instanceof IncidentEvent incident)) {
        return;
      }
      switch (incident) {
        case IncidentEvent.Opened first -> {
          opened = first;
          severity = first.severity();
        }
        case IncidentEvent.Acknowledged acknowledged -> {
          if (acknowledgedBy == null) {
            acknowledgedBy = acknowledged.by();
            acknowledgedAt = acknowledged.at();
          }
          if (state == ResponseState.TRIGGERED) {
            state = ResponseState.ACKNOWLEDGED;
          }
        }
        case IncidentEvent.Resolved resolved -> {
          state = ResponseState.RESOLVED;
          resolvedBy = resolved.by();
          resolvedAt = resolved.at();
        }
        case IncidentEvent.SeverityChanged changed -> severity = changed.to();
        case IncidentEvent.PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
        case IncidentEvent.RoleAssigned ignored -> {}
        case IncidentEvent.RoleReleased ignored -> {}
        case IncidentEvent.NoteAdded ignored -> {}
        case IncidentEvent.CauseMarked ignored -> {}
        case IncidentEvent.CauseWithdrawn ignored -> {}
      }
    }

    Optional<IncidentNow> result() {
      return Optional.ofNullable(opened)
          .map(
              first ->
                  new IncidentNow(
                      first.incidentId(),
                      "INC-" + first.number(),
                      first.title(),
                      severity,
                      first.services(),
                      first.occurredAt() == null ? first.detectedAt() : first.occurredAt(),
                      state,
                      closed,
                      acknowledgedBy,
                      acknowledgedAt,
                      resolvedBy,
                      resolvedAt));
    }
  }
}
