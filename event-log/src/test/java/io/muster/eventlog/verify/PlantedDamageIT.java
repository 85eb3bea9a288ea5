package io.muster.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.testing.MongoEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with full access to the database changes the past; the verifier names the event. */
class PlantedDamageIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private final CheckpointKey key = CheckpointKey.generate();
  private MongoDatabase database;
  private MongoCollection<Document> events;
  private Checkpoint checkpoint;

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
      Head head = log.head();
      checkpoint =
          Checkpoint.sign(head.position(), head.hash(), Instant.parse("2026-11-24T04:00:00Z"), key);
    }
    events = database.getCollection("events");
  }

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void an_untouched_log_is_verified() throws Exception {
    VerifiedLog verified = LogVerifier.verify(export());
    assertThat(verified.events()).isEqualTo(8);
    assertThat(verified.head()).isEqualTo(checkpoint.hash());
    assertThat(LogVerifier.verify(export(), List.of(checkpoint), key.publicKey()).checkpoints())
        .isEqualTo(1);
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
    assertThat(damage()).contains("event at position 5 is missing").contains("position 6");
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
    assertThat(damage()).contains("event at position 5").contains("format");
  }

  @Test
  void a_cut_off_end_is_named_by_the_last_signed_checkpoint() throws Exception {
    events.deleteOne(new Document("_id", 8L));
    assertThat(LogVerifier.verify(export()).events()).isEqualTo(7);
    assertThat(damage(List.of(checkpoint)))
        .contains("the end is missing")
        .contains("event at position 7 (id event-7, type drill.noted)")
        .contains("2026-11-24T04:00:00Z")
        .contains("position 8");
  }

  @Test
  void a_past_written_anew_from_some_event_on_is_named_by_the_checkpoint() throws Exception {
    byte[] previous = null;
    for (long id : new long[] {6, 8}) {
      Document commit = events.find(new Document("_id", id)).first();
      if (previous != null) {
        commit.put("prev", new Binary(previous));
      }
      rewriteFirst(commit);
      rehash(commit);
      previous = commit.get("hash", Binary.class).getData();
      events.replaceOne(new Document("_id", id), commit);
    }
    assertThat(LogVerifier.verify(export()).events()).isEqualTo(8);
    assertThat(damage(List.of(checkpoint)))
        .contains("event at position 8 (id event-8, type drill.noted)")
        .contains("not the one that was signed");
  }

  @Test
  void a_forged_checkpoint_is_named() throws IOException {
    Checkpoint forged =
        new Checkpoint(
            7, checkpoint.hash(), checkpoint.at(), checkpoint.keyId(), checkpoint.signature());
    assertThat(damage(List.of(forged))).contains("checkpoint at position 7 was not signed");
  }

  @Test
  void whatever_single_value_is_changed_is_noticed() throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<String> lines =
        new String(export().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    Random random = new Random(20261124);
    for (int round = 0; round < 500; round++) {
      List<String> tampered = new ArrayList<>(lines);
      int line = 1 + random.nextInt(lines.size() - 2);
      ObjectNode commit = (ObjectNode) json.readTree(lines.get(line));
      ArrayNode entries = (ArrayNode) commit.get("events");
      String what =
          random.nextBoolean()
              ? tamper(commit, random)
              : tamper((ObjectNode) entries.get(random.nextInt(entries.size())), random);
      tampered.set(line, commit.toString());
      byte[] file = bytes(String.join("\n", tampered) + "\n");
      assertThatThrownBy(() -> LogVerifier.verify(new ByteArrayInputStream(file)))
          .as("round %d: %s in line %d", round, what, line)
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining("position");
    }
  }

  /** Changes one value, keeping its kind. */
  private static String tamper(ObjectNode node, Random random) {
    List<String> fields = new ArrayList<>();
    node.fieldNames().forEachRemaining(fields::add);
    fields.remove("events");
    String field = fields.get(random.nextInt(fields.size()));
    if (node.get(field).isNumber()) {
      node.put(field, node.get(field).longValue() + 1 + random.nextInt(3));
    } else if (field.equals("recordTime")) {
      node.put(field, Instant.parse(node.get(field).textValue()).plusMillis(1).toString());
    } else {
      StringBuilder text = new StringBuilder(node.get(field).textValue());
      int at = random.nextInt(text.length());
      text.setCharAt(at, text.charAt(at) == '7' ? '8' : '7');
      node.put(field, text.toString());
    }
    return field;
  }

  private interface Change {
    void to(Document commit);
  }

  private void change(long position, Change change) {
    Document commit = events.find(new Document("_id", position)).first();
    change.to(commit);
    events.replaceOne(new Document("_id", position), commit);
  }

  private String damage() throws IOException {
    return damage(List.of());
  }

  private String damage(List<Checkpoint> checkpoints) throws IOException {
    try {
      LogVerifier.verify(export(), checkpoints, key.publicKey());
      return "nothing found";
    } catch (DamagedLogException e) {
      return e.getMessage();
    } catch (UnreadableExportException e) {
      return "unreadable: " + e.getMessage();
    }
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
