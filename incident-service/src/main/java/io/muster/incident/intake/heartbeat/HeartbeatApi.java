package io.muster.incident.intake.heartbeat;

import io.muster.incident.intake.Intake;
import io.muster.incident.intake.Source;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where heartbeats are sent, in whichever way is at hand. */
@RestController
@Tag(name = "intake")
class HeartbeatApi {

  private final Intake intake;
  private final HeartbeatSource source;
  private final Source opsgenie = new OpsgeniePing();
  private final Source goAlert = new GoAlertHeartbeat();

  HeartbeatApi(Intake intake, HeartbeatSource source) {
    this.intake = intake;
    this.source = source;
  }

  @GetMapping(HeartbeatSource.PATH)
  @Operation(
      operationId = "beat",
      summary = "Take a heartbeat; HEAD and POST do the same",
      description = "The integration's key goes where it goes for alerts.")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Object> beat(HttpServletRequest request) throws IOException {
    return intake.take(source, null, request);
  }

  @GetMapping(HeartbeatSource.PATH + "/{key}")
  @Operation(
      operationId = "beatByAddress",
      summary = "The same for what can send no header: the key is part of the address")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Object> beatByAddress(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    return intake.take(source, key, request);
  }

  @PostMapping(OpsgeniePing.PATH + "/{name}/ping")
  @Operation(
      operationId = "pingOpsgenieHeartbeat",
      summary = "Take a ping as Opsgenie's Heartbeat API does; GET, PUT and PATCH do the same",
      description =
          "The GenieKey is the key of an integration for heartbeats; the name is passed over.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> ping(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return intake.take(opsgenie, null, request);
  }

  @Hidden
  @GetMapping(OpsgeniePing.PATH + "/{name}/ping")
  ResponseEntity<Object> pingByGet(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return ping(name, request);
  }

  @Hidden
  @PutMapping(OpsgeniePing.PATH + "/{name}/ping")
  ResponseEntity<Object> pingByPut(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return ping(name, request);
  }

  @Hidden
  @PatchMapping(OpsgeniePing.PATH + "/{name}/ping")
  ResponseEntity<Object> pingByPatch(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return ping(name, request);
  }

  @PostMapping(GoAlertHeartbeat.PATH + "/{key}")
  @Operation(
      operationId = "checkInGoAlertHeartbeat",
      summary = "Take a check-in as a heartbeat monitor of GoAlert's does")
  @ApiResponse(responseCode = "200")
  ResponseEntity<Object> checkIn(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    return intake.take(goAlert, key, request);
  }
}
