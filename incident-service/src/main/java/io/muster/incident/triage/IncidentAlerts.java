package io.muster.incident.triage;

import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.contracts.incident.LinkEvent.AlertsDetached;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.contracts.incident.LinkEvent.Linked;
import io.muster.contracts.incident.LinkEvent.Unlinked;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.TaskEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Which groups of alerts incidents have, from the log itself: a read model may lag. */
@Component
public class IncidentAlerts {

  private static final int COMMITS_AT_ONCE = 200;

  private final EventLog log;
  private final EventCodec codec;

  IncidentAlerts(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * An incident as far as alerts and duplicates go.
   *
   * @param openedBy the group of alerts that opened it; null when somebody declared it
   * @param groups those it has
   * @param resolved how it was resolved; null while it is not
   * @param closed whether its work is done and closed
   * @param duplicateOf the incident it is a duplicate of; null when it is none
   * @param links the incidents it depends on
   * @param position of its newest event in the log
   */
  public record Known(
      IncidentRef ref,
      String openedBy,
      Set<String> groups,
      Resolved resolved,
      boolean closed,
      IncidentRef duplicateOf,
      Set<Link> links,
      long position) {
    public Known {
      groups = Set.copyOf(groups);
      links = Set.copyOf(links);
    }
  }

  /** One incident depends on another. */
  public record Link(LinkEvent.Kind kind, IncidentRef to) {}

  /** An incident that was opened. */
  public Known of(String incidentId) {
    return find(incidentId).orElseThrow();
  }

  /** Nothing when it was never opened. */
  public Optional<Known> find(String incidentId) {
    return read(incidentId, event -> true);
  }

  /** As it was right after one of its events. */
  Known upTo(String incidentId, long sequence) {
    return read(incidentId, event -> event.sequence() <= sequence).orElseThrow();
  }

  /** As it was before a position in the log; nothing when it was not opened then. */
  Optional<Known> before(String incidentId, long position) {
    return read(incidentId, event -> event.position() < position);
  }

  private Optional<Known> read(String incidentId, Predicate<StoredEvent> counts) {
    Folding folding = new Folding();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(incidentId, next, COMMITS_AT_ONCE);
      for (StoredEvent event : page.commits().stream().flatMap(c -> c.events().stream()).toList()) {
        if (counts.test(event) && codec.decode(event) instanceof IncidentEvent happened) {
          folding.on(happened);
          folding.position = event.position();
        }
        next = event.sequence() + 1;
      }
    } while (page.more());
    return folding.result();
  }

  private static final class Folding {

    private final Set<String> groups = new LinkedHashSet<>();
    private Opened opened;
    private Resolved resolved;
    private boolean closed;
    private final Set<Link> links = new LinkedHashSet<>();
    private IncidentRef duplicateOf;
    private long position;

    void on(IncidentEvent event) {
      switch (event) {
        case Opened first -> {
          opened = first;
          if (first.source().alertGroupId() != null) {
            groups.add(first.source().alertGroupId());
          }
        }
        case Resolved over -> resolved = over;
        case IncidentEvent.Reopened again -> {
          resolved = null;
          duplicateOf = null;
        }
        case IncidentEvent.PhaseChanged moved -> closed = moved.to() == Phase.CLOSED;
        case AlertsAttached attached -> groups.add(attached.groupId());
        case AlertsDetached detached -> groups.remove(detached.groupId());
        case DuplicateMarked marked -> duplicateOf = marked.of();
        case Linked linked -> links.add(new Link(linked.kind(), linked.to()));
        case Unlinked gone -> links.remove(new Link(gone.kind(), gone.to()));
        case IncidentEvent.Acknowledged _,
            IncidentEvent.AcknowledgementLapsed _,
            IncidentEvent.SeverityChanged _,
            IncidentEvent.RoleAssigned _,
            IncidentEvent.RoleHandedOver _,
            IncidentEvent.RoleReleased _,
            IncidentEvent.NoteAdded _,
            IncidentEvent.DecisionMarked _,
            IncidentEvent.CauseMarked _,
            IncidentEvent.CauseWithdrawn _,
            AccessEvent _,
            AffectedEvent _,
            AttachmentEvent _,
            CriteriaOverridden _,
            MomentEvent _,
            TaskEvent _ -> {
          // It is as open as before, and has the same alerts.
        }
      }
    }

    Optional<Known> result() {
      return Optional.ofNullable(opened)
          .map(
              first ->
                  new Known(
                      new IncidentRef(first.incidentId(), first.number()),
                      first.source().alertGroupId(),
                      groups,
                      resolved,
                      closed,
                      duplicateOf,
                      links,
                      position));
    }
  }
}
