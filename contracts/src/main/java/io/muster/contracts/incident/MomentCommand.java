package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import java.time.Instant;

/** What can be said of the times of an incident. */
public sealed interface MomentCommand extends IncidentCommand {

  /**
   * Say when it was. Where it was said already, this is a correction and needs a reason; the same
   * time again changes nothing.
   *
   * @param value UTC; not in the future
   * @param source what it is known from; may be null
   */
  record Record(
      String incidentId,
      Moment moment,
      Instant value,
      String source,
      String reason,
      Actor by,
      Authority authority)
      implements MomentCommand {}

  /** Say that it did not happen after all, or that nobody knows when; a reason is required. */
  record Withdraw(String incidentId, Moment moment, String reason, Actor by, Authority authority)
      implements MomentCommand {}
}
