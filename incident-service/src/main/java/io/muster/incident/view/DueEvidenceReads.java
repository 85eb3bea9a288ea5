package io.muster.incident.view;

import io.muster.incident.evidence.EvidenceItem;
import io.muster.incident.evidence.EvidenceProperties;
import io.muster.incident.evidence.HoldsOnEvidence;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What of the evidence was kept long enough, over all incidents the asker sees. Nothing is deleted
 * by itself: somebody asks for it, and somebody else does it.
 */
@RestController
@PreAuthorize("hasAnyRole('manager','auditor')")
@Tag(name = "incidents")
class DueEvidenceReads {

  private static final int MOST = 500;

  private final TimelineRows timeline;
  private final IncidentRows incidents;
  private final KeptEvidence evidence;
  private final HoldsOnEvidence holds;
  private final EvidenceProperties settings;
  private final Clock clock;

  DueEvidenceReads(
      TimelineRows timeline,
      IncidentRows incidents,
      KeptEvidence evidence,
      HoldsOnEvidence holds,
      EvidenceProperties settings,
      Clock clock) {
    this.timeline = timeline;
    this.incidents = incidents;
    this.evidence = evidence;
    this.holds = holds;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/api/due-evidence")
  @Operation(
      operationId = "listDueEvidence",
      summary = "Items whose time is over and whose content is still kept, at most 500")
  EvidenceForms.DueList list(Caller caller) {
    Sight sight = Sight.of(caller);
    Instant now = clock.instant();
    HoldsOnEvidence.Standing standing = holds.standing();
    return new EvidenceForms.DueList(
        timeline.incidentsWithEvidence().stream()
            .flatMap(id -> incidents.byId(id).stream())
            .filter(sight::sees)
            .flatMap(row -> due(row, standing, now))
            .sorted(Comparator.comparing(EvidenceForms.Due::keepUntil))
            .limit(MOST)
            .toList());
  }

  private Stream<EvidenceForms.Due> due(
      Document incident, HoldsOnEvidence.Standing standing, Instant now) {
    String incidentId = incident.getString("_id");
    List<EvidenceItem> over =
        evidence.of(incidentId).all().stream()
            .filter(item -> item.deleted() == null)
            .filter(item -> !settings.keepUntil(item).isAfter(now))
            .toList();
    String number = IncidentNumbers.inWords(incident.getLong("number"));
    return over.stream()
        .map(
            item ->
                new EvidenceForms.Due(
                    incidentId,
                    number,
                    item.id(),
                    item.description().evidenceClass(),
                    item.content().sha256(),
                    item.content().size(),
                    settings.keepUntil(item),
                    !standing.covering(incidentId, item.people()).isEmpty(),
                    item.deletion() != null));
  }
}
