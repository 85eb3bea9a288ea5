package io.muster.notification.oncall.readiness;

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

/**
 * Whom a policy reaches at every instant of an interval. The interval is cut wherever anybody's
 * duty or leave begins or ends, so that no minute is left out and none is looked at twice. A plain
 * function of what it is given.
 */
final class LookAhead {

  private final Map<String, List<Stretch>> schedules;
  private final Map<String, List<Span>> leave;
  private final Function<String, Channels> channels;

  /**
   * What is known.
   *
   * @param schedules the final schedule of the interval, by id; those that do not exist are missing
   * @param leave when people are away; those who never are may be missing
   * @param channels how a person is reached
   */
  LookAhead(
      Map<String, List<Stretch>> schedules,
      Map<String, List<Span>> leave,
      Function<String, Channels> channels) {
    this.schedules = schedules;
    this.leave = leave;
    this.channels = channels;
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
      for (Target target : level.targets()) {
        switch (target.kind()) {
          case SCHEDULE ->
              schedules
                  .getOrDefault(target.id(), List.of())
                  .forEach(stretch -> cut(cuts, interval, stretch.span()));
          case PERSON ->
              leave.getOrDefault(target.id(), List.of()).forEach(away -> cut(cuts, interval, away));
        }
      }
    }
    return cuts;
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

  private Reached at(List<Level> levels, Span span) {
    List<Failure> failures = new ArrayList<>();
    for (int level = 1; level <= levels.size(); level++) {
      int best = 0;
      for (Target target : levels.get(level - 1).targets()) {
        best = Math.max(best, reached(level, target, span.from(), failures));
      }
      if (best > 0) {
        return new Reached(span, level, best, level == 1 ? List.of() : failures);
      }
    }
    return new Reached(span, 0, 0, failures);
  }

  /** Over how many channels; when over none, why is added to the failures. */
  private int reached(int level, Target target, Instant at, List<Failure> failures) {
    return switch (target.kind()) {
      case PERSON -> {
        boolean away =
            leave.getOrDefault(target.id(), List.of()).stream().anyMatch(span -> span.holds(at));
        yield away
            ? failed(failures, new Failure(level, target.id(), Reason.AWAY, target.id()))
            : person(level, target, target.id(), failures);
      }
      case SCHEDULE -> schedule(level, target, at, failures);
    };
  }

  private int schedule(int level, Target target, Instant at, List<Failure> failures) {
    List<Stretch> stretches = schedules.get(target.id());
    if (stretches == null) {
      return failed(failures, new Failure(level, target.id(), Reason.NO_SCHEDULE, null));
    }
    Stretch stretch = stretchAt(stretches, at);
    if (stretch.personId() != null) {
      return person(level, target, stretch.personId(), failures);
    }
    Reason reason = stretch.cause() == Stretch.Cause.ALL_AWAY ? Reason.ALL_AWAY : Reason.NO_LAYER;
    return failed(failures, new Failure(level, target.id(), reason, null));
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
      Span before = all.removeLast().span();
      all.add(
          new Reached(
              new Span(before.from(), next.span().until()),
              next.level(),
              next.channels(),
              next.failures()));
    } else {
      all.add(next);
    }
  }
}
