package io.muster.incident.view;

import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.report.ReportEvent;
import io.muster.contracts.report.ReportEvent.Received;
import io.muster.contracts.report.ReportEvent.TakenUp;
import io.muster.incident.intake.report.ReportDesk;
import io.muster.incident.intake.report.ReportNames;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets anybody report something odd, without an account. It answers nothing of what was sent and
 * nothing of anybody else's.
 */
@RestController
@Tag(name = "report form")
class ReportForm {

  static final String SECRET = "X-Muster-Report";

  private final ReportDesk desk;
  private final IncidentRows incidents;

  ReportForm(ReportDesk desk, IncidentRows incidents) {
    this.desk = desk;
    this.incidents = incidents;
  }

  /**
   * What somebody noticed.
   *
   * @param text 10 to 4,000 characters
   * @param where which service, place or thing, at most 200 characters
   * @param since since when, UTC, not in the future
   * @param contact who you are and how to reach you, at most 500 characters
   * @param website leave it out; the form hides it from people, and who fills it in is none
   */
  @Schema(
      name = "UserReport",
      requiredProperties = "text",
      example =
          "{\"text\":\"I cannot pay\",\"where\":\"The checkout"
              + " page\",\"since\":\"2026-11-28T02:40:00Z\",\"contact\":\"kim@example.org\"}")
  record NewReport(String text, String where, Instant since, String contact, String website) {}

  /**
   * That it was taken in.
   *
   * @param reference what to call it, such as {@code R-7K3F-9QX2}
   * @param secret by which its state is asked for; it is shown once
   */
  @Schema(
      name = "UserReportReceipt",
      requiredProperties = {"reference", "secret"})
  record Receipt(String reference, String secret) {}

  /** How far it got. */
  enum State {
    /** Nobody has dealt with it yet. */
    RECEIVED,
    /** Somebody works on it. */
    BEING_LOOKED_AT,
    /** Nothing is left to be done. */
    CLOSED
  }

  /** What became of a report. */
  @Schema(
      name = "UserReportStatus",
      requiredProperties = {"reference", "state"})
  record Status(String reference, State state) {}

  @PostMapping(path = "/api/user-reports", consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  @SecurityRequirements
  @Operation(
      operationId = "reportSomething",
      summary = "Report something odd, without an account; a responder looks at it")
  ResponseEntity<Receipt> report(@RequestBody NewReport body) {
    String secret = ReportNames.newSecret();
    if (body.website() == null || body.website().isBlank()) {
      desk.receive(secret, body.text(), body.where(), body.contact(), body.since());
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new Receipt(ReportNames.reference(ReportNames.idOf(secret)), secret));
  }

  @GetMapping("/api/user-reports/status")
  @SecurityRequirements
  @Operation(
      operationId = "getUserReportStatus",
      summary = "How far a report got, for whoever has its secret")
  ResponseEntity<Status> status(@RequestHeader(name = SECRET, required = false) String secret) {
    String id = ReportNames.idOf(secret);
    List<ReportEvent> history = id == null ? List.of() : desk.history(id);
    if (history.isEmpty()) {
      throw Refused.notFound("The report");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Status(ReportNames.reference(id), stateOf(history.getLast())));
  }

  private State stateOf(ReportEvent last) {
    return switch (last) {
      case Received received -> State.RECEIVED;
      case TakenUp taken ->
          incidents
              .byId(taken.incidentId())
              .filter(row -> row.getString("state").equals(ResponseState.RESOLVED.name()))
              .map(row -> State.CLOSED)
              .orElse(State.BEING_LOOKED_AT);
      case ReportEvent.Dismissed dismissed -> State.CLOSED;
    };
  }
}
