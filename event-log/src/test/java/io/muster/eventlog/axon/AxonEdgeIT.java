package io.muster.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.eventlog.DuplicateIdempotencyKeyException;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.PastChangedException;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.verify.LogVerifier;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Axon sees of the log. */
class AxonEdgeIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private final KeyRing keys = KeyRing.inMemory();
  private final LogSerializer serializer =
      new LogSerializer(new EventCodec(keys, EventTypes.of(Drill.class)));
  private MongoDatabase database;
  private EventLog log;
  private MongoLogStorageEngine engine;
  private LogEventStore store;

  @BeforeEach
  void open() {
    database = mongo.freshDatabase();
    log = EventLog.open(database, Clock.systemUTC());
    engine = new MongoLogStorageEngine(log, serializer, keys, database);
    store = LogEventStore.of(engine);
  }

  @AfterEach
  void close() {
    log.close();
    database.drop();
  }

  @Test
  void a_message_comes_back_with_its_id_metadata_record_time_and_place() throws Exception {
    DomainEventMessage<?> published = ended("d-1", 0, Map.of("actor", "rosa", "requestId", "r-1"));
    store.publish(published);
    try (TrackingEventStream stream = store.openStream(null)) {
      TrackedEventMessage<?> read = stream.nextAvailable();
      assertThat(read.getIdentifier()).isEqualTo(published.getIdentifier());
      assertThat(read.getMetaData())
          .containsEntry("actor", "rosa")
          .containsEntry("requestId", "r-1");
      assertThat(read.getPayload()).isEqualTo(published.getPayload());
      assertThat(read.getPayloadType()).isEqualTo(Drill.Ended.class);
      assertThat(read.getTimestamp()).isEqualTo(log.head().recordTime());
      assertThat(read)
          .isInstanceOfSatisfying(
              DomainEventMessage.class,
              event -> assertThat(event.getAggregateIdentifier()).isEqualTo("d-1"));
      assertThat(read.trackingToken()).isEqualTo(store.createHeadToken());
      assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void an_aggregate_is_read_from_any_sequence_also_inside_a_commit() {
    store.publish(ended("d-1", 0), ended("d-1", 1), ended("d-1", 2));
    store.publish(ended("d-1", 3));
    assertThat(sequences("d-1", 0)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(sequences("d-1", 1)).containsExactly(1L, 2L, 3L);
    assertThat(sequences("d-1", 3)).containsExactly(3L);
    assertThat(sequences("d-1", 4)).isEmpty();
    assertThat(store.readEvents("d-1").getLastSequenceNumber()).isNull();
    assertThat(store.lastSequenceNumberFor("d-1")).contains(3L);
  }

  @Test
  void a_stale_decision_gets_axons_concurrency_exception() {
    store.publish(ended("d-1", 0));
    assertThatThrownBy(() -> store.publish(ended("d-1", 0)))
        .isInstanceOf(ConcurrencyException.class);
  }

  @Test
  void events_of_several_aggregates_in_one_commit_are_refused_before_anything_is_written() {
    assertThatThrownBy(() -> store.publish(ended("d-1", 0), ended("d-2", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one aggregate")
        .hasMessageContaining("Nothing was written");
    assertThat(log.head().position()).isZero();
  }

  @Test
  void a_repeated_request_carries_its_first_result() {
    Map<String, String> request =
        Map.of(LogMetadata.IDEMPOTENCY_KEY, "key-1", LogMetadata.REQUEST_HASH, "hash-1");
    store.publish(ended("d-1", 0, request));
    assertThatThrownBy(() -> store.publish(ended("d-2", 0, request)))
        .isInstanceOfSatisfying(
            DuplicateIdempotencyKeyException.class,
            e -> assertThat(e.first().requestHash()).contains("hash-1"));
  }

  @Test
  void a_reader_starts_again_in_the_middle_of_a_commit_while_others_write() throws Exception {
    store.publish(ended("d-1", 0), ended("d-1", 1), ended("d-1", 2));
    TrackingToken inTheMiddle;
    try (TrackingEventStream stream = store.openStream(null)) {
      stream.nextAvailable();
      inTheMiddle = stream.nextAvailable().trackingToken();
    }
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 30; i++) {
                    store.publish(ended("d-2-" + i, 0), ended("d-2-" + i, 1));
                  }
                });
    List<Long> positions = new ArrayList<>();
    try (TrackingEventStream stream = store.openStream(inTheMiddle)) {
      while (positions.size() < 61) {
        positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
      }
    }
    writer.join();
    assertThat(positions)
        .hasSize(61)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(3L)
        .endsWith(63L);
  }

  @Test
  void a_reader_in_another_process_is_woken_long_before_the_safety_net() throws Exception {
    try (EventLog other = EventLog.open(database, Clock.systemUTC());
        TrackingEventStream stream =
            LogEventStore.of(new MongoLogStorageEngine(other, serializer, keys, database))
                .openStream(null)) {
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        store.publish(ended("d-" + i, 0));
        long published = System.nanoTime();
        stream.nextAvailable();
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - published));
      }
      millis.sort(null);
      assertThat(millis.get(millis.size() / 2)).as("median of %s ms", millis).isLessThan(500);
    }
  }

  @Test
  void a_reader_stops_with_a_remedy_when_the_commit_it_has_read_is_another_one() {
    store.publish(ended("d-1", 0));
    TrackingToken token = store.createHeadToken();
    database.getCollection("events").deleteMany(new Document());
    store = LogEventStore.of(reopened());
    store.publish(ended("d-9", 0));
    assertPastChanged(token, "At position 1", "Remedy");
  }

  @Test
  void a_reader_stops_with_a_remedy_when_the_log_ends_before_what_it_has_read() {
    store.publish(ended("d-1", 0));
    store.publish(ended("d-2", 0));
    TrackingToken token = store.createHeadToken();
    database.getCollection("events").deleteOne(new Document("_id", 2L));
    assertPastChanged(token, "position 2, but the log ends before it", "Remedy");
  }

  @Test
  void a_reader_stops_when_the_past_changes_under_it() throws Exception {
    store.publish(ended("d-1", 0));
    try (TrackingEventStream stream = store.openStream(null)) {
      stream.nextAvailable();
      database.getCollection("events").deleteMany(new Document());
      EventLog another = EventLog.open(database, Clock.systemUTC());
      LogEventStore restored =
          LogEventStore.of(new MongoLogStorageEngine(another, serializer, keys, database));
      restored.publish(ended("d-8", 0));
      restored.publish(ended("d-9", 0));
      assertThatThrownBy(stream::nextAvailable)
          .isInstanceOf(PastChangedException.class)
          .hasMessageContaining("does not follow");
      another.close();
    }
  }

  @Test
  void a_token_for_a_moment_starts_with_the_first_event_recorded_then() throws Exception {
    store.publish(ended("d-1", 0));
    Instant first = log.head().recordTime();
    while (!Instant.now().isAfter(first.plusMillis(2))) {
      Thread.onSpinWait();
    }
    store.publish(ended("d-2", 0), ended("d-2", 1));
    Instant second = log.head().recordTime();
    assertThat(store.createTokenAt(first)).isEqualTo(PositionToken.START);
    assertThat(store.createTokenAt(second).position()).hasValue(1);
    assertThat(store.createTokenAt(second.plusSeconds(60))).isEqualTo(store.createHeadToken());
  }

  @Test
  void an_erased_person_leaves_every_hash_valid_and_the_event_readable() throws Exception {
    store.publish(started("d-1", "Rosa Reyes"));
    byte[] hash = log.head().hash();
    keys.destroy(KeyRing.person("rosa"));
    try (TrackingEventStream stream = store.openStream(null)) {
      Drill.Started read = (Drill.Started) stream.nextAvailable().getPayload();
      assertThat(read.leaderName()).isEqualTo("[erased]");
    }
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    LogExport.write(database, export);
    assertThat(export.toString(StandardCharsets.UTF_8)).doesNotContain("Rosa");
    Verification log = LogVerifier.verify(new ByteArrayInputStream(export.toByteArray()));
    assertThat(log.findings()).isEmpty();
    assertThat(log.head()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void a_snapshot_is_sealed_and_thrown_away_when_the_log_no_longer_holds_its_commit() {
    store.publish(ended("d-1", 0), ended("d-1", 1));
    store.storeSnapshot(
        new GenericDomainEventMessage<>("Drill", "d-1", 1, new State("burning bright")));
    assertThat(engine.readSnapshot("d-1").orElseThrow().getPayload())
        .isEqualTo(new State("burning bright"));
    assertThat(store.readEvents("d-1").asStream().map(DomainEventMessage::getSequenceNumber))
        .containsExactly(1L);
    Document stored = database.getCollection("snapshots").find().first();
    assertThat(stored.toJson()).doesNotContain("burning");
    // An older one never replaces it.
    store.storeSnapshot(new GenericDomainEventMessage<>("Drill", "d-1", 0, new State("old")));
    assertThat(engine.readSnapshot("d-1").orElseThrow().getSequenceNumber()).isEqualTo(1);

    database.getCollection("events").deleteMany(new Document());
    LogEventStore other = LogEventStore.of(reopened());
    other.publish(ended("d-1", 0), ended("d-1", 1));
    assertThat(other.readEvents("d-1").asStream().map(DomainEventMessage::getSequenceNumber))
        .containsExactly(0L, 1L);
    assertThat(engine.readSnapshot("d-1")).isEmpty();
    assertThat(database.getCollection("snapshots").countDocuments()).isZero();
  }

  record State(String text) {}

  private void assertPastChanged(TrackingToken token, String... parts) {
    try (TrackingEventStream stream = store.openStream(token)) {
      assertThatThrownBy(stream::hasNextAvailable)
          .isInstanceOf(PastChangedException.class)
          .hasMessageContainingAll(parts);
    }
  }

  /** The log as a process that starts now sees it. */
  private MongoLogStorageEngine reopened() {
    log.close();
    log = EventLog.open(database, Clock.systemUTC());
    return new MongoLogStorageEngine(log, serializer, keys, database);
  }

  private List<Long> sequences(String id, long from) {
    return store.readEvents(id, from).asStream().map(e -> e.getSequenceNumber()).toList();
  }

  private static DomainEventMessage<?> ended(String id, long sequence) {
    return ended(id, sequence, Map.of());
  }

  private static DomainEventMessage<?> ended(String id, long sequence, Map<String, ?> metadata) {
    return new GenericDomainEventMessage<>(
        "Drill", id, sequence, new Drill.Ended(id, Actor.system("test"), Instant.EPOCH), metadata);
  }

  private static DomainEventMessage<?> started(String id, String name) {
    return new GenericDomainEventMessage<>(
        "Drill",
        id,
        0,
        new Drill.Started(
            id, "Fire", "rosa", name, List.of(), null, null, Actor.system("test"), Instant.EPOCH));
  }
}
