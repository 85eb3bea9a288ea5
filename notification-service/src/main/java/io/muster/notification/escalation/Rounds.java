package io.muster.notification.escalation;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationEvent.Started;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order in which an escalation goes through its levels: all of them, and again as often as its
 * policy says. After the last of the last round comes one step more, with which it is exhausted.
 *
 * @param repeat how often they are gone through again, 0 for once
 */
record Rounds(List<Level> levels, int repeat) {

  static Rounds of(Started started) {
    return new Rounds(started.levels(), started.repeat());
  }

  /** Which step comes after another. */
  Step after(Step step) {
    if (endsRound(step) && !isLastRound(step)) {
      return new Step(step.round() + 1, 1);
    }
    return new Step(step.round(), step.level() + 1);
  }

  /** Whether there is no level left to be called. */
  boolean isOver(Step step) {
    return step.level() > levels.size();
  }

  /** What a step calls; it is not the one after all others. */
  Level at(Step step) {
    return levels.get(step.level() - 1);
  }

  boolean endsRound(Step step) {
    return step.level() == levels.size();
  }

  boolean isLast(Step step) {
    return endsRound(step) && isLastRound(step);
  }

  private boolean isLastRound(Step step) {
    return step.round() > repeat;
  }

  /**
   * Whether a level that was called is given its time. One that called nobody is not, unless nobody
   * was called in the whole round: to ask again at once would find nobody again.
   *
   * @param called whether it called somebody
   * @param before whether a level before it in its round did
   */
  boolean waits(Step step, boolean called, boolean before) {
    return called || endsRound(step) && !isLast(step) && !before;
  }

  /** All steps, with the one after all others. */
  Stream<Step> all() {
    return Stream.concat(
        Stream.iterate(Step.FIRST, step -> !isOver(step), this::after),
        Stream.of(new Step(repeat + 1, levels.size() + 1)));
  }
}
