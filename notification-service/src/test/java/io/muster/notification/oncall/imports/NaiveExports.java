package io.muster.notification.oncall.imports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Who is on call at one minute by an export itself, by the rules its tool documents: hand-offs are
 * counted off one by one, and restrictions are read off the clock on the wall. Shares nothing with
 * what is tested.
 */
final class NaiveExports {

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  private NaiveExports() {}

  /** By a PagerDuty schedule: the override, else the last layer that is on duty. */
  static String pagerDuty(JsonNode schedule, Instant at) {
    String found = null;
    ZoneId zone = ZoneId.of(schedule.path("time_zone").asString());
    for (JsonNode layer : schedule.path("schedule_layers")) {
      if (holds(layer, "start", "end", at) && onDuty(layer.path("restrictions"), zone, at)) {
        long seconds = layer.path("rotation_turn_length_seconds").asLong();
        int turn =
            turns(
                time(layer.path("rotation_virtual_start")),
                zone,
                seconds % 86_400 == 0 ? seconds / 86_400 : 0,
                seconds,
                at);
        found = who(layer.path("users"), turn).path("user").path("id").asString();
      }
    }
    return overridden(schedule.path("overrides"), "start", "end", at, found);
  }

  /** By one rotation of an Opsgenie schedule. */
  static String opsgenie(JsonNode schedule, JsonNode rotation, JsonNode overrides, Instant at) {
    ZoneId zone = ZoneId.of(schedule.path("timezone").asString());
    String found = null;
    if (holds(rotation, "startDate", "endDate", at)
        && onDuty(rotation.path("timeRestriction"), at, zone)) {
      int length = rotation.path("length").asInt();
      long days =
          switch (rotation.path("type").asString()) {
            case "weekly" -> 7L * length;
            case "daily" -> length;
            default -> 0;
          };
      int turn = turns(time(rotation.path("startDate")), zone, days, length * 3600L, at);
      found = who(rotation.path("participants"), turn).path("id").asString();
    }
    return overridden(overrides, "startDate", "endDate", at, found);
  }

  private static boolean holds(JsonNode of, String from, String until, Instant at) {
    return !at.isBefore(time(of.path(from)))
        && (!of.path(until).isString() || at.isBefore(time(of.path(until))));
  }

  private static String overridden(
      JsonNode overrides, String from, String until, Instant at, String otherwise) {
    String found = otherwise;
    for (JsonNode override : overrides) {
      if (holds(override, from, until, at)) {
        found = override.path("user").path("id").asString();
      }
    }
    return found;
  }

  private static JsonNode who(JsonNode people, int turn) {
    return people.get(turn % people.size());
  }

  /** How many hand-offs there have been since the first; days by the calendar, else seconds. */
  private static int turns(Instant first, ZoneId zone, long days, long seconds, Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(first, zone);
    int turn = 0;
    while (true) {
      Instant next =
          days > 0
              ? local.plusDays(days * (turn + 1)).atZone(zone).toInstant()
              : first.plusSeconds(seconds * (turn + 1));
      if (next.isAfter(at)) {
        return turn;
      }
      turn++;
    }
  }

  private static boolean onDuty(JsonNode restrictions, ZoneId zone, Instant at) {
    if (restrictions.isEmpty()) {
      return true;
    }
    List<int[]> times = new ArrayList<>();
    for (JsonNode it : restrictions) {
      String[] start = it.path("start_time_of_day").asString().split(":");
      int from = Integer.parseInt(start[0]) * 60 + Integer.parseInt(start[1]);
      int minutes = it.path("duration_seconds").asInt() / 60;
      if (it.path("type").asString().equals("daily_restriction")) {
        for (int day = 0; day < 7; day++) {
          times.add(new int[] {day * DAY + from, minutes});
        }
      } else {
        int day = it.path("start_day_of_week").asInt() - 1;
        times.add(new int[] {day * DAY + from, minutes});
      }
    }
    return within(times, zone, at);
  }

  private static boolean onDuty(JsonNode restriction, Instant at, ZoneId zone) {
    if (restriction.isMissingNode()) {
      return true;
    }
    List<int[]> times = new ArrayList<>();
    if (restriction.path("type").asString().equals("time-of-day")) {
      JsonNode it = restriction.path("restriction");
      int from = minute(it, "start");
      int until = minute(it, "end");
      for (int day = 0; day < 7; day++) {
        times.add(new int[] {day * DAY + from, until > from ? until - from : until - from + DAY});
      }
    } else {
      for (JsonNode it : restriction.path("restrictions")) {
        int from = day(it, "startDay") * DAY + minute(it, "start");
        int until = day(it, "endDay") * DAY + minute(it, "end");
        times.add(new int[] {from, until > from ? until - from : until - from + WEEK});
      }
    }
    return within(times, zone, at);
  }

  private static int minute(JsonNode of, String which) {
    return of.path(which + "Hour").asInt() * 60 + of.path(which + "Min").asInt();
  }

  private static int day(JsonNode of, String which) {
    return DayOfWeek.valueOf(of.path(which).asString().toUpperCase(Locale.ROOT)).ordinal();
  }

  private static boolean within(List<int[]> times, ZoneId zone, Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    int minute = local.getDayOfWeek().ordinal() * DAY + local.getHour() * 60 + local.getMinute();
    return times.stream().anyMatch(time -> Math.floorMod(minute - time[0], WEEK) < time[1]);
  }

  private static Instant time(JsonNode text) {
    return OffsetDateTime.parse(text.asString()).toInstant();
  }
}
