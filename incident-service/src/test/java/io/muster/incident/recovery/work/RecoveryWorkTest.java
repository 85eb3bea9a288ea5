package io.muster.incident.recovery.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.recovery.RecoveryWorkCommand;
import io.muster.contracts.recovery.RecoveryWorkCommand.Correct;
import io.muster.contracts.recovery.RecoveryWorkCommand.Record;
import io.muster.contracts.recovery.RecoveryWorkCommand.Withdraw;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent.BackupVerified;
import io.muster.contracts.recovery.RecoveryWorkEvent.LogsReviewed;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.ArtefactRemoval;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.contracts.recovery.WorkContent.BackupCheck;
import io.muster.contracts.recovery.WorkContent.CredentialRotation;
import io.muster.contracts.recovery.WorkContent.LogReview;
import io.muster.contracts.recovery.WorkContent.Patch;
import io.muster.contracts.recovery.WorkContent.Rollback;
import io.muster.contracts.recovery.WorkKind;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryWorkTest {

  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Person RAVI = new Person("ravi", "Ravi");
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final Instant THEN = NOW.minus(Duration.ofHours(1));
  private static final String GOOD = "a".repeat(64);
  private static final String BAD = "b".repeat(64);

  private final RecoveryWork work = new RecoveryWork();
  private final WorkRecords records = new WorkRecords();
  private final List<RecoveryWorkEvent> events = new ArrayList<>();

  private void give(RecoveryWorkCommand command) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Deciding.by(
        event -> {
          events.add((RecoveryWorkEvent) event);
          records.apply((RecoveryWorkEvent) event);
          work.on((RecoveryWorkEvent) event);
        },
        () -> {
          switch (command) {
            case Record record -> work.handle(record, clock);
            case Correct correct -> work.handle(correct, clock);
            case Withdraw withdraw -> work.handle(withdraw, clock);
          }
        });
  }

  private void record(String id, WorkContent content) {
    record(id, content, THEN);
  }

  private void record(String id, WorkContent content, Instant doneAt) {
    give(new Record("inc-1", id, content, RAVI, doneAt, ROSA));
  }

  private void correct(String id, WorkContent content, String reason) {
    give(new Correct("inc-1", id, content, RAVI, THEN, reason, ROSA));
  }

  private WorkStanding standing(String id) {
    return records.standing(records.find(id).orElseThrow());
  }

  private static Refused refused(Runnable wish) {
    Refused[] why = new Refused[1];
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(Refused.class, refused -> why[0] = refused);
    return why[0];
  }

  private static AssetRestore restoreFrom(String recordId) {
    return new AssetRestore("orders database", recordId, "Row counts compared", RAVI);
  }

  static Stream<WorkContent> each_kind() {
    return Stream.of(
        new LogReview(THEN.minusSeconds(60), THEN, List.of("auth.log"), "Nothing"),
        new ArtefactRemoval("Web shell", "edge-1:/tmp", null, "Deleted"),
        new Patch("CVE-2026-31337", "edge-1", "9.9p3"),
        new CredentialRotation("Deploy key", "CI", true),
        new BackupCheck("orders-1", GOOD, GOOD),
        new Rollback("checkout", null, "2.8.4"));
  }

  @ParameterizedTest
  @MethodSource("each_kind")
  void work_of_each_kind_is_kept_as_it_was_said_and_counts(WorkContent content) {
    record("r", content);
    record("r", content);
    assertThat(events).as("the same again changes nothing").hasSize(1);
    assertThat(records.find("r").orElseThrow().content()).isEqualTo(content);
    assertThat(records.holding(content.kind())).containsExactly("r");
  }

  @Test
  void who_did_it_and_when_stand_beside_who_said_so_and_when() {
    record("r", new Patch("CVE-2026-31337", "edge-1", "9.9p3"));
    RecoveryWorkEvent.Said said = records.find("r").orElseThrow().now();
    assertThat(said.doneBy()).isEqualTo(RAVI);
    assertThat(said.doneAt()).isEqualTo(THEN);
    assertThat(said.by()).isEqualTo(ROSA);
    assertThat(said.at()).isEqualTo(NOW);
  }

  @Test
  void a_correction_needs_a_reason_and_leaves_what_was_said_before_in_the_log() {
    record("r", new LogReview(THEN.minusSeconds(60), THEN, List.of("auth.log"), "Nothing"));
    LogReview better =
        new LogReview(THEN.minusSeconds(60), THEN, List.of("auth.log", "audit"), "Two logins");
    assertThat(refused(() -> correct("r", better, " ")).faults().getFirst().pointer())
        .isEqualTo("/reason");
    correct("r", better, "One log was missing");
    correct("r", better, "again");
    assertThat(events).hasSize(2);
    assertThat(((LogsReviewed) events.getLast()).edition()).isEqualTo(2);
    assertThat(records.find("r").orElseThrow().editions()).hasSize(2);
  }

  @Test
  void a_record_stays_of_its_kind_and_one_that_was_taken_back_is_not_corrected() {
    record("r", new Patch("CVE-2026-31337", "edge-1", "9.9p3"));
    assertThat(
            refused(() -> correct("r", new Rollback("checkout", null, "1"), "x"))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/what");
    give(new Withdraw("inc-1", "r", "It was another host", ROSA));
    give(new Withdraw("inc-1", "r", "again", ROSA));
    assertThat(events).hasSize(2);
    assertThat(standing("r")).isEqualTo(WorkStanding.WITHDRAWN);
    assertThat(records.holding(WorkKind.PATCH)).isEmpty();
    assertThat(refused(() -> correct("r", new Patch("x", "y", "z"), "x")).slug())
        .isEqualTo("record-withdrawn");
    assertThat(refused(() -> correct("s", new Patch("x", "y", "z"), "x")).status()).isEqualTo(404);
  }

  @Test
  void a_backup_with_another_hash_than_expected_is_on_record_and_nothing_is_restored_from_it() {
    record("b", new BackupCheck("orders-1", GOOD, BAD.toUpperCase()));
    assertThat(((BackupVerified) events.getLast()).foundSha256()).isEqualTo(BAD);
    assertThat(standing("b")).isEqualTo(WorkStanding.BACKUP_MISMATCH);
    assertThat(records.holding(WorkKind.BACKUP_CHECK)).isEmpty();
    assertThat(refused(() -> record("r", restoreFrom("b"))).slug()).isEqualTo("backup-mismatch");
    assertThat(events).hasSize(1);
  }

  @Test
  void nothing_is_restored_from_a_backup_nobody_checked() {
    record("p", new Patch("CVE-2026-31337", "edge-1", "9.9p3"));
    for (String id : new String[] {null, "none", "p"}) {
      assertThat(refused(() -> record("r", restoreFrom(id))).faults().getFirst().pointer())
          .isEqualTo("/what/assetRestore/backupRecordId");
    }
  }

  @Test
  void what_was_last_found_of_a_backup_holds_whichever_check_a_restore_names() {
    record("b1", new BackupCheck("orders-1", GOOD, GOOD), THEN);
    record("r1", restoreFrom("b1"));
    assertThat(standing("r1")).isEqualTo(WorkStanding.HOLDS);
    record("b2", new BackupCheck("Orders-1", GOOD, BAD), THEN.plusSeconds(60));
    assertThat(standing("b1")).isEqualTo(WorkStanding.LATER_MISMATCH);
    assertThat(standing("r1")).isEqualTo(WorkStanding.BACKUP_UNPROVEN);
    assertThat(refused(() -> record("r2", restoreFrom("b1"))).slug()).isEqualTo("backup-mismatch");
    give(new Withdraw("inc-1", "b2", "The wrong file was hashed", ROSA));
    assertThat(standing("r1")).isEqualTo(WorkStanding.HOLDS);
    record("r2", restoreFrom("b1"));
    assertThat(records.holding(WorkKind.ASSET_RESTORE)).containsExactly("r1", "r2");
  }

  @Test
  void a_credential_whose_old_one_still_works_does_not_count_as_rotated() {
    record("c", new CredentialRotation("Deploy key", "CI", false));
    assertThat(standing("c")).isEqualTo(WorkStanding.OLD_STILL_VALID);
    correct("c", new CredentialRotation("Deploy key", "CI", true), "Revoked at last");
    assertThat(standing("c")).isEqualTo(WorkStanding.HOLDS);
  }

  @Test
  void what_is_missing_is_named_by_a_pointer() {
    assertPointer(new Patch(" ", "edge-1", "1"), "/what/patch/vulnerability");
    assertPointer(new BackupCheck("b", GOOD, "abc"), "/what/backupCheck/foundSha256");
    assertPointer(new ArtefactRemoval("w", "x", "abc", "y"), "/what/artefactRemoval/sha256");
    assertPointer(new LogReview(THEN, THEN, List.of("a"), "n"), "/what/logReview/to");
    assertPointer(
        new LogReview(THEN.minusSeconds(1), THEN, List.of(), "n"), "/what/logReview/sources");
    assertPointer(
        new LogReview(THEN.minusSeconds(1), THEN, List.of("a", ""), "n"),
        "/what/logReview/sources/1");
    assertPointer(
        new LogReview(THEN, NOW.plusSeconds(3600), List.of("a"), "n"), "/what/logReview/to");
    Patch patch = new Patch("CVE-2026-31337", "edge-1", "9.9p3");
    assertThat(
            refused(() -> record("r", patch, NOW.plusSeconds(3600))).faults().getFirst().pointer())
        .isEqualTo("/doneAt");
    assertThat(
            refused(() -> give(new Record("inc-1", "r", patch, null, THEN, ROSA)))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/doneBy");
    assertThat(events).isEmpty();
  }

  private void assertPointer(WorkContent content, String pointer) {
    assertThat(refused(() -> record("r", content)).faults().getFirst().pointer())
        .isEqualTo(pointer);
  }
}
