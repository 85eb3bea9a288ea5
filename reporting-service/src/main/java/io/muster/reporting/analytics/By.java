package io.muster.reporting.analytics;

import io.muster.contracts.incident.Severity;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A side incidents are told apart by. One with several services or teams counts for each. */
enum By {
  /** Affected service, by name. */
  SERVICE,
  /** Who looks after an affected service by the catalogue as it is now. */
  TEAM,
  SEVERITY,
  /** What caused it. */
  CAUSE,
  /** The integration whose alerts opened it, by id, or {@code DECLARED}. */
  SOURCE,
  /** Hour of the day at which it was opened, as in {@code 08}. */
  HOUR,
  /** Day of the week on which it was opened, as in {@code MONDAY}. */
  WEEKDAY;

  /** The key of incidents that have no service, or whose services have no team. */
  static final String NONE = "NONE";

  private static final List<String> HOURS =
      IntStream.range(0, 24).mapToObj("%02d"::formatted).toList();

  /** The keys an incident counts under. */
  List<String> keys(IncidentRow row, ZoneId zone, Labels labels) {
    return switch (this) {
      case SERVICE -> orNone(row.services());
      case TEAM -> orNone(row.services().stream().flatMap(labels::team).distinct().toList());
      case SEVERITY -> List.of(row.severity().name());
      case CAUSE -> List.of(row.cause().key());
      case SOURCE -> List.of(row.source());
      case HOUR, WEEKDAY -> List.of(key(row.openedAt().atZone(zone)));
    };
  }

  /** The key of a moment, on a side that is told by when incidents were opened. */
  String key(ZonedDateTime moment) {
    return switch (this) {
      case HOUR -> HOURS.get(moment.getHour());
      case WEEKDAY -> moment.getDayOfWeek().name();
      case SERVICE, TEAM, SEVERITY, CAUSE, SOURCE ->
          throw new IllegalArgumentException(this + " is not told by when");
    };
  }

  private static List<String> orNone(List<String> keys) {
    return keys.isEmpty() ? List.of(NONE) : keys;
  }

  /** Where a key stands in its natural order; the same for all where they have none. */
  int order(String key) {
    return switch (this) {
      case SEVERITY -> Severity.valueOf(key).ordinal();
      case HOUR -> Integer.parseInt(key);
      case WEEKDAY -> DayOfWeek.valueOf(key).getValue();
      case SERVICE, TEAM, CAUSE, SOURCE -> 0;
    };
  }

  /** Whether a key can be one of this side at all. */
  boolean knows(String key) {
    return switch (this) {
      case SEVERITY -> names(Severity.values(), key);
      case HOUR -> HOURS.contains(key);
      case WEEKDAY -> names(DayOfWeek.values(), key);
      case SERVICE, TEAM, CAUSE, SOURCE -> true;
    };
  }

  private static boolean names(Enum<?>[] values, String key) {
    return Arrays.stream(values).anyMatch(value -> value.name().equals(key));
  }
}
