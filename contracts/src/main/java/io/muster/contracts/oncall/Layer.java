package io.muster.contracts.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * One rotation of a schedule: people who take turns by the clock of one time zone. Layers that are
 * named first win; a later one answers where all before it are silent.
 *
 * @param id of the layer within its schedule
 * @param zone of the IANA time zone database; each layer may have its own, so that the duty can
 *     follow the sun
 * @param personIds in the order of their turns; somebody named twice has two turns a round
 * @param restrictions when it is on duty at all; empty means always. Turns pass on underneath
 * @param holidays what the schedule's holidays do to it
 * @param until the day on which it ends, at the time of its hand-off; null when it has no end
 */
public record Layer(
    String id,
    String name,
    String zone,
    Rotation rotation,
    List<String> personIds,
    List<Restriction> restrictions,
    OnHolidays holidays,
    LocalDate until) {

  public Layer {
    personIds = List.copyOf(personIds);
    restrictions = List.copyOf(restrictions);
  }

  /** What the schedule's holidays do to a layer. */
  public enum OnHolidays {
    /** Nothing: they are days like any other. */
    AS_EVER,
    /** It is off on them, from midnight to midnight by its zone. */
    OFF,
    /** It is on duty on them alone. */
    ONLY
  }

  /**
   * How turns pass on.
   *
   * <p>Days, weeks and months are counted by the calendar of the zone, so that a hand-off keeps its
   * time of day when clocks change; hours are counted on a stopwatch. A hand-off at a time the
   * clocks leave out comes as much later as they were put forward; at one that comes twice, it is
   * the first.
   *
   * @param unit what a turn is counted in
   * @param every how many of them a turn lasts, at least 1
   * @param startsOn the day of the first hand-off, on which the first person's first turn begins
   * @param handOff time of day of the hand-off
   * @param handOffDays for weeks: the days on which turns pass on; empty means the weekday of the
   *     first hand-off. Empty for all other units. A month that lacks the day of the first hand-off
   *     hands off on its last day
   */
  public record Rotation(
      Unit unit, int every, LocalDate startsOn, LocalTime handOff, List<DayOfWeek> handOffDays) {

    public Rotation {
      handOffDays = List.copyOf(handOffDays);
    }

    /** What a turn is counted in. */
    public enum Unit {
      HOURS,
      DAYS,
      WEEKS,
      MONTHS
    }
  }

  /**
   * Times of the week at which a layer is on duty.
   *
   * @param days on which the time begins; empty means every day
   * @param from time of day by the layer's zone
   * @param until time of day at which it ends, of the next day when it is not after {@code from}
   */
  public record Restriction(List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Restriction {
      days = List.copyOf(days);
    }
  }
}
