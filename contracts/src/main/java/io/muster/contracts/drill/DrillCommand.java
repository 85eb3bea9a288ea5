package io.muster.contracts.drill;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be asked of a drill. Each is safe to give twice. */
public sealed interface DrillCommand extends Command {

  /** The drill. */
  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  /**
   * Begin; for managers.
   *
   * @param speed how many seconds of the drill pass in one of the wall's, 0 to 60
   */
  record Start(
      String drillId,
      String scenario,
      int scenarioVersion,
      String name,
      String text,
      long seed,
      int speed,
      Actor by,
      Authority authority)
      implements DrillCommand {}

  /** Let time go on to a moment; one that is past already changes nothing. */
  record Tick(String drillId, Instant to, Actor by) implements DrillCommand {}

  /** Note that a step was played; one that was played already changes nothing. */
  record RecordStep(
      String drillId,
      String stepId,
      DrillEvent.StepKind kind,
      String source,
      String rawSha256,
      Integer status,
      String text,
      Actor by)
      implements DrillCommand {}

  /** End it, to be scored; for managers and for Muster once all was played. */
  record Finish(String drillId, Actor by, Authority authority) implements DrillCommand {}

  /** Break it off; for managers, with a reason. */
  record Cancel(String drillId, String reason, Actor by, Authority authority)
      implements DrillCommand {}
}
