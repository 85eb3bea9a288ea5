package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.Visibility;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What may be asked of incidents over HTTP. Each takes an Idempotency-Key and, where it matters
 * what the asker saw, an If-Match; the incident itself decides.
 */
@RestController
@RequestMapping("/api/incidents")
@Tag(name = "incidents")
class IncidentWrites {

  private final CommandSender sender;
  private final IncidentRefs refs;
  private final IncidentNumbers numbers;
  private final Clock clock;
  private final Wishes wishes;
  private final PlanStandings plans;

  IncidentWrites(
      CommandSender sender,
      IncidentRefs refs,
      IncidentNumbers numbers,
      Clock clock,
      Wishes wishes,
      PlanStandings plans) {
    this.plans = plans;
    this.wishes = wishes;
    this.sender = sender;
    this.refs = refs;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * Everybody may see it unless it is declared private; then whoever declares it is named on it.
   */
  @Schema(
      name = "Declare",
      requiredProperties = {"title", "severity"},
      example =
          "{\"title\":\"Checkout answers slowly\",\"severity\":\"SEV2\",\"description\":\"Half of"
              + " the orders time"
              + " out\",\"services\":[\"checkout\"],\"occurredAt\":\"2026-11-28T02:40:00Z\"}")
  record Declare(
      String title,
      Severity severity,
      List<String> services,
      String description,
      Instant occurredAt,
      Visibility visibility) {}

  /**
   * Only Muster's own services may say for whom, and how that person answered.
   *
   * @param from the id of whoever handed it over to them, and has acknowledged it until now
   */
  @Schema(name = "Acknowledge", example = "{\"via\":\"web\"}")
  record Acknowledge(Someone onBehalfOf, String via, String from) {}

  /**
   * Who acknowledged it and did not answer.
   *
   * @param askedAt when they were asked whether they are still on it, UTC
   */
  @Schema(
      name = "LapseAcknowledgement",
      requiredProperties = {"personId", "askedAt"},
      example = "{\"personId\":\"rosa\",\"askedAt\":\"2026-11-28T03:10:00Z\"}")
  record Lapse(String personId, Instant askedAt) {}

  @Schema(name = "Someone", requiredProperties = "id")
  record Someone(String id, String name) {}

  @Schema(name = "Resolve", example = "{\"reason\":\"Rolled back; no errors for 30 minutes\"}")
  record Resolve(String reason) {}

  /**
   * The phase to go to.
   *
   * @param overrideReason why phases are left although criteria of the incident's plan are not met;
   *     without it that is refused with 409, and {@code open} says which
   */
  @Schema(
      name = "ChangePhase",
      requiredProperties = "to",
      example =
          "{\"to\":\"ERADICATION\",\"overrideReason\":\"The provider confirms it only tomorrow\"}")
  record ChangePhase(Phase to, String reason, String overrideReason) {}

  @Schema(
      name = "ChangeSeverity",
      requiredProperties = {"to", "reason"},
      example = "{\"to\":\"SEV1\",\"reason\":\"All regions are hit\"}")
  record ChangeSeverity(Severity to, String reason) {}

  /** Whether people are called out again; else whoever asks has taken it on. */
  @Schema(
      name = "Reopen",
      requiredProperties = "reason",
      example = "{\"reason\":\"The errors came back\",\"page\":true}")
  record Reopen(String reason, Boolean page) {}

  @ByChat
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "declareIncident", summary = "Declare an incident")
  ResponseEntity<Shown.Written> declare(
      @RequestBody Declare body, Caller caller, WriteContext context) {
    Authority authority = Wishes.authority(caller);
    Instant now = clock.instant();
    if (body.occurredAt() != null && body.occurredAt().isAfter(now)) {
      throw Refused.invalid("/occurredAt", "Give a time that is not in the future.");
    }
    WriteResult result =
        sender.send(
            new IncidentCommand.Open(
                UUID.randomUUID().toString(),
                numbers.next(),
                body.title(),
                body.description(),
                body.severity(),
                body.services() == null ? List.of() : body.services(),
                Source.declared(),
                body.occurredAt(),
                now,
                null,
                body.visibility() == null ? Visibility.PUBLIC : body.visibility(),
                caller.actor(),
                authority),
            caller,
            context);
    // A repeated request is answered with the incident it opened the first time.
    return Wishes.written(HttpStatus.CREATED, refs.byId(result.id()).orElseThrow(), result);
  }

