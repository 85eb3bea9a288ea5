package io.muster.reporting.analytics;

import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How response goes, over HTTP: figures, their course, the incidents behind them, and as CSV. */
@RestController
@RequestMapping("/api/analytics/response")
@PreAuthorize("hasAnyRole('auditor', 'manager', 'responder')")
@Tag(name = "Analytics")
class AnalyticsController {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final Analytics analytics;
  private final Clock clock;

  AnalyticsController(Analytics analytics, Clock clock) {
    this.analytics = analytics;
    this.clock = clock;
  }

  /**
   * What a metric means.
   *
   * @param abbreviation what managers call it; missing when it has no such name
   * @param events types of the events it is read from
   */
  @Schema(
      name = "AnalyticsMetric",
      requiredProperties = {"metric", "title", "definition", "events"})
  record Defined(
      Metric metric, String title, String abbreviation, String definition, List<String> events) {

    static Defined of(Metric metric) {
      return new Defined(
          metric, metric.title(), metric.abbreviation(), metric.definition(), metric.events());
    }
  }

  /** Every metric there is. */
  @Schema(name = "AnalyticsMetricList", requiredProperties = "items")
  record MetricList(List<Defined> items) {}

  @GetMapping("/metrics")
  @Operation(operationId = "analyticsMetrics", summary = "What is measured, and its definition")
  MetricList metrics() {
    return new MetricList(Arrays.stream(Metric.values()).map(Defined::of).toList());
  }

  @GetMapping
  @Operation(
      operationId = "analyticsResponse",
      summary = "How long each step of response takes, what comes back, and what gets done")
  ResponseFigures figures(
      @ParameterObject Asked asked,
      @Parameter(description = "What the groups have in common")
          @RequestParam(defaultValue = "SERVICE")
          By by,
      Caller caller) {
    return analytics.figures(Scope.of(asked, clock), by, caller.id());
  }

  @GetMapping("/trend")
  @Operation(
      operationId = "analyticsTrend",
      summary = "One metric by week or month, and from when on it was another")
  Trend trend(
      @ParameterObject Asked asked,
      @RequestParam(defaultValue = "RESOLVE") Metric metric,
      @RequestParam(defaultValue = "WEEK") Trend.Every every,
      Caller caller) {
    return analytics.trend(Scope.of(asked, clock), metric, every, caller.id());
  }

  @GetMapping("/incidents")
  @Operation(
      operationId = "analyticsIncidents",
      summary = "The incidents behind a figure, the newest first")
  IncidentList incidents(
      @ParameterObject Asked asked,
      @Parameter(description = "Only those this metric counts") @RequestParam(required = false)
          Metric metric,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "" + USUAL_PAGE) int limit,
      Caller caller) {
    Labels labels = analytics.labels();
    return IncidentList.of(
        behind(asked, metric, labels, caller), after, Math.clamp(limit, 1, LARGEST_PAGE), labels);
  }

  private List<IncidentRow> behind(Asked asked, Metric metric, Labels labels, Caller caller) {
    return IncidentList.sorted(
        analytics.incidents(Scope.of(asked, clock), labels, caller.id()), metric);
  }

  @GetMapping(value = "/incidents.csv", produces = "text/csv")
  @Operation(
      operationId = "analyticsIncidentsCsv",
      summary = "The incidents behind a figure as CSV")
  void incidentsCsv(
      @ParameterObject Asked asked,
      @RequestParam(required = false) Metric metric,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    Labels labels = analytics.labels();
    List<IncidentRow> rows = behind(asked, metric, labels, caller);
    file(response, "incidents");
    AnalyticsCsv.incidents(rows, labels, response.getOutputStream());
  }

  @GetMapping(value = "/figures.csv", produces = "text/csv")
  @Operation(operationId = "analyticsFiguresCsv", summary = "Every figure of a period as CSV")
  void figuresCsv(
      @ParameterObject Asked asked,
      @RequestParam(defaultValue = "SERVICE") By by,
      @RequestParam(defaultValue = "RESOLVE") Metric metric,
      @RequestParam(defaultValue = "WEEK") Trend.Every every,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    Scope scope = Scope.of(asked, clock);
    ResponseFigures figures = analytics.figures(scope, by, caller.id());
    Trend trend = analytics.trend(scope, metric, every, caller.id());
    file(response, "figures");
    AnalyticsCsv.figures(figures, trend, response.getOutputStream());
  }

  /** Answers with a table to keep. */
  static void file(HttpServletResponse response, String name) {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name));
  }
}
