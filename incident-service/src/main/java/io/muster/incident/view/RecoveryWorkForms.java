package io.muster.incident.view;

import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.ArtefactRemoval;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkContent.LogReview;
import io.muster.contracts.recovery.WorkContent.Patch;
import io.muster.contracts.recovery.WorkContent.Rollback;
import io.muster.contracts.recovery.WorkKind;
import io.muster.incident.recovery.work.WorkStanding;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The forms in which work is put on record and shown. */
final class RecoveryWorkForms {

  private RecoveryWorkForms() {}

  /** What was done: exactly one of these, which also says of which kind it is. */
  @Schema(name = "WorkDone")
  record What(
      LogReview logReview,
      ArtefactRemoval artefactRemoval,
      Patch patch,
      CredentialRotation credentialRotation,
      BackupCheck backupCheck,
      AssetRestore assetRestore,
      Rollback rollback) {

    static What of(WorkContent content) {
      return new What(
          content instanceof LogReview e ? e : null,
          content instanceof ArtefactRemoval e ? e : null,
          content instanceof Patch e ? e : null,
          content instanceof CredentialRotation e ? e : null,
          content instanceof BackupCheck e ? e : null,
          content instanceof AssetRestore e ? e : null,
          content instanceof Rollback e ? e : null);
    }

    /**
     * The one that is there.
     *
     * @throws Refused 422 when there is none, or more than one
     */
    WorkContent content() {
      List<WorkContent> said =
          Stream.of(
                  logReview,
                  artefactRemoval,
                  patch,
                  credentialRotation,
                  backupCheck,
                  assetRestore,
                  rollback)
              .filter(Objects::nonNull)
              .<WorkContent>map(WorkContent.class::cast)
              .toList();
      if (said.size() != 1) {
        throw Refused.invalid(
            "/what",
            "Say one thing that was done: logReview, artefactRemoval, patch, credentialRotation,"
                + " backupCheck, assetRestore or rollback.");
      }
      return said.getFirst();
    }
  }

  /**
   * Work to be put on record, or to be said better.
   *
   * @param doneBy who did it; left out: the asker
   * @param doneAt when it was done, with its zone; not in the future
   * @param reason what was wrong with what was said before; required to correct it, else left out
   */
  @Schema(
      name = "NewRecoveryWork",
      requiredProperties = {"what", "doneAt"},
      example =
          "{\"what\":{\"patch\":{\"vulnerability\":\"CVE-2026-31337\",\"asset\":\"edge-1\",\"fix\":\"openssh 9.9p3\"}},\"doneAt\":\"2026-11-26T07:15:00Z\"}")
  record Wish(What what, Who doneBy, Instant doneAt, String reason) {}

  /** Somebody who did it. */
  @Schema(name = "WorkPerson", requiredProperties = "id")
  record Who(String id, String name) {}

  /**
   * What was said once.
   *
   * @param edition the how-manieth time it was said, from 1
   * @param doneAt when it was done
   * @param reason what was wrong with what was said before; missing the first time
   * @param by who said it
   * @param at when it was said
   */
  @Schema(
      name = "RecoveryWorkEdition",
      requiredProperties = {"edition", "what", "doneBy", "doneAt", "by", "at"})
  record Edition(
      int edition, What what, Who doneBy, Instant doneAt, String reason, Shown.By by, Instant at) {}

  /** That it was taken back, and why. */
  @Schema(
      name = "RecoveryWorkWithdrawal",
      requiredProperties = {"reason", "by", "at"})
  record Withdrawal(String reason, Shown.By by, Instant at) {}

  /**
   * One piece of work on record.
   *
   * @param standing whether it counts, and if not, why
   * @param before what was said of it before, the oldest first
   * @param withdrawn missing unless it was taken back
   */
  @Schema(
      name = "RecoveryWork",
      requiredProperties = {"id", "kind", "standing", "now", "before"})
  record One(
      String id,
      WorkKind kind,
      WorkStanding standing,
      Edition now,
      List<Edition> before,
      Withdrawal withdrawn) {}

  /** The work on record in an incident, by when it was done, the latest first. */
  @Schema(name = "RecoveryWorkList", requiredProperties = "items")
  record Work(List<One> items) {}
}
