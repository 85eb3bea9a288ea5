package io.muster.incident.view;

import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.recovery.watch.MetricReading;
import io.muster.incident.recovery.watch.WatchState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which a recovery watch is asked for and shown. */
final class RecoveryWatchForms {

  private RecoveryWatchForms() {}

  /**
   * A watch to begin now.
   *
   * @param minutes for how long, 5 to 20160
   * @param services whose alerts say that it is back, by name; left out: the affected ones
   * @param metrics figures to look at besides, at most 5
   */
  @Schema(
      name = "NewRecoveryWatch",
      requiredProperties = "minutes",
      example =
          "{\"minutes\":240,\"services\":[\"checkout\"],\"metrics\":[{\"name\":\"Failed payments a second\",\"source\":\"main\",\"expression\":\"sum(rate(payments_failed_total[5m]))\",\"limit\":\"ABOVE\",\"threshold\":0.5}]}")
  record Wish(Integer minutes, List<String> services, List<WatchedMetric> metrics) {}

  /** Why the recovery is complete although something is missing; left out: nothing is. */
  @Schema(
      name = "RecoveryDeclaration",
      example = "{\"overrideReason\":\"The last host is replaced tomorrow\"}")
  record Declaration(String overrideReason) {}

  /**
   * A metric as it was last read.
   *
   * @param value the worst of its series for the limit; missing when it could not be read
   * @param trouble why it could not be read; missing when it was, or has not been looked yet
   */
  @Schema(name = "WatchedMetricNow", requiredProperties = "metric")
  record MetricNow(WatchedMetric metric, Double value, MetricReading.Trouble trouble) {}

  /**
   * The latest watch.
   *
   * @param from when it began, in a drill by the drill's time
   * @param until when it is over unless something comes back, in the same time
   * @param now how late it is in that time
   * @param looks how often it was looked
   * @param lookedAt when it was last looked, in the same time; missing before the first look
   * @param ending what ended it, in words; missing while it is on
   * @param endedAt when
   */
  @Schema(
      name = "RecoveryWatch",
      requiredProperties = {
        "watch",
        "stage",
        "from",
        "until",
        "now",
        "services",
        "metrics",
        "looks",
        "by"
      })
  record Watch(
      int watch,
      WatchState.Stage stage,
      Instant from,
      Instant until,
      Instant now,
      List<String> services,
      List<MetricNow> metrics,
      long looks,
      Instant lookedAt,
      Shown.By by,
      String ending,
      Instant endedAt) {}

  /**
   * That the recovery is complete.
   *
   * @param open how the criteria that were not met are worded
   * @param overrideReason missing when nothing was missing
   */
  @Schema(
      name = "RecoveryDeclared",
      requiredProperties = {"by", "at", "open"})
  record Declared(Shown.By by, Instant at, List<String> open, String overrideReason) {}

  /**
   * How the recovery is watched.
   *
   * @param sources the metric servers that may be asked, as the operator set them
   * @param watch missing when none ever began
   * @param declared missing unless the recovery was declared complete, and nothing came back and
   *     the incident was not reopened since
   */
  @Schema(name = "RecoveryWatchAnswer", requiredProperties = "sources")
  record Answer(List<String> sources, Watch watch, Declared declared) {}
}
