package io.muster.eventlog;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.testing.MongoServer;
import io.muster.eventlog.verify.LogFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A commit of another process that can be read and is not on disk yet: written here without waiting
 * for the journal, on an engine that then crashes.
 */
class DurableEndIT {

  private static final int CRASHES = 8;

  private MongoServer server;
  private MongoClient client;
  private MongoDatabase database;
  private EventLog log;

  @BeforeEach
  void open() {
    server = MongoServer.startEngine();
    client = MongoClients.create(server.uri());
    database = client.getDatabase("durable");
    log = EventLog.open(database, Clock.systemUTC());
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    client.close();
    server.close();
  }

  @Test
  void what_a_crash_takes_back_was_never_shown_to_who_follows_the_log() {
    int takenBack = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      CommitReceipt kept = append("kept-" + crash);
      String lost = writeWithoutWaiting("lost-" + crash);
      List<String> shown = shown();
      server.crash();
      append("next-" + crash);
      assertThat(shown()).as("what was shown is still there").containsAll(shown);
      assertThat(log.commitAt(kept.position()).map(StoredCommit::hash)).contains(kept.hash());
      takenBack += log.lastSequence(lost).isEmpty() ? 1 : 0;
    }
    assertThat(takenBack).as("crashes that took something back").isPositive();
  }

  @Test
  void what_was_acknowledged_survives_a_power_cut() {
    for (int crash = 0; crash < CRASHES; crash++) {
      CommitReceipt receipt = append("kept-" + crash);
      server.crash();
      assertThat(log.commitAt(receipt.position()).map(StoredCommit::hash)).contains(receipt.hash());
    }
  }

  @Test
  void whatever_is_asked_for_by_name_is_on_disk_before_it_is_shown() {
    for (int crash = 0; crash < CRASHES; crash++) {
      String one = writeWithoutWaiting("one-" + crash);
      assertThat(log.findByIdempotencyKey(one)).isPresent();
      server.crash();
      assertThat(log.findByIdempotencyKey(one)).isPresent();
      String another = writeWithoutWaiting("another-" + crash);
      assertThat(log.readAggregate(another, 0, 10).commits()).hasSize(1);
      server.crash();
      assertThat(log.lastSequence(another)).contains(0L);
      String third = writeWithoutWaiting("third-" + crash);
      Head head = log.head();
      server.crash();
      assertThat(log.head()).usingRecursiveComparison().isEqualTo(head);
      assertThat(log.lastSequence(third)).contains(0L);
    }
  }

  @Test
  void a_commit_is_never_chained_to_one_that_may_vanish() {
    for (int crash = 0; crash < CRASHES; crash++) {
      writeWithoutWaiting("before-" + crash);
      long position = append("after-" + crash).position();
      server.crash();
      List<StoredCommit> commits = log.readAfter(0, 1000).commits();
      assertThat(commits.getLast().position()).isEqualTo(position);
      assertThat(commits).as("no gap").hasSize((int) position);
    }
  }

  @Test
  void nothing_is_written_behind_one_that_has_vanished() {
    Tail vanished = new Tail(1, 1, new byte[32], Instant.EPOCH);
    Commit commit = commit("orphan");
    List<byte[]> leaves = CommitDocuments.leafHashes(commit);
    Document orphan =
        CommitDocuments.document(commit, leaves, 2, Instant.EPOCH, new byte[32], new byte[32]);
    MongoCollection<Document> events = database.getCollection(LogSchema.EVENTS);
    assertThatThrownBy(
            () -> events.bulkWrite(AfterItsPredecessor.writes(vanished, List.of(orphan))))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            refused -> assertThat(refused.getWriteErrors().getFirst().getIndex()).isZero());
    assertThat(events.countDocuments()).isZero();
  }

  @Test
  void one_nobody_told_of_is_shown_within_moments_all_the_same() {
    String silent = writeWithoutWaiting("silent");
    eventually(
        () ->
            log.readAfter(0, 10).commits().stream()
                .anyMatch(commit -> commit.aggregateId().equals(silent)));
  }

  private List<String> shown() {
    return log.readAfter(0, 1000).commits().stream()
        .map(commit -> commit.position() + " " + HexFormat.of().formatHex(commit.hash()))
        .toList();
  }

  private CommitReceipt append(String aggregateId) {
    return log.append(commit(aggregateId));
  }

  private String writeWithoutWaiting(String aggregateId) {
    Head head = log.head();
    Commit commit = commit(aggregateId);
    List<byte[]> leaves = CommitDocuments.leafHashes(commit);
    long position = head.position() + 1;
    Instant time = head.recordTime();
    byte[] hash = LogFormat.commitHash(head.hash(), position, time, leaves);
    MongoCollection<Document> events =
        database
            .getCollection(LogSchema.EVENTS)
            .withWriteConcern(WriteConcern.W1.withJournal(false));
    events.insertOne(CommitDocuments.document(commit, leaves, position, time, head.hash(), hash));
    return aggregateId;
  }

  private static Commit commit(String aggregateId) {
    return new Commit(
        "Drill",
        aggregateId,
        0,
        List.of(
            new NewEvent(
                UUID.randomUUID().toString(),
                "drill.noted",
                1,
                "{}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8))),
        Optional.of(aggregateId),
        Optional.empty());
  }
}
