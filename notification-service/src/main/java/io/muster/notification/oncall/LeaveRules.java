package io.muster.notification.oncall;

import io.muster.notification.oncall.LeaveReading.Plan;
import io.muster.notification.oncall.leave.Rule;
import io.muster.notification.oncall.turns.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What holds for leave that is read from calendars, wherever those come from. */
final class LeaveRules {

  /** A year; who reads a calendar once a year misses nothing. */
  private static final Duration AHEAD = Duration.ofDays(366);

  private LeaveRules() {}

  /** The times that are read. */
  static Span ahead(Instant now) {
    return new Span(now, now.plus(AHEAD));
  }

  /** Which entries are leave; null where somebody left it out. */
  static Rule rule(Boolean allDay, List<String> words) {
    return new Rule(allDay == null || allDay, words(words));
  }

  private static List<String> words(List<String> words) {
    if (words == null) {
      return Rule.USUAL;
    }
    Checks.that(
        words.size() <= Rule.MOST_WORDS
            && words.stream()
                .allMatch(it -> it != null && !it.isBlank() && it.length() <= Rule.LONGEST_WORD),
        "/words",
        "Give at most %d words of 1 to %d characters."
            .formatted(Rule.MOST_WORDS, Rule.LONGEST_WORD));
    return words;
  }

  /** What the leave itself would refuse is refused before anything is written. */
  static void requireTakeable(String pointer, Plan plan, Instant now) {
    Checks.that(
        plan.ahead() <= Leave.MOST_AHEAD,
        pointer,
        "There would be more than %d times of leave ahead. Leave words out, or whole days."
            .formatted(Leave.MOST_AHEAD));
    plan.added()
        .map(it -> it.entry().span())
        .forEach(span -> DutyTimes.check(pointer, span.from(), pointer, span.until(), now));
  }
}
