package io.muster.incident.view;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.bson.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows incidents. Whoever has just written passes the position of the write as {@code atLeast} and
 * reads it.
 */
@RestController
@RequestMapping("/api/incidents")
@Tag(name = "incidents")
class IncidentReads {

  private static final int MOST = 200;
  private static final String AT_LEAST =
      "A log position, such as a write answered; the answer waits up to 2 s to include it.";

  static final String AS_OF =
      "A log position: the answer is as it was known there. What was erased since stays erased.";

  private final IncidentSearch search;
  private final IncidentRefs refs;
  private final IncidentPresenter presenter;
  private final TimelineRows timeline;
  private final TimelinePresenter timelinePresenter;
  private final LiveStream stream;
  private final PastIncidents past;

  IncidentReads(
      IncidentSearch search,
      IncidentRefs refs,
      IncidentPresenter presenter,
      TimelineRows timeline,
      TimelinePresenter timelinePresenter,
      LiveStream stream,
      PastIncidents past) {
    this.past = past;
    this.search = search;
    this.refs = refs;
    this.presenter = presenter;
    this.timeline = timeline;
    this.timelinePresenter = timelinePresenter;
    this.stream = stream;
  }

  @GetMapping
  @Operation(
      operationId = "listIncidents",
      summary = "Incidents: open ones first, worst first, then newest")
  Shown.Page list(
      @RequestParam(required = false) ResponseState state,
      @RequestParam(required = false) Severity severity,
      @RequestParam(required = false) Phase phase,
      @Parameter(description = "Words that all occur in number, title or services")
          @RequestParam(required = false)
          String q,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) String cursor,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      Caller caller)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    int most = within(limit);
    IncidentCursor after = cursor == null ? null : IncidentCursor.parse(cursor);
    await(atLeast);
    long position = stream.readable();
    List<Document> found =
        search.find(new IncidentSearch.Query(state, severity, phase, q), after, most + 1, sight);
    List<Document> page = found.subList(0, Math.min(most, found.size()));
    return new Shown.Page(
        presenter.rows(page, sight),
        found.size() > most ? IncidentCursor.at(page.getLast()).toString() : null,
        position);
  }

  @GetMapping("/{ref}")
  @Operation(operationId = "getIncident", summary = "One incident, by id or number")
  Shown.Whole one(
      @PathVariable String ref,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      @Parameter(description = AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller,
      HttpServletResponse response)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    await(atLeast);
    Document row = visible(ref, sight);
    if (asOf != null) {
      String id = row.getString("_id");
      return presenter.then(past.row(id, reached(asOf)), past.alerts(id, asOf), sight);
    }
    Shown.Whole incident = presenter.whole(row, sight);
    response.setHeader(HttpHeaders.ETAG, "\"" + incident.version() + "\"");
    return incident;
  }

  @GetMapping("/{ref}/timeline")
  @Operation(operationId = "getTimeline", summary = "What happened in it, in the order of the log")
  Shown.Timeline timeline(
      @PathVariable String ref,
      @Parameter(description = "Only what was recorded after this position")
          @RequestParam(defaultValue = "0")
          long after,
      @RequestParam(defaultValue = "100") int limit,
      @Parameter(description = AT_LEAST) @RequestParam(required = false) Long atLeast,
      @Parameter(description = AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    int most = within(limit);
    await(atLeast);
    long position = asOf == null ? stream.readable() : reached(asOf);
    long upTo = asOf == null ? Long.MAX_VALUE : asOf;
    String id = visible(ref, sight).getString("_id");
    List<TimelineRows.Fact> found = timeline.between(id, after, upTo, most + 1);
    List<TimelineRows.Fact> page = found.subList(0, Math.min(most, found.size()));
    return new Shown.Timeline(
        timelinePresenter.entries(page, sight),
        found.size() > most ? Long.toString(page.getLast().position()) : null,
        position);
  }

  /** What the log has not reached nobody knew. */
  private long reached(long position) {
    long readable = stream.readable();
    if (position < 1 || position > readable) {
      throw Refused.of(
          400, "bad-position", "Ask for a position of the log between 1 and " + readable + ".");
    }
    return position;
  }

  private Document visible(String ref, Sight sight) {
    return refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      stream.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  private static int within(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    return limit;
  }
}
