package io.muster.contracts.recovery;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.incident.CriteriaAtHand;
import java.time.Instant;
import java.util.List;

/** What can be asked of the watch over an incident's recovery. Each is safe to give twice. */
public sealed interface RecoveryWatchCommand extends Command {

  /** The incident. */
  String incidentId();

  @Override
  default String aggregateId() {
    return RecoveryWatchEvent.ID_PREFIX + incidentId();
  }

  /**
   * Watch from now on; refused while a watch is on.
   *
   * @param from now, in the incident's own time, UTC
   * @param minutes for how long, 5 to 20160
   * @param services whose alerts count, by name
   * @param metrics figures that are looked at besides
   */
  record Start(
      String incidentId,
      Instant from,
      int minutes,
      List<String> services,
      List<WatchedMetric> metrics,
      Actor by)
      implements RecoveryWatchCommand {
    public Start {
      services = List.copyOf(services);
      metrics = List.copyOf(metrics);
    }
  }

  /** End the watch before its time; a reason is required. */
  record Stop(String incidentId, String reason, Actor by) implements RecoveryWatchCommand {}

  /** Say that an alert of a watched service fired; passed over once this watch has ended. */
  record NoteAlert(
      String incidentId, int watch, String groupId, String alert, String service, Actor by)
      implements RecoveryWatchCommand {}

  /** Say that a metric is on the wrong side; passed over once this watch has ended. */
  record NoteMetric(String incidentId, int watch, String metric, double value, Actor by)
      implements RecoveryWatchCommand {}

  /** Say that the time is over and nothing came back; passed over once this watch has ended. */
  record Pass(String incidentId, int watch, long looks, Actor by) implements RecoveryWatchCommand {}

  /**
   * Declare the recovery complete.
   *
   * @param reopenedAt when the incident was last reopened, UTC, so that what was said before counts
   *     no more; null: never
   * @param criteria what the plan wants to be so and is not; null when there is no plan
   * @param overrideReason why it is complete although something is missing; null: nothing is
   */
  record DeclareComplete(
      String incidentId,
      Instant reopenedAt,
      CriteriaAtHand criteria,
      String overrideReason,
      Actor by)
      implements RecoveryWatchCommand {}
}
