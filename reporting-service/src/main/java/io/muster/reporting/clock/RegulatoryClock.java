package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * One report that is due, and when and why.
 *
 * @param rule the version of the rule, as in {@code dora.initial/1}
 * @param report what has to be filed
 * @param name of the report for people
 * @param authority who receives it
 * @param article where the limit stands in the law
 * @param start what starts it: a fact, or the submission of a report, as in {@code
 *     submitted:dora.initial}
 * @param startedAt when it began, UTC; missing while it waits
 * @param dueAt the limit, UTC; missing while it waits, and where the law gives no fixed one
 * @param sentence why it is due then
 * @param steps how the limit was computed, line by line
 * @param submittedAt when it was filed, UTC; missing until then
 * @param lateReason why it is late or skipped; missing when nobody said so or it is not
 * @param provisional nobody has decided yet whether it has to be reported
 * @param note what else to know
 * @param marks of which part of the time people were reminded since the last filing, oldest first
 */
@Schema(
    requiredProperties = {
      "rule",
      "report",
      "name",
      "authority",
      "article",
      "state",
      "start",
      "sentence",
      "steps",
      "provisional",
      "marks"
    })
record RegulatoryClock(
    String rule,
    String report,
    String name,
    String authority,
    String article,
    State state,
    String start,
    Instant startedAt,
    Instant dueAt,
    String sentence,
    List<String> steps,
    Instant submittedAt,
    String lateReason,
    boolean provisional,
    String note,
    List<Mark> marks) {
  RegulatoryClock {
    steps = List.copyOf(steps);
    marks = List.copyOf(marks);
  }

  /**
   * People were reminded that so much of the time had passed.
   *
   * @param at when, UTC
   * @param dueAt the limit as it was then, UTC
   * @param missing what the report lacked then, by the names of its fields
   * @param movedFrom the limit they had been reminded of before a correction, UTC; missing when
   *     none moved it
   * @param movedBy position in the log of that correction
   */
  @Schema(
      name = "ReachedMark",
      requiredProperties = {"mark", "at", "dueAt", "missing"})
  record Mark(
      ClockMark mark,
      Instant at,
      Instant dueAt,
      List<String> missing,
      Instant movedFrom,
      Long movedBy) {

    static Mark of(ThresholdReached e) {
      return new Mark(e.mark(), e.at(), e.dueAt(), e.missing(), e.movedFrom(), e.movedBy());
    }
  }

  /** How far a clock is. */
  enum State {
    /** Something that starts it is not known or not done. */
    WAITING,
    /** It runs. */
    RUNNING,
    /** It runs, without a fixed limit: without undue delay. */
    PROMPTLY,
    /** The limit has passed and nothing was filed. */
    OVERDUE,
    /** It was filed in time. */
    MET,
    /** It was filed after the limit. */
    MET_LATE
  }

  boolean isOpen() {
    return state != State.MET && state != State.MET_LATE;
  }

  boolean isLate() {
    return state == State.OVERDUE || state == State.MET_LATE;
  }
}
