package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.eventlog.bench.Report;
import io.muster.eventlog.bench.Report.Goal;
import io.muster.incident.TestService;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a responder waits for: the list of incidents, and one incident with its timeline, when there
 * are a thousand of two hundred events each, beside finds of the same rows by their index. The
 * incidents are written as all are, by commands to the aggregate; only nobody stands at the door.
 * The service is asked over HTTP, without the gateway before it.
 */
class IncidentsBench {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final int INCIDENTS =
      Integer.parseInt(System.getenv().getOrDefault("MUSTER_BENCH_INCIDENTS", "1000"));
  private static final int EVENTS = 200;
  private static final int TASKS = 20;
  private static final int WRITERS = 64;
  private static final int READERS = 4;
  private static final int READS = 2_000;
  private static final int WARM_UP = 500;
  private static final long SEED = 20261127;
  private static final long FIRST = 500_001;
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");

  private final Random random = new Random(SEED);

  private interface Read {
    void now();
  }

  @Test
  void reading_incidents() throws Exception {
    write();
    awaitRows();
    Report report = new Report("incidents", SEED);
    try (MongoClient client = MongoClients.create(SERVICE.mongo().uri())) {
      MongoCollection<Document> rows =
          client.getDatabase(databaseName()).getCollection(IncidentRows.COLLECTION);
      double list =
          p95("list", () -> SERVICE.get("/api/incidents?limit=50", SERVICE.rosa()).is(200));
      double plainList =
          p95(
              "plain list",
              () ->
                  rows.find(Filters.eq("open", true))
                      .sort(
                          Sorts.orderBy(
                              Sorts.descending("open"),
                              Sorts.ascending("severity"),
                              Sorts.descending("number")))
                      .limit(50)
                      .into(new ArrayList<>()));
      double open = p95("open", this::open);
      double plainFind =
          p95("plain find", () -> rows.find(Filters.eq("number", someNumber())).first());
      Goal soon = Goal.atMost(200);
      String same = "a find of the same 50 rows by their index";
      report.beside("list-p95-ms", "ms", list, same, plainList, soon);
      report.beside("open-p95-ms", "ms", open, "a find of one row by its index", plainFind, soon);
    }
    report.write();
  }

  /** Incidents as teams leave them: declared, acknowledged, tasks opened, notes for the rest. */
  private static void write() throws Exception {
    Instant began = Instant.now();
    AtomicInteger next = new AtomicInteger();
    inParallel(
        WRITERS,
        () -> {
          for (int i = next.getAndIncrement(); i < INCIDENTS; i = next.getAndIncrement()) {
            one(i);
          }
        });
    say("%d incidents written in %s", INCIDENTS, Duration.between(began, Instant.now()));
  }

  private static void one(int index) {
    String id = "inc-bench-" + index;
    Authority as = Authority.RESPONDER;
    send(
        new IncidentCommand.Open(
            id,
            FIRST + index,
            "Checkout answers slowly in region " + index % 20,
            null,
            Severity.values()[index % Severity.values().length],
            List.of("checkout"),
            Source.declared(),
            null,
            Instant.now(),
            null,
            ROSA,
            as));
    send(new IncidentCommand.Acknowledge(id, "web", ROSA, as));
    for (int task = 0; task < TASKS; task++) {
      String title = "Look at shard " + task;
      send(
          new TaskCommand.Add(
              id, "t" + task, title, null, null, null, List.of(), TaskOrigin.person(), ROSA, as));
    }
    for (int note = TASKS + 2; note < EVENTS; note++) {
      String text = "Shard %d answers within %d ms again".formatted(note, note * 7);
      send(new IncidentCommand.AddNote(id, "n" + note, text, ROSA, as));
    }
  }

  private static void send(IncidentCommand command) {
    SERVICE.bean(CommandSender.class).decide(command);
  }

  private static void awaitRows() {
    Instant began = Instant.now();
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                SERVICE
                    .get("/api/admin/incident/read-models/progress", SERVICE.adam())
                    .is(200)
                    .json()
                    .valueStream()
                    .allMatch(
                        each -> each.path("position").asLong() == each.path("head").asLong()));
    String last = "/api/incidents/" + IncidentNumbers.inWords(FIRST + INCIDENTS - 1);
    assertThat(
            SERVICE
                .get(last + "/timeline?limit=200", SERVICE.rosa())
                .is(200)
                .json()
                .path("items")
                .size())
        .isEqualTo(EVENTS);
    say("all of it to be read %s later", Duration.between(began, Instant.now()));
  }

  private void open() {
    String path = "/api/incidents/" + IncidentNumbers.inWords(someNumber());
    SERVICE.get(path, SERVICE.rosa()).is(200);
    SERVICE.get(path + "/timeline?limit=200", SERVICE.rosa()).is(200);
  }

  private synchronized long someNumber() {
    return FIRST + random.nextInt(INCIDENTS);
  }

  private static double p95(String name, Read read) throws Exception {
    times(read, WARM_UP);
    double[] took = times(read, READS);
    Arrays.sort(took);
    double p95 = took[(int) (took.length * 0.95)];
    say("%s: p95 %.1f ms over %d reads by %d at once", name, p95, READS, READERS);
    return p95;
  }

  private static double[] times(Read read, int count) throws Exception {
    double[] took = new double[count];
    AtomicInteger next = new AtomicInteger();
    inParallel(
        READERS,
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long began = System.nanoTime();
            read.now();
            took[i] = (System.nanoTime() - began) / 1e6;
          }
        });
    return took;
  }

  private static void inParallel(int many, Runnable what) throws Exception {
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> each = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Callable<Void> work =
            () -> {
              what.run();
              return null;
            };
        each.add(all.submit(work));
      }
      for (Future<Void> one : each) {
        one.get();
      }
    }
  }

  private static void say(String format, Object... values) {
    System.err.println(format.formatted(values));
  }

  private static String databaseName() {
    return new ConnectionString(SERVICE.mongo().uri()).getDatabase();
  }
}
