package io.muster.incident.view;

import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Finds what an incident has already that may become evidence, without copying it. */
@Component
class EvidenceSources {

  /** The events of an incident that are looked through for a message. */
  private static final int MOST_FACTS = 20_000;

  private final IncidentRows incidents;
  private final TimelineRows timeline;
  private final ContentStore contents;

  EvidenceSources(IncidentRows incidents, TimelineRows timeline, ContentStore contents) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.contents = contents;
  }

  /**
   * What was found.
   *
   * @param originId of what it was before
   * @param name how it is called there
   * @param receivedAt when it came in, UTC
   */
  record Found(
      EvidenceOrigin origin,
      String originId,
      EvidenceContent content,
      String name,
      Instant receivedAt) {}

  /**
   * A file attached to an incident.
   *
   * @throws Refused 422 when there is none, or it was withdrawn; 409 when its content was deleted
   */
  Found attachment(String incidentId, String attachmentId) {
    Document item =
        incidents.byId(incidentId).stream()
            .flatMap(row -> IncidentFold.list(row, "attachments").stream())
            .filter(each -> each.getString("id").equals(attachmentId))
            .findFirst()
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/attachmentId", "No file with this id is attached to the incident."));
    Long position = item.getLong("position");
    if (!(timeline.at(Set.of(position)).get(position) instanceof AttachmentEvent.Added added)) {
      throw Refused.invalid("/attachmentId", "No file with this id is attached to the incident.");
    }
    if (!contents.isKept(incidentId, added.sha256())) {
      throw Refused.conflict(
          "evidence-deleted",
          "This file was evidence whose content was deleted. Attach it again, or bring it in as a file.");
    }
    return new Found(
        EvidenceOrigin.ATTACHMENT,
        attachmentId,
        new EvidenceContent(incidentId, added.sha256(), added.size(), added.mediaType()),
        added.name(),
        added.at());
  }

  /**
   * The message of one of an incident's alerts.
   *
   * @param rawSha256 as the alert's context tells it
   * @throws Refused 422 when none of its alerts came in such a message, or it was not kept
   */
  Found alert(String incidentId, String rawSha256) {
    String integrationId =
        integration(incidentId, rawSha256).orElseThrow(EvidenceSources::noMessage);
    ContentStore.Content body =
        contents.find(integrationId, rawSha256).orElseThrow(EvidenceSources::noMessage);
    String mediaType = FileTransfers.mediaType(body.mediaType());
    return new Found(
        EvidenceOrigin.ALERT,
        integrationId,
        new EvidenceContent(integrationId, rawSha256, body.bytes().length, mediaType),
        "alert-" + rawSha256.substring(0, 12),
        body.receivedAt());
  }

  private Optional<String> integration(String incidentId, String rawSha256) {
    Map<String, String> integrations = new HashMap<>();
    for (TimelineRows.Fact fact : timeline.after(incidentId, 0, MOST_FACTS)) {
      Event event = fact.event();
      if (event instanceof AlertGroupEvent.Opened opened) {
        integrations.put(opened.groupId(), opened.integrationId());
      } else if (event instanceof AlertGroupEvent.AlertFired fired
          && fired.context() != null
          && rawSha256.equals(fired.context().rawSha256())
          && integrations.containsKey(fired.groupId())) {
        return Optional.of(integrations.get(fired.groupId()));
      }
    }
    return Optional.empty();
  }

  private static Refused noMessage() {
    return Refused.invalid(
        "/rawSha256",
        "None of the incident's alerts came in a kept message with this hash. Its timeline tells the hash of each.");
  }
}
