package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a legal entity's entry. */
public sealed interface EntityCommand extends Command {

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return entityId();
  }

  /** Enter it, or say anew what is known; the same again changes nothing. */
  record Describe(String entityId, EntityContent content, Actor by) implements EntityCommand {}

  /**
   * Keep what was found of its incidents that recur; see {@link EntityEvent.RecurrenceAssessed}.
   *
   * @param reason what follows from it, required
   */
  record AssessRecurrence(
      String entityId,
      Regime regime,
      String period,
      String rule,
      List<RecurringIncidents> groups,
      List<String> undecided,
      List<String> withoutCause,
      String reason,
      Actor by)
      implements EntityCommand {
    public AssessRecurrence {
      groups = List.copyOf(groups);
      undecided = List.copyOf(undecided);
      withoutCause = List.copyOf(withoutCause);
    }
  }

  /** It is no longer ours to report for; a reason is required. */
  record Retire(String entityId, String reason, Actor by) implements EntityCommand {}
}
