package io.muster.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.verify.Finding;
import io.muster.verify.LogVerifier;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with full access to the database changes the past; the verifier names the event. */
class PlantedDamageIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private MongoDatabase database;
  private MongoCollection<Document> events;
  private Head head;

  /** Positions 1, 2–4, 5, 6–7, 8. */
  @BeforeEach
  void recordEightEvents() {
    database = mongo.freshDatabase();
    try (EventLog log = EventLog.open(database, Clock.systemUTC())) {
      long position = 1;
      for (int count : new int[] {1, 3, 1, 2, 1}) {
        log.append(commit(position, count));
        position += count;
      }
      head = log.head();
    }
    events = database.getCollection("events");
  }

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void an_untouched_log_is_verified() throws Exception {
    Verification log = LogVerifier.verify(export());
    assertThat(log.findings()).isEmpty();
    assertThat(log.events()).isEqualTo(8);
    assertThat(log.head()).isEqualTo(HexFormat.of().formatHex(head.hash()));
    assertThat(log.integrity()).isEqualTo(Verification.Integrity.NOT_PROVABLE);
  }

  @Test
  void a_changed_payload_is_named() throws IOException {
    change(2, commit -> event(commit, 1).put("p", binary("{\"note\":\"all was well\"}")));
    assertThat(damage()).contains("event at position 3 (id event-3, type drill.noted) was changed");
  }

  @Test
  void a_changed_payload_that_is_not_even_text_is_exported_and_named() throws IOException {
    change(2, commit -> event(commit, 1).put("p", new Binary(new byte[] {(byte) 0xff, 0x00})));
    assertThat(damage()).contains("event at position 3 (id event-3, type drill.noted) was changed");
  }

  @Test
  void changed_metadata_type_or_id_is_named() throws IOException {
    change(8, commit -> event(commit, 0).put("md", binary("{\"actor\":\"nobody\"}")));
    assertThat(damage()).contains("event at position 8 (id event-8");
    change(8, commit -> event(commit, 0).put("md", binary("{\"actor\":\"rosa\"}")));
    change(5, commit -> event(commit, 0).put("type", "drill.praised"));
    assertThat(damage()).contains("event at position 5 (id event-5, type drill.praised)");
  }

  @Test
  void a_change_whose_leaf_was_made_to_fit_is_named() throws IOException {
    change(1, PlantedDamageIT::rewriteFirst);
    assertThat(damage()).contains("event at position 1 (id event-1, type drill.noted) was changed");
  }

  @Test
  void a_change_whose_commit_was_made_to_fit_is_named() throws IOException {
    change(
        5,
        commit -> {
          rewriteFirst(commit);
          rehash(commit);
        });
    assertThat(damage())
        .contains("event at position 5 (id event-5, type drill.noted) was replaced")
        .contains("event at position 6");
  }

  @Test
  void a_changed_record_time_or_aggregate_is_named() throws IOException {
    change(5, commit -> commit.put("ts", Date.from(Instant.EPOCH)));
    assertThat(damage()).contains("event at position 5 (id event-5");
    change(1, commit -> commit.put("agg", "another"));
    assertThat(damage()).contains("event at position 1 (id event-1");
  }

  @Test
  void a_deleted_commit_is_named() throws IOException {
    events.deleteOne(new Document("_id", 5L));
    assertThat(damage()).contains("event at position 5 is missing");
    events.deleteOne(new Document("_id", 2L));
    assertThat(damage()).contains("events at positions 2 to 5 are missing");
  }

  @Test
  void an_event_deleted_from_its_commit_is_named() throws IOException {
    change(2, commit -> commit.getList("ev", Document.class).remove(1));
    assertThat(damage()).contains("event at position 3 is missing");
  }

  @Test
  void the_last_event_deleted_from_its_commit_is_named() throws IOException {
    change(2, commit -> commit.getList("ev", Document.class).remove(2));
    assertThat(damage()).contains("event at position 4 is missing");
  }

  @Test
  void an_inserted_event_is_named() throws IOException {
    change(
        2,
        commit -> {
          List<Document> entries = new ArrayList<>(commit.getList("ev", Document.class));
          entries.add(1, forged(commit, 1));
          commit.put("ev", entries);
        });
    assertThat(damage()).contains("event at position 3 (id forged, type drill.noted)");
  }

  @Test
  void an_event_added_to_the_end_of_a_commit_is_named() throws IOException {
    change(
        5,
        commit -> {
          List<Document> entries = new ArrayList<>(commit.getList("ev", Document.class));
          entries.add(forged(commit, 1));
          commit.put("ev", entries);
        });
    assertThat(damage()).contains("event at position 6 (id forged, type drill.noted) was inserted");
  }

  @Test
  void an_inserted_commit_is_named() throws IOException {
    Document forged = events.find(new Document("_id", 5L)).first();
    forged.put("_id", 3L);
    forged.put("seq", 77L);
    event(forged, 0).put("id", "forged");
    rewriteFirst(forged);
    rehash(forged);
    events.insertOne(forged);
    assertThat(damage()).contains("event at position 3 (id forged, type drill.noted) was inserted");
  }

  @Test
  void a_commit_appended_by_hand_is_named() throws IOException {
    Document forged = events.find(new Document("_id", 8L)).first();
    forged.put("_id", 9L);
    forged.put("seq", 78L);
    rewriteFirst(forged);
    events.insertOne(forged);
    assertThat(damage()).contains("event at position 9 (id event-8, type drill.noted)");
  }

  @Test
  void events_reordered_within_a_commit_are_named() throws IOException {
    change(6, commit -> Collections.swap(commit.getList("ev", Document.class), 0, 1));
    assertThat(damage())
        .contains("event at position 6 (id event-7, type drill.noted) was moved")
        .contains("recorded at position 7");
  }

  @Test
  void reordered_commits_are_named() throws IOException {
    Document first = events.find(new Document("_id", 1L)).first();
    Document fifth = events.find(new Document("_id", 5L)).first();
    events.deleteMany(new Document("_id", new Document("$in", List.of(1L, 5L))));
    first.put("_id", 5L);
    fifth.put("_id", 1L);
    events.insertMany(List.of(first, fifth));
    assertThat(damage()).contains("event at position 1 (id event-5, type drill.noted)");
  }

  @Test
  void a_commit_that_is_no_longer_one_is_named() throws IOException {
    change(5, commit -> commit.remove("hash"));
    assertThat(damage()).contains("at position 5").contains("format");
  }

  private interface Change {
    void to(Document commit);
  }

  private void change(long position, Change change) {
    Document commit = events.find(new Document("_id", position)).first();
    change.to(commit);
    events.replaceOne(new Document("_id", position), commit);
  }

  /** All that is found, a sentence a line. */
  private String damage() throws IOException {
    return LogVerifier.verify(export()).findings().stream()
        .map(Finding::sentence)
        .collect(Collectors.joining("\n"));
  }

  private ByteArrayInputStream export() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogExport.write(database, out);
    return new ByteArrayInputStream(out.toByteArray());
  }

  private static Commit commit(long position, int count) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          new NewEvent(
              "event-" + (position + i),
              "drill.noted",
              1,
              bytes("{\"actor\":\"rosa\"}"),
              bytes("{\"note\":" + (position + i) + "}")));
    }
    return new Commit("Drill", "drill-" + position, 0, events);
  }

  private static void rewriteFirst(Document commit) {
    Document event = event(commit, 0);
    event.put("p", binary("{\"note\":\"all was well\"}"));
    event.put("h", new Binary(leaf(commit, event, 0)));
  }

  private static Document forged(Document commit, int index) {
    Document event =
        new Document("id", "forged")
            .append("type", "drill.noted")
            .append("rev", 1)
            .append("md", binary("{}"))
            .append("p", binary("{}"));
    return event.append("h", new Binary(leaf(commit, event, index)));
  }

  private static byte[] leaf(Document commit, Document event, int index) {
    return LogFormat.leafHash(
        event.getString("id"),
        commit.getString("aggType"),
        commit.getString("agg"),
        commit.getLong("seq") + index,
        event.getString("type"),
        event.getInteger("rev"),
        event.get("md", Binary.class).getData(),
        event.get("p", Binary.class).getData());
  }

  private static void rehash(Document commit) {
    List<byte[]> leaves = new ArrayList<>();
    for (Document event : commit.getList("ev", Document.class)) {
      leaves.add(event.get("h", Binary.class).getData());
    }
    byte[] previous = commit.get("prev", Binary.class).getData();
    Instant time = commit.getDate("ts").toInstant();
    commit.put(
        "hash", new Binary(LogFormat.commitHash(previous, commit.getLong("_id"), time, leaves)));
  }

  private static Document event(Document commit, int index) {
    return commit.getList("ev", Document.class).get(index);
  }

  private static Binary binary(String text) {
    return new Binary(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
