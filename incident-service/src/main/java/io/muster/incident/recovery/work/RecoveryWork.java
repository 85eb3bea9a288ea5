package io.muster.incident.recovery.work;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.recovery.RecoveryWorkCommand;
import io.muster.contracts.recovery.RecoveryWorkCommand.Correct;
import io.muster.contracts.recovery.RecoveryWorkCommand.Record;
import io.muster.contracts.recovery.RecoveryWorkCommand.Withdraw;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent.ArtefactRemoved;
import io.muster.contracts.recovery.RecoveryWorkEvent.AssetRestored;
import io.muster.contracts.recovery.RecoveryWorkEvent.BackupVerified;
import io.muster.contracts.recovery.RecoveryWorkEvent.CredentialRotated;
import io.muster.contracts.recovery.RecoveryWorkEvent.LogsReviewed;
import io.muster.contracts.recovery.RecoveryWorkEvent.ReleaseRolledBack;
import io.muster.contracts.recovery.RecoveryWorkEvent.Said;
import io.muster.contracts.recovery.RecoveryWorkEvent.VulnerabilityPatched;
import io.muster.contracts.recovery.RecoveryWorkEvent.Withdrawn;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.ArtefactRemoval;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkContent.LogReview;
import io.muster.contracts.recovery.WorkContent.Patch;
import io.muster.contracts.recovery.WorkContent.Rollback;
import io.muster.incident.response.PastTime;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The record of the work in one incident. It is beside the incident and not in it, so that whoever
 * writes it never waits for, nor stops, those who lead; that nothing is restored from a backup that
 * is not what it should be is decided here, where two who write at once cannot both be right.
 */
@Aggregate
class RecoveryWork {

  private static final int MOST = 500;

  @AggregateIdentifier private String id;
  private final WorkRecords records = new WorkRecords();

  RecoveryWork() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Record command, Clock clock) {
    if (records.find(command.recordId()).isPresent()) {
      return;
    }
    if (records.all().size() >= MOST) {
      throw Refused.conflict(
          "too-many-records",
          "An incident holds at most " + MOST + " records of work. Attach a list as a file.");
    }
    Instant now = clock.instant();
    WorkContent content = WorkRules.checked(command.content(), now);
    requireSound(content);
    apply(
        said(
            command,
            1,
            content,
            WorkRules.person("/doneBy", command.doneBy()),
            PastTime.required("/doneAt", command.doneAt(), now),
            null,
            command.by(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Correct command, Clock clock) {
    WorkRecord record = existing(command);
    if (record.withdrawn() != null) {
      throw Refused.conflict(
          "record-withdrawn", "This record was taken back. Make another one instead.");
    }
    if (record.content().kind() != command.content().kind()) {
      throw Refused.invalid(
          "/what",
          "This record is of another kind of work. Take it back, saying why, and make another one.");
    }
    Instant now = clock.instant();
    WorkContent content = WorkRules.checked(command.content(), now);
    Person doneBy = WorkRules.person("/doneBy", command.doneBy());
    Instant doneAt = PastTime.required("/doneAt", command.doneAt(), now);
    Said before = record.now();
    if (content.equals(before.content())
        && doneBy.id().equals(before.doneBy().id())
        && doneAt.equals(before.doneAt())) {
      return;
    }
    if (restoresFromAnother(before.content(), content)) {
      requireSound(content);
    }
    String reason = reason(command.reason(), "Say what was wrong with what was said before.");
    apply(said(command, before.edition() + 1, content, doneBy, doneAt, reason, command.by(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Withdraw command, Clock clock) {
    if (existing(command).withdrawn() == null) {
      String reason = reason(command.reason(), "Say why it does not hold.");
      apply(
          new Withdrawn(
              command.incidentId(), command.recordId(), reason, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(RecoveryWorkEvent event) {
    id = event.aggregateId();
    records.apply(event);
  }

  private WorkRecord existing(RecoveryWorkCommand command) {
    return records
        .find(command.recordId())
        .orElseThrow(() -> Refused.notFound("The record of work"));
  }

  private void requireSound(WorkContent content) {
    if (content instanceof AssetRestore restore) {
      WorkRules.requireSound(restore.backupRecordId(), records);
    }
  }

  private static boolean restoresFromAnother(WorkContent before, WorkContent now) {
    return before instanceof AssetRestore was
        && now instanceof AssetRestore is
        && !was.backupRecordId().equals(is.backupRecordId());
  }

  private static String reason(String reason, String whatToDo) {
    return Wording.required("/reason", reason, Wording.REASON, whatToDo);
  }

  private static Said said(
      RecoveryWorkCommand command,
      int edition,
      WorkContent content,
      Person doneBy,
      Instant doneAt,
      String reason,
      Actor by,
      Instant now) {
    String incidentId = command.incidentId();
    String recordId = command.recordId();
    return switch (content) {
      case LogReview(var from, var to, var sources, var findings) ->
          new LogsReviewed(
              incidentId,
              recordId,
              edition,
              from,
              to,
              sources,
              findings,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case ArtefactRemoval(var what, var where, var sha256, var how) ->
          new ArtefactRemoved(
              incidentId,
              recordId,
              edition,
              what,
              where,
              sha256,
              how,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case Patch(var vulnerability, var asset, var fix) ->
          new VulnerabilityPatched(
              incidentId,
              recordId,
              edition,
              vulnerability,
              asset,
              fix,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case CredentialRotation(var credential, var where, var oldRevoked) ->
          new CredentialRotated(
              incidentId,
              recordId,
              edition,
              credential,
              where,
              oldRevoked,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case BackupCheck(var backup, var expected, var found) ->
          new BackupVerified(
              incidentId,
              recordId,
              edition,
              backup,
              expected,
              found,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case AssetRestore(var asset, var backupRecordId, var check, var verifiedBy) ->
          new AssetRestored(
              incidentId,
              recordId,
              edition,
              asset,
              backupRecordId,
              check,
              verifiedBy,
              doneBy,
              doneAt,
              reason,
              by,
              now);
      case Rollback(var service, var from, var to) ->
          new ReleaseRolledBack(
              incidentId, recordId, edition, service, from, to, doneBy, doneAt, reason, by, now);
    };
  }
}
