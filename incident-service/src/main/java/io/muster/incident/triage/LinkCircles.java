package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.LinkEvent.Kind;
import io.muster.contracts.incident.LinkEvent.Linked;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no incident depends on itself through others. People are refused at the door; of
 * links made at the same moment, each of which was right when looked at, the one that closed the
 * circle by its place in the log goes again.
 */
@Component
@ProcessingGroup("incident.triage")
public class LinkCircles {

  private static final Actor BY = Actor.system("incident-links");

  /** Nobody links more by hand, and a look at each costs a read. */
  private static final int MOST_VISITED = 500;

  private final IncidentAlerts incidents;
  private final CommandSender sender;

  LinkCircles(IncidentAlerts incidents, CommandSender sender) {
    this.incidents = incidents;
    this.sender = sender;
  }

  /** Whether an incident would depend on itself if it depended on another. */
  public boolean wouldClose(String incidentId, Kind kind, String otherId) {
    return reaches(otherId, incidentId, kind, incidents::find);
  }

  @EventHandler
  void on(Linked linked, Recorded recorded) {
    Function<String, Optional<IncidentAlerts.Known>> asOfThen =
        id -> incidents.before(id, recorded.position());
    if (reaches(linked.to().id(), linked.incidentId(), linked.kind(), asOfThen)) {
      sender.sendSystem(
          new Unlink(
              linked.incidentId(),
              linked.kind(),
              linked.to().id(),
              "It closed a circle with a link that was made at the same moment.",
              BY,
              Authority.SYSTEM));
    }
  }

  private static boolean reaches(
      String from, String to, Kind kind, Function<String, Optional<IncidentAlerts.Known>> reader) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>();
    next.add(from);
    while (!next.isEmpty() && seen.size() < MOST_VISITED) {
      String id = next.poll();
      if (id.equals(to)) {
        return true;
      }
      if (seen.add(id)) {
        reader
            .apply(id)
            .ifPresent(
                known ->
                    known.links().stream()
                        .filter(link -> link.kind() == kind)
                        .forEach(link -> next.add(link.to().id())));
      }
    }
    return false;
  }
}
