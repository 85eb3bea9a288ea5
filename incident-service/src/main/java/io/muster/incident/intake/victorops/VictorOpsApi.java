package io.muster.incident.intake.victorops;

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

/** The addresses tools call that were set up for VictorOps. */
@RestController
@Tag(name = "intake")
class VictorOpsApi {

  private final Intake intake;
  private final VictorOps source;

  VictorOpsApi(Intake intake, VictorOps source) {
    this.intake = intake;
    this.source = source;
  }

  @PostMapping(VictorOps.PATH + "/{key}/{routingKey}")
  @Operation(
      operationId = "receiveVictorOpsAlert",
      summary = "Take an alert as the REST endpoint of VictorOps does",
      description =
          "The first part after /alert/ is the integration's key, the second a routing key.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receive(
      @PathVariable String key, @PathVariable String routingKey, HttpServletRequest request)
      throws IOException {
    return intake.take(source.routed(routingKey), key, request);
  }

  @PostMapping(VictorOps.PATH + "/{key}")
  @Operation(
      operationId = "receiveUnroutedVictorOpsAlert",
      summary = "The same without a routing key")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receiveUnrouted(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    return intake.take(source, key, request);
  }
}
