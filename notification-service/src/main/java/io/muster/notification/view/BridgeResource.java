package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeCommand.RecordJoined;
import io.muster.contracts.conversation.BridgeCommand.RecordLeft;
import io.muster.contracts.conversation.BridgeEvent.Witness;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @param witness who tells who is in it: {@code PERSON}: people themselves, here; {@code
   *     PROVIDER}: whoever runs the call
   * @param people who ever came, in the order in which it was told
   * @param invitations who was invited, in the order in which they were
   * @param ownerless affected or needed services nobody is known to answer for
   */
  @Schema(name = "Bridge")
  record Answer(
      @Schema(requiredMode = RequiredMode.REQUIRED) BridgeKind kind,
      String joinUrl,
      String dialIn,
      String reason,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant openedAt,
      PagingAnswers.Person openedBy,
      Instant closedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) Witness witness,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Participant> people,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Invited> invitations,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<String> ownerless) {}

  /**
   * Somebody who came to a call.
   *
   * @param person absent when Muster does not know them
   * @param name how the provider calls them when Muster does not know them; absent for who may not
   *     join
   * @param joinedAt when they came last; absent when only that they left is known
   * @param leftAt when they left; absent while they are in it
   */
  @Schema(name = "BridgeParticipant")
  record Participant(
      PagingAnswers.Person person,
      String name,
      @Schema(requiredMode = RequiredMode.REQUIRED) Witness witness,
      Instant joinedAt,
      Instant leftAt) {}

  /**
   * Somebody who was invited.
   *
   * @param services they answer for
   */
  @Schema(name = "BridgeInvitation")
  record Invited(
      @Schema(requiredMode = RequiredMode.REQUIRED) PagingAnswers.Person person,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<String> services) {}

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

  @PostMapping("/joined")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "joinedBridge",
      summary = "Say that you are in the call",
      description = "Changes nothing for who said so before. Refused where the provider tells it.")
  ResponseEntity<WriteResult> joined(
      @PathVariable String ref, Caller caller, WriteContext context) {
    BridgeOpened call = attended(ref, caller);
    return answered(
        sender.send(
            new RecordJoined(
                call.conversationId(),
                caller.actor().id(),
                caller.actor().id(),
                null,
                Witness.PERSON,
                caller.actor(),
                null),
            caller,
            context));
  }

  @PostMapping("/left")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "leftBridge",
      summary = "Say that you left the call",
      description = "Changes nothing for who is not in it. Refused where the provider tells it.")
  ResponseEntity<WriteResult> left(@PathVariable String ref, Caller caller, WriteContext context) {
    BridgeOpened call = attended(ref, caller);
    return answered(
        sender.send(
            new RecordLeft(
                call.conversationId(),
                caller.actor().id(),
                caller.actor().id(),
                null,
                Witness.PERSON,
                caller.actor(),
                null),
            caller,
            context));
  }

  /** The newest call, of which people say themselves that they are in it. */
  private BridgeOpened attended(String ref, Caller caller) {
    BridgeOpened call =
        bridges
            .of(known(ref, caller))
            .map(BridgeNow::opened)
            .orElseThrow(() -> Refused.conflict("no-bridge", "There is no bridge call."));
    if (bridges.witnessOf(call) == Witness.PROVIDER) {
      throw Refused.conflict(
          "provider-tells", "Whoever runs the call tells who is in it; there is nothing to do.");
    }
    return call;
  }

  private Answer answer(BridgeNow bridge, Caller caller) {
    BridgeOpened opened = bridge.opened();
    boolean joins = caller.is("responder") || caller.is("manager");
    String by = opened.by().id();
    Map<String, String> names = people.names(mentioned(bridge), caller);
    return new Answer(
        opened.kind(),
        joins ? opened.joinUrl() : null,
        joins ? opened.dialIn() : null,
        opened.reason(),
        opened.at(),
        opened.by().kind() == Actor.Kind.PERSON
            ? new PagingAnswers.Person(by, names.get(by))
            : null,
        bridge.closed() == null ? null : bridge.closed().at(),
        bridges.witnessOf(opened),
        bridge.people().values().stream()
            .map(
                it ->
                    new Participant(
                        it.personId() == null
                            ? null
                            : new PagingAnswers.Person(it.personId(), names.get(it.personId())),
                        joins ? it.name() : null,
                        it.witness(),
                        it.joinedAt(),
                        it.isIn() ? null : it.leftAt()))
            .toList(),
        bridge.invitations().stream()
            .map(
                it ->
                    new Invited(
                        new PagingAnswers.Person(it.personId(), names.get(it.personId())),
                        it.services()))
            .toList(),
        bridge.ownerless());
  }

  private static List<String> mentioned(BridgeNow bridge) {
    List<String> ids = new ArrayList<>();
    if (bridge.opened().by().kind() == Actor.Kind.PERSON) {
      ids.add(bridge.opened().by().id());
    }
    bridge.invitations().forEach(it -> ids.add(it.personId()));
    bridge.people().values().stream()
        .map(BridgeNow.Attendance::personId)
        .filter(Objects::nonNull)
        .forEach(ids::add);
    return ids;
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
