package io.muster.incident.view;

import io.muster.incident.triage.similar.Hit;
import io.muster.incident.triage.similar.SimilarIncidents;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Says when the alerts of an open incident look like part of another that is open, so that somebody
 * can attach them. Nothing is attached by itself.
 */
@Component
class AttachOffers {

  private final AlertGroupRows groups;
  private final IncidentRows incidents;

  AttachOffers(AlertGroupRows groups, IncidentRows incidents) {
    this.groups = groups;
    this.incidents = incidents;
  }

  /**
   * An offer.
   *
   * @param groupId the alerts to attach
   * @param to what they look like
   */
  record Offer(String groupId, Hit to) {}

  /**
   * The most alike that began before; nothing when the incident is over, its alerts are, none is
   * alike enough, or somebody said of the alerts that they do not belong there.
   *
   * @param incident its row
   * @param visible incidents like it that the reader may see, the most alike first
   */
  Optional<Offer> of(Document incident, List<Hit> visible) {
    String groupId = incident.getString("alertGroupId");
    if (groupId == null || !incident.getBoolean(IncidentRows.OPEN)) {
      return Optional.empty();
    }
    return groups
        .byId(groupId)
        .filter(group -> incident.getString("_id").equals(group.getString("incidentId")))
        .filter(group -> !group.getString("state").equals(AlertGroupRows.State.OVER.name()))
        .flatMap(group -> target(incident, visible, group.getList("left", String.class, List.of())))
        .map(hit -> new Offer(groupId, hit));
  }

  private Optional<Hit> target(Document incident, List<Hit> visible, List<String> left) {
    return visible.stream()
        .filter(hit -> hit.score() >= SimilarIncidents.SAME_TROUBLE)
        .filter(hit -> hit.incident().number() < incident.getLong("number"))
        .filter(hit -> !left.contains(hit.incident().incidentId()))
        .filter(hit -> isOpen(hit.incident().incidentId()))
        .findFirst();
  }

  private boolean isOpen(String incidentId) {
    return incidents.byId(incidentId).filter(row -> row.getBoolean(IncidentRows.OPEN)).isPresent();
  }
}
