package io.muster.reporting.analytics;

import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The incidents behind a figure, a page of them, the one opened last first.
 *
 * @param total how many there are on all pages
 * @param nextCursor what to send as {@code after} for the next page; null on the last one
 */
@Schema(
    name = "AnalyticsIncidentList",
    requiredProperties = {"total", "items"})
record IncidentList(int total, List<Item> items, String nextCursor) {

  private static final Comparator<IncidentRow> NEWEST_FIRST =
      Comparator.comparing(IncidentRow::openedAt).thenComparingLong(IncidentRow::number).reversed();

  /**
   * One incident.
   *
   * @param number what people call it, as in INC-142
   * @param openedAt UTC
   * @param seconds what was measured of it, by metric; one that does not count is not in it
   */
  @Schema(
      name = "AnalyticsIncident",
      requiredProperties = {
        "incidentId",
        "number",
        "openedAt",
        "severity",
        "services",
        "cause",
        "source",
        "seconds"
      })
  record Item(
      String incidentId,
      String number,
      Instant openedAt,
      Severity severity,
      List<String> services,
      String cause,
      String source,
      Map<Metric, Long> seconds) {

    static Item of(IncidentRow row, Labels labels) {
      Map<Metric, Long> seconds = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        metric.of(row).ifPresent(millis -> seconds.put(metric, Figure.seconds(millis)));
      }
      return new Item(
          row.id(),
          row.called(),
          row.openedAt(),
          row.severity(),
          row.services(),
          labels.of(By.CAUSE, row.cause().key()),
          labels.of(By.SOURCE, row.source()),
          seconds);
    }
  }

  static List<IncidentRow> sorted(List<IncidentRow> rows, Metric counted) {
    return rows.stream()
        .filter(row -> counted == null || counted.of(row).isPresent())
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** A page of those that were opened before the one the cursor names. */
  static IncidentList of(List<IncidentRow> sorted, String after, int limit, Labels labels) {
    int from = after == null ? 0 : place(sorted, after);
    int to = Math.min(sorted.size(), from + limit);
    List<IncidentRow> page = sorted.subList(from, to);
    return new IncidentList(
        sorted.size(),
        page.stream().map(row -> Item.of(row, labels)).toList(),
        to < sorted.size() ? cursor(page.getLast()) : null);
  }

  private static String cursor(IncidentRow row) {
    return "%d-%d".formatted(row.openedAt().toEpochMilli(), row.number());
  }

  private static int place(List<IncidentRow> sorted, String after) {
    if (!after.matches("\\d{1,15}-\\d{1,15}")) {
      throw Refused.of(
          400, "bad-cursor", "Send nextCursor of the page before as after, as it was.");
    }
    long opened = Long.parseLong(after.substring(0, after.indexOf('-')));
    long number = Long.parseLong(after.substring(after.indexOf('-') + 1));
    int place = 0;
    for (IncidentRow row : sorted) {
      long at = row.openedAt().toEpochMilli();
      if (at < opened || at == opened && row.number() < number) {
        return place;
      }
      place++;
    }
    return place;
  }
}
