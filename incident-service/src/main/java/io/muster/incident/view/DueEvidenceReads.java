package io.muster.incident.view;

import com.mongodb.client.MongoCursor;
import io.muster.contracts.evidence.EvidenceClass;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final KeptItemRows items;
  private final IncidentRows incidents;
  private final KeptEvidence evidence;
  private final HoldsOnEvidence holds;
  private final EvidenceProperties settings;
  private final PeopleDirectory people;
  private final Clock clock;

  DueEvidenceReads(
      KeptItemRows items,
      IncidentRows incidents,
      KeptEvidence evidence,
      HoldsOnEvidence holds,
      EvidenceProperties settings,
      PeopleDirectory people,
      Clock clock) {
    this.items = items;
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
        incidentsWithSome(now, sight).stream()
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

  /** The incidents the asker sees that hold the {@link #MOST} items whose time is over longest. */
  private List<Document> incidentsWithSome(Instant now, Sight sight) {
    List<Candidate> all = new ArrayList<>();
    for (EvidenceClass of : EvidenceClass.values()) {
      all.addAll(candidates(of, now, sight));
    }
    // A row that changed between two readings is not the same document, but the same incident.
    Map<String, Document> byId = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(Candidate::keepUntil))
        .limit(MOST)
        .map(Candidate::incident)
        .forEach(incident -> byId.putIfAbsent(incident.getString("_id"), incident));
    return List.copyOf(byId.values());
  }

  private List<Candidate> candidates(EvidenceClass of, Instant now, Sight sight) {
    List<Candidate> found = new ArrayList<>();
    try (MongoCursor<Document> rows =
        items.broughtInBefore(settings.dueBefore(now, of), of).cursor()) {
      while (rows.hasNext() && found.size() < MOST) {
        List<Document> some = new ArrayList<>();
        while (rows.hasNext() && some.size() < MOST) {
          some.add(rows.next());
        }
        seen(some, of, sight).stream()
            .filter(candidate -> !candidate.keepUntil().isAfter(now))
            .forEach(found::add);
      }
    }
    return found;
  }

  private List<Candidate> seen(List<Document> rows, EvidenceClass of, Sight sight) {
    Set<String> ids =
        rows.stream().map(row -> row.getString(KeptItemRows.INCIDENT)).collect(Collectors.toSet());
    Map<String, Document> visible =
        incidents.byIds(ids).stream()
            .filter(sight::sees)
            .collect(Collectors.toMap(row -> row.getString("_id"), row -> row));
    return rows.stream()
        .filter(row -> visible.containsKey(row.getString(KeptItemRows.INCIDENT)))
        .map(
            row ->
                new Candidate(
                    visible.get(row.getString(KeptItemRows.INCIDENT)),
                    settings.keepUntil(of, row.getDate(KeptItemRows.SINCE).toInstant())))
        .toList();
  }

  /** An incident with an item whose time may be over. */
  private record Candidate(Document incident, Instant keepUntil) {}

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
