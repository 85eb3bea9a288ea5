package io.muster.incident.view;

import io.muster.contracts.tracker.TrackerCommand;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.incident.review.tracker.HooksHeard;
import io.muster.incident.review.tracker.HooksHeard.Heard;
import io.muster.incident.review.tracker.TrackerConnections;
import io.muster.incident.review.tracker.TrackerState;
import io.muster.incident.review.tracker.Trackers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators say which issue trackers action items can be handed to. */
@RestController
@RequestMapping("/api/trackers")
@PreAuthorize("hasRole('admin')")
@Tag(name = "trackers")
class TrackerApi {

  private static final String TASK = "Task";

  private final Trackers trackers;
  private final TrackerConnections connections;
  private final HooksHeard hooks;
  private final CommandSender sender;
  private final PeopleDirectory people;

  TrackerApi(
      Trackers trackers,
      TrackerConnections connections,
      HooksHeard hooks,
      CommandSender sender,
      PeopleDirectory people) {
    this.trackers = trackers;
    this.connections = connections;
    this.hooks = hooks;
    this.sender = sender;
    this.people = people;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
  @Operation(
      operationId = "listTrackers",
      summary = "The issue trackers action items can be handed to")
  TrackerForms.Trackers list(
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    if (atLeast != null) {
      trackers.await(atLeast, IncidentRefs.PATIENCE);
    }
    List<TrackerState> all = trackers.all();
    Names names =
        Names.of(all.stream().map(each -> each.said().by().id()).toList(), people, caller);
    Map<String, Heard> heard = caller.is("admin") ? hooks.all() : null;
    return new TrackerForms.Trackers(
        all.stream().map(tracker -> shown(tracker, names, heard)).toList());
  }

  @GetMapping("/choices")
  @Operation(
      operationId = "listTrackerChoices",
      summary = "Which kinds of trackers there are, and which secrets the operator set")
  TrackerForms.Choices choices() {
    return new TrackerForms.Choices(
        List.of(TrackerKind.values()), List.copyOf(connections.secretNames()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "createTracker",
      summary = "Set a tracker up; it is spoken to at once, and 422 says why it cannot be")
  ResponseEntity<WriteResult> create(
      @RequestBody TrackerForms.Wish body, Caller caller, WriteContext context) {
    String id = TrackerEvent.ID_PREFIX + UUID.randomUUID();
    return describe(HttpStatus.CREATED, id, false, body, caller, context);
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "changeTracker",
      summary = "Change a tracker, or use a retired one again; what waits is tried at once")
  ResponseEntity<WriteResult> change(
      @PathVariable String id,
      @RequestBody TrackerForms.Wish body,
      Caller caller,
      WriteContext context) {
    requireId(id);
    return describe(HttpStatus.OK, id, true, body, caller, context);
  }

  @PostMapping("/{id}/test")
  @Operation(
      operationId = "testTracker",
      summary = "Speak to a tracker, changing nothing there, and say whether it lets Muster in")
  TrackerForms.Test test(@PathVariable String id) {
    TrackerState tracker = trackers.find(id).orElseThrow(() -> Refused.notFound("The tracker"));
    try {
      connections.tryOut(tracker.said());
      return new TrackerForms.Test(true, null);
    } catch (Refused e) {
      return new TrackerForms.Test(false, e.getMessage());
    }
  }

  @PostMapping("/{id}/retire")
  @Operation(
      operationId = "retireTracker",
      summary = "Hand nothing to a tracker any more, and follow nothing there")
  ResponseEntity<WriteResult> retire(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    requireId(id);
    return send(
        HttpStatus.OK,
        new TrackerCommand.Retire(id, body.reason(), caller.actor()),
        caller,
        context);
  }

  private ResponseEntity<WriteResult> describe(
      HttpStatus status,
      String id,
      boolean mustExist,
      TrackerForms.Wish body,
      Caller caller,
      WriteContext context) {
    TrackerCommand.Describe wish =
        new TrackerCommand.Describe(
            id,
            mustExist,
            body.name(),
            body.kind(),
            stripped(body.url()),
            stripped(body.project()),
            issueType(body),
            body.secret(),
            caller.actor());
    connections.tryOut(
        new Described(
            id,
            0,
            wish.name(),
            wish.kind(),
            wish.url(),
            wish.project(),
            wish.issueType(),
            wish.secret(),
            wish.by(),
            null));
    return send(status, wish, caller, context);
  }

  private static String issueType(TrackerForms.Wish body) {
    if (body.kind() != TrackerKind.JIRA_CLOUD && body.kind() != TrackerKind.JIRA_SERVER) {
      return null;
    }
    String said = stripped(body.issueType());
    return said == null ? TASK : said;
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * As somebody may see it.
   *
   * @param heard by tracker, for whoever may see all of it; else null
   */
  private TrackerForms.One shown(TrackerState tracker, Names names, Map<String, Heard> heard) {
    Described said = tracker.said();
    boolean whole = heard != null;
    return new TrackerForms.One(
        said.trackerId(),
        said.name() == null ? "" : said.name(),
        said.kind(),
        whole ? said.url() : null,
        said.project(),
        said.issueType(),
        whole ? said.secret() : null,
        new Shown.By(said.by().kind(), said.by().id(), names.of(said.by().kind(), said.by().id())),
        said.at(),
        tracker.retired() == null ? null : tracker.retired().at(),
        whole ? trouble(said) : null,
        whole ? webhook(said, heard.getOrDefault(said.trackerId(), Heard.NOTHING)) : null,
        tracker.sequence());
  }

  private TrackerForms.Webhook webhook(Described said, Heard heard) {
    return new TrackerForms.Webhook(
        TrackerConnections.hookPath(said.trackerId()),
        TrackerConnections.hookSetting(said.secret()),
        connections.listensTo(said),
        heard.heardAt(),
        heard.refused(),
        heard.refusedAt());
  }

  private String trouble(Described said) {
    try {
      connections.require(said);
      return null;
    } catch (Refused e) {
      return e.getMessage();
    }
  }

  /** No other aggregate's id is taken for one of a tracker. */
  private static void requireId(String id) {
    if (!id.startsWith(TrackerEvent.ID_PREFIX)) {
      throw Refused.notFound("The tracker");
    }
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, TrackerCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
