package io.muster.incident.triage.silence;

import io.muster.contracts.alert.WeeklyWindow;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What may be said of a silence. */
final class SilenceWording {

  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_MINUTES = (int) Duration.ofDays(1).toMinutes();

  /** Somebody has to look at it again some day. */
  private static final int LONGEST_YEARS = 2;

  private SilenceWording() {}

  static void required(String pointer, String text, String whatToDo) {
    if (text == null || text.isBlank()) {
      throw Refused.invalid(pointer, whatToDo);
    }
    if (text.length() > LONGEST_REASON) {
      throw Refused.invalid(
          pointer,
          "Shorten this to at most %d characters; it has %d."
              .formatted(LONGEST_REASON, text.length()));
    }
  }

  /**
   * Checks when a silence comes back.
   *
   * @throws Refused 422 when it never does, too long or too often
   */
  static void check(WeeklyWindow weekly, Instant now) {
    if (weekly.days().isEmpty()) {
      throw Refused.invalid("/weekly/days", "Name the days on which it begins.");
    }
    if (weekly.start() == null) {
      throw Refused.invalid("/weekly/start", "Say when it begins, as in 02:00.");
    }
    if (weekly.minutes() < 1 || weekly.minutes() > LONGEST_MINUTES) {
      throw Refused.invalid("/weekly/minutes", "Let it last 1 minute to 24 hours.");
    }
    checkZone(weekly.zone());
    if (weekly.first() == null) {
      throw Refused.invalid("/weekly/first", "Give the first date, as in 2026-11-28.");
    }
    if (weekly.last() == null || weekly.last().isBefore(weekly.first())) {
      throw Refused.invalid("/weekly/last", "Give the last date, not before the first.");
    }
    if (weekly.last().isAfter(weekly.first().plusYears(LONGEST_YEARS))) {
      throw Refused.invalid("/weekly/last", "Let it come back for 2 years at the longest.");
    }
    WeeklyTimes times = new WeeklyTimes(weekly);
    if (!times.everBegins()) {
      throw Refused.invalid(
          "/weekly/days", "None of these days lies between the first and the last date.");
    }
    if (!times.lastEnd().isAfter(now)) {
      throw Refused.invalid("/weekly/last", "Give a last date that is still to come.");
    }
  }

  private static void checkZone(String zone) {
    if (zone != null && ZoneId.getAvailableZoneIds().contains(zone)) {
      return;
    }
    throw Refused.invalid(
        "/weekly/zone", "Name a time zone of the IANA database, such as Europe/Berlin.");
  }
}
