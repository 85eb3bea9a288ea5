package io.muster.incident.recovery.work;

import io.muster.contracts.Person;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a record of work has to say to be of use to whoever reads it a year later. */
final class WorkRules {

  private static final int LINE = 200;
  private static final int SOURCES = 50;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private WorkRules() {}

  /**
   * The content as it is kept.
   *
   * @throws Refused 422 with a pointer to what is missing, too long or not a hash
   */
  static WorkContent checked(WorkContent content, Instant now) {
    return switch (content) {
      case LogReview review -> checked(review, now);
      case ArtefactRemoval removal ->
          new ArtefactRemoval(
              line("/what/artefactRemoval/what", removal.what(), "Say what it was."),
              line("/what/artefactRemoval/where", removal.where(), "Say where it was."),
              removal.sha256() == null || removal.sha256().isBlank()
                  ? null
                  : sha256("/what/artefactRemoval/sha256", removal.sha256()),
              text("/what/artefactRemoval/how", removal.how(), "Say how it was removed."));
      case Patch patch ->
          new Patch(
              line(
                  "/what/patch/vulnerability",
                  patch.vulnerability(),
                  "Give the CVE number, or say what the vulnerability is."),
              line("/what/patch/asset", patch.asset(), "Say where it was closed."),
              line("/what/patch/fix", patch.fix(), "Name the patch or the version."));
      case CredentialRotation rotation ->
          new CredentialRotation(
              line(
                  "/what/credentialRotation/credential",
                  rotation.credential(),
                  "Say which credential, never the secret itself."),
              line("/what/credentialRotation/where", rotation.where(), "Say where it is used."),
              rotation.oldRevoked());
      case BackupCheck check ->
          new BackupCheck(
              line("/what/backupCheck/backup", check.backup(), "Say which backup."),
              sha256("/what/backupCheck/expectedSha256", check.expectedSha256()),
              sha256("/what/backupCheck/foundSha256", check.foundSha256()));
      case AssetRestore restore ->
          new AssetRestore(
              line("/what/assetRestore/asset", restore.asset(), "Say what was restored."),
              restore.backupRecordId(),
              text(
                  "/what/assetRestore/check",
                  restore.check(),
                  "Say what was looked at to know that it works."),
              person("/what/assetRestore/verifiedBy", restore.verifiedBy()));
      case Rollback rollback ->
          new Rollback(
              line("/what/rollback/service", rollback.service(), "Name the service."),
              Wording.optional("/what/rollback/fromRelease", rollback.fromRelease(), LINE),
              line(
                  "/what/rollback/toRelease",
                  rollback.toRelease(),
                  "Name the release it went back to."));
    };
  }

  private static LogReview checked(LogReview review, Instant now) {
    Instant from = PastTime.required("/what/logReview/from", review.from(), now);
    Instant to = PastTime.required("/what/logReview/to", review.to(), now);
    if (!from.isBefore(to)) {
      throw Refused.invalid("/what/logReview/to", "Give an end that is after the beginning.");
    }
    if (review.sources().isEmpty() || review.sources().size() > SOURCES) {
      throw Refused.invalid(
          "/what/logReview/sources", "Name 1 to " + SOURCES + " logs that were looked through.");
    }
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < review.sources().size(); i++) {
      sources.add(
          line(
              "/what/logReview/sources/" + i,
              review.sources().get(i),
              "Name the log, or leave it out."));
    }
    return new LogReview(
        from,
        to,
        sources,
        text(
            "/what/logReview/findings",
            review.findings(),
            "Say what was found, or that nothing was."));
  }

  static Person person(String pointer, Person person) {
    if (person == null) {
      throw Refused.invalid(pointer, "Say who it was.");
    }
    return new Person(
        line(pointer + "/id", person.id(), "Say who it was."),
        Wording.optional(pointer + "/name", person.name(), LINE));
  }

  /**
   * Nothing is restored from a backup that was not checked, or was last found to be another than it
   * should be.
   */
  static void requireSound(String backupRecordId, WorkRecords records) {
    BackupCheck last =
        records
            .backupCheck(backupRecordId)
            .map(check -> records.lastCheck(check.backup()))
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/what/assetRestore/backupRecordId",
                        "Name a check of the backup that is on record in this incident. Check the backup by"
                            + " its hash and record that first."));
    if (!last.matches()) {
      throw Refused.conflict(
          "backup-mismatch",
          "This backup is not what was backed up: its hash is another than expected. Restore from"
              + " another backup, or check this one again and record what you find.",
          Map.of("expectedSha256", last.expectedSha256(), "foundSha256", last.foundSha256()));
    }
  }

  private static String sha256(String pointer, String hash) {
    String clean = hash == null ? "" : hash.strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(clean).matches()) {
      throw Refused.invalid(
          pointer, "Give the SHA-256 hash: 64 digits and letters from a to f, as sha256sum says.");
    }
    return clean;
  }

  private static String line(String pointer, String text, String whatToDo) {
    return Wording.required(pointer, text, LINE, whatToDo);
  }

  private static String text(String pointer, String text, String whatToDo) {
    return Wording.required(pointer, text, Wording.REASON, whatToDo);
  }
}
