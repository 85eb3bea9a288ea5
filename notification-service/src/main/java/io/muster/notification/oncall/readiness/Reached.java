package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.notification.oncall.turns.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A time through which a policy reaches the same people, or nobody for the same reasons.
 *
 * @param first the first level that is called at all then, counted from 1
 * @param level the first that reaches somebody, counted from 1; 0 when none does
 * @param channels over how many working channels that level reaches the best reachable person
 * @param failures why the targets of the levels before it reach nobody, in order
 */
record Reached(Span span, int first, int level, int channels, List<Failure> failures) {

  private static final Comparator<Reached> WORST_FIRST =
      Comparator.comparing((Reached it) -> it.level > 0)
          .thenComparing(it -> !it.isGap())
          .thenComparing(Reached::channels);

  Reached {
    failures = List.copyOf(failures);
  }

  /**
   * Why one target reaches nobody.
   *
   * @param level counted from 1
   * @param personId who is not reached; null when nobody is on call
   */
  record Failure(int level, String targetId, Reason reason, String personId) {}

  boolean isGap() {
    return level != first;
  }

  /** Nobody is worse than somebody later, and that than few channels. */
  boolean worseThan(Reached other) {
    return WORST_FIRST.compare(this, other) < 0;
  }

  Reached until(Instant until) {
    return new Reached(new Span(span.from(), until), first, level, channels, failures);
  }

  boolean continues(Reached before) {
    return before.span.until().equals(span.from())
        && before.first == first
        && before.level == level
        && before.channels == channels
        && before.failures.equals(failures);
  }
}