  @PostMapping("/{ref}/acknowledge")
  @Operation(operationId = "acknowledgeIncident", summary = "Take it on; paging stops")
  ResponseEntity<Shown.Written> acknowledge(
      @PathVariable String ref,
      @RequestBody(required = false) Acknowledge body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Authority authority = Wishes.authority(caller);
    Someone onBehalfOf = body == null ? null : body.onBehalfOf();
    if (onBehalfOf == null && (body == null || body.from() == null)) {
      String via = caller.actor().kind() == Actor.Kind.PERSON ? "web" : "API";
      return wishes.send(
          ref,
          (id, as) -> new IncidentCommand.Acknowledge(id, via, caller.actor(), as),
          caller,
          context);
    }
    if (authority != Authority.SYSTEM) {
      throw Refused.forbidden(
          "not-on-behalf", "You can acknowledge for yourself only. Leave out onBehalfOf.");
    }
    if (onBehalfOf == null || onBehalfOf.id() == null || onBehalfOf.id().isBlank()) {
      throw Refused.invalid("/onBehalfOf/id", "Say who acknowledged.");
    }
    Actor person = Actor.person(onBehalfOf.id(), onBehalfOf.name());
    return wishes.send(
        ref,
        (id, as) -> new IncidentCommand.Acknowledge(id, body.via(), body.from(), person, as),
        caller,
        context);
  }

  @PostMapping("/{ref}/acknowledgement/lapse")
  @Operation(
      operationId = "lapseAcknowledgement",
      summary = "Say that whoever acknowledged it does not answer; Muster's own services alone may",
      description =
          "It looks for somebody again, unless somebody else has it by now or anything was heard of"
              + " them since they were asked.")
  ResponseEntity<Shown.Written> lapse(
      @PathVariable String ref, @RequestBody Lapse body, Caller caller, WriteContext context)
      throws InterruptedException {
    if (caller.authority() != Authority.SYSTEM) {
      throw Refused.forbidden(
          "not-yours-to-lapse",
          "Acknowledgements lapse by themselves, as the escalation policy says. Ask for the next"
              + " level instead.");
    }
    if (body.personId() == null || body.personId().isBlank()) {
      throw Refused.invalid("/personId", "Say who acknowledged it.");
    }
    if (body.askedAt() == null) {
      throw Refused.invalid("/askedAt", "Say when they were asked.");
    }
    return wishes.send(
        ref,
        (id, authority) ->
            new IncidentCommand.LapseAcknowledgement(
                id, body.personId(), body.askedAt(), caller.actor(), authority),
        caller,
        context);
  }

  @PostMapping("/{ref}/resolve")
  @Operation(operationId = "resolveIncident", summary = "Say that the trouble is over")
  ResponseEntity<Shown.Written> resolve(
      @PathVariable String ref,
      @RequestBody(required = false) Resolve body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String reason = body == null ? null : body.reason();
    return wishes.send(
        ref,
        (id, authority) -> new IncidentCommand.Resolve(id, reason, caller.actor(), authority),
        caller,
        context);
  }

  @PostMapping("/{ref}/reopen")
  @Operation(
      operationId = "reopenIncident",
      summary = "Say that it is not over after all; a closed one only a manager may reopen")
  ResponseEntity<Shown.Written> reopen(
      @PathVariable String ref, @RequestBody Reopen body, Caller caller, WriteContext context)
      throws InterruptedException {
    boolean page = Boolean.TRUE.equals(body.page());
    return wishes.send(
        ref,
        (id, authority) ->
            new IncidentCommand.Reopen(id, page, body.reason(), caller.actor(), authority),
        caller,
        context);
  }

  @PostMapping("/{ref}/phase")
  @Operation(operationId = "changePhase", summary = "Go on, go back or skip")
  ResponseEntity<Shown.Written> phase(
      @PathVariable String ref, @RequestBody ChangePhase body, Caller caller, WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, authority) ->
            new IncidentCommand.ChangePhase(
                id,
                body.to(),
                body.reason(),
                plans.open(id),
                body.overrideReason(),
                caller.actor(),
                authority),
        caller,
        context);
  }

  @ByChat
  @PostMapping("/{ref}/severity")
  @Operation(operationId = "changeSeverity", summary = "Correct how bad it is")
  ResponseEntity<Shown.Written> severity(
      @PathVariable String ref,
      @RequestBody ChangeSeverity body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, authority) ->
            new IncidentCommand.ChangeSeverity(
                id, body.to(), body.reason(), caller.actor(), authority),
        caller,
        context);
  }
}
