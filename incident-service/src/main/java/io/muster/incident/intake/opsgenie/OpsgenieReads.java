package io.muster.incident.intake.opsgenie;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.incident.intake.Intake;
import io.muster.incident.intake.Integrations;
import io.muster.incident.intake.KnownAlerts;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients of Opsgenie's Alert API read: the alerts of their own integration. */
@RestController
@Tag(name = "intake")
class OpsgenieReads {

  private static final int MOST = 100;
  private static final int FARTHEST = 20_000;

  /** Of Opsgenie's search language the two conditions that tools use. */
  private static final Pattern CONDITION =
      Pattern.compile("(status|alias)\\s*[:=]\\s*(?:\"([^\"]*)\"|(\\S+))");

  private final Intake intake;
  private final Opsgenie source;
  private final KnownAlerts alerts;
  private final OpsgenieRequests requests;
  private final Integrations integrations;

  OpsgenieReads(
      Intake intake,
      Opsgenie source,
      KnownAlerts alerts,
      OpsgenieRequests requests,
      Integrations integrations) {
    this.intake = intake;
    this.source = source;
    this.alerts = alerts;
    this.requests = requests;
    this.integrations = integrations;
  }

  private record Search(Boolean open, String alias) {
    static Search of(String query) {
      if (query == null || query.isBlank()) {
        return new Search(null, null);
      }
      Boolean open = null;
      String alias = null;
      Matcher matcher = CONDITION.matcher(query);
      while (matcher.find()) {
        String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        if (matcher.group(1).equals("alias")) {
          alias = value;
        } else {
          open = value.equalsIgnoreCase("open");
        }
      }
      if (!matcher.reset().replaceAll("").replaceAll("(?i)\\band\\b", "").isBlank()) {
        throw Refused.invalid("/query", "Only status and alias can be searched for.");
      }
      return new Search(open, alias);
    }
  }

  @GetMapping(Opsgenie.PATH)
  @Operation(
      operationId = "listOpsgenieAlerts",
      summary = "Alerts as Opsgenie's Alert API lists them")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> list(
      @RequestParam(required = false) String query,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "20") int limit,
      HttpServletRequest request)
      throws IOException {
    return read(
        request,
        id -> {
          Search search = Search.of(query);
          int from = Math.clamp(offset, 0, FARTHEST);
          int most = Math.clamp(limit, 1, MOST);
          List<KnownAlerts.Row> found =
              alerts.find(id, search.open(), search.alias(), from, most + 1);
          List<Map<String, Object>> data = new ArrayList<>();
          String name = integrations.names(List.of(id)).get(id);
          found.stream().limit(most).forEach(row -> data.add(shown(row, id, name)));
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("data", data);
          body.put("paging", paging(request, from, most, found.size() > most));
          return body;
        });
  }

  private static Map<String, Object> paging(
      HttpServletRequest request, int from, int most, boolean more) {
    String base = request.getRequestURL() + "?limit=" + most + "&offset=";
    Map<String, Object> paging = new LinkedHashMap<>();
    if (more) {
      paging.put("next", base + (from + most));
    }
    paging.put("first", base + 0);
    return paging;
  }

  @GetMapping(Opsgenie.PATH + "/count")
  @Operation(operationId = "countOpsgenieAlerts", summary = "How many alerts there are")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> count(
      @RequestParam(required = false) String query, HttpServletRequest request) throws IOException {
    return read(
        request,
        id -> {
          Search search = Search.of(query);
          return data(Map.of("count", alerts.count(id, search.open(), search.alias())));
        });
  }

  @GetMapping(Opsgenie.PATH + "/{identifier}")
  @Operation(operationId = "getOpsgenieAlert", summary = "One alert, by id, alias or tiny id")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> one(
      @PathVariable String identifier,
      @RequestParam(required = false) String identifierType,
      HttpServletRequest request)
      throws IOException {
    return read(
        request,
        id ->
            OpsgenieApi.reference(identifier, identifierType)
                .flatMap(reference -> requests.alert(id, reference))
                .map(row -> data(whole(row, id)))
                .orElseThrow(() -> Refused.of(404, "not-found", "Alert does not exist")));
  }

  @GetMapping(Opsgenie.PATH + "/requests/{requestId}")
  @Operation(operationId = "getOpsgenieRequest", summary = "What came of a request")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  ResponseEntity<Object> request(@PathVariable String requestId, HttpServletRequest request)
      throws IOException {
    return read(
        request,
        id ->
            requests
                .status(id, requestId)
                .map(OpsgenieReads::data)
                .orElseThrow(
                    () ->
                        Refused.of(
                            404,
                            "not-found",
                            "Request not found. It might not be processed, yet.")));
  }

  private static Map<String, Object> data(Map<String, Object> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("data", data);
    return body;
  }

  private ResponseEntity<Object> read(
      HttpServletRequest request, Function<String, Map<String, Object>> reader) throws IOException {
    long begun = System.nanoTime();
    ResponseEntity<Object> answer =
        intake.ask(
            source,
            null,
            request,
            id -> {
              Map<String, Object> body = reader.apply(id);
              body.put("took", seconds(begun));
              body.put("requestId", UUID.randomUUID().toString());
              return ResponseEntity.ok(body);
            });
    return OpsgenieApi.withHeaders(answer, seconds(begun));
  }

  private static double seconds(long begun) {
    return Math.round((System.nanoTime() - begun) / 1e6) / 1000.0;
  }

  private Map<String, Object> whole(KnownAlerts.Row row, String integrationId) {
    String name = integrations.names(List.of(integrationId)).get(integrationId);
    Map<String, Object> shown = shown(row, integrationId, name);
    AlertFired fired = row.fired();
    shown.put("description", or(fired.description()));
    shown.put("entity", or(fired.context().host()));
    Map<String, String> details = new LinkedHashMap<>(fired.context().labels());
    details.remove("tags");
    shown.put("details", details);
    shown.put("actions", List.of());
    return shown;
  }

  private static Map<String, Object> shown(
      KnownAlerts.Row row, String integrationId, String integrationName) {
    AlertFired fired = row.fired();
    String tags = fired.context().labels().get("tags");
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", row.id());
    shown.put("tinyId", Long.toString(row.tinyId()));
    shown.put("alias", row.alias());
    shown.put("message", or(fired.summary()));
    shown.put("status", row.open() ? "open" : "closed");
    shown.put("acknowledged", row.acknowledged());
    shown.put("isSeen", row.acknowledged());
    shown.put("tags", tags == null ? List.of() : List.of(tags.split(", ")));
    shown.put("snoozed", false);
    shown.put("count", row.count());
    shown.put("lastOccurredAt", row.updatedAt().toString());
    shown.put("createdAt", fired.at().toString());
    shown.put("updatedAt", row.updatedAt().toString());
    shown.put("source", fired.name());
    shown.put("owner", "");
    shown.put("priority", or(fired.context().rawSeverity()));
    shown.put("responders", List.of());
    shown.put(
        "integration", Map.of("id", integrationId, "name", or(integrationName), "type", "API"));
    return shown;
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }
}
