package io.muster.reporting.ledger;

import io.muster.contracts.Person;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.AlertFired;
import io.muster.contracts.recovery.RecoveryWatchEvent.MetricBreached;
import io.muster.contracts.recovery.RecoveryWatchEvent.Passed;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.RecoveryWatchEvent.Stopped;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent.Said;
import io.muster.contracts.recovery.RecoveryWorkEvent.Withdrawn;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.ArtefactRemoval;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkContent.LogReview;
import io.muster.contracts.recovery.WorkContent.Patch;
import io.muster.contracts.recovery.WorkContent.Rollback;

/** Says in plain English what was recorded of how it was eradicated and recovered from. */
final class RecoverySentences {

  private RecoverySentences() {}

  static String of(RecoveryWorkEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case Said said when said.edition() == 1 ->
          "%s recorded that %s, at %s, %s."
              .formatted(
                  who,
                  person(said.doneBy(), names),
                  Words.of(said.doneAt()),
                  done(said.content(), names));
      case Said said ->
          "%s corrected the record of work: %s, at %s, %s%s"
              .formatted(
                  who,
                  person(said.doneBy(), names),
                  Words.of(said.doneAt()),
                  done(said.content(), names),
                  names.because(said.reason()));
      case Withdrawn withdrawn ->
          "%s took the record of work %s back%s"
              .formatted(who, withdrawn.recordId(), names.because(withdrawn.reason()));
    };
  }

  static String of(RecoveryWatchEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case Started e ->
          "%s had alerts of %s%s watched from %s to %s, to see whether it comes back."
              .formatted(
                  who,
                  Words.and(e.services()),
                  e.metrics().isEmpty()
                      ? ""
                      : " and "
                          + Words.and(
                              e.metrics().stream()
                                  .map(metric -> names.quoted(metric.name()))
                                  .toList()),
                  Words.of(e.from()),
                  Words.of(e.until()));
      case AlertFired e ->
          "It came back during the recovery watch: the alert %s fired on %s."
              .formatted(e.alert(), e.service());
      case MetricBreached e ->
          "It came back during the recovery watch: %s was %s."
              .formatted(names.quoted(e.metric()), e.value());
      case Passed e ->
          "The recovery watch went by and nothing came back; it was looked %d times."
              .formatted(e.looks());
      case Stopped e ->
          "%s stopped the recovery watch before its time%s"
              .formatted(who, names.because(e.reason()));
      case RecoveryDeclared e when e.overrideReason() == null ->
          who
              + " declared the recovery complete: no criterion of a plan was open, and a watch passed.";
      case RecoveryDeclared e ->
          "%s declared the recovery complete although %s%s"
              .formatted(who, missing(e, names), names.because(e.overrideReason()));
    };
  }

  private static String missing(RecoveryDeclared event, Names names) {
    String open =
        event.open().isEmpty()
            ? ""
            : "the plan wants more to be so (%s)"
                .formatted(
                    Words.and(
                        event.open().stream().map(each -> names.quoted(each.text())).toList()));
    String unwatched = event.watch() == null ? "no watch passed" : "";
    if (open.isEmpty() && unwatched.isEmpty()) {
      // What was open was erased; that something was is said by the reason.
      return "something was missing";
    }
    return open.isEmpty() || unwatched.isEmpty() ? open + unwatched : open + " and " + unwatched;
  }

  private static String done(WorkContent content, Names names) {
    return switch (content) {
      case LogReview e ->
          "looked through the logs %s from %s to %s and found %s"
              .formatted(
                  Words.and(e.sources().stream().map(names::quoted).toList()),
                  Words.of(e.from()),
                  Words.of(e.to()),
                  names.quoted(e.findings()));
      case ArtefactRemoval e ->
          "removed %s at %s%s: %s"
              .formatted(
                  names.quoted(e.what()),
                  names.quoted(e.where()),
                  e.sha256() == null ? "" : " (SHA-256 %s)".formatted(e.sha256()),
                  names.quoted(e.how()));
      case Patch e ->
          "closed %s on %s by %s"
              .formatted(
                  names.quoted(e.vulnerability()), names.quoted(e.asset()), names.quoted(e.fix()));
      case CredentialRotation e ->
          "replaced the credential %s used at %s, the old one %s"
              .formatted(
                  names.quoted(e.credential()),
                  names.quoted(e.where()),
                  e.oldRevoked() ? "being revoked" : "not being revoked yet");
      case BackupCheck e when e.matches() ->
          "found the backup %s to have the expected hash (SHA-256 %s)"
              .formatted(names.quoted(e.backup()), e.expectedSha256());
      case BackupCheck e ->
          "found the backup %s to have another hash than expected (SHA-256 %s, not %s), so that nothing may be restored from it"
              .formatted(names.quoted(e.backup()), e.foundSha256(), e.expectedSha256());
      case AssetRestore e ->
          "restored %s from the backup whose check is record %s, which %s verified: %s"
              .formatted(
                  names.quoted(e.asset()),
                  e.backupRecordId(),
                  person(e.verifiedBy(), names),
                  names.quoted(e.check()));
      case Rollback e ->
          "rolled %s back%s to %s"
              .formatted(
                  e.service(),
                  e.fromRelease() == null ? "" : " from " + names.quoted(e.fromRelease()),
                  names.quoted(e.toRelease()));
    };
  }

  private static String person(Person person, Names names) {
    return names.person(person.id(), person.name());
  }
}
