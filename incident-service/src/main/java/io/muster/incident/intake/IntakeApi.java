package io.muster.incident.intake;

import io.muster.starter.Refused;
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

/** Where tools send that can be told any address. */
@RestController
@Tag(name = "intake")
class IntakeApi {

  private final Intake intake;
  private final Sources sources;

  IntakeApi(Intake intake, Sources sources) {
    this.intake = intake;
    this.sources = sources;
  }

  @PostMapping("/intake/{source}")
  @Operation(
      operationId = "receiveAlerts",
      summary = "Take what an alert source sends, in its own format",
      description =
          "The integration key goes into the Authorization header as a bearer token or as the password of basic"
              + " authentication, or into the header X-Muster-Key. The answer comes when every alert is durable, in the"
              + " source's own form.")
  @ApiResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Accepted.class)))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receive(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    return intake.take(known(source), null, request);
  }

  @PostMapping("/intake/{source}/{key}")
  @Operation(
      operationId = "receiveAlertsByAddress",
      summary = "The same for tools that can send no header: the key is part of the address")
  @ApiResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Accepted.class)))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> receiveByAddress(
      @PathVariable String source, @PathVariable String key, HttpServletRequest request)
      throws IOException {
    return intake.take(known(source), key, request);
  }

  private Source known(String kind) {
    return sources
        .find(kind)
        .filter(source -> source.path().equals("/intake/" + kind))
        .orElseThrow(() -> Refused.notFound("A source of this kind"));
  }
}
