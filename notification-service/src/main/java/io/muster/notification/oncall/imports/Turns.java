package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A rotation as other tools describe it: turns of one length that pass on from a first hand-off,
 * and are on duty from one instant to another.
 *
 * @param of where it stands in the export
 * @param anchor a hand-off at which the first person's turn begins
 * @param start from when on it is on duty
 * @param end from when on no more; null when never
 */
record Turns(
    Field of,
    ZoneId zone,
    Rotation.Unit unit,
    int every,
    Instant anchor,
    Instant start,
    Instant end) {

  /** Whether it has no effect from an instant on. */
  boolean isOver(Instant now) {
    return end != null && !end.isAfter(now);
  }

  /**
   * The same from now on, as a layer.
   *
   * @throws ExportFault when it cannot be said to the minute
   */
  Layer layer(
      String id, String name, List<String> people, List<Restriction> restrictions, Instant now) {
    Instant first = anchor;
    List<String> order = people;
    if (start.isAfter(now) && !start.equals(anchor)) {
      long turn = turnThatBegins(start);
      first = start;
      order = new ArrayList<>(people);
      Collections.rotate(order, -(int) Math.floorMod(turn, (long) people.size()));
    }
    ZonedDateTime handOff = first.atZone(zone);
    LocalTime time = of.toTheMinute(handOff.toLocalTime());
    return new Layer(
        id,
        name,
        zone.getId(),
        new Rotation(unit, every, handOff.toLocalDate(), time, List.of()),
        order,
        restrictions,
        Layer.OnHolidays.AS_EVER,
        until(time));
  }

  private long turnThatBegins(Instant instant) {
    if (instant.isBefore(anchor)) {
      throw new ExportFault(
          of.where(), "It starts before its first hand-off, which cannot be said here.");
    }
    long turn =
        switch (unit) {
          case HOURS -> Duration.between(anchor, instant).toHours() / every;
          case DAYS -> days(instant) / every;
          case WEEKS -> days(instant) / 7 / every;
          case MONTHS -> throw new ExportFault(of.where(), "Turns of months are not exported.");
        };
    if (!handOff(turn).equals(instant)) {
      throw new ExportFault(
          of.where(),
          "It starts in the middle of a turn, at %s; start it at a hand-off.".formatted(instant));
    }
    return turn;
  }

  private long days(Instant instant) {
    return ChronoUnit.DAYS.between(
        anchor.atZone(zone).toLocalDate(), instant.atZone(zone).toLocalDate());
  }

  private Instant handOff(long turn) {
    ZonedDateTime first = anchor.atZone(zone);
    return switch (unit) {
      case HOURS -> anchor.plus(Duration.ofHours(turn * every));
      case DAYS -> on(first.toLocalDate().plusDays(turn * every), first.toLocalTime());
      case WEEKS, MONTHS -> on(first.toLocalDate().plusWeeks(turn * every), first.toLocalTime());
    };
  }

  private LocalDate until(LocalTime handOff) {
    if (end == null) {
      return null;
    }
    LocalDate day = end.atZone(zone).toLocalDate();
    if (!on(day, handOff).equals(end)) {
      throw new ExportFault(
          of.where(),
          "It ends at %s, which is not the time of its hand-off; let it end at one."
              .formatted(end));
    }
    return day;
  }

  private Instant on(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }
}
