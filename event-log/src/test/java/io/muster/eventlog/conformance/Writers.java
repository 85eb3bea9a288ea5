package io.muster.eventlog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.conformance.WriterProcess.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Processes that write side by side, some of them killed, and what each was promised. */
final class Writers {

  private final String uri;
  private final List<Promise> promises = Collections.synchronizedList(new ArrayList<>());

  Writers(String uri) {
    this.uri = uri;
  }

  /** One of them, and the thread that reads what it prints. */
  record Running(Process process, Thread reader, List<String> otherwise) {

    /** Ends as a power cut would. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
      reader.join();
    }

    void assertEndsWell() throws InterruptedException {
      reader.join();
      assertThat(process.waitFor()).as(() -> String.join("\n", otherwise)).isZero();
    }
  }

  Running start(String name, int clients, int commits) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                uri,
                name,
                Integer.toString(clients),
                Integer.toString(commits))
            .redirectErrorStream(true)
            .start();
    List<String> otherwise = Collections.synchronizedList(new ArrayList<>());
    Thread reader = Thread.ofVirtual().start(() -> read(process, otherwise));
    return new Running(process, reader, otherwise);
  }

  void promised(Promise promise) {
    promises.add(promise);
  }

  int promised() {
    return promises.size();
  }

  /** What was promised, in the order of the log. */
  List<Promise> inLogOrder() {
    List<Promise> sorted = new ArrayList<>(promises);
    sorted.sort((a, b) -> Long.compare(a.position(), b.position()));
    return sorted;
  }

  /** Whatever was acknowledged before another was asked for comes before it in the log. */
  void assertNobodyWasOvertakenByALaterOne() {
    long latestSent = Long.MIN_VALUE;
    for (Promise promise : inLogOrder()) {
      assertThat(promise.acknowledged())
          .as("position %d against those before it", promise.position())
          .isGreaterThan(latestSent);
      latestSent = Math.max(latestSent, promise.sent());
    }
  }

  private void read(Process process, List<String> otherwise) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        // A kill may cut the last line short.
        if (line.matches("promise \\d+ \\d+ \\d+ \\d+ [0-9a-f]{64}")) {
          promises.add(Promise.read(line));
        } else {
          otherwise.add(line);
        }
      }
    } catch (IOException e) {
      otherwise.add(e.toString());
    }
  }
}
