package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How many of the incidents that alerts opened were for nothing: over before anybody did anything.
 *
 * @param opened by alerts, and over
 * @param untouched of those, without anybody having done anything
 */
@Schema(
    name = "AnalyticsNoise",
    requiredProperties = {"opened", "untouched"})
record Noise(int opened, int untouched) {

  static Noise of(List<IncidentRow> rows) {
    List<IncidentRow> over =
        rows.stream()
            .filter(row -> !row.source().equals("DECLARED") && row.resolvedAt() != null)
            .toList();
    return new Noise(over.size(), (int) over.stream().filter(row -> !row.touched()).count());
  }
}
