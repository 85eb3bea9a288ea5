package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events a second that one core verifies: chain, tree and checkpoints, from the file. Events are as
 * large as Muster's usually are. Processor time is measured, so that others on the machine do not
 * count. Writes {@code target/bench/verify.json}.
 */
class VerifyBench {

  private static final int SEED = 20261124;
  private static final int COMMITS = 40_000;
  private static final int ROUNDS = 5;
  private static final double TARGET = 50_000;

  @TempDir private Path directory;

  @Test
  void measure() throws IOException, InterruptedException {
    SampleLog log = SampleLog.random(new Random(SEED), COMMITS);
    enlarge(log);
    SampleWorld world =
        SampleWorld.signed(
            log,
            java.util.stream.IntStream.rangeClosed(1, COMMITS / 800)
                .map(i -> i * 800)
                .boxed()
                .toList(),
            10);
    byte[] export = log.export().getBytes(StandardCharsets.UTF_8);
    double java = java(export, world);
    double python = python(export, world);
    write(java, python, export.length / (double) log.size());
  }

  /** Sealed texts and the identifiers that stand in real metadata. */
  private static void enlarge(SampleLog log) {
    Random random = new Random(SEED);
    for (int i = 0; i < log.commits.size(); i++) {
      for (Map<String, Object> event : log.events(i)) {
        String sealed = Long.toString(random.nextLong() >>> 1, 36).repeat(14);
        event.put("id", new java.util.UUID(random.nextLong(), random.nextLong()).toString());
        event.put(
            "payload",
            "{\"incidentId\":\"incident-1\",\"text\":{\"key\":\"aggregate/incident-1\",\"field\":\"text\",\"sealed\":\"%s\"},\"at\":\"2026-11-24T03:12:00.120Z\"}"
                .formatted(sealed));
        event.put(
            "metadata",
            "{\"actor\":\"{\\\"kind\\\":\\\"PERSON\\\",\\\"id\\\":\\\"%s\\\"}\",\"requestId\":\"%s\",\"correlationId\":\"%s\"}"
                .formatted(event.get("id"), event.get("id"), event.get("id")));
      }
    }
    log.fit(0);
  }

  private static double java(byte[] export, SampleWorld world) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = threads.getCurrentThreadCpuTime();
      Verification log =
          LogVerifier.verify(
              new ByteArrayInputStream(export), SignedCheckpoints.of(world.notes(), world.keys()));
      long nanos = threads.getCurrentThreadCpuTime() - began;
      assertThat(log.integrity()).isEqualTo(Verification.Integrity.INTACT);
      best = Math.max(best, log.events() / (nanos / 1e9));
    }
    return best;
  }

  private double python(byte[] export, SampleWorld world) throws IOException {
    Path file = Files.write(directory.resolve("export.jsonl"), export);
    Path notes = Files.writeString(directory.resolve("checkpoints.txt"), world.notes());
    Path keys = Files.writeString(directory.resolve("keys.txt"), world.keys());
    try (PythonVerifier python = new PythonVerifier()) {
      Duration began = python.processorTime();
      Map<String, Object> log = python.check("log", file, notes, keys);
      Duration took = python.processorTime().minus(began);
      assertThat(log.get("integrity")).isEqualTo("intact");
      return (long) log.get("events") / (took.toNanos() / 1e9);
    }
  }

  private static void write(double java, double python, double bytes)
      throws IOException, InterruptedException {
    List<Map<String, Object>> results = new ArrayList<>();
    String large = " of %.0f bytes".formatted(bytes);
    results.add(result("Java, events" + large, java, "Python script", python, TARGET));
    results.add(result("Python, events" + large, python, "Java verifier", java, null));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("name", "verify");
    report.put("commit", commit());
    report.put(
        "machine",
        "%d cores, %s %s, Java %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version()));
    report.put("seed", SEED);
    report.put("results", results);
    Path folder = Files.createDirectories(PythonVerifier.root().resolve("target/bench"));
    Files.writeString(folder.resolve("verify.json"), JsonText.of(report) + "\n");
  }

  private static Map<String, Object> result(
      String metric, double value, String baseline, double baselineValue, Double target) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("metric", metric);
    result.put("unit", "1/s per core");
    result.put("better", "higher");
    result.put("value", Math.round(value));
    result.put("baseline", baseline);
    result.put("baselineValue", Math.round(baselineValue));
    result.put("ratio", Math.round(value / baselineValue * 1000) / 1000.0);
    if (target != null) {
      result.put("target", Math.round(target));
      result.put("met", value >= target);
    }
    return result;
  }

  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
            .directory(PythonVerifier.root().toFile())
            .start();
    String commit =
        new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    return git.waitFor() == 0 ? commit : "unknown";
  }
}
