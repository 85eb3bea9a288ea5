package io.muster.incident.intake.incidentio;

import io.muster.incident.intake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address tools call that were set up for incident.io. */
@RestController
@Tag(name = "intake")
class IncidentIoApi {

  private final Intake intake;
  private final IncidentIo source;

  IncidentIoApi(Intake intake, IncidentIo source) {
    this.intake = intake;
    this.source = source;
  }

  @PostMapping(IncidentIo.PATH + "/{sourceId}")
  @Operation(
      operationId = "receiveIncidentIoAlert",
      summary = "Take an alert as incident.io's HTTP source does",
      description =
          "The token is the integration's key; which source stood in the address makes no difference.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receive(@PathVariable String sourceId, HttpServletRequest request)
      throws IOException {
    return intake.take(source, null, request);
  }
}
