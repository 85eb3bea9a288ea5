package io.muster.incident.view;

import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.starter.Caller;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes known of an incident: when things happened, and whom and what it affects. */
@RestController
@RequestMapping("/api/incidents/{ref}")
@Tag(name = "incidents")
class KnowledgeWrites {

  private final Wishes wishes;

  KnowledgeWrites(Wishes wishes) {
    this.wishes = wishes;
  }

  /**
   * A time as it is known now.
   *
   * @param at the time itself, with its zone
   * @param source what it is known from
   * @param reason why it was another time than was said before; required then
   */
  @Schema(
      name = "SayMoment",
      requiredProperties = "at",
      example = "{\"at\":\"2026-11-28T02:40:00Z\",\"source\":\"access log of edge-1\"}")
  record SayMoment(Instant at, String source, String reason) {}

  @Schema(
      name = "Reason",
      requiredProperties = "reason",
      example = "{\"reason\":\"It was the wrong one\"}")
  record Reason(String reason) {}

  /** By the names the catalogue and the alerts use; to remove some, a reason is required. */
  @Schema(
      name = "ChangeAffectedServices",
      example =
          "{\"add\":[\"payments\"],\"remove\":[],\"reason\":\"Its calls to checkout time out\"}")
  record ChangeServices(List<String> add, List<String> remove, String reason) {}

  /**
   * Somebody outside who is affected.
   *
   * @param count how many people or organisations
   * @param estimated whether the count is a guess
   * @param reason what is known better now; required to say it anew
   */
  @Schema(
      name = "AffectParty",
      requiredProperties = "name",
      example = "{\"name\":\"Customers in France\",\"count\":1200,\"estimated\":true}")
  record AffectParty(String name, Long count, Boolean estimated, String reason) {}

  @PutMapping("/moments/{moment}")
  @Operation(
      operationId = "sayMoment",
      summary = "Say when something happened; said already, this corrects it")
  ResponseEntity<Shown.Written> say(
      @PathVariable String ref,
      @PathVariable Moment moment,
      @RequestBody SayMoment body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) ->
            new MomentCommand.Record(
                id, moment, body.at(), body.source(), body.reason(), caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/moments/{moment}/withdraw")
  @Operation(
      operationId = "withdrawMoment",
      summary = "Say that it did not happen after all, or that nobody knows when")
  ResponseEntity<Shown.Written> withdraw(
      @PathVariable String ref,
      @PathVariable Moment moment,
      @RequestBody Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new MomentCommand.Withdraw(id, moment, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/services")
  @Operation(
      operationId = "changeAffectedServices",
      summary = "Say which services are affected, and which are not")
  ResponseEntity<Shown.Written> services(
      @PathVariable String ref,
      @RequestBody ChangeServices body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) ->
            new AffectedCommand.ChangeServices(
                id, known(body.add()), known(body.remove()), body.reason(), caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/parties")
  @Operation(operationId = "affectParty", summary = "Say who outside is affected, and how many")
  ResponseEntity<Shown.Written> affect(
      @PathVariable String ref, @RequestBody AffectParty body, Caller caller, WriteContext context)
      throws InterruptedException {
    return affect(ref, UUID.randomUUID().toString(), body, caller, context);
  }

  @PutMapping("/parties/{partyId}")
  @Operation(operationId = "changeAffectedParty", summary = "Say it better")
  ResponseEntity<Shown.Written> affect(
      @PathVariable String ref,
      @PathVariable String partyId,
      @RequestBody AffectParty body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) ->
            new AffectedCommand.AffectParty(
                id,
                partyId,
                body.name(),
                body.count(),
                Boolean.TRUE.equals(body.estimated()),
                body.reason(),
                caller.actor(),
                as),
        caller,
        context);
  }

  @PostMapping("/parties/{partyId}/clear")
  @Operation(operationId = "clearParty", summary = "Say that they are not affected after all")
  ResponseEntity<Shown.Written> clear(
      @PathVariable String ref,
      @PathVariable String partyId,
      @RequestBody Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new AffectedCommand.ClearParty(id, partyId, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  private static List<String> known(List<String> names) {
    return names == null ? List.of() : names;
  }
}
