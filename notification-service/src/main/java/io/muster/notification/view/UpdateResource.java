package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.conversation.update.Drafts;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.UpdateDesk;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.statuspage.StatusDesk;
import io.muster.notification.view.UpdateAnswers.Approval;
import io.muster.notification.view.UpdateAnswers.Body;
import io.muster.notification.view.UpdateAnswers.Draft;
import io.muster.notification.view.UpdateAnswers.OfIncident;
import io.muster.notification.view.UpdateAnswers.Refusal;
import io.muster.notification.view.UpdateAnswers.StatusPost;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people who do not work on an incident are told of it. */
@RestController
@RequestMapping("/api/incidents/{ref}/updates")
@Tag(name = "Stakeholder updates")
class UpdateResource {

  private static final String MEMBERS = "hasAnyRole('responder','manager')";

  private final MongoDatabase database;
  private final Updates updates;
  private final UpdatePresenter presenter;
  private final Drafts drafts;
  private final UpdateDesk desk;
  private final StatusDesk statusDesk;

  UpdateResource(
      MongoDatabase database,
      Updates updates,
      UpdatePresenter presenter,
      Drafts drafts,
      UpdateDesk desk,
      StatusDesk statusDesk) {
    this.database = database;
    this.updates = updates;
    this.presenter = presenter;
    this.drafts = drafts;
    this.desk = desk;
    this.statusDesk = statusDesk;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "stakeholderUpdates",
      summary = "What people outside were told, and when they are to hear next")
  OfIncident ofIncident(@PathVariable String ref, Caller caller) {
    return presenter.of(situation(ref, caller), caller);
  }

  @GetMapping("/draft")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "draftStakeholderUpdate",
      summary = "A draft from what is recorded",
      description = "It says what changed since the last update that went out. Nothing is sent.")
  Draft draft(
      @PathVariable String ref,
      @Parameter(description = "When left out, the one that follows from how the incident stands")
          @RequestParam(required = false)
          UpdateKind kind,
      Caller caller) {
    Drafts.Draft draft = drafts.of(situation(ref, caller), kind);
    return new Draft(draft.kind(), draft.subject(), draft.text());
  }

  @PostMapping
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "writeStakeholderUpdate",
      summary = "Send an update",
      description =
          "It goes out at once, or waits for somebody else's approval where one of its audiences asks for"
              + " that. Refused in a drill, and for a private incident unless confirmed.")
  ResponseEntity<WriteResult> write(
      @PathVariable String ref, @RequestBody Body body, Caller caller, WriteContext context) {
    WriteResult result =
        desk.write(
            situation(ref, caller),
            new UpdateDesk.Text(
                body.kind(),
                body.subject(),
                body.text(),
                body.audienceIds(),
                body.corrects(),
                Boolean.TRUE.equals(body.confirmPrivate())),
            caller,
            MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED).body(result);
  }

  @PostMapping("/{number}/approve")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "approveStakeholderUpdate",
      summary = "Let an update go out that somebody else wrote")
  ResponseEntity<WriteResult> approve(
      @PathVariable String ref,
      @PathVariable int number,
      @RequestBody Approval body,
      Caller caller,
      WriteContext context) {
    Situation situation = situation(ref, caller);
    return ResponseEntity.ok(
        desk.approve(
            situation,
            UpdateEvent.idOf(situation.id(), number),
            Boolean.TRUE.equals(body.confirmPrivate()),
            caller,
            context));
  }

  @PostMapping("/{number}/decline")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "declineStakeholderUpdate",
      summary = "Say that an update is not to go out")
  ResponseEntity<WriteResult> decline(
      @PathVariable String ref,
      @PathVariable int number,
      @RequestBody Refusal body,
      Caller caller,
      WriteContext context) {
    Situation situation = situation(ref, caller);
    return ResponseEntity.ok(
        desk.decline(
            situation, UpdateEvent.idOf(situation.id(), number), body.reason(), caller, context));
  }

  @PostMapping("/{number}/status-page")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "postOnStatusPage",
      summary = "Put an update that went out on the public status page",
      description =
          "It stands there in the very words. Refused for a private incident. Changes nothing when it stands"
              + " there already.")
  ResponseEntity<WriteResult> post(
      @PathVariable String ref,
      @PathVariable int number,
      @RequestBody StatusPost body,
      Caller caller,
      WriteContext context) {
    return ResponseEntity.ok(
        statusDesk.post(
            situation(ref, caller),
            number,
            body.impacts() == null ? List.of() : body.impacts(),
            caller,
            MadeIds.anyVersion(context)));
  }

  private Situation situation(String ref, Caller caller) {
    return updates
        .situation(PagingProjector.known(database, ref, caller))
        .orElseThrow(() -> Refused.notFound("The incident " + ref));
  }
}
