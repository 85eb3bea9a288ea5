package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.notification.oncall.turns.Span;
import java.util.List;

/**
 * A time through which a policy reaches the same people, or nobody for the same reasons.
 *
 * @param level the first that reaches somebody, counted from 1; 0 when none does
 * @param channels over how many working channels that level reaches the best reachable person
 * @param failures why the targets of the levels before it reach nobody, in order
 */
record Reached(Span span, int level, int channels, List<Failure> failures) {

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
    return level != 1;
  }

  boolean continues(Reached before) {
    return before.span.until().equals(span.from())
        && before.level == level
        && before.channels == channels
        && before.failures.equals(failures);
  }
}
