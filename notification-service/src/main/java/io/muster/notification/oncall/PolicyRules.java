package io.muster.notification.oncall;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What the levels of a policy have to keep to, so that none lets an incident through unheard. */
final class PolicyRules {

  private static final int MOST_LEVELS = 10;
  private static final int MOST_TARGETS = 50;
  private static final int LONGEST_WAIT_SECONDS = 24 * 60 * 60;
  private static final int SHORTEST_SILENCE_SECONDS = 60;
  private static final int LONGEST_ANSWER_SECONDS = 60 * 60;

  /** As far as hours are looked at; every change of clocks is in it. */
  private static final Duration AHEAD = Duration.ofDays(366);

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PolicyRules() {}

  /**
   * Looks whether levels may be published.
   *
   * @param now from when on their hours have to leave no gap, UTC
   */
  static void check(List<Level> levels, Instant now) {
    Checks.that(
        !levels.isEmpty() && levels.size() <= MOST_LEVELS,
        "/levels",
        "A policy has 1 to " + MOST_LEVELS + " levels.");
    for (int i = 0; i < levels.size(); i++) {
      level("/levels/" + i, levels.get(i));
    }
    withoutGap(levels, now);
  }

  /** Looks whether levels may be gone through again so often. */
  static void check(int repeat) {
    Checks.that(
        repeat >= 0 && repeat <= PublishRules.MOST_REPEATS,
        "/repeat",
        "The levels are gone through again 0 to " + PublishRules.MOST_REPEATS + " times.");
  }

  /** Looks whether acknowledgements may lapse so; null is that they do not. */
  static void check(AckTimeout timeout) {
    if (timeout == null) {
      return;
    }
    Checks.that(
        !timeout.after().isEmpty(),
        "/ackTimeout/after",
        "Say for which severities; leave ackTimeout out to ask nobody.");
    for (int i = 0; i < timeout.after().size(); i++) {
      AckTimeout.After after = timeout.after().get(i);
      Checks.that(
          after.severity() != null,
          "/ackTimeout/after/" + i + "/severity",
          "Say SEV1 (worst) to SEV5.");
      Checks.that(
          after.seconds() >= SHORTEST_SILENCE_SECONDS && after.seconds() <= LONGEST_WAIT_SECONDS,
          "/ackTimeout/after/" + i + "/seconds",
          "Ask after %d to %d seconds without a sign."
              .formatted(SHORTEST_SILENCE_SECONDS, LONGEST_WAIT_SECONDS));
    }
    Checks.that(
        timeout.after().stream().map(AckTimeout.After::severity).distinct().count()
            == timeout.after().size(),
        "/ackTimeout/after",
        "Name each severity once.");
    Checks.that(
        timeout.answerWithinSeconds() >= SHORTEST_SILENCE_SECONDS
            && timeout.answerWithinSeconds() <= LONGEST_ANSWER_SECONDS,
        "/ackTimeout/answerWithinSeconds",
        "Give people %d to %d seconds to answer."
            .formatted(SHORTEST_SILENCE_SECONDS, LONGEST_ANSWER_SECONDS));
  }

  private static void level(String at, Level level) {
    Checks.that(
        !level.targets().isEmpty() && level.targets().size() <= MOST_TARGETS,
        at + "/targets",
        "Say whom this level calls: 1 to " + MOST_TARGETS + " people, schedules or teams.");
    Checks.that(
        new HashSet<>(level.targets()).size() == level.targets().size(),
        at + "/targets",
        "Name each of them once.");
    Checks.that(
        level.ackTimeoutSeconds() >= 1 && level.ackTimeoutSeconds() <= LONGEST_WAIT_SECONDS,
        at + "/ackTimeoutSeconds",
        "Give people 1 to " + LONGEST_WAIT_SECONDS + " seconds to acknowledge.");
    for (int i = 0; i < level.targets().size(); i++) {
      Target target = level.targets().get(i);
      Checks.that(
          target.kind() != null,
          at + "/targets/" + i + "/kind",
          "Say SCHEDULE, PERSON, TEAM or ROTATION.");
      Checks.id(at + "/targets/" + i + "/id", target.id());
    }
    if (level.only() != null) {
      condition(at + "/only", level.only());
    }
  }

  private static void condition(String at, Condition only) {
    Checks.that(
        !only.severities().isEmpty() || only.looksAtClock(),
        at,
        "Say for which severities, days or hours; leave it out to call the level always.");
    Checks.that(
        new HashSet<>(only.severities()).size() == only.severities().size(),
        at + "/severities",
        "Name each severity once.");
    Checks.that(
        (only.from() == null) == (only.until() == null),
        at + (only.from() == null ? "/from" : "/until"),
        "Hours have a beginning and an end.");
    if (only.from() != null) {
      LayerRules.minute(at + "/from", only.from());
      LayerRules.minute(at + "/until", only.until());
    }
    LayerRules.once(at + "/days", only.days());
    if (only.looksAtClock()) {
      LayerRules.zone(at + "/zone", only.zone());
    } else {
      Checks.that(
          only.zone() == null, at + "/zone", "Leave the zone out: no days and hours go by it.");
    }
  }

  /** Hours change at their edges alone, so nothing between two of them is missed. */
  private static void withoutGap(List<Level> levels, Instant now) {
    NavigableSet<Instant> moments = new TreeSet<>(List.of(now));
    for (Level level : levels) {
      if (level.only() != null) {
        moments.addAll(level.only().edges(now, now.plus(AHEAD)));
      }
    }
    for (Instant moment : moments) {
      for (Severity severity : Severity.values()) {
        Checks.that(
            levels.stream().anyMatch(level -> level.isFor(severity, moment)),
            "/levels",
            "No level is called for %s on %s. Let one be called always, or give levels hours and severities that leave no gap."
                .formatted(severity, WHEN.format(moment)));
      }
    }
  }
}
