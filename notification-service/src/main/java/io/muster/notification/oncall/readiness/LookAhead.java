package io.muster.notification.oncall.readiness;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.notification.oncall.readiness.Reached.Failure;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whom a policy reaches at every instant of an interval. The interval is cut wherever anybody's
 * duty or leave begins or ends, so that no minute is left out and none is looked at twice. A plain
 * function of what it is given.
 */
final class LookAhead {

  private final Map<String, List<Stretch>> schedules;
  private final Map<String, List<Span>> leave;
  private final Function<String, Channels> channels;
  private final Function<Target, List<String>> members;

  /**
   * What is known.
   *
   * @param schedules the final schedule of the interval, by id; those that do not exist are missing
   * @param leave when people are away; those who never are may be missing
   * @param channels how a person is reached
   * @param members whom a team or a rotation stands for
   */
  LookAhead(
      Map<String, List<Stretch>> schedules,
      Map<String, List<Span>> leave,
      Function<String, Channels> channels,
      Function<Target, List<String>> members) {
    this.schedules = schedules;
    this.leave = leave;
    this.channels = channels;
    this.members = members;
  }

  /** The interval in stretches: in order, without a gap, each the longest of its kind. */
  List<Reached> of(List<Level> levels, Span interval) {
    List<Reached> all = new ArrayList<>();
    NavigableSet<Instant> cuts = cuts(levels, interval);
    Instant from = cuts.removeFirst();
    for (Instant until : cuts) {
      append(all, at(levels, new Span(from, until)));
      from = until;
    }
    return all;
  }

  private NavigableSet<Instant> cuts(List<Level> levels, Span interval) {
    NavigableSet<Instant> cuts = new TreeSet<>(List.of(interval.from(), interval.until()));
    for (Level level : levels) {
      if (level.only() != null) {
        cuts.addAll(level.only().edges(interval.from(), interval.until()));
      }
      for (Target target : level.targets()) {
        switch (target.kind()) {
          case SCHEDULE ->
              schedules
                  .getOrDefault(target.id(), List.of())
                  .forEach(stretch -> cut(cuts, interval, stretch.span()));
          case PERSON -> cut(cuts, interval, target.id());
          case TEAM, ROTATION ->
              members.apply(target).forEach(person -> cut(cuts, interval, person));
        }
      }
    }
    return cuts;
  }

  private void cut(NavigableSet<Instant> cuts, Span interval, String personId) {
    leave.getOrDefault(personId, List.of()).forEach(away -> cut(cuts, interval, away));
  }

  private static void cut(NavigableSet<Instant> cuts, Span interval, Span span) {
    interval
        .and(span)
        .ifPresent(
            part -> {
              cuts.add(part.from());
              cuts.add(part.until());
            });
  }

  /** By the severity for which it looks worst. */
  private Reached at(List<Level> levels, Span span) {
    Reached worst = null;
    for (Severity severity : severities(levels)) {
      Reached reached = at(levels, severity, span);
      if (worst == null || reached.worseThan(worst)) {
        worst = reached;
      }
    }
    return worst;
  }

  private static List<Severity> severities(List<Level> levels) {
    boolean alike =
        levels.stream().allMatch(it -> it.only() == null || it.only().severities().isEmpty());
    return alike ? List.of(Severity.SEV1) : List.of(Severity.values());
  }

  /** The last level is called, whatever its condition says, where nobody was called before. */
  private Reached at(List<Level> levels, Severity severity, Span span) {
    List<Failure> failures = new ArrayList<>();
    int first = 0;
    boolean called = false;
    for (int level = 1; level <= levels.size(); level++) {
      Level due = levels.get(level - 1);
      if (due.isFor(severity, span.from()) || level == levels.size() && !called) {
        first = first == 0 ? level : first;
        List<Integer> over = new ArrayList<>();
        for (Target target : due.targets()) {
          over.addAll(reached(level, due, target, span.from(), failures));
        }
        called = called || !over.isEmpty() || namesPeople(due);
        int channels = channels(due, over);
        if (channels > 0) {
          return new Reached(span, first, level, channels, level == first ? List.of() : failures);
        }
      }
    }
    return new Reached(span, first, 0, 0, failures);
  }

  /** A person is called on leave, too; of those who take turns, where all of them are away. */
  private static boolean namesPeople(Level level) {
    return level.targets().stream().anyMatch(target -> target.kind() == Target.Kind.PERSON);
  }

  /** Of all who are called the best is enough; of those who take turns each has to be reached. */
  private static int channels(Level level, List<Integer> over) {
    IntStream all = over.stream().mapToInt(Integer::intValue);
    return (level.calling() == Level.Calling.IN_TURN ? all.min() : all.max()).orElse(0);
  }

  /**
   * Over how many channels each whom a target calls is reached; where over none, why is added to
   * the failures.
   */
  private List<Integer> reached(
      int level, Level due, Target target, Instant at, List<Failure> failures) {
    return switch (target.kind()) {
      case PERSON -> {
        if (!isAway(target.id(), at)) {
          yield List.of(person(level, target, target.id(), failures));
        }
        int none = failed(failures, new Failure(level, target.id(), Reason.AWAY, target.id()));
        yield due.calling() == Level.Calling.IN_TURN ? List.of() : List.of(none);
      }
      case SCHEDULE -> schedule(level, target, at, failures);
      case TEAM, ROTATION -> {
        List<String> all = members.apply(target);
        List<String> there = all.stream().filter(person -> !isAway(person, at)).toList();
        if (there.isEmpty()) {
          Reason reason = all.isEmpty() ? Reason.NO_MEMBERS : Reason.ALL_AWAY;
          failed(failures, new Failure(level, target.id(), reason, null));
        }
        yield there.stream().map(person -> person(level, target, person, failures)).toList();
      }
    };
  }

  private boolean isAway(String personId, Instant at) {
    return leave.getOrDefault(personId, List.of()).stream().anyMatch(span -> span.holds(at));
  }

  private List<Integer> schedule(int level, Target target, Instant at, List<Failure> failures) {
    List<Stretch> stretches = schedules.get(target.id());
    if (stretches == null) {
      failed(failures, new Failure(level, target.id(), Reason.NO_SCHEDULE, null));
      return List.of();
    }
    Stretch stretch = stretchAt(stretches, at);
    if (stretch.personId() != null) {
      return List.of(person(level, target, stretch.personId(), failures));
    }
    Reason reason = stretch.cause() == Stretch.Cause.ALL_AWAY ? Reason.ALL_AWAY : Reason.NO_LAYER;
    failed(failures, new Failure(level, target.id(), reason, null));
    return List.of();
  }

  /** Stretches are in order and without a gap, so the one that runs is found by halving. */
  private static Stretch stretchAt(List<Stretch> stretches, Instant at) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches.get(middle).span().until().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return stretches.get(low);
  }

  private int person(int level, Target target, String personId, List<Failure> failures) {
    Channels known = channels.apply(personId);
    return known.working() > 0
        ? known.working()
        : failed(failures, new Failure(level, target.id(), known.reason(), personId));
  }

  private static int failed(List<Failure> failures, Failure failure) {
    failures.add(failure);
    return 0;
  }

  private static void append(List<Reached> all, Reached next) {
    if (!all.isEmpty() && next.continues(all.getLast())) {
      all.add(all.removeLast().until(next.span().until()));
    } else {
      all.add(next);
    }
  }
}
