package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Layer.Restriction;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of the week, by the clock on the wall, in the pieces of at most a day that are kept here.
 */
final class WeekTimes {

  private static final long DAY = 24 * 60;
  private static final long WEEK = 7 * DAY;

  private WeekTimes() {}

  /** Every day from a time of day on, for so many minutes; at most a day. */
  static Restriction daily(Field of, LocalTime from, long minutes) {
    if (minutes < 1 || minutes > DAY) {
      throw new ExportFault(of.where(), "A time of every day lasts a minute to a day.");
    }
    return new Restriction(List.of(), from, from.plusMinutes(minutes));
  }

  /** Every week from a day and time of day on, for so many minutes; at most a week. */
  static List<Restriction> weekly(Field of, DayOfWeek day, LocalTime from, long minutes) {
    if (minutes < 1 || minutes > WEEK) {
      throw new ExportFault(of.where(), "A time of every week lasts a minute to a week.");
    }
    List<Restriction> pieces = new ArrayList<>();
    DayOfWeek on = day;
    for (long left = minutes; left > 0; left -= DAY) {
      pieces.add(new Restriction(List.of(on), from, from.plusMinutes(Math.min(left, DAY))));
      on = on.plus(1);
    }
    return pieces;
  }

  /** From one day and time of the week to another, by the clock; a week when they are the same. */
  static long minutesBetween(DayOfWeek day, LocalTime from, DayOfWeek endDay, LocalTime until) {
    long begins = (day.getValue() - 1) * DAY + from.toSecondOfDay() / 60;
    long ends = (endDay.getValue() - 1) * DAY + until.toSecondOfDay() / 60;
    return ends > begins ? ends - begins : ends - begins + WEEK;
  }

  /** From one time of day to another, by the clock; a day when they are the same. */
  static long minutesBetween(LocalTime from, LocalTime until) {
    long minutes = (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
    return minutes > 0 ? minutes : minutes + DAY;
  }
}
