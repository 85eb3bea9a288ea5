package io.muster.contracts.oncall;

import io.muster.contracts.incident.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When a level of an escalation policy is called at all, by how bad the incident is and by the
 * clock of one time zone at the moment the level is due.
 *
 * @param severities for which it is called; empty means every one
 * @param days on which its hours begin; empty means every day
 * @param from first minute of its hours; null with {@code until} for the whole day
 * @param until first minute after them, of the next day when it is not after {@code from}
 * @param zone by whose clock days and hours are meant, of the IANA time zone database; null when it
 *     has neither
 */
public record Condition(
    List<Severity> severities, List<DayOfWeek> days, LocalTime from, LocalTime until, String zone) {

  public Condition {
    severities = severities == null ? List.of() : List.copyOf(severities);
    days = days == null ? List.of() : List.copyOf(days);
  }

  /** Whether it looks at the clock. */
  public boolean looksAtClock() {
    return from != null || until != null || !days.isEmpty();
  }

  /** Whether the level is called for an incident of this severity at this instant. */
  public boolean holds(Severity severity, Instant at) {
    return (severities.isEmpty() || severities.contains(severity))
        && (!looksAtClock() || inHours(at.atZone(ZoneId.of(zone))));
  }

  private boolean inHours(ZonedDateTime local) {
    LocalDate day = local.toLocalDate();
    LocalTime time = local.toLocalTime();
    if (from == null) {
      return on(day);
    }
    if (from.isBefore(until)) {
      return on(day) && !time.isBefore(from) && time.isBefore(until);
    }
    return !time.isBefore(from) && on(day) || time.isBefore(until) && on(day.minusDays(1));
  }

  private boolean on(LocalDate day) {
    return days.isEmpty() || days.contains(day.getDayOfWeek());
  }

  /**
   * The instants of an interval at which its hours may begin or end: between two of them nothing
   * changes.
   *
   * @param since first instant, UTC
   * @param before first instant after it, UTC
   */
  public NavigableSet<Instant> edges(Instant since, Instant before) {
    NavigableSet<Instant> edges = new TreeSet<>();
    if (!looksAtClock()) {
      return edges;
    }
    ZoneId clock = ZoneId.of(zone);
    List<LocalTime> times =
        from == null ? List.of(LocalTime.MIDNIGHT) : List.of(LocalTime.MIDNIGHT, from, until);
    LocalDate last = before.atZone(clock).toLocalDate();
    for (LocalDate day = since.atZone(clock).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (LocalTime time : times) {
        ZonedDateTime edge = day.atTime(time).atZone(clock);
        edges.add(edge.withEarlierOffsetAtOverlap().toInstant());
        edges.add(edge.withLaterOffsetAtOverlap().toInstant());
      }
    }
    // Where clocks change, a time of day may come twice or not at all.
    for (ZoneOffsetTransition change = clock.getRules().nextTransition(since);
        change != null && change.getInstant().isBefore(before);
        change = clock.getRules().nextTransition(change.getInstant())) {
      edges.add(change.getInstant());
    }
    return new TreeSet<>(edges.subSet(since, true, before, false));
  }
}
