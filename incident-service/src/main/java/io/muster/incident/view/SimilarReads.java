package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.Severity;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.similar.Hit;
import io.muster.incident.triage.similar.SimilarIncidents;
import io.muster.incident.triage.similar.SuggestedSeverity;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what happened before that was like this, why it is thought to be, and what ended it. */
@RestController
@RequestMapping("/api/incidents/{ref}/similar")
@Tag(name = "incidents")
class SimilarReads {

  private static final int MOST = 20;

  private final IncidentRefs refs;
  private final IncidentRows incidents;
  private final SimilarIncidents similar;
  private final AttachOffers offers;

  SimilarReads(
      IncidentRefs refs, IncidentRows incidents, SimilarIncidents similar, AttachOffers offers) {
    this.refs = refs;
    this.incidents = incidents;
    this.similar = similar;
    this.offers = offers;
  }

  /**
   * Why one is thought to be like another.
   *
   * @param meaning how alike the texts are in meaning, 0 to 1
   * @param words the rarest that both have
   * @param services affected by both
   * @param alerts that fired in both
   * @param cause what caused both; missing when that is not known of both
   */
  @Schema(
      name = "Likeness",
      requiredProperties = {"meaning", "words", "services", "alerts"})
  record Why(
      double meaning,
      List<String> words,
      List<String> services,
      List<String> alerts,
      String cause) {}

  /**
   * A similar incident.
   *
   * @param score 0 to 1
   * @param resolvedAt missing while it is open
   * @param resolution what ended it, as somebody wrote
   */
  @Schema(
      name = "SimilarIncident",
      requiredProperties = {
        "id",
        "number",
        "title",
        "severity",
        "services",
        "openedAt",
        "score",
        "why"
      })
  record Similar(
      String id,
      String number,
      String title,
      Severity severity,
      List<String> services,
      Instant openedAt,
      Instant resolvedAt,
      String resolution,
      double score,
      Why why) {}

  /**
   * What was found.
   *
   * @param items the most alike first
   * @param rule how likeness was reckoned, with its version
   * @param complete false while the log is still being read after a start; ask again
   * @param suggestion how bad those like it were; missing when that says nothing new, when they are
   *     too few or differ, or when this one is over
   * @param offer an open incident its alerts look like part of; missing when there is none
   */
  @Schema(
      name = "SimilarIncidents",
      requiredProperties = {"items", "rule", "complete"})
  record Page(
      List<Similar> items, String rule, boolean complete, Suggestion suggestion, Offer offer) {}

  /**
   * To attach alerts to an open incident; nobody does but a person.
   *
   * @param groupId the alerts to attach
   * @param incident what they look like part of
   */
  @Schema(
      name = "AttachOffer",
      requiredProperties = {"groupId", "incident"})
  record Offer(String groupId, Similar incident) {}

  /**
   * How bad incidents like it turned out to be; nobody applies it but a person.
   *
   * @param agreeing the numbers of those that were so, the most alike first
   * @param of how many that are over were looked at
   * @param rule how it was found, with its version
   */
  @Schema(
      name = "SuggestedSeverity",
      requiredProperties = {"severity", "agreeing", "of", "rule"})
  record Suggestion(Severity severity, List<String> agreeing, int of, String rule) {}

  @GetMapping
  @Operation(
      operationId = "listSimilarIncidents",
      summary = "Incidents that were like it, why, and what ended them")
  Page similar(@PathVariable String ref, @RequestParam(defaultValue = "5") int limit, Caller caller)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    if (!sight.texts()) {
      throw Refused.forbidden(
          "texts-hidden",
          "What incidents are about is for responders, managers and auditors to read.");
    }
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    Document row = refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
    long position = row.getLong("lastPosition");
    SimilarIncidents.Found found =
        similar.like(row.getString("_id"), MOST, position, IncidentRefs.PATIENCE);
    Set<String> visible = visible(sight, found.hits());
    List<Hit> hits =
        found.hits().stream().filter(hit -> visible.contains(hit.incident().incidentId())).toList();
    return new Page(
        hits.stream().limit(limit).map(SimilarReads::shown).toList(),
        SimilarIncidents.RULE,
        found.upTo() >= position,
        row.getBoolean(IncidentRows.OPEN) ? suggestion(hits, row) : null,
        mayAttach(caller)
            ? offers
                .of(row, hits)
                .map(offer -> new Offer(offer.groupId(), shown(offer.to())))
                .orElse(null)
            : null);
  }

  private Set<String> visible(Sight sight, List<Hit> hits) {
    List<String> ids = hits.stream().map(hit -> hit.incident().incidentId()).toList();
    Bson these = Filters.and(Filters.in("_id", ids), sight.filter());
    return incidents.find(these, Sorts.ascending("_id"), MOST).stream()
        .map(row -> row.getString("_id"))
        .collect(Collectors.toSet());
  }

  private static boolean mayAttach(Caller caller) {
    return caller.is("responder") || caller.is("manager");
  }

  private static Suggestion suggestion(List<Hit> hits, Document row) {
    return SuggestedSeverity.from(hits, Severity.valueOf(row.getString("severity")))
        .map(
            suggested ->
                new Suggestion(
                    suggested.severity(),
                    suggested.agreeing().stream()
                        .map(hit -> IncidentNumbers.inWords(hit.incident().number()))
                        .toList(),
                    suggested.of(),
                    SuggestedSeverity.RULE))
        .orElse(null);
  }

  private static Similar shown(Hit hit) {
    return new Similar(
        hit.incident().incidentId(),
        IncidentNumbers.inWords(hit.incident().number()),
        hit.incident().title(),
        hit.severity(),
        hit.incident().services(),
        hit.incident().at(),
        hit.resolvedAt(),
        hit.resolution(),
        rounded(hit.score()),
        new Why(rounded(hit.meaning()), hit.words(), hit.services(), hit.alerts(), hit.cause()));
  }

  private static double rounded(double share) {
    return Math.round(share * 100) / 100.0;
  }
}
