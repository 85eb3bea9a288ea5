package io.muster.eventlog.conformance;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.CommitTooLargeException;
import io.muster.eventlog.DuplicateIdempotencyKeyException;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.LogLimits;
import io.muster.eventlog.SequenceTakenException;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.conformance.TornProxy.Cut;
import io.muster.eventlog.conformance.WriterProcess.Promise;
import io.muster.verify.LogVerifier;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log promises on any MongoDB. Every database Muster is said to run on must pass. */
public abstract class EventLogConformance {

  private static final int CLIENTS = 4;
  private static final int EACH = 40;

  /** How long writers are killed: a minute in the long tests. */
  private static final Duration KILLS_FOR =
      Duration.ofSeconds(System.getenv("MUSTER_TEST_LONG") == null ? 10 : 60);

  private MongoClient client;
  private MongoDatabase database;
  private EventLog log;

  /** Connection string of the server under test, without a database. */
  protected abstract String serverUri();

  @BeforeEach
  void openAnEmptyLog() {
    client = MongoClients.create(serverUri());
    database =
        client.getDatabase(
            "conf_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    log = EventLog.open(database, Clock.systemUTC());
  }

  @AfterEach
  void drop() {
    log.close();
    database.drop();
    client.close();
  }

  @Test
  void the_first_event_has_position_one_and_the_next_commit_follows_without_a_gap() {
    assertThat(log.head().position()).isZero();
    CommitReceipt first = log.append(Commits.of("a", 0, 3));
    CommitReceipt second = log.append(Commits.of("b", 0, 1));
    assertThat(first.position()).isEqualTo(1);
    assertThat(first.lastPosition()).isEqualTo(3);
    assertThat(second.position()).isEqualTo(4);
    assertThat(log.head().position()).isEqualTo(4);
    assertThat(log.head().hash()).isEqualTo(second.hash());
  }

  @Test
  void a_commit_is_recorded_whole_or_not_at_all() throws Exception {
    log.append(Commits.of("a", 0, 2));
    assertThatThrownBy(() -> log.append(Commits.of("a", 0, 3)))
        .isInstanceOf(SequenceTakenException.class);
    assertThat(log.head().position()).isEqualTo(2);
    assertThat(log.read(1, 10)).hasSize(1);
    assertVerifies(2);
  }

  @Test
  void of_two_who_decide_on_the_same_state_one_is_told_to_decide_again() {
    try (EventLog other = EventLog.open(database, Clock.systemUTC())) {
      log.append(Commits.of("a", 0, 1));
      other.append(Commits.of("a", 1, 1));
      assertThatThrownBy(() -> log.append(Commits.of("a", 1, 1)))
          .isInstanceOf(SequenceTakenException.class)
          .hasMessageContaining("sequence 1 is taken");
      assertThat(log.append(Commits.of("a", 2, 1)).position()).isEqualTo(3);
    }
  }

  @Test
  void a_conflict_fails_its_own_commit_and_nobody_elses() throws Exception {
    log.append(Commits.of("hot", 0, 1));
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 40; i++) {
      Commit commit = Commits.of(i % 4 == 0 ? "hot" : "cold-" + i, 0, 1);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    Throwable failure = catchThrowable(() -> log.append(commit));
                    if (failure != null) {
                      failures.add(failure);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).hasSize(10).allMatch(SequenceTakenException.class::isInstance);
    assertVerifies(31);
  }

  @Test
  void a_repeated_request_finds_its_first_result() {
    CommitReceipt first = log.append(Commits.of("a", 0, "request-1", "body"));
    assertThatThrownBy(() -> log.append(Commits.of("b", 0, "request-1", "body")))
        .isInstanceOfSatisfying(
            DuplicateIdempotencyKeyException.class,
            e -> {
              assertThat(e.first().position()).isEqualTo(first.position());
              assertThat(e.first().aggregateId()).isEqualTo("a");
              assertThat(e.first().requestHash()).contains("body");
            });
    assertThat(log.findByIdempotencyKey("request-1").map(StoredCommit::position)).contains(1L);
    assertThat(log.findByIdempotencyKey("request-2")).isEmpty();
    assertThat(log.append(Commits.of("c", 0, 1)).position()).isEqualTo(2);
  }

  @Test
  void a_repeated_request_that_was_decided_on_the_same_state_finds_its_first_result_too() {
    log.append(Commits.of("a", 0, "request-1", "body"));
    assertThatThrownBy(() -> log.append(Commits.of("a", 0, "request-1", "body")))
        .isInstanceOf(DuplicateIdempotencyKeyException.class);
  }

  @Test
  void record_time_never_goes_back_when_the_clock_does() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T03:12:00Z"));
    Clock stepped =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    try (EventLog stepping = EventLog.open(database, stepped)) {
      Instant before = stepping.append(Commits.of("a", 0, 1)).recordTime();
      now.set(now.get().minus(Duration.ofHours(1)));
      assertThat(stepping.append(Commits.of("a", 1, 1)).recordTime()).isEqualTo(before);
      now.set(before.plusSeconds(5));
      assertThat(stepping.append(Commits.of("a", 2, 1)).recordTime())
          .isEqualTo(before.plusSeconds(5));
    }
    assertVerifies(3);
  }

