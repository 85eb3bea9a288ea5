package io.muster.incident.view;

import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live stream (Server-Sent Events). Each stream is one virtual thread that writes as fast as
 * its reader reads; it ends with the token that opened it.
 */
@RestController
@Tag(name = "live")
class LiveApi {

  private static final Logger LOG = LoggerFactory.getLogger(LiveApi.class);
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(15);

  private final LiveStream stream;
  private final JsonMapper json;
  private final Clock clock;

  LiveApi(LiveStream stream, JsonMapper json, Clock clock) {
    this.stream = stream;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "live",
      summary = "Hear what changes",
      description =
          "Events: `beat` at once and every 15 s; `incident` with id, number, version, position and type; `resync`"
              + " when too much was missed. The id of each is a log position; send the last as Last-Event-ID.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  void live(
      @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
      Caller caller,
      @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    Sight sight = Sight.of(caller);
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    try (LiveStream.Listener listener =
        stream.join(
            position(lastEventId),
            message -> message.incident() == null || sight.sees(message.incident()))) {
      write(listener, response.getOutputStream(), token.getExpiresAt());
    } catch (IOException gone) {
      LOG.debug("A listener of the live stream is gone");
    }
  }

  private void write(LiveStream.Listener listener, OutputStream out, Instant until)
      throws IOException, InterruptedException {
    long nextBeat = System.nanoTime();
    while (!listener.letGo() && clock.instant().isBefore(until)) {
      long wait = nextBeat - System.nanoTime();
      LiveMessage message = wait > 0 ? listener.next(Duration.ofNanos(wait)) : null;
      if (message == null && !listener.letGo()) {
        beat(out, listener.heard());
        nextBeat = System.nanoTime() + BETWEEN_BEATS.toNanos();
      } else if (message != null) {
        tell(out, message);
      }
    }
  }

  /** With the position heard so far, so that even a listener who heard nothing else can resume. */
  private void beat(OutputStream out, Long heard) throws IOException {
    event(out, "beat", heard, Map.of("at", clock.instant()));
  }

  private void tell(OutputStream out, LiveMessage message) throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    if (!message.resync()) {
      data.put("id", message.id());
      data.put("number", message.number());
      data.put("version", message.version());
      data.put("type", message.type());
    }
    data.put("position", message.position());
    event(out, message.resync() ? "resync" : "incident", message.position(), data);
  }

  private void event(OutputStream out, String name, Long id, Map<String, Object> data)
      throws IOException {
    String text =
        "event: "
            + name
            + "\n"
            + (id == null ? "" : "id: " + id + "\n")
            + "data: "
            + json.writeValueAsString(data)
            + "\n\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** What is no position says nothing about what was missed: then everything is read again. */
  private static Long position(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return null;
    }
    try {
      return Long.valueOf(lastEventId.strip());
    } catch (NumberFormatException e) {
      return -1L;
    }
  }
}
