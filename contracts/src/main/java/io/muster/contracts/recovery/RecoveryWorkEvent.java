package io.muster.contracts.recovery;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import io.muster.contracts.recovery.WorkContent.ArtefactRemoval;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkContent.LogReview;
import io.muster.contracts.recovery.WorkContent.Patch;
import io.muster.contracts.recovery.WorkContent.Rollback;
import java.time.Instant;
import java.util.List;

/** What was put on record of the work in one incident. Nothing said is ever overwritten. */
public sealed interface RecoveryWorkEvent extends Event {

  /** How the id begins; the incident's id follows. */
  String ID_PREFIX = "recovery-work-of-";

  /** The incident. */
  String incidentId();

  /** Which record; its corrections name it too. */
  String recordId();

  /** The incident, by the id of what holds its records. */
  static String incidentOf(String aggregateId) {
    return aggregateId.substring(ID_PREFIX.length());
  }

  @Override
  default String aggregateId() {
    return ID_PREFIX + incidentId();
  }

  /** Something was done, as it was said first or is said better now. */
  sealed interface Said extends RecoveryWorkEvent {

    /** The how-manieth time it is said, from 1; each but the first corrects the one before. */
    int edition();

    /** Who did it. */
    Person doneBy();

    /** When it was done, UTC; {@link #at()} is when it was said. */
    Instant doneAt();

    /** Why it is said better; null the first time. */
    String reason();

    /** What was done. */
    WorkContent content();
  }

  /**
   * Logs were looked through.
   *
   * @param from the first instant they were read for, UTC
   * @param to the last, UTC
   * @param sources which logs
   * @param findings what was found, or that nothing was
   */
  @EventType(name = "recovery-work.logs-reviewed")
  record LogsReviewed(
      String incidentId,
      String recordId,
      int edition,
      Instant from,
      Instant to,
      @FreeText(of = "incidentId") List<String> sources,
      @FreeText(of = "incidentId") String findings,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public LogReview content() {
      return new LogReview(from, to, sources, findings);
    }
  }

  /**
   * Something malicious was removed.
   *
   * @param where the host and path, or wherever it lay
   * @param sha256 of its bytes, in lower-case hex; null when it was no file
   * @param how it was removed
   */
  @EventType(name = "recovery-work.artefact-removed")
  record ArtefactRemoved(
      String incidentId,
      String recordId,
      int edition,
      @FreeText(of = "incidentId") String what,
      @FreeText(of = "incidentId") String where,
      String sha256,
      @FreeText(of = "incidentId") String how,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public ArtefactRemoval content() {
      return new ArtefactRemoval(what, where, sha256, how);
    }
  }

  /**
   * A vulnerability was closed on an asset.
   *
   * @param vulnerability its CVE number, or what it is
   * @param fix the patch or version that closes it
   */
  @EventType(name = "recovery-work.vulnerability-patched")
  record VulnerabilityPatched(
      String incidentId,
      String recordId,
      int edition,
      @FreeText(of = "incidentId") String vulnerability,
      @FreeText(of = "incidentId") String asset,
      @FreeText(of = "incidentId") String fix,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public Patch content() {
      return new Patch(vulnerability, asset, fix);
    }
  }

  /**
   * A credential was replaced; the secret itself is never in the log.
   *
   * @param credential which, by what it is called
   * @param oldRevoked whether the old one works no more
   */
  @EventType(name = "recovery-work.credential-rotated")
  record CredentialRotated(
      String incidentId,
      String recordId,
      int edition,
      @FreeText(of = "incidentId") String credential,
      @FreeText(of = "incidentId") String where,
      boolean oldRevoked,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public CredentialRotation content() {
      return new CredentialRotation(credential, where, oldRevoked);
    }
  }

  /**
   * A backup was compared with what it should be; it may be used when both hashes are the same.
   *
   * @param expectedSha256 written down when it was made, in lower-case hex
   * @param foundSha256 computed now
   */
  @EventType(name = "recovery-work.backup-verified")
  record BackupVerified(
      String incidentId,
      String recordId,
      int edition,
      @FreeText(of = "incidentId") String backup,
      String expectedSha256,
      String foundSha256,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public BackupCheck content() {
      return new BackupCheck(backup, expectedSha256, foundSha256);
    }
  }

  /**
   * An asset was restored from a backup, and somebody saw that it works.
   *
   * @param backupRecordId the record of the backup's check
   * @param check what was looked at to know that it works
   * @param verifiedBy who looked
   */
  @EventType(name = "recovery-work.asset-restored")
  record AssetRestored(
      String incidentId,
      String recordId,
      int edition,
      @FreeText(of = "incidentId") String asset,
      String backupRecordId,
      @FreeText(of = "incidentId") String check,
      Person verifiedBy,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public AssetRestore content() {
      return new AssetRestore(asset, backupRecordId, check, verifiedBy);
    }
  }

  /**
   * A service went back to a release.
   *
   * @param fromRelease the release it had; null when nobody knows
   * @param toRelease the release it has now
   */
  @EventType(name = "recovery-work.release-rolled-back")
  record ReleaseRolledBack(
      String incidentId,
      String recordId,
      int edition,
      String service,
      @FreeText(of = "incidentId") String fromRelease,
      @FreeText(of = "incidentId") String toRelease,
      Person doneBy,
      Instant doneAt,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Said {
    @Override
    public Rollback content() {
      return new Rollback(service, fromRelease, toRelease);
    }
  }

  /** It was not done after all, or not as was said; the record stays in the log. */
  @EventType(name = "recovery-work.withdrawn")
  record Withdrawn(
      String incidentId,
      String recordId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements RecoveryWorkEvent {}
}