  @Test
  void an_over_large_commit_is_refused_before_anything_is_written() {
    LogLimits small = new LogLimits(10_000, 256, 8 << 20, 100, Duration.ofSeconds(5));
    try (EventLog limited = EventLog.open(database, Clock.systemUTC(), small)) {
      Commit large =
          new Commit(
              "Drill", "a", 0, List.of(Commits.event("{}"), Commits.event("x".repeat(10_000))));
      assertThatThrownBy(() -> limited.append(large))
          .isInstanceOf(CommitTooLargeException.class)
          .hasMessageContaining("Nothing was written");
      assertThat(limited.head().position()).isZero();
      assertThat(limited.append(Commits.of("a", 0, 1)).position()).isEqualTo(1);
    }
  }

  @Test
  void a_commit_of_sixteen_megabytes_is_recorded_and_one_above_it_is_not() throws Exception {
    int room = LogLimits.DEFAULT.commitBytes() - 2_000;
    assertThat(room).isGreaterThan(15_990_000);
    Commit largest =
        new Commit(
            "Drill",
            "a",
            0,
            List.of(Commits.event("x".repeat(room / 2)), Commits.event("y".repeat(room / 2))));
    assertThat(log.append(largest).lastPosition()).isEqualTo(2);
    Commit larger = new Commit("Drill", "b", 0, List.of(Commits.event("x".repeat(room + 2_000))));
    assertThatThrownBy(() -> log.append(larger)).isInstanceOf(CommitTooLargeException.class);
    assertThat(log.append(Commits.of("c", 0, 1)).position()).isEqualTo(3);
    assertVerifies(3);
  }

  @Test
  void reading_starts_anywhere_also_in_the_middle_of_a_commit() {
    log.append(Commits.of("a", 0, 3));
    log.append(Commits.of("b", 0, 2));
    log.append(Commits.of("c", 0, 1));
    assertThat(log.read(2, 10)).extracting(StoredCommit::position).containsExactly(1L, 4L, 6L);
    assertThat(log.read(4, 10)).extracting(StoredCommit::position).containsExactly(4L, 6L);
    assertThat(log.read(5, 1)).extracting(StoredCommit::position).startsWith(4L);
    assertThat(log.read(7, 10)).isEmpty();
    assertThat(log.readAggregate("a", 1, 10).commits()).hasSize(1);
    assertThat(log.commitAt(5).map(StoredCommit::aggregateId)).contains("b");
    assertThat(log.lastSequence("a")).contains(2L);
    assertThat(log.lastSequence("nobody")).isEmpty();
  }

  @Test
  void aggregates_whose_ids_begin_alike_are_found_without_reading_all_others() {
    log.append(Commits.of("kin-b", 0, 2));
    log.append(Commits.of("kim", 0, 1));
    log.append(Commits.of("kin-a", 0, 1));
    log.append(Commits.of("kin-b", 2, 1));
    log.append(Commits.of("kio", 0, 1));
    EventLog.Page first = log.readAlike("kin-", null, 2);
    assertThat(first.more()).isTrue();
    assertThat(first.commits()).extracting(StoredCommit::position).containsExactly(4L, 1L);
    EventLog.Page rest = log.readAlike("kin-", first.commits().getLast(), 2);
    assertThat(rest.more()).isFalse();
    assertThat(rest.commits()).extracting(StoredCommit::position).containsExactly(5L);
    assertThat(log.readAlike("kith", null, 2).commits()).isEmpty();
  }

