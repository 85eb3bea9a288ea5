package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Carries out that a group of alerts belongs to another incident. The other takes them in first and
 * only then the one they came from ends, so that at every moment an open incident calls for them;
 * each step says what it is about, and asking for it again changes nothing.
 */
@Component
class AttachedAlerts {

  private static final Actor BY = Actor.system("alert-triage");

  private final CommandSender sender;
  private final GroupLedger groups;
  private final LateFirings late;
  private final IncidentAlerts incidents;

  AttachedAlerts(
      CommandSender sender, GroupLedger groups, LateFirings late, IncidentAlerts incidents) {
    this.sender = sender;
    this.groups = groups;
    this.late = late;
    this.incidents = incidents;
  }

  /**
   * The other incident takes them in, and the one they opened ends as the same trouble. An incident
   * that was over by then hands them back.
   *
   * @return whether they were taken in
   */
  boolean attached(Attached event) {
    IncidentAlerts.Known from = incidents.of(event.from());
    try {
      sender.sendSystem(
          new AttachAlerts(
              event.incidentId(),
              event.groupId(),
              from.ref(),
              event.move(),
              event.reason(),
              event.by(),
              Authority.SYSTEM));
    } catch (Refused over) {
      groups.send(
          new Detach(
              event.groupId(),
              event.from(),
              event.move(),
              "The other incident was over before it could take the alerts in.",
              BY));
      return false;
    }
    IncidentAlerts.Known to = incidents.of(event.incidentId());
    sender.sendSystem(
        new DetachAlerts(
            event.from(), event.groupId(), to.ref(), event.move(), event.by(), Authority.SYSTEM));
    Set<String> left = new HashSet<>(from.groups());
    left.remove(event.groupId());
    if (event.groupId().equals(from.openedBy())) {
      sender.sendSystem(
          new MarkDuplicate(
              event.from(), to.ref(), over(left), event.reason(), event.by(), Authority.SYSTEM));
    }
    endIfOver(event.from(), left);
    return true;
  }

  /**
   * They left an incident, for a new one that is open by now or for the one they came from. Should
   * somebody have resolved that meanwhile, they are over with it.
   */
  void detached(Detached event) {
    IncidentAlerts.Known to = incidents.of(event.incidentId());
    if (to.resolved() != null && to.resolved().by().kind() != Actor.Kind.SYSTEM) {
      close(event.groupId(), to.resolved());
    }
    sender.sendSystem(
        new DetachAlerts(
            event.from(), event.groupId(), to.ref(), event.move(), event.by(), Authority.SYSTEM));
    Set<String> left = new HashSet<>(incidents.of(event.from()).groups());
    left.remove(event.groupId());
    endIfOver(event.from(), left);
  }

  /** A group is over: its incident is, unless it has others that are not. */
  void over(String groupId, String incidentId) {
    Set<String> alone = Set.of(groupId);
    if (!end(incidentId, alone)) {
      Set<String> all = incidents.of(incidentId).groups();
      if (!all.equals(alone)) {
        endIfOver(incidentId, all);
      }
    }
  }

  private void endIfOver(String incidentId, Set<String> all) {
    if (!all.isEmpty() && over(all).containsAll(all)) {
      end(incidentId, all);
    }
  }

  private boolean end(String incidentId, Set<String> over) {
    return sender.sendSystem(new EndWithAlerts(incidentId, over, BY, Authority.SYSTEM)).changed();
  }

  private Set<String> over(Set<String> all) {
    Set<String> over = new HashSet<>(all);
    over.removeIf(groupId -> groups.load(groupId).filter(AlertGroup::isOver).isEmpty());
    return over;
  }

  /**
   * Somebody resolved an incident, which ends every group it had then.
   *
   * @param sequence of that event in the incident
   */
  void resolved(Resolved resolved, long sequence) {
    incidents
        .upTo(resolved.incidentId(), sequence)
        .groups()
        .forEach(groupId -> close(groupId, resolved));
  }

  private void close(String groupId, Resolved resolved) {
    boolean closed =
        sender
            .sendSystem(new Close(groupId, resolved.incidentId(), resolved.at(), resolved.by()))
            .changed();
    if (closed || groups.load(groupId).filter(group -> endedWith(group, resolved)).isPresent()) {
      late.fireAnew(groupId, resolved.at(), closed);
    }
  }

  /** A group that was moved before it heard of the end goes on where it is now. */
  private static boolean endedWith(AlertGroup group, Resolved resolved) {
    return group.isOver() && group.home().incidentId().equals(resolved.incidentId());
  }
}
