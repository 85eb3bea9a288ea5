package io.muster.notification.facts;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskEvent;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.Privacy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says how an incident stands in the log at this moment. */
@Component
public class Incidents {

  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final String ACKNOWLEDGED = EventTypes.nameOf(IncidentEvent.Acknowledged.class);
  private static final String LAPSED = EventTypes.nameOf(IncidentEvent.AcknowledgementLapsed.class);
  private static final String RESOLVED = EventTypes.nameOf(IncidentEvent.Resolved.class);
  private static final String REOPENED = EventTypes.nameOf(IncidentEvent.Reopened.class);
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
    Optional<String> quiet = Optional.empty();
    for (StoredEvent event : facts.stored(incidentId)) {
      if (event.type().equals(REOPENED)) {
        quiet = pages(event) ? Optional.empty() : Optional.of("taken on");
      } else if (event.type().equals(LAPSED)) {
        quiet = Optional.empty();
      } else if (quiet.isEmpty()) {
        quiet = quietedBy(event);
      }
    }
    return quiet;
  }

  private Optional<String> quietedBy(StoredEvent event) {
    if (event.type().equals(ACKNOWLEDGED)) {
      return Optional.of("acknowledged");
    }
    if (event.type().equals(RESOLVED)) {
      return Optional.of("resolved");
    }
    return event.type().equals(PHASE) && closes(event) ? Optional.of("closed") : Optional.empty();
  }

  /** Whether it is private, and this person is not named on it. */
  public boolean hiddenFrom(String incidentId, String personId) {
    return hides(facts.readable(incidentId), personId);
  }

  /** The same after these events of it, for who has read them already. */
  public static boolean hides(List<Event> events, String personId) {
    return Privacy.hides(doors(events), personId);
  }

  private static Document doors(List<Event> events) {
    Document doors = new Document();
    for (Event event : events) {
      if (event instanceof AccessEvent door) {
        Privacy.apply(doors, door);
      }
    }
    return doors;
  }

  /**
   * Whether only those named on it see it.
   *
   * @throws UnreadableEventException when that cannot be told; then nothing may be shown of it
   */
  public boolean isPrivate(String incidentId) {
    return Privacy.isPrivate(doors(facts.of(incidentId)));
  }

  /**
   * Whether only those named on it saw it after the event at a position of the log.
   *
   * @throws UnreadableEventException as {@link #isPrivate(String)}
   */
  public boolean wasPrivate(String incidentId, long upTo) {
    return Privacy.isPrivate(
        doors(
            facts.kept(incidentId).stream()
                .filter(it -> it.position() <= upTo)
                .map(Facts.Kept::event)
                .toList()));
  }

  /**
   * How often it looked for somebody anew: it was not over after all, or nobody answered for it.
   */
  public int timesCalledAnew(String incidentId) {
    return (int)
        facts.stored(incidentId).stream()
            .map(StoredEvent::type)
            .filter(type -> type.equals(REOPENED) || type.equals(LAPSED))
            .count();
  }

  /** When in doubt somebody is called. */
  private boolean pages(StoredEvent event) {
    try {
      return !(facts.read(event) instanceof IncidentEvent.Reopened again) || again.pages();
    } catch (UnreadableEventException e) {
      return true;
    }
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
    return find(incidentId, Long.MAX_VALUE);
  }

  /** The same as it stood after the event at a position of the log. */
  public Optional<IncidentNow> find(String incidentId, long upTo) {
    Folding folding = new Folding();
    for (StoredEvent event : facts.stored(incidentId)) {
      if (event.position() > upTo) {
        break;
      }
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
    private List<String> services = List.of();
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
          services = first.services();
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
        case IncidentEvent.AcknowledgementLapsed _ -> look();
        case IncidentEvent.Resolved resolved -> {
          state = ResponseState.RESOLVED;
          resolvedBy = resolved.by();
          resolvedAt = resolved.at();
        }
        case IncidentEvent.Reopened again -> reopened(again);
        case IncidentEvent.SeverityChanged changed -> severity = changed.to();
        case AffectedEvent.ServicesChanged changed -> {
          List<String> now = new ArrayList<>(services);
          now.removeAll(changed.removed());
          now.addAll(changed.added());
          services = List.copyOf(now);
        }
        case IncidentEvent.PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
        case IncidentEvent.RoleAssigned ignored -> {}
        case IncidentEvent.RoleReleased ignored -> {}
        case IncidentEvent.RoleHandedOver ignored -> {}
        case IncidentEvent.NoteAdded ignored -> {}
        case LinkEvent ignored -> {}
        case IncidentEvent.CauseMarked ignored -> {}
        case IncidentEvent.CauseWithdrawn ignored -> {}
        case IncidentEvent.DecisionMarked ignored -> {}
        case AccessEvent ignored -> {}
        case AffectedEvent ignored -> {}
        case AttachmentEvent ignored -> {}
        case CriteriaOverridden ignored -> {}
        case MomentEvent ignored -> {}
        case TaskEvent ignored -> {}
      }
    }

    private void reopened(IncidentEvent.Reopened again) {
      resolvedBy = null;
      resolvedAt = null;
      if (again.pages()) {
        look();
      } else {
        state = ResponseState.ACKNOWLEDGED;
        acknowledgedBy = again.by();
        acknowledgedAt = again.at();
      }
    }

    /** For somebody who takes it on. */
    private void look() {
      state = ResponseState.TRIGGERED;
      acknowledgedBy = null;
      acknowledgedAt = null;
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
                      services,
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
