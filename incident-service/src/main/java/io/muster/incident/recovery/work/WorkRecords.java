package io.muster.incident.recovery.work;

import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent.Said;
import io.muster.contracts.recovery.RecoveryWorkEvent.Withdrawn;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The work on record in one incident, as its events tell it, for who decides and who reads alike.
 */
public final class WorkRecords {

  private final Map<String, WorkRecord> byId = new LinkedHashMap<>();

  WorkRecords() {}

  void apply(RecoveryWorkEvent event) {
    switch (event) {
      case Said said -> byId.computeIfAbsent(said.recordId(), id -> new WorkRecord()).say(said);
      case Withdrawn withdrawn -> byId.get(withdrawn.recordId()).withdraw(withdrawn);
    }
  }

  /** All of them, in the order in which they were put on record. */
  public List<WorkRecord> all() {
    return List.copyOf(byId.values());
  }

  /** By id. */
  public Optional<WorkRecord> find(String recordId) {
    return Optional.ofNullable(byId.get(recordId));
  }

  /** The ids of the records of a kind that count, in the order in which they were made. */
  public List<String> holding(WorkKind kind) {
    return byId.values().stream()
        .filter(record -> record.content().kind() == kind)
        .filter(record -> standing(record) == WorkStanding.HOLDS)
        .map(WorkRecord::id)
        .toList();
  }

  /** Whether what a record says counts, and if not, why. */
  public WorkStanding standing(WorkRecord record) {
    if (record.withdrawn() != null) {
      return WorkStanding.WITHDRAWN;
    }
    return switch (record.content()) {
      case BackupCheck check when !check.matches() -> WorkStanding.BACKUP_MISMATCH;
      case BackupCheck check when !lastCheck(check.backup()).matches() ->
          WorkStanding.LATER_MISMATCH;
      case CredentialRotation rotation when !rotation.oldRevoked() -> WorkStanding.OLD_STILL_VALID;
      case AssetRestore restore when !isSound(restore.backupRecordId()) ->
          WorkStanding.BACKUP_UNPROVEN;
      default -> WorkStanding.HOLDS;
    };
  }

  /** The check of a backup on record that was not taken back; nothing for any other record. */
  Optional<BackupCheck> backupCheck(String recordId) {
    return find(recordId)
        .filter(record -> record.withdrawn() == null)
        .map(WorkRecord::content)
        .filter(BackupCheck.class::isInstance)
        .map(BackupCheck.class::cast);
  }

  /**
   * What was found when a backup was last looked at; of two at the same time, what was put on
   * record later. Only for a backup with such a check.
   */
  BackupCheck lastCheck(String backup) {
    return byId.values().stream()
        .filter(record -> record.withdrawn() == null)
        .filter(record -> isOf(backup, record.content()))
        .sorted(Comparator.comparing((WorkRecord record) -> record.now().doneAt()))
        .reduce((earlier, later) -> later)
        .map(record -> (BackupCheck) record.content())
        .orElseThrow();
  }

  private static boolean isOf(String backup, WorkContent content) {
    return content instanceof BackupCheck check && check.backup().equalsIgnoreCase(backup);
  }

  private boolean isSound(String recordId) {
    return find(recordId).filter(record -> standing(record) == WorkStanding.HOLDS).isPresent();
  }
}
