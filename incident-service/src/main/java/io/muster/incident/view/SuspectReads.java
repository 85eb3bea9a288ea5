package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.incident.insight.ChangeRows;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.incident.insight.suspect.CauseRows;
import io.muster.incident.insight.suspect.ChangeHistory;
import io.muster.incident.insight.suspect.Evidence;
import io.muster.incident.insight.suspect.Situation;
import io.muster.incident.insight.suspect.Suspect;
import io.muster.incident.insight.suspect.Suspecting;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows which changes may have caused an incident, why, and what it was found to be. */
@RestController
@RequestMapping("/api/incidents/{ref}/suspects")
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "incidents")
class SuspectReads {

  private static final int MOST = 20;
  private static final int MOST_CHANGES = 1_000;
  private static final int MOST_FACTS = 5_000;

  private final IncidentRefs refs;
  private final TimelineRows timeline;
  private final ChangeRows changes;
  private final CauseRows causes;
  private final DependencyMap map;
  private final LiveStream stream;

  SuspectReads(
      IncidentRefs refs,
      TimelineRows timeline,
      ChangeRows changes,
      CauseRows causes,
      DependencyMap map,
      LiveStream stream) {
    this.refs = refs;
    this.timeline = timeline;
    this.changes = changes;
    this.causes = causes;
    this.map = map;
    this.stream = stream;
  }

  /**
   * The parts of the formula, each 0 to 1; their product is the weight.
   *
   * @param time how close before the onset
   * @param distance how near to what is in trouble, by the map
   * @param overlap how much of the trouble it would explain, and how much more it would
   * @param history how often such changes broke something
   * @param outcome how it came out by the word of its tool
   */
  @Schema(
      name = "SuspectFactors",
      requiredProperties = {"time", "distance", "overlap", "history", "outcome"})
  record Factors(double time, double distance, double overlap, double history, double outcome) {}

  /**
   * A change that may have caused the incident.
   *
   * @param probability 0 to 100, that it was this one and no other change nor none
   * @param secondsBefore the onset; negative when after
   * @param path from what is in trouble down to what was changed; empty when no way is known
   * @param evidenceFor what speaks for it
   * @param evidenceAgainst what speaks against it
   * @param refutedBy what would show that it was not it
   */
  @Schema(
      name = "Suspect",
      requiredProperties = {
        "changeId",
        "kind",
        "summary",
        "occurredAt",
        "probability",
        "secondsBefore",
        "path",
        "factors",
        "evidenceFor",
        "evidenceAgainst",
        "refutedBy"
      })
  record Shown(
      String changeId,
      ChangeKind kind,
      String service,
      String version,
      String summary,
      Instant occurredAt,
      double probability,
      long secondsBefore,
      List<String> path,
      Factors factors,
      List<String> evidenceFor,
      List<String> evidenceAgainst,
      List<String> refutedBy) {}

  /**
   * What people found it was.
   *
   * @param text in words
   * @param reason what it is known from
   */
  @Schema(
      name = "IncidentCause",
      requiredProperties = {"kind", "markedAt"})
  record Cause(
      CauseKind kind,
      String changeId,
      String service,
      String text,
      String reason,
      Instant markedAt) {}

  /**
   * Who is suspected.
   *
   * @param items the likeliest first
   * @param noChange 0 to 100, that it was none of the changes Muster heard of
   * @param considered how many changes were looked at
   * @param onset when the trouble began, as far as known; changes of three days before are looked
   *     at
   * @param rule how it is reckoned, with its version
   * @param cause missing while nobody said
   */
  @Schema(
      name = "Suspects",
      requiredProperties = {"items", "noChange", "considered", "onset", "rule"})
  record Page(
      List<Shown> items,
      double noChange,
      int considered,
      Instant onset,
      String rule,
      Cause cause) {}

