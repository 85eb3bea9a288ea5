package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.contracts.incident.LinkEvent.AlertsDetached;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.contracts.incident.LinkEvent.Kind;
import io.muster.contracts.incident.LinkEvent.Linked;
import io.muster.contracts.incident.LinkEvent.Unlinked;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What ties one incident to others: whose alerts it has, of which it is a duplicate, and on which
 * it depends.
 */
final class Ties {

  private static final int MOST_LINKS = 50;

  private boolean openedByAlerts;

  /** The groups of alerts it has. */
  private final Set<String> groups = new HashSet<>();

  /** The latest move heard of, also of groups that left. */
  private final Map<String, Integer> moves = new HashMap<>();

  private IncidentRef duplicateOf;

  /** On which it depends, by kind and id. */
  private final Map<Kind, Map<String, IncidentRef>> links = new EnumMap<>(Kind.class);

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
    requireSameWorld(wish.incidentId(), wish.of());
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

  void link(Link wish, Instant now) {
    if (wish.kind() == null) {
      throw Refused.invalid("/kind", "Say how the two belong together.");
    }
    if (wish.to().id().equals(wish.incidentId())) {
      throw Refused.invalid(
          "/incident", "An incident does not depend on itself. Name another one.");
    }
    requireSameWorld(wish.incidentId(), wish.to());
    Map<String, IncidentRef> there = links.getOrDefault(wish.kind(), Map.of());
    if (there.containsKey(wish.to().id())) {
      return;
    }
    if (wish.kind() == Kind.CHILD_OF && !there.isEmpty()) {
      throw Refused.conflict(
          "has-parent", "The incident is part of another one already. Remove that link first.");
    }
    if (there.size() == MOST_LINKS) {
      throw Refused.conflict(
          "too-many-links", "The incident has %d such links already.".formatted(MOST_LINKS));
    }
    apply(
        new Linked(
            wish.incidentId(),
            wish.kind(),
            wish.to(),
            Wording.optional("/reason", wish.reason(), Wording.REASON),
            wish.by(),
            now));
  }

  /** What is rehearsed must not end, explain or outlive what is real. */
  private static void requireSameWorld(String incidentId, IncidentRef other) {
    if (!DrillIds.drillOf(incidentId).equals(DrillIds.drillOf(other.id()))) {
      throw Refused.invalid(
          "/incident", "What is rehearsed and what is real are kept apart. Name another one.");
    }
  }

  void unlink(Unlink wish, Instant now) {
    IncidentRef there = links.getOrDefault(wish.kind(), Map.of()).get(wish.otherId());
    if (there != null) {
      apply(
          new Unlinked(
              wish.incidentId(),
              wish.kind(),
              there,
              Wording.required("/reason", wish.reason(), Wording.REASON, "Say why the link goes."),
              wish.by(),
              now));
    }
  }

  void on(Opened opened) {
    String groupId = opened.source().alertGroupId();
    openedByAlerts = groupId != null;
    if (openedByAlerts) {
      groups.add(groupId);
    }
  }

  /** What came back is trouble of its own. */
  void reopened() {
    duplicateOf = null;
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
      case Linked linked ->
          links
              .computeIfAbsent(linked.kind(), kind -> new HashMap<>())
              .put(linked.to().id(), linked.to());
      case Unlinked unlinked -> links.get(unlinked.kind()).remove(unlinked.to().id());
    }
  }
}
