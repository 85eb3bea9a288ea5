package io.muster.eventlog.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.eventlog.testing.MongoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a benchmark found, as {@code target/bench/<name>.json}. */
public final class Report {

  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode report = json.createObjectNode();
  private final ArrayNode results;
  private final String name;

  /**
   * Of a benchmark that is about to run.
   *
   * @param seed what its inputs are drawn with
   */
  public Report(String name, long seed) throws IOException, InterruptedException {
    this.name = name;
    report
        .put("name", name)
        .put("commit", commit())
        .put(
            "machine",
            "%d cores, %s %s, Java %s"
                .formatted(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.version()))
        .put("seed", seed);
    results = report.putArray("results");
  }

  /** One of two things measured in this run against the other. */
  public void ratio(
      String metric, String unit, double value, String baseline, double other, Goal goal) {
    ratio(metric, unit, value, baseline, other)
        .put("target", goal.bound())
        .put("better", goal.higher() ? "higher" : "lower")
        .put("met", goal.metBy(value / other));
  }

  /** The same with nothing to be reached. */
  ObjectNode ratio(String metric, String unit, double value, String baseline, double other) {
    return entry(metric, unit, value)
        .put("baseline", baseline)
        .put("baselineValue", round(other))
        .put("ratio", round(value / other));
  }

  /** One thing beside another measured in this run; what is to be reached is of the one. */
  public void beside(
      String metric, String unit, double value, String baseline, double other, Goal goal) {
    ratio(metric, unit, value, baseline, other)
        .put("target", goal.bound())
        .put("better", goal.higher() ? "higher" : "lower")
        .put("met", goal.metBy(value));
  }

  /** What was measured, with what is to be reached. */
  public void figure(String metric, String unit, double value, Goal goal) {
    entry(metric, unit, value)
        .put("target", goal.bound())
        .put("better", goal.higher() ? "higher" : "lower")
        .put("met", goal.metBy(value));
  }

  /** What was measured, with nothing to be reached. */
  public void figure(String metric, String unit, double value) {
    entry(metric, unit, value);
  }

  /** What is to be reached: of a ratio when there is a baseline, else of the value. */
  public record Goal(double bound, boolean higher) {

    /** At least so much. */
    public static Goal atLeast(double bound) {
      return new Goal(bound, true);
    }

    /** At most so much. */
    public static Goal atMost(double bound) {
      return new Goal(bound, false);
    }

    boolean metBy(double value) {
      return higher ? value >= bound : value <= bound;
    }
  }

  /** Writes the file. */
  public void write() throws IOException {
    Path file = MongoServer.root().resolve("target/bench/" + name + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
  }

  private ObjectNode entry(String metric, String unit, double value) {
    return results.addObject().put("metric", metric).put("unit", unit).put("value", round(value));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
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
