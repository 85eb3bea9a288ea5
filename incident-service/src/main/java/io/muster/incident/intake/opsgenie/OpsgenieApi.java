package io.muster.incident.intake.opsgenie;

import io.muster.incident.intake.Intake;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Reference;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Verb;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients of Opsgenie's Alert API write. */
@RestController
@Tag(name = "intake")
class OpsgenieApi {

  private static final Map<String, Verb> POSTED =
      Map.of(
          "close", Verb.CLOSE,
          "acknowledge", Verb.ACKNOWLEDGE,
          "notes", Verb.NOTES,
          "tags", Verb.TAGS,
          "assign", Verb.ASSIGN);
  private static final Map<String, Verb> PUT =
      Map.of(
          "message", Verb.MESSAGE,
          "description", Verb.DESCRIPTION,
          "priority", Verb.PRIORITY);

  private final Intake intake;
  private final Opsgenie source;
  private final OpsgenieRequests requests;

  OpsgenieApi(Intake intake, Opsgenie source, OpsgenieRequests requests) {
    this.intake = intake;
    this.source = source;
    this.requests = requests;
  }

  @PostMapping(Opsgenie.PATH)
  @Operation(
      operationId = "createOpsgenieAlert",
      summary = "Take an alert as Opsgenie's Alert API does",
      description = "The GenieKey is the integration's key.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    return take(Verb.CREATE, Optional.empty(), request);
  }

  @PostMapping(Opsgenie.PATH + "/{identifier}/{action}")
  @Operation(
      operationId = "postToOpsgenieAlert",
      summary = "Close, acknowledge, notes, tags or assign",
      description = "What else Opsgenie offers is answered 422.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> post(
      @PathVariable String identifier,
      @PathVariable String action,
      @RequestParam(required = false) String identifierType,
      HttpServletRequest request)
      throws IOException {
    return change(POSTED.get(action), identifier, identifierType, request);
  }

  @PutMapping(Opsgenie.PATH + "/{identifier}/{field}")
  @Operation(
      operationId = "putToOpsgenieAlert",
      summary = "Another message, description or priority; taken, and changes no incident")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> put(
      @PathVariable String identifier,
      @PathVariable String field,
      @RequestParam(required = false) String identifierType,
      HttpServletRequest request)
      throws IOException {
    return change(PUT.get(field), identifier, identifierType, request);
  }

  private ResponseEntity<Object> change(
      Verb verb, String identifier, String identifierType, HttpServletRequest request)
      throws IOException {
    Optional<Reference> about = reference(identifier, identifierType);
    if (verb == null || about.isEmpty()) {
      Refused why =
          verb == null
              ? Refused.invalid("/action", "Muster does not take this from Opsgenie's clients.")
              : Refused.invalid("/identifierType", "It must be one of id, alias, tiny.");
      return withHeaders(
          intake.ask(source, null, request, id -> ResponseEntity.status(422).body(body(why))), 0);
    }
    return take(verb, about, request);
  }

  private static Object body(Refused why) {
    return Opsgenie.refused(why, java.util.UUID.randomUUID().toString()).body();
  }

  static Optional<Reference> reference(String identifier, String identifierType) {
    String type = identifierType == null ? "id" : identifierType.toLowerCase(Locale.ROOT);
    return switch (type) {
      case "id", "alias", "tiny" -> Optional.of(new Reference(type, identifier));
      default -> Optional.empty();
    };
  }

  private ResponseEntity<Object> take(
      Verb verb, Optional<Reference> about, HttpServletRequest request) throws IOException {
    OpsgenieCall call = new OpsgenieCall(source, requests, verb, about);
    return withHeaders(intake.take(call, null, request), call.took());
  }

  /** As Opsgenie's clients read them to go more slowly. */
  static ResponseEntity<Object> withHeaders(ResponseEntity<Object> answer, double took) {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(answer.getHeaders());
    if (answer.getBody() instanceof Map<?, ?> body && body.get("requestId") != null) {
      headers.set("X-Request-ID", body.get("requestId").toString());
    }
    headers.set("X-Response-Time", Double.toString(took));
    boolean busy = answer.getStatusCode().value() == 429;
    headers.set("X-RateLimit-State", busy ? "THROTTLED" : "OK");
    headers.set("X-RateLimit-Period-In-Sec", "60");
    if (busy) {
      headers.set("X-RateLimit-Reason", "ACCOUNT");
    }
    return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
  }
}
