package io.muster.reporting.analytics;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.bench.Report;
import io.muster.reporting.testing.TestService;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How fast the rows of analytics are built again beside a cursor over the same log, and how long
 * questions take over 100,000 incidents of two years: of a quarter, as the page asks, and of all.
 * The rows asked are made by the projection's own class. Writes {@code
 * target/bench/reporting.json}.
 */
class ReportingBench {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final long SEED = 84;

  /** Each of nine events. */
  private static final int RECORDED =
      Integer.parseInt(System.getenv().getOrDefault("MUSTER_BENCH_INCIDENTS", "10000"));

  private static final int ROWS = 100_000;
  private static final int DAYS = 730;
  private static final int AT_ONCE = 2_000;
  private static final int WRITERS = 32;
  private static final int WARM_UP = 20;
  private static final int ASKED = 40;
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Random random = new Random(SEED);
  private MongoDatabase database;

  @Test
  void measure() throws Exception {
    Report report = new Report("reporting", SEED);
    database = SERVICE.mongo().database();
    record();
    awaitEverybody();
    double scanned = scanned();
    report.ratio(
        "rebuild-vs-scan", "events/s", rebuilt(), "cursor", scanned, Report.Goal.atLeast(0.15));
    standing(report);
    seed();
    loaded(report);
    ask(report, 90, "quarter");
    ask(report, DAYS, "all 100,000");
    report.write();
  }

  private void record() throws InterruptedException {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int n = 0; n < RECORDED; n++) {
        Course course = any(n);
        writers.submit(() -> SERVICE.recordTogether(course.events()));
      }
    }
  }

  private Course any(int n) {
    Instant opened =
        FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextLong(DAYS * 86_400L));
    int acknowledged = 1 + random.nextInt(20);
    int contained = acknowledged + random.nextInt(60);
    int resolved = contained + random.nextInt(300);
    return Course.opened("inc-" + n, n, opened, -random.nextInt(30), 0)
        .services(List.of("service-" + random.nextInt(40)), List.of("checkout"), 0)
        .acknowledged(acknowledged)
        .severity(Severity.values()[random.nextInt(5)], acknowledged)
        .phase(Phase.CONTAINMENT, acknowledged)
        .known(Moment.CONTAINED, contained, resolved)
        .phase(Phase.RECOVERY, contained)
        .deployed("service-" + random.nextInt(40), contained)
        .resolved(resolved);
  }

  private static void awaitEverybody() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                SERVICE
                    .get("/api/admin/reporting/read-models/progress", SERVICE.adam())
                    .is(200)
                    .json()
                    .valueStream()
                    .allMatch(
                        each -> each.path("position").asLong() == each.path("head").asLong()));
  }

  /** Events a second through a plain cursor over the commits. */
  private double scanned() {
    long events = 0;
    long begin = System.nanoTime();
    try (MongoCursor<Document> cursor =
        database.getCollection("events").find().sort(new Document("_id", 1)).iterator()) {
      while (cursor.hasNext()) {
        events += cursor.next().getList("ev", Document.class).size();
      }
    }
    return events * 1e9 / (System.nanoTime() - begin);
  }

  /** Events a second from the first to the last and into their place, as an administrator asks. */
  private double rebuilt() {
    long head = SERVICE.bean(EventLog.class).head().position();
    long begin = System.nanoTime();
    SERVICE
        .post(
            "/api/admin/reporting/read-models/rebuild?group=" + IncidentRows.GROUP, SERVICE.adam())
        .is(202);
    awaitEverybody();
    return head * 1e9 / (System.nanoTime() - begin);
  }

  /** What a standing report takes for each incident of its period, and what of it stays. */
  private static void standing(Report report) {
    String id =
        SERVICE
            .send(
                SERVICE
                    .request("/api/audits", SERVICE.mina())
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"framework\":\"soc2-cc7\",\"from\":\"%s\",\"to\":\"%s\"}"
                                .formatted(FIRST, FIRST.plusDays(DAYS - 1)))))
            .is(201)
            .json()
            .path("id")
            .asString();
    long begin = System.nanoTime();
    int incidents =
        SERVICE.get("/api/audits/" + id, SERVICE.mina()).is(200).json().path("register").size();
    report.figure(
        "standing-report-an-incident", "ms", (System.nanoTime() - begin) / 1e6 / incidents);
  }

  private void seed() {
    List<Document> rows = new ArrayList<>(AT_ONCE);
    for (int n = RECORDED; n < ROWS; n++) {
      rows.add(any(n).document().append("lastPosition", (long) n));
      if (rows.size() == AT_ONCE || n == ROWS - 1) {
        database.getCollection(IncidentRows.INCIDENTS).insertMany(rows);
        rows.clear();
      }
    }
  }

  /** What the first question takes, which reads all rows, and what they take in memory then. */
  private void loaded(Report report) {
    IncidentRows rows = SERVICE.bean(IncidentRows.class);
    long before = used();
    long begin = System.nanoTime();
    Instant first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<IncidentRow> all =
        rows.opened(first, first.plus(Duration.ofDays(DAYS)), false, Work.NOBODY);
    report.figure("rows-loaded", "ms", (System.nanoTime() - begin) / 1e6);
    report.figure("bytes-a-row", "B", (double) (used() - before) / all.size());
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Also how much of it is reading: rows from memory, rows from the database, the driver alone. */
  private void ask(Report report, int days, String what) {
    Analytics analytics = SERVICE.bean(Analytics.class);
    for (By by : List.of(By.SERVICE, By.CAUSE)) {
      report.figure(
          "figures-by-%s-p95-%s".formatted(by.name().toLowerCase(Locale.ROOT), what),
          "ms",
          p95(days, scope -> analytics.figures(scope, by, Work.NOBODY)),
          Report.Goal.atMost(300));
    }
    IncidentRows rows = SERVICE.bean(IncidentRows.class);
    report.figure(
        "rows-kept-p95-" + what,
        "ms",
        p95(
            days,
            scope -> {
              Scope read = scope.earlier(Recurrence.WITHIN);
              rows.opened(read.begins(), read.ends(), false, Work.NOBODY);
            }));
    report.figure(
        "rows-read-p95-" + what,
        "ms",
        p95(
            days,
            scope -> {
              Scope read = scope.earlier(Recurrence.WITHIN);
              rows.read(read.begins(), read.ends(), false, Work.NOBODY);
            }));
    report.figure(
        "documents-read-p95-" + what,
        "ms",
        p95(days, scope -> documents(scope.earlier(Recurrence.WITHIN))));
  }

  private void documents(Scope scope) {
    database
        .getCollection(IncidentRows.INCIDENTS)
        .find(
            and(
                eq(IncidentCourse.DRILL, false),
                eq(IncidentCourse.DUPLICATE, false),
                gte(IncidentCourse.OPENED, Date.from(scope.begins())),
                lt(IncidentCourse.OPENED, Date.from(scope.ends()))))
        .batchSize(10_000)
        .into(new ArrayList<>());
  }

  /** In milliseconds, over periods of so many days that begin somewhere. */
  private double p95(int days, Consumer<Scope> question) {
    Histogram took = new Histogram(3);
    for (int n = 0; n < WARM_UP + ASKED; n++) {
      LocalDate from = FIRST.plusDays(random.nextInt(DAYS - days + 1));
      Scope scope = new Scope(from, from.plusDays(days - 1), ZoneOffset.UTC, Map.of(), false);
      long begin = System.nanoTime();
      question.accept(scope);
      if (n >= WARM_UP) {
        took.recordValue(System.nanoTime() - begin);
      }
    }
    return took.getValueAtPercentile(95) / 1e6;
  }
}
