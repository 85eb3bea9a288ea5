package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.verify.LogVerifier;
import io.muster.verify.SignedCheckpoints;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three days of checkpoints in a second: the log is real, the clock is turned. */
class CheckpointsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ORIGIN = "test.example/muster-log";
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;

  private final TurnedClock clock = new TurnedClock();
  private final NoteKey key = NoteKey.generate(ORIGIN);
  private MongoDatabase database;
  private EventLog log;
  private Checkpoints checkpoints;

  @BeforeEach
  void open() {
    database = MONGO.freshDatabase();
    log = EventLog.open(database, Clock.systemUTC());
    checkpoints = signer(key);
  }

  @AfterEach
  void close() {
    log.close();
    database.drop();
  }

  @Test
  void the_log_is_signed_at_the_interval_when_it_has_grown_and_only_then() throws IOException {
    checkpoints.tick();
    assertThat(kept()).as("nothing recorded, nothing signed").isEmpty();
    record(3);
    clock.turn(INTERVAL.minusSeconds(1));
    checkpoints.tick();
    assertThat(kept()).as("not yet time").isEmpty();
    clock.turn(Duration.ofSeconds(1));
    checkpoints.tick();
    assertThat(kept()).extracting(Checkpoint::position).containsExactly(3L);
    clock.turn(Duration.ofDays(3));
    checkpoints.tick();
    assertThat(kept()).as("the log has not grown").hasSize(1);
    record(2);
    clock.turn(INTERVAL);
    checkpoints.tick();
    assertThat(kept()).extracting(Checkpoint::position).containsExactly(3L, 5L);
    assertThat(kept().getLast().at()).isEqualTo(clock.instant());
    assertThat(checkpoints.trouble()).isEmpty();
  }

  @Test
  void what_is_kept_verifies_the_log_without_this_service() throws Exception {
    record(4);
    cover();
    record(4);
    cover();
    Verification log = verify();
    assertThat(log.checkpoints()).isEqualTo(2);
    assertThat(log.integrity()).isEqualTo(Verification.Integrity.INTACT);
    assertThat(log.completeness()).isEqualTo(Verification.Completeness.COMPLETE);
  }

  @Test
  void a_thousand_events_do_not_wait_for_the_interval() throws Exception {
    record(1);
    cover();
    clock.turn(Duration.ofSeconds(1));
    record(1000);
    checkpoints.tick();
    assertThat(kept()).extracting(Checkpoint::position).containsExactly(1L, 1001L);
    record(2500);
    checkpoints.tick();
    assertThat(kept())
        .extracting(Checkpoint::position)
        .as("none covers more than a thousand events")
        .containsExactly(1L, 1001L, 2001L, 3001L, 3501L);
    assertThat(verify().checkpoints()).isEqualTo(5);
  }

  @Test
  void the_tree_is_built_anew_when_it_is_gone_or_was_tampered_with() throws Exception {
    record(5);
    cover();
    MongoCollection<Document> trees = database.getCollection("reporting_tree");
    for (Runnable harm :
        List.<Runnable>of(
            () -> trees.deleteMany(new Document()),
            () ->
                trees.updateOne(
                    new Document(),
                    new Document("$set", new Document("peaks.0", new Binary(new byte[32])))))) {
      harm.run();
      checkpoints = signer(key);
      record(2);
      cover();
    }
    assertThat(kept()).hasSize(3);
    assertThat(verify().checkpoints()).isEqualTo(3);
  }

  @Test
  void a_new_key_takes_over_and_old_checkpoints_stay_proven() throws Exception {
    record(3);
    cover();
    NoteKey next = NoteKey.generate(ORIGIN);
    checkpoints = signer(next, Optional.of(key), false);
    record(3);
    cover();
    checkpoints = signer(next);
    record(3);
    cover();
    assertThat(kept()).extracting(Checkpoint::position).containsExactly(3L, 3L, 6L, 9L);
    assertThat(checkpoints.keys())
        .containsExactly(key.verifierKey() + " from 0", next.verifierKey() + " from 3");
    Verification log = verify();
    assertThat(log.checkpoints()).isEqualTo(4);
    assertThat(log.unvouched()).as("the old key introduces the new one").isEmpty();
    assertThat(log.findings()).isEmpty();
  }

  @Test
  void when_the_old_key_is_lost_the_new_one_takes_over_without_its_word() throws Exception {
    record(3);
    cover();
    NoteKey next = NoteKey.generate(ORIGIN);
    checkpoints = signer(next, Optional.empty(), true);
    record(3);
    cover();
    Verification log = verify();
    assertThat(log.findings()).isEmpty();
    assertThat(log.checkpoints()).isEqualTo(3);
    assertThat(log.unvouched()).containsExactly(next.verifierKey());
  }

  @Test
  void a_checkpoint_half_written_in_a_crash_is_taken_back() throws Exception {
    record(3);
    cover();
    Path file = folder().resolve("checkpoints.txt");
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, whole.length() - 30));
    checkpoints = signer(key);
    record(2);
    cover();
    assertThat(Files.readString(file)).startsWith(whole);
    assertThat(kept()).extracting(Checkpoint::position).containsExactly(3L, 5L);
    assertThat(verify().checkpoints()).isEqualTo(2);
  }

  @Test
  void a_log_of_another_name_is_not_mixed_with_ours() throws IOException {
    record(1);
    cover();
    KeyHistory keys = new KeyHistory(key, Optional.empty(), false);
    CheckpointFile file = new CheckpointFile(folder());
    checkpoints =
        new Checkpoints(
            new LogSigner(log, database, file, keys, "other.example/log", clock),
            file,
            clock,
            INTERVAL);
    refused("are about the log \"test.example/muster-log\"", "MUSTER_CHECKPOINT_ORIGIN");
  }

  @Test
  void it_goes_on_where_it_was_after_a_restart() throws IOException {
    record(2);
    cover();
    checkpoints = signer(key);
    cover();
    assertThat(kept()).hasSize(1);
    assertThat(checkpoints.newest().orElseThrow().position()).isEqualTo(2);
  }

  @Test
  void a_log_that_was_cut_off_is_not_signed() throws IOException {
    record(5);
    cover();
    events().deleteOne(new Document("_id", 5L));
    events().deleteOne(new Document("_id", 4L));
    refused("it ends at position 3", "signed up to position 5");
  }

  @Test
  void a_log_that_was_cut_off_and_grew_again_is_not_signed() throws IOException {
    record(5);
    cover();
    events().deleteOne(new Document("_id", 5L));
    reopen();
    record(3);
    refused("at position 5 it holds something else than was signed");
    checkpoints = signer(key);
    refused("at position 5 it holds something else than was signed");
  }

  @Test
  void a_log_that_was_tampered_with_since_the_last_checkpoint_is_not_signed() throws IOException {
    record(2);
    cover();
    record(3);
    events()
        .updateOne(
            new Document("_id", 4L),
            new Document(
                "$set", new Document("ev.0.p", new Binary("[]".getBytes(StandardCharsets.UTF_8)))));
    refused("the commit at position 4 does not match its hash");
  }

  @Test
  void a_log_with_a_hole_is_not_signed() throws IOException {
    record(5);
    events().deleteOne(new Document("_id", 3L));
    refused("the commit at position 3 is missing");
  }

  @Test
  void checkpoints_of_another_key_are_not_mixed_with_ours() throws IOException {
    record(1);
    cover();
    checkpoints = signer(NoteKey.generate(ORIGIN));
    refused("was signed with the key " + key.verifierKey(), "MUSTER_CHECKPOINT_PREVIOUS_KEY");
  }

  @Test
  void a_checkpoint_that_was_edited_is_noticed() throws IOException {
    record(1);
    cover();
    Path file = folder().resolve("checkpoints.txt");
    Files.writeString(file, Files.readString(file).replace("time 2026", "time 2025"));
    checkpoints = signer(key);
    refused("was changed after it was signed");
  }

  @Test
  void a_directory_that_cannot_be_used_is_told_and_tried_again() throws IOException {
    Files.writeString(folder(), "a file where the directory should be");
    record(1);
    checkpoints.tick();
    assertThat(checkpoints.trouble().orElseThrow())
        .startsWith("Checkpoints cannot be kept in " + folder())
        .contains("tried again by itself");
    Files.delete(folder());
    clock.turn(Duration.ofSeconds(5));
    checkpoints.tick();
    assertThat(checkpoints.trouble()).isEmpty();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void stopping_signs_what_is_left() throws IOException {
    CheckpointKeeper keeper =
        new CheckpointKeeper(
            checkpoints, new Deliveries(new CheckpointFile(folder()), List.of(), database, clock));
    keeper.start();
    record(2);
    keeper.stop();
    assertThat(kept().getLast().position()).isEqualTo(2);
    assertThat(keeper.isRunning()).isFalse();
  }

  private void cover() {
    assertThat(checkpoints.cover(Duration.ofSeconds(10))).isPresent();
  }

  private void refused(String... because) throws IOException {
    List<Checkpoint> before = kept();
    assertThat(checkpoints.cover(Duration.ofSeconds(10))).isEmpty();
    assertThat(checkpoints.trouble().orElseThrow())
        .startsWith("The log contradicts what was signed before")
        .contains(because);
    assertThat(kept()).isEqualTo(before);
  }

  private Checkpoints signer(NoteKey with) {
    return signer(with, Optional.empty(), false);
  }

  private Checkpoints signer(NoteKey with, Optional<NoteKey> before, boolean lost) {
    CheckpointFile file = new CheckpointFile(folder());
    KeyHistory keys = new KeyHistory(with, before, lost);
    return new Checkpoints(
        new LogSigner(log, database, file, keys, ORIGIN, clock), file, clock, INTERVAL);
  }

  /** As an auditor does it: with an export and what was published, and another program. */
  private Verification verify() throws IOException {
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    LogExport.write(database, export);
    return LogVerifier.verify(
        new ByteArrayInputStream(export.toByteArray()),
        SignedCheckpoints.load(folder().resolve("checkpoints.txt"), folder().resolve("keys.txt")));
  }

  private void reopen() {
    log.close();
    log = EventLog.open(database, Clock.systemUTC());
    checkpoints = signer(key);
  }

  private Path folder() {
    return home.resolve("checkpoints");
  }

  private List<Checkpoint> kept() throws IOException {
    return new CheckpointFile(folder())
        .after(0, 1000).stream().map(CheckpointFile.Entry::checkpoint).toList();
  }

  private MongoCollection<Document> events() {
    return database.getCollection("events");
  }

  private void record(int count) {
    for (int i = 0; i < count; i++) {
      String aggregate = UUID.randomUUID().toString();
      NewEvent event = new NewEvent(UUID.randomUUID().toString(), "thing.happened", 1, JSON, JSON);
      log.append(new Commit("Thing", aggregate, 0, List.of(event)));
    }
  }
}
