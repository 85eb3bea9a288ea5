package io.muster.incident.intake.pagerduty;

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

/** The addresses PagerDuty's clients call, of which many let only the host be changed. */
@RestController
@Tag(name = "intake")
class EnqueueApi {

  private final Intake intake;
  private final EventsV2 source;
  private final EventsV1 older;
  private final ChangesV2 changes;

  EnqueueApi(Intake intake, EventsV2 source, EventsV1 older) {
    this.intake = intake;
    this.source = source;
    this.older = older;
    this.changes = new ChangesV2(source);
  }

  @PostMapping(EventsV2.PATH)
  @Operation(
      operationId = "enqueuePagerDutyEvent",
      summary = "Take an event as PagerDuty's Events API, version 2, does",
      description = "The routing_key is the integration's key.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> enqueue(HttpServletRequest request) throws IOException {
    return intake.take(source, null, request);
  }

  @PostMapping(ChangesV2.PATH)
  @Operation(
      operationId = "enqueuePagerDutyChange",
      summary = "Take a change as PagerDuty's Events API, version 2, does; nobody is notified",
      description = "The routing_key is the integration's key.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> enqueueChange(HttpServletRequest request) throws IOException {
    return intake.take(changes, null, request);
  }

  @PostMapping(EventsV1.PATH)
  @Operation(
      operationId = "createPagerDutyEvent",
      summary = "Take an event as PagerDuty's Events API, version 1, does",
      description = "The service_key is the integration's key.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    return intake.take(older, null, request);
  }
}
