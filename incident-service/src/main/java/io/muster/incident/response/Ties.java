package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.contracts.incident.LinkEvent.AlertsDetached;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What ties one incident to others: whose alerts it has, and of which it is a duplicate. */
final class Ties {

  private boolean openedByAlerts;

  /** The groups of alerts it has. */
  private final Set<String> groups = new HashSet<>();

  /** The latest move heard of, also of groups that left. */
  private final Map<String, Integer> moves = new HashMap<>();

  private IncidentRef duplicateOf;

  /**
   * Takes alerts in.
   *
   * @param over whether nobody works on the incident any more
   */
  void attach(AttachAlerts wish, boolean over, Instant now) {
    if (hasHeardOf(wish.groupId(), wish.move())) {
      return;
    }
    if (over) {
      throw Refused.conflict(
          "incident-over", "The incident is over. Attach the alerts to one that is open.");
    }
    apply(
        new AlertsAttached(
            wish.incidentId(),
            wish.groupId(),
            wish.from(),
            wish.move(),
            Wording.optional("/reason", wish.reason(), Wording.REASON),
            wish.by(),
            now));
  }

  void detach(DetachAlerts wish, Instant now) {
    if (groups.contains(wish.groupId()) && !hasHeardOf(wish.groupId(), wish.move())) {
      apply(
          new AlertsDetached(
              wish.incidentId(), wish.groupId(), wish.to(), wish.move(), wish.by(), now));
    }
  }

  private boolean hasHeardOf(String groupId, int move) {
    return moves.getOrDefault(groupId, -1) >= move;
  }

  /** Whether it ends by itself: whoever declared an incident ends it as well. */
  boolean endsWith(EndWithAlerts wish) {
    return openedByAlerts && wish.over().containsAll(groups);
  }

  /**
   * Marks it as a duplicate.
   *
   * @return whether it is one now and was none before
   * @throws Refused when a person asks for what cannot be
   */
  boolean markDuplicate(MarkDuplicate wish, Instant now) {
    if (wish.of().id().equals(wish.incidentId())) {
      throw Refused.invalid(
          "/incident", "An incident is no duplicate of itself. Name another one.");
    }
    boolean already = duplicateOf != null;
    boolean firing = !wish.over().containsAll(groups);
    if (already && duplicateOf.id().equals(wish.of().id())
        || (already || firing) && wish.authority() == Authority.SYSTEM) {
      return false;
    }
    if (already) {
      throw Refused.conflict(
          "already-duplicate", "The incident is a duplicate of another one already.");
    }
    if (firing) {
      throw Refused.conflict(
          "alerts-joined",
          "Alerts joined the incident a moment ago. Look at them, then try again.");
    }
    apply(
        new DuplicateMarked(
            wish.incidentId(),
            wish.of(),
            Wording.optional("/reason", wish.reason(), Wording.REASON),
            wish.by(),
            now));
    return true;
  }

  void on(Opened opened) {
    String groupId = opened.source().alertGroupId();
    openedByAlerts = groupId != null;
    if (openedByAlerts) {
      groups.add(groupId);
    }
  }

  void on(LinkEvent event) {
    switch (event) {
      case AlertsAttached attached -> {
        groups.add(attached.groupId());
        moves.put(attached.groupId(), attached.move());
      }
      case AlertsDetached detached -> {
        groups.remove(detached.groupId());
        moves.put(detached.groupId(), detached.move());
      }
      case DuplicateMarked marked -> duplicateOf = marked.of();
    }
  }
}
