package io.muster.contracts.drill;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What happened in a drill, besides what people did in its incidents. */
public sealed interface DrillEvent extends Event {

  /** The drill. */
  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  /** What a step of a scenario is. */
  enum StepKind {
    /** A tool's message, taken in as if the tool had sent it. */
    PAYLOAD,
    /** Something those who practise learn otherwise, such as a call from a customer. */
    INJECT
  }

  /**
   * A manager let a drill begin. Its own time begins at this moment.
   *
   * @param scenario its key, such as {@code ransomware}
   * @param scenarioVersion which version of it
   * @param name what people call it
   * @param text the scenario itself, YAML, pinned: what is played and expected, whatever becomes of
   *     the file
   * @param seed from which names and addresses in the payloads are drawn
   * @param speed how many seconds of the drill pass in one of the wall's, 1 to 60; 0: it goes on
   *     only when somebody says so
   */
  @EventType(name = "drill.started")
  record Started(
      String drillId,
      String scenario,
      int scenarioVersion,
      @FreeText(of = "drillId") String name,
      @FreeText(of = "drillId") String text,
      long seed,
      int speed,
      Actor by,
      Instant at)
      implements DrillEvent {}

  /**
   * Time went on in the drill. What is recorded from here to the next tick happened at this time of
   * the drill, for whoever scores it or waits in it.
   *
   * @param now the drill's time, UTC; never before the last tick's
   */
  @EventType(name = "drill.tick")
  record DrillTick(String drillId, Instant now, Actor by, Instant at) implements DrillEvent {}

  /**
   * A step of the scenario was played.
   *
   * @param stepId as the scenario calls it
   * @param source which kind of tool sent it; null for an inject
   * @param rawSha256 SHA-256 in lower-case hex of the payload; null for an inject
   * @param status what the door answered, as in HTTP; null for an inject
   * @param text what those who practise are told; null for a payload
   */
  @EventType(name = "drill.step-played")
  record StepPlayed(
      String drillId,
      String stepId,
      StepKind kind,
      String source,
      String rawSha256,
      Integer status,
      @FreeText(of = "drillId") String text,
      Actor by,
      Instant at)
      implements DrillEvent {}

  /** It is over and can be scored: the scenario was played to its end, or a manager said so. */
  @EventType(name = "drill.finished")
  record Finished(String drillId, Actor by, Instant at) implements DrillEvent {}

  /** It was broken off, and is not scored. */
  @EventType(name = "drill.cancelled")
  record Cancelled(String drillId, @FreeText(of = "drillId") String reason, Actor by, Instant at)
      implements DrillEvent {}
}