  @GetMapping
  @Operation(
      operationId = "listSuspects",
      summary = "Changes that may have caused it, why, what speaks against each, and the cause")
  Page suspects(
      @PathVariable String ref,
      @RequestParam(defaultValue = "5") int limit,
      @RequestParam(required = false) Long atLeast,
      Caller caller)
      throws InterruptedException {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    Sight sight = Sight.of(caller);
    if (atLeast != null) {
      stream.await(atLeast, IncidentRefs.PATIENCE);
    }
    Document row = refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
    String id = row.getString("_id");
    List<Situation.Alarm> alarms = alarms(id);
    Instant onset = onset(row, alarms);
    Map<String, ChangeRows.Row> candidates =
        changes
            .find(
                null,
                onset.minus(Suspecting.WINDOW),
                onset.plus(Suspecting.SKEW),
                null,
                MOST_CHANGES)
            .stream()
            .collect(Collectors.toMap(each -> each.recorded().changeId(), Function.identity()));
    List<Suspect> ranked =
        Suspecting.rank(
            new Situation(
                onset,
                row.getList("services", String.class),
                alarms,
                candidates.values().stream().map(SuspectReads::candidate).toList(),
                map.graph(),
                history(candidates.values().stream())));
    double some = ranked.stream().mapToDouble(Suspect::probability).sum();
    return new Page(
        ranked.stream()
            .limit(limit)
            .map(each -> shown(each, candidates.get(each.change().changeId()).recorded()))
            .toList(),
        percent(1 - some),
        ranked.size(),
        onset,
        Suspecting.RULE,
        cause(id));
  }

  private List<Situation.Alarm> alarms(String incidentId) {
    List<Situation.Alarm> alarms = new ArrayList<>();
    for (TimelineRows.Fact fact : timeline.after(incidentId, 0, MOST_FACTS)) {
      if (fact.event() instanceof AlertFired fired && fired.service() != null) {
        alarms.add(new Situation.Alarm(fired.service(), fired.startsAt()));
      }
    }
    return alarms;
  }

  /** What a person says of when it began outweighs when alerts fired. */
  private static Instant onset(Document row, List<Situation.Alarm> alarms) {
    if (row.getDate("occurredAt") != null) {
      return row.getDate("occurredAt").toInstant();
    }
    Instant detected =
        row.getDate(row.getDate("detectedAt") == null ? "openedAt" : "detectedAt").toInstant();
    return alarms.stream()
        .map(Situation.Alarm::at)
        .min(Comparator.naturalOrder())
        .filter(detected::isAfter)
        .orElse(detected);
  }

  private ChangeHistory history(Stream<ChangeRows.Row> candidates) {
    Set<String> services = new HashSet<>();
    candidates
        .map(row -> row.recorded().service())
        .filter(service -> service != null)
        .forEach(services::add);
    ChangeHistory history = new ChangeHistory();
    changes
        .counts(services)
        .forEach(count -> history.add(count.service(), count.kind(), count.made(), 0));
    causes
        .counts(services)
        .forEach(count -> history.add(count.service(), count.kind(), 0, count.causes()));
    return history;
  }

  private Cause cause(String incidentId) {
    return causes
        .of(incidentId)
        .map(
            known -> {
              CauseMarked said =
                  (CauseMarked) timeline.at(List.of(known.position())).get(known.position());
              return new Cause(
                  known.kind(),
                  known.changeId(),
                  known.service(),
                  said == null ? null : said.text(),
                  said == null ? null : said.reason(),
                  known.markedAt());
            })
        .orElse(null);
  }

  private static Situation.Candidate candidate(ChangeRows.Row row) {
    ChangeEvent.Recorded change = row.recorded();
    return new Situation.Candidate(
        change.changeId(), change.service(), change.kind(), row.outcome(), change.occurredAt());
  }

  private static Shown shown(Suspect suspect, ChangeEvent.Recorded change) {
    Evidence evidence = Evidence.of(suspect);
    Suspect.Factors factors = suspect.factors();
    return new Shown(
        change.changeId(),
        change.kind(),
        change.service(),
        change.version(),
        change.summary(),
        change.occurredAt(),
        percent(suspect.probability()),
        suspect.before().toSeconds(),
        suspect.path(),
        new Factors(
            rounded(factors.time()),
            rounded(factors.distance()),
            rounded(factors.overlap()),
            rounded(factors.history()),
            rounded(factors.outcome())),
        evidence.speaksFor(),
        evidence.against(),
        evidence.refutedBy());
  }

  private static double percent(double share) {
    return Math.round(Math.max(0, share) * 1_000) / 10.0;
  }

  private static double rounded(double share) {
    return Math.round(share * 1_000) / 1_000.0;
  }
}