  @Test
  void positions_are_dense_with_several_writers_in_several_processes_and_no_reader_misses_any()
      throws Exception {
    Writers writers = new Writers(databaseUri());
    try (Tail fromTheStart = Tail.from(log, 1);
        Tail another = Tail.from(log, 1)) {
      List<Writers.Running> others =
          List.of(writers.start("one", CLIENTS, EACH), writers.start("two", CLIENTS, EACH));
      WriterProcess.write(log, "here", CLIENTS, EACH, writers::promised);
      for (Writers.Running other : others) {
        other.assertEndsWell();
      }
      assertThat(writers.promised()).isEqualTo(3 * CLIENTS * EACH);
      long last = log.head().position();
      fromTheStart.assertSawAllUpTo(last);
      another.assertSawAllUpTo(last);
      assertThat(fromTheStart.commits()).isEqualTo(writers.promised());
      writers.assertNobodyWasOvertakenByALaterOne();
      assertVerifies(last);
    }
  }

  @Test
  void writers_killed_at_any_moment_leave_no_gap_no_overlap_and_lose_nothing_promised()
      throws Exception {
    Writers writers = new Writers(databaseUri());
    Random random = new Random(11);
    Instant end = Instant.now().plus(KILLS_FOR);
    List<Writers.Running> running = new ArrayList<>();
    try (Tail follower = Tail.from(log, 1)) {
      for (int i = 0; i < 3; i++) {
        running.add(writers.start("first-" + i, CLIENTS, Integer.MAX_VALUE));
      }
      for (int kill = 0; Instant.now().isBefore(end); kill++) {
        int before = writers.promised();
        int more = 1 + random.nextInt(200);
        eventually(() -> writers.promised() > before + more);
        int victim = random.nextInt(running.size());
        running.get(victim).kill();
        running.set(victim, writers.start("again-" + kill, CLIENTS, Integer.MAX_VALUE));
      }
      for (Writers.Running writer : running) {
        writer.kill();
      }
      long last = log.head().position();
      follower.assertSawAllUpTo(last);
      assertVerifies(last);
    }
    for (Promise promise : writers.inLogOrder()) {
      assertThat(log.commitAt(promise.position()))
          .hasValueSatisfying(
              kept -> {
                assertThat(kept.position()).isEqualTo(promise.position());
                assertThat(kept.lastPosition()).isEqualTo(promise.lastPosition());
                assertThat(HexFormat.of().formatHex(kept.hash())).isEqualTo(promise.hash());
              });
    }
    writers.assertNobodyWasOvertakenByALaterOne();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"NEVER"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_torn_connection_neither_loses_nor_repeats_a_commit(Cut cut) throws Exception {
    ConnectionString server = new ConnectionString(serverUri());
    int port = Integer.parseInt(server.getHosts().getFirst().replaceAll(".*:", ""));
    try (TornProxy proxy = new TornProxy(port);
        MongoClient torn =
            MongoClients.create(
                "mongodb://127.0.0.1:%d/?directConnection=true&retryWrites=false"
                    .formatted(proxy.port()));
        EventLog writer = EventLog.open(torn.getDatabase(database.getName()), Clock.systemUTC())) {
      for (int round = 0; round < 5; round++) {
        proxy.cutNext(cut);
        int before = round * 20;
        List<Thread> clients = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
          Commit commit = Commits.of("a-" + (before + i), 0, 2);
          clients.add(
              Thread.ofVirtual()
                  .start(
                      () -> {
                        Throwable failure = catchThrowable(() -> writer.append(commit));
                        if (failure != null) {
                          failures.add(failure);
                        }
                      }));
        }
        for (Thread thread : clients) {
          thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(proxy.hasCut()).isTrue();
      }
    }
    assertVerifies(200);
  }

  private void assertVerifies(long events) throws Exception {
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    LogExport.write(database, export);
    Verification log = LogVerifier.verify(new ByteArrayInputStream(export.toByteArray()));
    assertThat(log.findings()).isEmpty();
    assertThat(log.events()).isEqualTo(events);
  }

  private String databaseUri() {
    String uri = serverUri();
    int query = uri.indexOf('?');
    String base = query < 0 ? uri : uri.substring(0, query);
    return (base.endsWith("/") ? base : base + "/")
        + database.getName()
        + (query < 0 ? "" : uri.substring(query));
  }
}
