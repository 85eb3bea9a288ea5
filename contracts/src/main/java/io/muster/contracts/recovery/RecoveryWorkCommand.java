package io.muster.contracts.recovery;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import java.time.Instant;

/** What can be asked of the record of work in an incident. Each is safe to give twice. */
public sealed interface RecoveryWorkCommand extends Command {

  /** The incident. */
  String incidentId();

  /** Which record; chosen by whoever makes it. */
  String recordId();

  @Override
  default String aggregateId() {
    return RecoveryWorkEvent.ID_PREFIX + incidentId();
  }

  /**
   * Put work on record.
   *
   * @param doneBy who did it
   * @param doneAt when it was done, UTC; not in the future
   */
  record Record(
      String incidentId,
      String recordId,
      WorkContent content,
      Person doneBy,
      Instant doneAt,
      Actor by)
      implements RecoveryWorkCommand {}

  /** Say it better; a reason is required, and what was said before stays in the log. */
  record Correct(
      String incidentId,
      String recordId,
      WorkContent content,
      Person doneBy,
      Instant doneAt,
      String reason,
      Actor by)
      implements RecoveryWorkCommand {}

  /** Say that it was not done after all; a reason is required. */
  record Withdraw(String incidentId, String recordId, String reason, Actor by)
      implements RecoveryWorkCommand {}
}
