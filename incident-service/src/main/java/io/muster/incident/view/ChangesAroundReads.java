package io.muster.incident.view;

import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ChangeRows;
import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was changed around an incident, in what it affects and what that needs. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "incidents")
class ChangesAroundReads {

  private static final int HOPS = 3;
  private static final int MOST = 200;
  private static final int LONGEST_HOURS = 72;

  private final IncidentRefs refs;
  private final ChangeRows changes;
  private final DependencyMap map;
  private final Clock clock;

  ChangesAroundReads(IncidentRefs refs, ChangeRows changes, DependencyMap map, Clock clock) {
    this.refs = refs;
    this.changes = changes;
    this.map = map;
    this.clock = clock;
  }

  /**
   * A change near an incident.
   *
   * @param hops steps on the map from what is affected: 0 when it is affected itself
   */
  @Schema(
      name = "NearChange",
      requiredProperties = {"id", "kind", "service", "summary", "outcome", "occurredAt", "hops"})
  record Near(
      String id,
      ChangeKind kind,
      String service,
      String version,
      String summary,
      ChangeOutcome outcome,
      Instant occurredAt,
      int hops) {}

  /**
   * Changes in the order they were made.
   *
   * @param services what is affected and what it needs, by name
   * @param complete false when there are more than 200; the latest are shown
   */
  @Schema(
      name = "ChangesAround",
      requiredProperties = {"items", "services", "from", "until", "complete"})
  record Page(
      List<Near> items, List<String> services, Instant from, Instant until, boolean complete) {}

  @GetMapping("/api/incidents/{ref}/changes")
  @Operation(
      operationId = "listChangesAround",
      summary = "What was changed around it, in what it affects and what that needs")
  Page around(
      @PathVariable String ref,
      @Parameter(description = "How many hours before it began to look at, 1 to 72")
          @RequestParam(defaultValue = "6")
          int hours,
      Caller caller) {
    if (hours < 1 || hours > LONGEST_HOURS) {
      throw Refused.of(400, "bad-hours", "Ask for 1 to " + LONGEST_HOURS + " hours.");
    }
    Sight sight = Sight.of(caller);
    Document row = refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
    Map<String, Integer> near = near(row.getList("services", String.class));
    Instant from = began(row).minus(Duration.ofHours(hours));
    Instant until =
        row.getDate("resolvedAt") == null ? clock.instant() : row.getDate("resolvedAt").toInstant();
    List<ChangeRows.Row> found = changes.of(near.keySet(), from, until, MOST + 1);
    return new Page(
        found.stream().limit(MOST).map(change -> near(change, near)).toList().reversed(),
        List.copyOf(near.keySet()),
        from,
        until,
        found.size() <= MOST);
  }

  private Map<String, Integer> near(List<String> affected) {
    Map<String, Integer> near = new TreeMap<>();
    DependencyGraph graph = map.graph();
    for (String service : affected) {
      near.put(service, 0);
      graph
          .down(service, HOPS)
          .forEach(reached -> near.merge(reached.node().name(), reached.hops(), Math::min));
    }
    return near;
  }

  private static Instant began(Document row) {
    for (String field : List.of("occurredAt", "detectedAt")) {
      if (row.getDate(field) != null) {
        return row.getDate(field).toInstant();
      }
    }
    return row.getDate("openedAt").toInstant();
  }

  private static Near near(ChangeRows.Row row, Map<String, Integer> near) {
    ChangeEvent.Recorded change = row.recorded();
    return new Near(
        change.changeId(),
        change.kind(),
        change.service(),
        change.version(),
        change.summary(),
        row.outcome(),
        change.occurredAt(),
        near.get(change.service()));
  }
}
