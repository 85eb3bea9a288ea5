package io.muster.eventlog.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.MongoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Durable commands per second at 32 clients, and how long a recorded event takes to reach a reader
 * that shares nothing with the writer, against {@code MongoEventStorageEngine} 4.12.0 on the same
 * engine in the same run. Writes {@code target/bench/event-log.json}.
 */
class EventLogBench {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private static final String BASELINE = "MongoEventStorageEngine 4.12.0";
  private static final int CLIENTS = 32;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(6);
  private static final int LAG_EVENTS = 300;
  private static final Duration LAG_PACE = Duration.ofMillis(30);

  private final LogSerializer serializer =
      new LogSerializer(new EventCodec(KeyRing.inMemory(), EventTypes.of(Drill.class)));

  @Test
  void measure() throws Exception {
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(mongo.serverUri()))
            .writeConcern(WriteConcern.W1.withJournal(true))
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      double ours = 0;
      double theirs = 0;
      Histogram ourLag = new Histogram(3);
      Histogram theirLag = new Histogram(3);
      // Taken in turns, so that a noisy moment of the machine hits both.
      for (int round = 0; round < ROUNDS; round++) {
        try (Contestant muster = Contestant.muster(client, serializer)) {
          ours = Math.max(ours, Load.commandsPerSecond(muster, CLIENTS, WARM_UP, MEASURED));
          ourLag.add(Load.lag(muster, LAG_EVENTS, LAG_PACE));
        }
        try (Contestant extension = Contestant.extension(client, serializer)) {
          theirs = Math.max(theirs, Load.commandsPerSecond(extension, CLIENTS, WARM_UP, MEASURED));
          theirLag.add(Load.lag(extension, LAG_EVENTS, LAG_PACE));
        }
      }
      write(ours, theirs, ourLag, theirLag);
    }
  }

  private static void write(double ours, double theirs, Histogram ourLag, Histogram theirLag)
      throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode report =
        json.createObjectNode()
            .put("name", "event-log")
            .put("commit", commit())
            .put(
                "machine",
                "%d cores, %s %s, Java %s"
                    .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version()))
            .put("seed", 0);
    ArrayNode results = report.putArray("results");
    // A ratio of 3 is what group commit has to bring for its complexity to be worth it.
    result(results, "durable commands, 32 clients", "1/s", "higher", ours, theirs, 3 * theirs);
    result(
        results,
        "lag to a reader, p50",
        "ms",
        "lower",
        millis(ourLag, 50),
        millis(theirLag, 50),
        20);
    result(
        results,
        "lag to a reader, p99",
        "ms",
        "lower",
        millis(ourLag, 99),
        millis(theirLag, 99),
        100);
    Path file = MongoServer.root().resolve("target/bench/event-log.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
  }

  private static void result(
      ArrayNode results,
      String metric,
      String unit,
      String better,
      double value,
      double baselineValue,
      double target) {
    results
        .addObject()
        .put("metric", metric)
        .put("unit", unit)
        .put("better", better)
        .put("value", round(value))
        .put("baseline", BASELINE)
        .put("baselineValue", round(baselineValue))
        .put("ratio", Math.round(value / baselineValue * 1000) / 1000.0)
        .put("target", round(target))
        .put("met", better.equals("higher") ? value >= target : value <= target);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
            .directory(MongoServer.root().toFile())
            .start();
    String commit =
        new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    return git.waitFor() == 0 ? commit : "unknown";
  }
}
