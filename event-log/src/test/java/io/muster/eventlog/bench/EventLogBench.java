package io.muster.eventlog.bench;

import static io.muster.eventlog.bench.Report.Goal.atLeast;
import static io.muster.eventlog.bench.Report.Goal.atMost;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The log beside {@code MongoEventStorageEngine} 4.12.0 and beside plain inserts: on the same
 * engine, in the same run, with the durable write concern, one after the other in turns so that a
 * noisy moment of the machine hits all. What each figure means is in docs/performance.md.
 */
class EventLogBench {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private static final String EXTENSION = "MongoEventStorageEngine 4.12.0";
  private static final int CLIENTS = 32;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  private final LogSerializer serializer =
      new LogSerializer(new EventCodec(KeyRing.inMemory(), EventTypes.of(Drill.class)));
  private Report report;
  private MongoClient client;

  @Test
  void measure() throws Exception {
    report = new Report("event-log", Load.SEED);
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.serverUri()))
                .writeConcern(WriteConcern.W1.withJournal(true))
                .build());
    commandsAndReplays();
    lag();
    pager();
    followers();
    load();
    client.close();
    report.write();
  }

  private void commandsAndReplays() throws Exception {
    Best ours = new Best();
    Best theirs = new Best();
    Best inserts = new Best();
    Best batched = new Best();
    Histogram ourLatency = new Histogram(3);
    Histogram theirLatency = new Histogram(3);
    int bytes = 1_000;
    for (int round = 0; round < ROUNDS; round++) {
      double theirRate;
      try (Contestant extension = Contestant.extension(client, serializer)) {
        Load.Outcome outcome = Load.closed(extension.sink(), CLIENTS, WARM_UP, MEASURED);
        theirRate = outcome.perSecond();
        theirs.commands = Math.max(theirs.commands, theirRate);
        theirLatency.add(outcome.latency());
        long events = extension.database().getCollection("domainevents").countDocuments();
        theirs.rebuild =
            Math.max(
                theirs.rebuild,
                Replay.eventsPerSecond(
                    extension.store(), events, Replay.readModel(extension.database())));
      }
      try (Contestant muster = Contestant.muster(client, serializer)) {
        ours.commands =
            Math.max(
                ours.commands, Load.closed(muster.sink(), CLIENTS, WARM_UP, MEASURED).perSecond());
        MongoDatabase database = muster.database();
        long events = newest(database);
        bytes = stats(muster, round == ROUNDS - 1, events);
        ours.rebuild =
            Math.max(
                ours.rebuild,
                Replay.eventsPerSecond(muster.store(), events, Replay.readModel(database)));
        ours.replay =
            Math.max(
                ours.replay,
                Replay.eventsPerSecond(muster.store(), events, (event, endsBatch) -> {}));
        ours.scan = Math.max(ours.scan, Replay.scanned(database, events));
      }
      try (Contestant muster = Contestant.muster(client, serializer)) {
        ourLatency.add(Load.open(muster.sink(), theirRate, MEASURED).latency());
      }
      try (Contestant insert = Contestant.insert(client, bytes)) {
        inserts.commands =
            Math.max(
                inserts.commands,
                Load.closed(insert.sink(), CLIENTS, WARM_UP, MEASURED).perSecond());
      }
      try (Contestant batches = Contestant.batches(client, bytes, CLIENTS)) {
        batched.commands =
            Math.max(
                batched.commands,
                CLIENTS * Load.closed(batches.sink(), 1, WARM_UP, MEASURED).perSecond());
      }
    }
    report.ratio(
        "durable-commands-vs-axon-mongo",
        "1/s",
        ours.commands,
        EXTENSION,
        theirs.commands,
        atLeast(4));
    report.ratio(
        "p99-ms-at-its-throughput",
        "ms",
        ourLatency.getValueAtPercentile(99) / 1e6,
        EXTENSION,
        theirLatency.getValueAtPercentile(99) / 1e6,
        atMost(1));
    report.ratio(
        "durable-commands-vs-insert",
        "1/s",
        ours.commands,
        "insertOne",
        inserts.commands,
        atLeast(1.5));
    report.ratio(
        "durable-commands-vs-batches",
        "1/s",
        ours.commands,
        "insertMany of 32, one after the other",
        batched.commands);
    report.ratio("replay-vs-scan", "events/s", ours.replay, "cursor", ours.scan, atLeast(0.5));
    report.ratio(
        "rebuild-vs-axon-mongo", "events/s", ours.rebuild, EXTENSION, theirs.rebuild, atLeast(3));
  }

  private static final class Best {
    private double commands;
    private double rebuild;
    private double replay;
    private double scan;
  }

  private static long newest(MongoDatabase database) {
    try (EventLog log = EventLog.open(database, Clock.systemUTC())) {
      return log.head().position();
    }
  }

  /** Tells of the bytes, if asked to, and answers how large a commit is on average. */
  private int stats(Contestant muster, boolean tell, long events) {
    MongoDatabase database = muster.database();
    Document stats = database.runCommand(new Document("collStats", "events"));
    if (tell) {
      report.figure("disk-bytes-per-event", "B", number(stats, "storageSize") / events);
      report.figure("index-bytes-per-event", "B", number(stats, "totalIndexSize") / events);
      int length =
          serializer.serialize(muster.store().createHeadToken(), String.class).getData().length();
      report.figure("token-bytes", "B", length, atMost(63));
    }
    return (int) number(stats, "avgObjSize");
  }

  private static double number(Document stats, String name) {
    return stats.get(name, Number.class).doubleValue();
  }

  /** From durable to read by another process, at 500 commands a second; and what waiting costs. */
  private void lag() throws Exception {
    MongoDatabase database = Contestant.fresh(client);
    Histogram lag = new Histogram(3);
    try (Contestant muster = Contestant.muster(database, serializer);
        OtherProcess reader = OtherProcess.start(mongo.uri(database.getName()), "read")) {
      reader.await("ready");
      Load.open(muster.sink(), 500, WARM_UP);
      Map<String, Long> durable = new ConcurrentHashMap<>();
      Load.open(
          events -> {
            muster.sink().commit(events);
            long now = System.nanoTime();
            events.forEach(event -> durable.put(event.getIdentifier(), now));
          },
          500,
          MEASURED,
          "lag");
      Map<String, Long> read = awaitAll(reader, durable);
      durable.forEach((id, since) -> lag.recordValue(Math.max(0, read.get(id) - since)));
      // Its pace calms down when nothing has been rung for a while.
      TimeUnit.SECONDS.sleep(6);
      long idleFrom = reader.cpu().toMillis();
      TimeUnit.SECONDS.sleep(10);
      report.figure("lag-p50-ms", "ms", lag.getValueAtPercentile(50) / 1e6);
      report.figure("lag-p99-ms", "ms", lag.getValueAtPercentile(99) / 1e6, atMost(50));
      report.figure(
          "idle-tailing-percent-of-a-core",
          "%",
          (reader.cpu().toMillis() - idleFrom) / 100.0,
          atMost(1));
    }
  }

  private static Map<String, Long> awaitAll(OtherProcess reader, Map<String, Long> durable)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      Map<String, Long> read = new HashMap<>();
      for (String line : reader.lines()) {
        String[] fields = line.split(" ");
        if (fields[0].equals("read")) {
          read.put(fields[1], Long.parseLong(fields[2]));
        }
      }
      if (read.keySet().containsAll(durable.keySet())) {
        return read;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the reader has seen %d events of %d".formatted(read.size(), durable.size()));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** One process saturates the log; another, which pages, still gets its commits in. */
  private void pager() throws Exception {
    MongoDatabase database = Contestant.fresh(client);
    String uri = mongo.uri(database.getName());
    try (OtherProcess busy = OtherProcess.start(uri, "saturate", "64");
        OtherProcess reader = OtherProcess.start(uri, "follow");
        OtherProcess pager = OtherProcess.start(uri, "page", "20", "20")) {
      busy.await("ready");
      reader.await("ready");
      String[] paged = pager.await("paged").split(" ");
      report.figure("pager-commit-p50-ms", "ms", Long.parseLong(paged[2]) / 1e6);
      report.figure("pager-commit-p99-ms", "ms", Long.parseLong(paged[3]) / 1e6, atMost(100));
    }
    database.drop();
  }

  /**
   * What several cost who share a reading, beside as many who read alone; 500 commands a second.
   */
  private void followers() throws Exception {
    report.ratio(
        "followers-shared-vs-alone",
        "µs of processor/event",
        followers("share"),
        "%d who read alone".formatted(Followers.MANY),
        followers("alone"));
  }

  private double followers(String how) throws Exception {
    try (Contestant muster = Contestant.muster(client, serializer);
        OtherProcess process = OtherProcess.start(mongo.uri(muster.database().getName()), how)) {
      return Followers.microsPerEvent(muster, process, 500, MEASURED);
    }
  }

  /** An aggregate of 10,000 events, with the snapshots the services take, against one of ten. */
  private void load() throws Exception {
    try (Contestant muster = Contestant.muster(client, serializer)) {
      for (int first = 0; first < 10_000; first += 2) {
        muster.store().publish(Workload.events("long", first, 2));
      }
      for (int first = 0; first < 10; first += 2) {
        muster.store().publish(Workload.events("short", first, 2));
      }
      muster
          .store()
          .storeSnapshot(
              new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                  "Drill", "long", 9_949, new Document("over", true)));
      Histogram of10 = new Histogram(3);
      Histogram of10000 = new Histogram(3);
      for (int i = 0; i < 400; i++) {
        timeLoad(muster, "short", i < 200 ? null : of10);
        timeLoad(muster, "long", i < 200 ? null : of10000);
      }
      report.ratio(
          "load-10000-vs-10",
          "ms",
          of10000.getValueAtPercentile(50) / 1e6,
          "10 events",
          of10.getValueAtPercentile(50) / 1e6,
          atMost(2));
    }
  }

  private static void timeLoad(Contestant muster, String stream, Histogram times) {
    long begin = System.nanoTime();
    List<? extends DomainEventMessage<?>> events =
        muster.store().readEvents(stream).asStream().toList();
    events.forEach(DomainEventMessage::getPayload);
    if (times != null) {
      times.recordValue(System.nanoTime() - begin);
    }
  }
}
