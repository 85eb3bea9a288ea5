package io.muster.eventlog.axon;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.PastChangedException;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine of its own, as it is taken away. */
class LogTailIT {

  private final EventCodec codec = new EventCodec(KeyRing.inMemory(), EventTypes.of(Drill.class));
  private MongoServer server;
  private MongoClient client;
  private EventLog log;
  private LogTail tail;

  @BeforeEach
  void open() {
    server = MongoServer.startEngine();
    client = MongoClients.create(server.uri());
    log = EventLog.open(client.getDatabase("tail"), Clock.systemUTC());
    tail = new LogTail(log, new Messages(new LogSerializer(codec)));
    assertThat(tail.after(0)).hasValue(List.of());
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    client.close();
    server.close();
  }

  @Test
  void what_is_new_is_read_once_for_everyone_and_told_to_those_who_watch() {
    List<StoredCommit> watched = new ArrayList<>();
    tail.watch(watched::add, () -> {});
    append("d-1");
    LogCursor one = new LogCursor(log, tail, null);
    LogCursor another = new LogCursor(log, tail, null);
    eventually(one::hasNext);
    assertThat(another.hasNext()).isTrue();
    assertThat(another.next()).isSameAs(one.next());
    assertThat(watched).extracting(StoredCommit::aggregateId).containsExactly("d-1");
  }

  @Test
  void who_catches_up_was_told_of_all_that_was_recorded_before() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    tail.watch(commit -> told.add(commit.aggregateId()), () -> {});
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> caughtUp = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String id = "d-" + i;
        caughtUp.add(
            callers.submit(
                () -> {
                  append(id);
                  tail.catchUp();
                  return told.contains(id);
                }));
      }
      assertThat(caughtUp).allSatisfy(each -> assertThat(each.get()).isTrue());
    }
    assertThat(told).hasSize(200).doesNotHaveDuplicates();
  }

  /** This process has not been told of it yet; that takes the bell some milliseconds. */
  @Test
  void who_catches_up_was_told_of_what_another_process_recorded_as_well() {
    List<String> told = new ArrayList<>();
    tail.watch(commit -> told.add(commit.aggregateId()), () -> {});
    try (EventLog other = EventLog.open(client.getDatabase("tail"), Clock.systemUTC())) {
      for (int i = 0; i < 20; i++) {
        append(other, "d-" + i);
        tail.catchUp();
        assertThat(told).hasSize(i + 1);
      }
    }
  }

  @Test
  void who_hears_was_told_of_what_this_process_recorded_itself() {
    List<String> told = new ArrayList<>();
    tail.watch(commit -> told.add(commit.aggregateId()), () -> {});
    for (int i = 0; i < 20; i++) {
      append("d-" + i);
      tail.hear();
      assertThat(told).hasSize(i + 1);
    }
  }

  @Test
  void all_who_follow_get_the_very_commits_that_were_read_for_the_first() {
    log.follow(0, 10);
    append("d-1");
    append("d-2");
    List<StoredCommit> first = log.follow(0, 10).commits();
    List<StoredCommit> second = log.follow(0, 10).commits();
    assertThat(first).extracting(StoredCommit::aggregateId).containsExactly("d-1", "d-2");
    assertThat(second.getFirst()).isSameAs(first.getFirst());
    assertThat(log.follow(1, 10).commits().getFirst()).isSameAs(first.getLast());
    assertThat(log.follow(0, 1).more()).isTrue();
    assertThat(log.commitOf("d-2", 0)).containsSame(first.getLast());
    assertThat(log.commitOf("d-2", 1)).isEmpty();
  }

  @Test
  void a_log_that_was_taken_back_ends_before_what_was_read() {
    append("d-1");
    append("d-2");
    assertThat(log.head().position()).isEqualTo(2);
    assertThat(log.endsBefore(2)).isFalse();
    client.getDatabase("tail").getCollection("events").deleteOne(Filters.eq("_id", 2L));
    eventually(() -> log.endsBefore(2));
  }

  @Test
  void those_who_watch_hear_that_something_may_have_been_left_out() {
    AtomicInteger missed = new AtomicInteger();
    tail.watch(commit -> {}, missed::incrementAndGet);
    tail.catchUp();
    assertThat(missed).hasValue(0);
    append("d-1");
    client
        .getDatabase("tail")
        .getCollection("events")
        .updateOne(
            Filters.eq("_id", 1L),
            Updates.set(
                "prev", new Binary("no hash of a commit".getBytes(StandardCharsets.UTF_8))));
    assertThatThrownBy(tail::catchUp).isInstanceOf(PastChangedException.class);
    tail.catchUp();
    assertThat(missed).hasValue(1);
  }

  @Test
  void whoever_is_behind_what_is_kept_reads_for_itself_and_then_joins() {
    append("d-1");
    LogTail later = new LogTail(log, new Messages(new LogSerializer(codec)));
    LogCursor behind = new LogCursor(log, later, null);
    eventually(behind::hasNext);
    assertThat(behind.next().trackingToken().position()).hasValue(1);
    append("d-2");
    eventually(behind::hasNext);
    assertThat(behind.next().trackingToken().position()).hasValue(2);
    assertThat(later.after(1)).hasValueSatisfying(kept -> assertThat(kept).hasSize(1));
  }

  private void append(String drillId) {
    append(log, drillId);
  }

  private void append(EventLog writer, String drillId) {
    Drill.Ended event = new Drill.Ended(drillId, Actor.system("test"), Instant.EPOCH);
    writer.append(
        new Commit(
            "Drill",
            drillId,
            0,
            List.of(
                new NewEvent(
                    drillId + "-0",
                    EventTypes.nameOf(Drill.Ended.class),
                    1,
                    "{}".getBytes(StandardCharsets.UTF_8),
                    codec.encode(drillId + "-0", event))),
            Optional.empty(),
            Optional.empty()));
  }
}
