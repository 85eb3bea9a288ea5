package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentCommand.MarkThreshold;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.Reportability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What people were reminded of in one assessment. A report that is filed ends its round: what comes
 * after is reminded of anew, as is what was decided not to be reportable and is so after all.
 * Within a round a limit that was corrected is reminded of again, and once more when it is decided
 * that it counts.
 */
final class ClockMarks {

  private final List<ThresholdReached> round = new ArrayList<>();
  private final List<String> filed = new ArrayList<>();

  void apply(AssessmentEvent event) {
    switch (event) {
      case ThresholdReached mark -> round.add(mark);
      case ReportSubmitted e -> {
        filed.add(e.report());
        round.removeIf(mark -> mark.metBy().contains(e.report()));
      }
      case Decided e when e.outcome() == Reportability.NOT_REPORTABLE ->
          round.removeIf(mark -> mark.regime() == e.regime());
      default -> {
        // Nobody was reminded by it.
      }
    }
  }

  void addAll(ClockMarks others) {
    round.addAll(others.round);
    filed.addAll(others.filed);
  }

  /** What was reminded of since the last filing, oldest first. */
  List<ThresholdReached> of(String rule) {
    return round.stream().filter(mark -> mark.rule().equals(rule)).toList();
  }

  /**
   * The mark a clock has reached that nobody was reminded of by this limit, as surely as it counts
   * now; only the highest one.
   */
  Optional<ClockMark> due(RegulatoryClock clock, Instant now) {
    Optional<ClockMark> reached = reached(clock, now);
    Optional<ThresholdReached> last = last(clock.rule());
    return reached.filter(
        mark ->
            last.filter(
                    before ->
                        before.dueAt().equals(clock.dueAt())
                            && before.provisional() == clock.provisional()
                            && before.mark().compareTo(mark) >= 0)
                .isEmpty());
  }

  /** What people are to be reminded of now; nothing when they were already. */
  Optional<ThresholdReached> reminder(
      MarkThreshold command,
      EntityContent entity,
      RegulatoryClock clock,
      List<String> metBy,
      Instant now) {
    Instant movedFrom =
        last(clock.rule())
            .map(ThresholdReached::dueAt)
            .filter(before -> !before.equals(clock.dueAt()))
            .orElse(null);
    return due(clock, now)
        .map(
            mark ->
                new ThresholdReached(
                    command.aggregateId(),
                    command.incidentId(),
                    command.entityId(),
                    entity.name(),
                    command.regime(),
                    clock.rule(),
                    clock.report(),
                    clock.name(),
                    metBy,
                    (int) filed.stream().filter(metBy::contains).count(),
                    mark,
                    clock.startedAt(),
                    clock.dueAt(),
                    clock.provisional(),
                    command.missing(),
                    movedFrom,
                    movedFrom == null ? null : command.movedBy(),
                    command.by(),
                    now));
  }

  private Optional<ThresholdReached> last(String rule) {
    List<ThresholdReached> marks = of(rule);
    return marks.isEmpty() ? Optional.empty() : Optional.of(marks.getLast());
  }

  /** The highest mark that an open clock with a limit has reached. */
  static Optional<ClockMark> reached(RegulatoryClock clock, Instant now) {
    return runs(clock)
        ? Arrays.stream(ClockMark.values())
            .filter(mark -> !now.isBefore(at(clock, mark)))
            .reduce((_, higher) -> higher)
        : Optional.empty();
  }

  /** When an open clock reaches its next mark; nothing after the last. */
  static Optional<Instant> next(RegulatoryClock clock, Instant now) {
    return runs(clock)
        ? Arrays.stream(ClockMark.values())
            .map(mark -> at(clock, mark))
            .filter(now::isBefore)
            .min(Instant::compareTo)
        : Optional.empty();
  }

  private static boolean runs(RegulatoryClock clock) {
    return clock.isOpen() && clock.dueAt() != null;
  }

  /** A report that is filed at the very limit is in time, so that passes a moment later. */
  private static Instant at(RegulatoryClock clock, ClockMark mark) {
    if (mark == ClockMark.PASSED) {
      return clock.dueAt().plusMillis(1);
    }
    Duration whole = Duration.between(clock.startedAt(), clock.dueAt());
    return clock.startedAt().plus(whole.multipliedBy(mark.percent()).dividedBy(100));
  }
}
