package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationCommand;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.notification.conversation.BridgeNow;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bridge call of an incident: joined by responders, known of by auditors. */
@RestController
@RequestMapping("/api/incidents/{ref}/bridge")
@Tag(name = "Bridge")
class BridgeResource {

  private static final int LONGEST_REASON = 1000;

  private final MongoDatabase database;
  private final Incidents incidents;
  private final Bridges bridges;
  private final PeopleDirectory people;
  private final CommandSender sender;

  BridgeResource(
      MongoDatabase database,
      Incidents incidents,
      Bridges bridges,
      PeopleDirectory people,
      CommandSender sender) {
    this.database = database;
    this.incidents = incidents;
    this.bridges = bridges;
    this.people = people;
    this.sender = sender;
  }

  /**
   * A bridge call.
   *
   * @param joinUrl absent when it is joined by telephone, and for who may not join
   * @param dialIn absent when it is joined by link, and for who may not join
   * @param openedBy absent when Muster opened it by itself
   * @param closedAt absent while people are asked to join
   */
  @Schema(name = "Bridge")
  record Answer(
      @Schema(requiredMode = RequiredMode.REQUIRED) BridgeKind kind,
      String joinUrl,
      String dialIn,
      String reason,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant openedAt,
      PagingAnswers.Person openedBy,
      Instant closedAt) {}

  /** The newest call of an incident; nothing in it when there never was one. */
  @Schema(name = "BridgeOfIncident")
  record OfIncident(Answer bridge) {}

  /** Why a call is opened or closed. */
  @Schema(name = "BridgeReason")
  record Why(
      @Schema(maxLength = LONGEST_REASON, example = "We need the network team with us.")
          String reason) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(operationId = "bridgeOfIncident", summary = "The incident's bridge call")
  OfIncident ofIncident(@PathVariable String ref, Caller caller) {
    return new OfIncident(
        bridges.of(known(ref, caller)).map(bridge -> answer(bridge, caller)).orElse(null));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "openBridge",
      summary = "Open a bridge call",
      description =
          "Changes nothing while one is open. Of the kinds an operator set up the first that answers within"
              + " four seconds is taken.")
  ResponseEntity<WriteResult> open(
      @PathVariable String ref, @RequestBody Why why, Caller caller, WriteContext context) {
    IncidentNow incident = incidents.find(known(ref, caller)).orElseThrow(() -> unknown(ref));
    if (incident.closed()) {
      throw Refused.conflict(
          "incident-closed", "Work on this incident has ended, so no call is opened for it.");
    }
    String reason = checked(why);
    // Should the one that is open be closed this moment, it is that one which opens again.
    ConversationCommand command =
        bridges
            .open(incident.id())
            .<ConversationCommand>map(
                open ->
                    new ConversationCommand.OpenBridge(
                        open.conversationId(),
                        incident.id(),
                        open.kind(),
                        open.joinUrl(),
                        open.dialIn(),
                        reason,
                        caller.actor()))
            .or(() -> bridges.make(incident, reason, caller.actor()))
            .orElseThrow(
                () ->
                    Refused.of(
                        503,
                        "no-bridge",
                        "No bridge call could be made: the providers do not answer, or none is set up."
                            + " Agree on another way to talk, and tell an administrator."));
    return answered(sender.send(command, caller, context));
  }

  @PostMapping("/close")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "closeBridge",
      summary = "Ask nobody to join any more",
      description = "Who still talks is not cut off. Changes nothing when no call is open.")
  ResponseEntity<WriteResult> close(
      @PathVariable String ref, @RequestBody Why why, Caller caller, WriteContext context) {
    String id = known(ref, caller);
    if (bridges.of(id).isEmpty()) {
      throw Refused.conflict("no-bridge", "There is no bridge call to close.");
    }
    return answered(sender.send(bridges.close(id, checked(why), caller.actor()), caller, context));
  }

  private Answer answer(BridgeNow bridge, Caller caller) {
    BridgeOpened opened = bridge.opened();
    boolean joins = caller.is("responder") || caller.is("manager");
    String by = opened.by().id();
    return new Answer(
        opened.kind(),
        joins ? opened.joinUrl() : null,
        joins ? opened.dialIn() : null,
        opened.reason(),
        opened.at(),
        opened.by().kind() == Actor.Kind.PERSON
            ? new PagingAnswers.Person(by, people.names(List.of(by), caller).get(by))
            : null,
        bridge.closed() == null ? null : bridge.closed().at());
  }

  private static String checked(Why why) {
    String reason = why.reason() == null ? null : why.reason().strip();
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw Refused.invalid("/reason", "Say it in at most 1000 characters.");
    }
    return reason == null || reason.isEmpty() ? null : reason;
  }

  private String known(String ref, Caller caller) {
    return PagingProjector.known(database, ref, caller);
  }

  private static Refused unknown(String ref) {
    return Refused.notFound("The incident " + ref);
  }

  private static ResponseEntity<WriteResult> answered(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
