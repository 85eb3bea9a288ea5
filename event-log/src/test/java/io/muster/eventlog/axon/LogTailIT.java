package io.muster.eventlog.axon;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.muster.contracts.Actor;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
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
import java.util.List;
import java.util.Optional;
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
    tail.watch(watched::add);
    append("d-1");
    LogCursor one = new LogCursor(log, tail, null);
    LogCursor another = new LogCursor(log, tail, null);
    eventually(one::hasNext);
    assertThat(another.hasNext()).isTrue();
    assertThat(another.next()).isSameAs(one.next());
    assertThat(watched).extracting(StoredCommit::aggregateId).containsExactly("d-1");
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
    Drill.Ended event = new Drill.Ended(drillId, Actor.system("test"), Instant.EPOCH);
    log.append(
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
