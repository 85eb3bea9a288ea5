package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be asked about swapping duty on a schedule. Each is safe to give twice. */
public sealed interface SwapCommand extends Command {

  /** The schedule that decides. */
  String scheduleId();

  @Override
  default String aggregateId() {
    return scheduleId();
  }

  /** Ask somebody to take a duty; see {@link SwapEvent.Asked}. */
  record Ask(
      String scheduleId,
      String swapId,
      String askerId,
      String askedId,
      Instant from,
      Instant until,
      Instant backFrom,
      Instant backUntil,
      String note,
      Actor by)
      implements SwapCommand {}

  /** Take it; only who was asked can. */
  record Accept(String scheduleId, String swapId, String note, Actor by) implements SwapCommand {}

  /** Rather not; only who was asked can. */
  record Decline(String scheduleId, String swapId, String note, Actor by) implements SwapCommand {}

  /** Ask no longer. */
  record Withdraw(String scheduleId, String swapId, Actor by) implements SwapCommand {}
}
