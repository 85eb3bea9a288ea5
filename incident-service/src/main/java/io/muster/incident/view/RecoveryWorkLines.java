package io.muster.incident.view;

import io.muster.contracts.Person;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The record of work, as the timeline tells it. */
final class RecoveryWorkLines {

  private RecoveryWorkLines() {}

  /** People a record names besides whoever wrote it. */
  static List<String> people(Said event) {
    return event.content() instanceof AssetRestore restore
        ? List.of(event.doneBy().id(), restore.verifiedBy().id())
        : List.of(event.doneBy().id());
  }

  /**
   * In one line.
   *
   * @param texts whether the reader may see what people wrote
   */
  static String summary(RecoveryWorkEvent event, boolean texts) {
    return switch (event) {
      case Said said ->
          (said.edition() == 1 ? "" : "Corrected: ")
              + (texts ? summary(said.content()) : plain(said.content()));
      case Withdrawn _ -> "A record of work was taken back";
    };
  }

  private static String summary(WorkContent content) {
    return switch (content) {
      case LogReview e -> "Logs reviewed: " + String.join(", ", e.sources());
      case ArtefactRemoval e -> "Removed: %s at %s".formatted(e.what(), e.where());
      case Patch e -> "Closed: %s on %s by %s".formatted(e.vulnerability(), e.asset(), e.fix());
      case CredentialRotation e ->
          "Credential rotated: %s%s".formatted(e.credential(), oldOne(e.oldRevoked()));
      case BackupCheck e when e.matches() -> "Backup verified by its hash: " + e.backup();
      case BackupCheck e -> "Backup is not what it should be: " + e.backup();
      case AssetRestore e -> "Restored and verified: " + e.asset();
      case Rollback e -> "%s rolled back to %s".formatted(e.service(), e.toRelease());
    };
  }

  private static String plain(WorkContent content) {
    return switch (content) {
      case LogReview _ -> "Logs reviewed";
      case ArtefactRemoval _ -> "Something malicious was removed";
      case Patch _ -> "A vulnerability was closed";
      case CredentialRotation e -> "A credential was rotated" + oldOne(e.oldRevoked());
      case BackupCheck e when e.matches() -> "A backup was verified by its hash";
      case BackupCheck _ -> "A backup is not what it should be";
      case AssetRestore _ -> "An asset was restored and verified";
      case Rollback e -> e.service() + " was rolled back";
    };
  }

  private static String oldOne(boolean revoked) {
    return revoked ? "" : "; the old one still works";
  }

  static Map<String, Object> data(RecoveryWorkEvent event, Names names) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("recordId", event.recordId());
    switch (event) {
      case Said said -> {
        data.put("kind", said.content().kind());
        data.put("doneBy", person(said.doneBy(), names));
        data.put("doneAt", said.doneAt());
        put(data, said.content(), names);
        data.put("reason", said.reason());
      }
      case Withdrawn withdrawn -> data.put("reason", withdrawn.reason());
    }
    return data;
  }

  private static void put(Map<String, Object> data, WorkContent content, Names names) {
    switch (content) {
      case LogReview e -> {
        data.put("from", e.from());
        data.put("to", e.to());
        data.put("sources", e.sources());
        data.put("findings", e.findings());
      }
      case ArtefactRemoval e -> {
        data.put("what", e.what());
        data.put("where", e.where());
        data.put("sha256", e.sha256());
        data.put("how", e.how());
      }
      case Patch e -> {
        data.put("vulnerability", e.vulnerability());
        data.put("asset", e.asset());
        data.put("fix", e.fix());
      }
      case CredentialRotation e -> {
        data.put("credential", e.credential());
        data.put("where", e.where());
        data.put("oldRevoked", e.oldRevoked());
      }
      case BackupCheck e -> {
        data.put("backup", e.backup());
        data.put("expectedSha256", e.expectedSha256());
        data.put("foundSha256", e.foundSha256());
      }
      case AssetRestore e -> {
        data.put("asset", e.asset());
        data.put("backupRecordId", e.backupRecordId());
        data.put("check", e.check());
        data.put("verifiedBy", person(e.verifiedBy(), names));
      }
      case Rollback e -> {
        data.put("service", e.service());
        data.put("fromRelease", e.fromRelease());
        data.put("toRelease", e.toRelease());
      }
    }
  }

  private static Map<String, Object> person(Person person, Names names) {
    return Map.of("id", person.id(), "name", names.of(person.id()));
  }
}
