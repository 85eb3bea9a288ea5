package io.muster.incident.intake.goalert;

import io.muster.incident.intake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address tools call that were set up for GoAlert. */
@RestController
@Tag(name = "intake")
class GoAlertApi {

  private final Intake intake;
  private final GoAlert source;

  GoAlertApi(Intake intake, GoAlert source) {
    this.intake = intake;
    this.source = source;
  }

  @PostMapping(GoAlert.PATH)
  @Operation(
      operationId = "receiveGoAlert",
      summary = "Take an alert as GoAlert's generic API does",
      description = "The token is the integration's key; it stands in the query, or in a form.")
  @ApiResponse(responseCode = "204")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = {
        @Content(
            mediaType = "application/x-www-form-urlencoded",
            schema = @Schema(type = "object")),
        @Content(mediaType = "application/json", schema = @Schema(type = "object"))
      })
  ResponseEntity<Object> receive(HttpServletRequest request) throws IOException {
    return intake.take(source, null, request);
  }
}
