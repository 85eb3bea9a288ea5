package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what alerts said, whether or not anybody was called out for it. */
@RestController
@RequestMapping("/api/alert-groups")
@PreAuthorize("hasAnyRole('responder', 'manager', 'auditor', 'admin')")
@Tag(name = "alerts")
class AlertGroupReads {

  private static final int MOST = 200;
  private static final int MOST_EVENTS = 500;

  private final AlertGroupRows rows;
  private final AlertGroupSearch search;
  private final GroupFacts facts;
  private final TimelinePresenter timeline;

  AlertGroupReads(
      AlertGroupRows rows, AlertGroupSearch search, GroupFacts facts, TimelinePresenter timeline) {
    this.rows = rows;
    this.search = search;
    this.facts = facts;
    this.timeline = timeline;
  }

  @GetMapping
  @Operation(operationId = "listAlertGroups", summary = "Groups of alerts, the newest first")
  GroupForms.Page list(
      @RequestParam(required = false) AlertGroupRows.State state,
      @Parameter(description = "Id of the source") @RequestParam(required = false)
          String integration,
      @RequestParam(required = false) String service,
      @Parameter(description = "Id of the incident that has them") @RequestParam(required = false)
          String incident,
      @Parameter(description = "Words that all occur in title, names of alerts or services")
          @RequestParam(required = false)
          String q,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) String cursor,
      Caller caller) {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    Sight sight = Sight.of(caller);
    AlertGroupSearch.Query query =
        new AlertGroupSearch.Query(state, integration, service, incident, q);
    List<Document> found =
        search.find(query, cursor == null ? Long.MAX_VALUE : position(cursor), limit + 1, sight);
    List<Document> page = found.subList(0, Math.min(limit, found.size()));
    return new GroupForms.Page(
        search.shown(page, sight),
        found.size() > limit ? Long.toString(page.getLast().getLong("openedPosition")) : null);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getAlertGroup",
      summary = "One group: its alerts, why they are one, what keeps it quiet, what happened")
  ResponseEntity<GroupForms.Whole> one(@PathVariable String id, Caller caller) {
    Sight sight = Sight.of(caller);
    Document row = rows.byId(id).orElseThrow(() -> Refused.notFound("The group of alerts"));
    List<TimelineRows.Fact> history = facts.of(id);
    GroupedAlerts alerts = new GroupedAlerts();
    history.forEach(fact -> alerts.apply((AlertGroupEvent) fact.event()));
    Opened opened = (Opened) history.getFirst().event();
    int earlier = Math.max(0, history.size() - MOST_EVENTS);
    GroupForms.Row group = search.shown(List.of(row), sight).getFirst();
    return ResponseEntity.ok()
        .eTag("\"" + group.version() + "\"")
        .body(
            new GroupForms.Whole(
                group,
                sight.texts() ? opened.description() : null,
                sight.texts() ? opened.groupingKey() : null,
                opened.groupedBy(),
                opened.occurredAt(),
                GroupForms.Flaps.of(opened.flapping()),
                alerts.silence(),
                alerts.shown(sight.texts()),
                timeline.entries(history.subList(earlier, history.size()), sight),
                earlier));
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Refused.of(
          400, "bad-cursor", "The cursor is none of ours. Start again without a cursor.");
    }
  }
}
