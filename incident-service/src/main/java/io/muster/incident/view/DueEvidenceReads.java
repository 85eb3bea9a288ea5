package io.muster.incident.view;

import io.muster.contracts.evidence.EvidenceEvent.DeletionRequested;
import io.muster.incident.evidence.EvidenceItem;
import io.muster.incident.evidence.EvidenceProperties;
import io.muster.incident.evidence.HoldsOnEvidence;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
  private final PeopleDirectory people;
  private final Clock clock;

  DueEvidenceReads(
      TimelineRows timeline,
      IncidentRows incidents,
      KeptEvidence evidence,
      HoldsOnEvidence holds,
      EvidenceProperties settings,
      PeopleDirectory people,
      Clock clock) {
    this.timeline = timeline;
    this.incidents = incidents;
    this.evidence = evidence;
    this.holds = holds;
    this.settings = settings;
    this.people = people;
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
    // Only of what may be over its time is the chain read; the chain alone says that it is.
    List<Over> over =
        incidents.byIds(timeline.incidentsWithEvidenceBefore(settings.dueBefore(now))).stream()
            .filter(sight::sees)
            .flatMap(row -> over(row, now))
            .sorted(Comparator.comparing(Over::keepUntil))
            .limit(MOST)
            .toList();
    Names names =
        Names.of(
            over.stream()
                .map(each -> each.item().deletion())
                .filter(Objects::nonNull)
                .map(asked -> asked.by().id())
                .toList(),
            people,
            caller);
    return new EvidenceForms.DueList(
        over.stream().map(each -> shown(each, standing, names, caller)).toList());
  }

  /** An item whose time is over. */
  private record Over(String incidentId, String number, EvidenceItem item, Instant keepUntil) {}

  private Stream<Over> over(Document incident, Instant now) {
    String incidentId = incident.getString("_id");
    String number = IncidentNumbers.inWords(incident.getLong("number"));
    return evidence.of(incidentId).all().stream()
        .filter(item -> item.deleted() == null)
        .map(item -> new Over(incidentId, number, item, settings.keepUntil(item)))
        .filter(each -> !each.keepUntil().isAfter(now));
  }

  private static EvidenceForms.Due shown(
      Over over, HoldsOnEvidence.Standing standing, Names names, Caller caller) {
    EvidenceItem item = over.item();
    List<String> covering = standing.covering(over.incidentId(), item.people());
    DeletionRequested asked = item.deletion();
    return new EvidenceForms.Due(
        over.incidentId(),
        over.number(),
        item.id(),
        item.description().evidenceClass(),
        item.content().sha256(),
        item.content().size(),
        over.keepUntil(),
        !covering.isEmpty(),
        asked != null,
        asked == null
            ? null
            : new EvidenceForms.Decision(names.by(asked.by()), asked.at(), asked.reason()),
        next(asked, !covering.isEmpty(), caller));
  }

  private static EvidenceForms.DueStep next(DeletionRequested asked, boolean held, Caller caller) {
    if (held || !caller.is("manager")) {
      return EvidenceForms.DueStep.NONE;
    }
    if (asked == null) {
      return EvidenceForms.DueStep.ASK;
    }
    return asked.by().id().equals(caller.id())
        ? EvidenceForms.DueStep.TAKE_BACK
        : EvidenceForms.DueStep.DECIDE;
  }
}
