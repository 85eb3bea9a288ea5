package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.escalation.HandOvers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets whoever has an incident, or was called for it, hand it over; and others accept. */
@RestController
@RequestMapping("/api/incidents/{ref}/hand-over")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "Paging")
class HandOverResource {

  private static final int SHORTEST = 60;
  private static final int LONGEST = 3600;
  private static final int LONGEST_SUMMARY = 2000;

  private final MongoDatabase database;
  private final HandOvers handOvers;
  private final HandOverReach reach;
  private final CommandSender sender;

  HandOverResource(
      MongoDatabase database, HandOvers handOvers, HandOverReach reach, CommandSender sender) {
    this.database = database;
    this.handOvers = handOvers;
    this.reach = reach;
    this.sender = sender;
  }

  /**
   * To whom, and what they have to know.
   *
   * @param to a person, a schedule (whoever is on call), a team or everybody of a schedule
   * @param summary what is known, 1 to 2000 characters
   * @param acceptWithinSeconds how long somebody has to accept, from 60 to 3600
   */
  @Schema(name = "NewHandOver")
  record NewHandOver(
      @Schema(requiredMode = RequiredMode.REQUIRED) Target to,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              example = "The disk of db-3 is full; Mina is freeing space. Next: fail over.")
          String summary,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "600") int acceptWithinSeconds) {}

  @PostMapping
  @Operation(
      operationId = "handOver",
      summary = "Hand the incident over to somebody, who has to accept",
      description =
          "Whoever acknowledged it may, and whoever was called while nobody has. Who it goes to is"
              + " paged by their own rules. Until somebody accepts it stays as it is; where nobody"
              + " does in time, an acknowledgement lapses and the policy begins again. Refused"
              + " where nobody of them can be reached, and in a drill.")
  ResponseEntity<WriteResult> handOver(
      @PathVariable String ref,
      @RequestBody NewHandOver body,
      Caller caller,
      WriteContext context) {
    String incidentId = PagingProjector.known(database, ref, caller);
    Optional<WriteResult> before = sender.before(caller, context);
    if (before.isPresent()) {
      return answer(before.get());
    }
    if (DrillIds.inDrill(incidentId)) {
      throw Refused.conflict(
          "in-a-drill", "A drill pages nobody, so nothing is handed over in it.");
    }
    String summary = summary(body.summary());
    int seconds = body.acceptWithinSeconds();
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw Refused.invalid(
          "/acceptWithinSeconds", "Give them 60 (a minute) to 3600 (an hour) to accept.");
    }
    if (!handOvers.mayGive(incidentId, caller.id())) {
      throw Refused.conflict(
          "not-yours-to-hand-over",
          "Only who acknowledged the incident can hand it over, or who was called while nobody has."
              + " Acknowledge it first.");
    }
    if (handOvers.open(incidentId).isPresent()) {
      throw Refused.conflict(
          "handed-over-already",
          "It is being handed over already. Whoever does can take that back first.");
    }
    reach.require(incidentId, body.to(), caller.id());
    return answer(
        sender.send(
            handOvers.wish(
                incidentId, new Level(List.of(body.to()), seconds), summary, caller.actor()),
            caller,
            context));
  }

  private static String summary(String given) {
    String summary = given == null ? "" : given.strip();
    if (summary.isEmpty()) {
      throw Refused.invalid("/summary", "Say in a few words what is known.");
    }
    if (summary.length() > LONGEST_SUMMARY) {
      throw Refused.invalid("/summary", "Say it in at most 2000 characters.");
    }
    return summary;
  }

  @PostMapping("/accept")
  @Operation(
      operationId = "acceptHandOver",
      summary = "Take over what is handed over to me",
      description = "It is mine from then on. Refused with 409 while nothing is handed over to me.")
  ResponseEntity<WriteResult> accept(
      @PathVariable String ref, Caller caller, WriteContext context) {
    String incidentId = PagingProjector.known(database, ref, caller);
    Optional<WriteResult> before = sender.before(caller, context);
    if (before.isPresent()) {
      return answer(before.get());
    }
    WriteResult result =
        sender.send(
            handOvers
                .acceptanceOf(incidentId, caller.actor(), "web")
                .orElseThrow(HandOverResource::notHandedOver),
            caller,
            context);
    if (!result.changed() && !handOvers.wasAcceptedBy(incidentId, caller.id())) {
      throw notHandedOver();
    }
    return answer(result);
  }

  private static Refused notHandedOver() {
    return Refused.conflict(
        "not-handed-over",
        "It is not handed over to you any more: somebody else has it, or the time to accept is"
            + " over.");
  }

  @PostMapping("/withdraw")
  @Operation(
      operationId = "withdrawHandOver",
      summary = "Keep what I handed over, while nobody has accepted",
      description = "Refused with 409 where somebody has, or nothing is handed over by me.")
  ResponseEntity<WriteResult> withdraw(
      @PathVariable String ref, Caller caller, WriteContext context) {
    String incidentId = PagingProjector.known(database, ref, caller);
    Optional<WriteResult> before = sender.before(caller, context);
    if (before.isPresent()) {
      return answer(before.get());
    }
    return answer(
        sender.send(
            handOvers
                .withdrawalOf(incidentId, caller.actor())
                .orElseThrow(
                    () ->
                        Refused.conflict(
                            "not-handed-over",
                            "You hand nothing over here now: somebody has accepted, or the time is"
                                + " over.")),
            caller,
            context));
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
