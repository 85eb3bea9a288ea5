package io.muster.incident.intake.traces;

import io.muster.incident.intake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where exporters of OpenTelemetry send traces. */
@RestController
@Tag(name = "intake")
class OtlpApi {

  private final Intake intake;
  private final OtlpTraces traces;

  OtlpApi(Intake intake, OtlpTraces traces) {
    this.intake = intake;
    this.traces = traces;
  }

  @PostMapping(OtlpTraces.PATH)
  @Operation(
      operationId = "receiveTraces",
      summary = "Take traces by OTLP over HTTP, in protobuf or JSON, and keep what needs what",
      description = "The integration's key goes into the Authorization header as a bearer token.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receive(HttpServletRequest request) throws IOException {
    ResponseEntity<Object> answer = intake.take(traces, null, request);
    boolean json = OtlpTraces.isJson(new ServletServerHttpRequest(request).getHeaders());
    return json || answer.getStatusCode().is2xxSuccessful()
        ? answer
        : ResponseEntity.status(answer.getStatusCode())
            .headers(answer.getHeaders())
            .contentType(OtlpTraces.PROTOBUF)
            .body(OtlpTraces.inProtobuf(answer.getBody()));
  }
}
