package io.muster.incident.intake.alertmanager;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.incident.intake.Intake;
import io.muster.incident.intake.KnownAlerts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of Alertmanager's API, version 2, that Prometheus and its friends call. */
@RestController
@Tag(name = "intake")
class AlertmanagerApi {

  private static final int MOST = 1000;
  private static final Duration HOLDS = Duration.ofMinutes(5);

  private final Intake intake;
  private final PrometheusAlerts source;
  private final KnownAlerts alerts;
  private final Clock clock;

  AlertmanagerApi(Intake intake, PrometheusAlerts source, KnownAlerts alerts, Clock clock) {
    this.intake = intake;
    this.source = source;
    this.alerts = alerts;
    this.clock = clock;
  }

  @PostMapping(PrometheusAlerts.PATH)
  @Operation(
      operationId = "postAlerts",
      summary = "Take alerts as Alertmanager's API, version 2, does",
      description =
          "The integration's key is the bearer token, or the password of basic authentication.")
  @ApiResponse(responseCode = "200")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "array")))
  ResponseEntity<Object> post(HttpServletRequest request) throws IOException {
    return intake.take(source, null, request);
  }

  @GetMapping(PrometheusAlerts.PATH)
  @Operation(
      operationId = "getAlerts",
      summary = "Alerts of the integration that fire now, the newest 1,000")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "array")))
  ResponseEntity<Object> list(HttpServletRequest request) throws IOException {
    return intake.ask(
        source,
        null,
        request,
        id ->
            ResponseEntity.ok(
                alerts.find(id, true, null, 0, MOST).stream()
                    .map(row -> shown(row, clock.instant()))
                    .toList()));
  }

  private static Map<String, Object> shown(KnownAlerts.Row row, Instant now) {
    AlertFired fired = row.fired();
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "summary", fired.summary());
    put(annotations, "description", fired.description());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("annotations", annotations);
    shown.put("endsAt", now.plus(HOLDS).toString());
    shown.put("fingerprint", row.alias());
    shown.put("receivers", List.of(Map.of("name", "muster")));
    shown.put("startsAt", fired.startsAt().toString());
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("inhibitedBy", List.of());
    status.put("mutedBy", List.of());
    status.put("silencedBy", List.of());
    status.put("state", "active");
    shown.put("status", status);
    shown.put("updatedAt", row.updatedAt().toString());
    shown.put("generatorURL", fired.link() == null ? "" : fired.link());
    shown.put("labels", new TreeMap<>(fired.context().labels()));
    return shown;
  }

  private static void put(Map<String, String> annotations, String name, String text) {
    if (text != null) {
      annotations.put(name, text);
    }
  }

  @GetMapping("/api/v2/status")
  @Operation(
      operationId = "getAlertmanagerStatus",
      summary = "That this takes alerts, in Alertmanager's form")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> status(HttpServletRequest request) throws IOException {
    Map<String, Object> version = new TreeMap<>();
    for (String part :
        List.of("branch", "buildDate", "buildUser", "goVersion", "revision", "version")) {
      version.put(part, "muster");
    }
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("cluster", Map.of("status", "disabled"));
    status.put("config", Map.of("original", ""));
    status.put(
        "uptime",
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()).toString());
    status.put("versionInfo", version);
    return intake.ask(source, null, request, id -> ResponseEntity.ok(status));
  }

  @GetMapping({"/-/healthy", "/-/ready"})
  @Operation(operationId = "getHealth", summary = "That this answers, as Alertmanager says it")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  ResponseEntity<String> healthy() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK");
  }
}
