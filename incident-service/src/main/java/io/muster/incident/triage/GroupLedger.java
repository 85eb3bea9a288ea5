package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of alerts as grouping meets them: it looks for the right one and asks it to decide.
 */
interface GroupLedger {

  /**
   * The oldest generation of this problem that is open, or else the newest, or 1: a hint, as there
   * may be newer ones.
   */
  int firstGeneration(String keyId);

  /** A generation of this problem was met that is over, which it stays. */
  void met(String keyId, int overGeneration);

  /** Whether a group was ever opened. */
  boolean exists(String groupId);

  /**
   * Notes, durably, where alerts are about to fire, for a source whose alerts may be put together
   * otherwise by the time they end.
   */
  void note(String groupId, String integrationId, Collection<String> alertKeys);

  /** Every group in which one of these alerts may fire; of most it is over. */
  Set<String> notedOf(String integrationId, Collection<String> alertKeys);

  /**
   * The groups in which these alerts fire: a hint, as it may have changed.
   *
   * @return alert keys by group
   */
  Map<String, Set<String>> firingIn(String integrationId, Collection<String> alertKeys);

  /** When a group opened, by Muster's clock; nothing when it never did. */
  Optional<Instant> openedAt(String groupId);

  /** Everything that happened to a group, oldest first; nothing when it was never opened. */
  List<AlertGroupEvent> history(String groupId);

  /** A group as it stands. */
  default Optional<AlertGroup> load(String groupId) {
    List<AlertGroupEvent> history = history(groupId);
    AlertGroup group = new AlertGroup();
    history.forEach(group::on);
    return history.isEmpty() ? Optional.empty() : Optional.of(group);
  }

  /**
   * Has a group decide, and returns when that is durable.
   *
   * @return the events it led to, in order
   * @throws NextGenerationException when it takes in no more alerts
   * @throws NothingFiresException when it was never opened, and need not be
   */
  List<AlertGroupEvent> send(AlertGroupCommand command);
}
