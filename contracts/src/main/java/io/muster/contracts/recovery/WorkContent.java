package io.muster.contracts.recovery;

import io.muster.contracts.Person;
import java.time.Instant;
import java.util.List;

/** What was done in one piece of work. */
public sealed interface WorkContent {

  /** Which kind of work it is. */
  WorkKind kind();

  /**
   * Logs were looked through.
   *
   * @param from the first instant they were read for, UTC
   * @param to the last, UTC
   * @param sources which logs, 1 to 50
   * @param findings what was found, or that nothing was
   */
  record LogReview(Instant from, Instant to, List<String> sources, String findings)
      implements WorkContent {
    public LogReview {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }

    @Override
    public WorkKind kind() {
      return WorkKind.LOG_REVIEW;
    }
  }

  /**
   * Something malicious was removed.
   *
   * @param what for instance a web shell
   * @param where the host and path, or wherever it lay
   * @param sha256 of its bytes, 64 hex digits in lower case; null when it was no file
   * @param how it was removed
   */
  record ArtefactRemoval(String what, String where, String sha256, String how)
      implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.ARTEFACT_REMOVAL;
    }
  }

  /**
   * A vulnerability was closed on an asset.
   *
   * @param vulnerability its CVE number, or what it is
   * @param asset where it was closed
   * @param fix the patch or version that closes it
   */
  record Patch(String vulnerability, String asset, String fix) implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.PATCH;
    }
  }

  /**
   * A credential was replaced.
   *
   * @param credential which, by what it is called; never the secret itself
   * @param where it is used
   * @param oldRevoked whether the old one works no more
   */
  record CredentialRotation(String credential, String where, boolean oldRevoked)
      implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.CREDENTIAL_ROTATION;
    }
  }

  /**
   * A backup was compared with what it should be.
   *
   * @param backup which, as the backup system calls it
   * @param expectedSha256 written down when it was made, 64 hex digits in lower case
   * @param foundSha256 computed now, in the same form
   */
  record BackupCheck(String backup, String expectedSha256, String foundSha256)
      implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.BACKUP_CHECK;
    }

    /** Whether it is what was backed up. */
    public boolean matches() {
      return expectedSha256.equals(foundSha256);
    }
  }

  /**
   * An asset was restored from a backup, and somebody saw that it works.
   *
   * @param asset what was restored
   * @param backupRecordId the record of the backup's check, in the same incident
   * @param check what was looked at to know that it works
   * @param verifiedBy who looked
   */
  record AssetRestore(String asset, String backupRecordId, String check, Person verifiedBy)
      implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.ASSET_RESTORE;
    }
  }

  /**
   * A service went back to a release.
   *
   * @param service which, by name
   * @param fromRelease the release it had; null when nobody knows
   * @param toRelease the release it has now
   */
  record Rollback(String service, String fromRelease, String toRelease) implements WorkContent {
    @Override
    public WorkKind kind() {
      return WorkKind.ROLLBACK;
    }
  }
}
