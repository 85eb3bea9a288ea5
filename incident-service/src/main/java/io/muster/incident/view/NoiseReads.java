package io.muster.incident.view;

import io.muster.incident.intake.Integrations;
import io.muster.incident.triage.noise.Noise;
import io.muster.incident.triage.noise.NoiseReport;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows which alerts call people out for nothing. */
@RestController
@RequestMapping("/api/noise")
@PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
@Tag(name = "alerts")
class NoiseReads {

  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 200;

  private final NoiseReport report;
  private final Integrations integrations;
  private final Clock clock;

  NoiseReads(NoiseReport report, Integrations integrations, Clock clock) {
    this.report = report;
    this.integrations = integrations;
    this.clock = clock;
  }

  /**
   * What one source, service or rule called people out for.
   *
   * @param key id of the source, or name of the service or rule
   * @param name for people
   */
  @Schema(
      name = "Noise",
      requiredProperties = {
        "key",
        "name",
        "alerts",
        "groups",
        "silenced",
        "incidents",
        "acknowledged",
        "untouched",
        "repeated",
        "attached",
        "advice"
      })
  record Line(
      String key,
      String name,
      int alerts,
      int groups,
      int silenced,
      int incidents,
      int acknowledged,
      int untouched,
      int repeated,
      int attached,
      Noise.Advice advice) {}

  /**
   * A report.
   *
   * @param from first instant of the period, UTC
   * @param to no longer in it, UTC
   * @param all everything together
   * @param items the loudest first, at most 200
   */
  @Schema(
      name = "NoiseReport",
      requiredProperties = {"from", "to", "by", "all", "items"})
  record Shown(Instant from, Instant to, NoiseReport.By by, Line all, List<Line> items) {}

  @GetMapping
  @Operation(
      operationId = "getNoise",
      summary = "Which alerts called people out for nothing, the loudest first")
  Shown noise(
      @RequestParam(defaultValue = "RULE") NoiseReport.By by,
      @Parameter(description = "UTC; 30 days before the end when left out")
          @RequestParam(required = false)
          Instant from,
      @Parameter(description = "UTC; now when left out") @RequestParam(required = false)
          Instant to) {
    Instant end = to == null ? clock.instant() : to;
    Instant start = from == null ? end.minus(USUAL) : from;
    if (!start.isBefore(end) || start.isBefore(end.minus(LONGEST))) {
      throw Refused.of(
          400, "bad-period", "Ask for a period of at most 366 days that begins before it ends.");
    }
    NoiseReport.Report found = report.of(by, start, end);
    List<Noise> loudest = found.loudest().stream().limit(MOST).toList();
    Map<String, String> names =
        by == NoiseReport.By.SOURCE
            ? integrations.names(loudest.stream().map(Noise::key).toList())
            : Map.of();
    return new Shown(
        start,
        end,
        by,
        line(found.all(), Map.of()),
        loudest.stream().map(noise -> line(noise, names)).toList());
  }

  private static Line line(Noise noise, Map<String, String> names) {
    return new Line(
        noise.key(),
        names.getOrDefault(noise.key(), noise.key()),
        noise.alerts(),
        noise.groups(),
        noise.silenced(),
        noise.incidents(),
        noise.acknowledged(),
        noise.untouched(),
        noise.repeated(),
        noise.attached(),
        noise.advice());
  }
}
