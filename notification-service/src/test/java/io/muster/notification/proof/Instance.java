package io.muster.notification.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.eventlog.testing.MongoServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** One process of the service, seen from the test. */
final class Instance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final int LAST_LINES = 60;

  private final Process process;
  private final BufferedWriter wishes;
  private final Deque<String> printed = new ConcurrentLinkedDeque<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private int skipped;

  private Instance(Process process) {
    this.process = process;
    this.wishes = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::listen);
  }

  /** Begins to start one; {@link #awaitReady()} says when it works. */
  static Instance start(List<String> settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-Dmuster.root=" + MongoServer.root(),
                "-cp",
                System.getProperty("java.class.path"),
                MortalService.class.getName()));
    command.addAll(settings);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      // One that stands still does not notice that the test is no more.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Instance(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    process.inputReader(StandardCharsets.UTF_8).lines().forEach(this::hear);
  }

  private synchronized void hear(String line) {
    if (line.startsWith("#")) {
      said.add(line.substring(1));
    } else {
      printed.addLast(line);
      if (printed.size() > LAST_LINES) {
        printed.removeFirst();
      }
    }
  }

  Instance awaitReady() {
    await().atMost(PATIENCE).until(() -> isDead() || heard(MortalService.READY));
    assertThat(isDead())
        .as(() -> "it ended while it started: " + String.join("\n", printed))
        .isFalse();
    return this;
  }

  boolean heard(String line) {
    return said.stream().anyMatch(it -> it.startsWith(line));
  }

  /** Tells a wish and returns when it holds; what it said before is forgotten. */
  void ask(String wish) {
    said.clear();
    try {
      wishes.write(wish + "\n");
      wishes.flush();
    } catch (IOException diedBeforeItHeard) {
      await().atMost(PATIENCE).until(this::isDead);
    }
    await().atMost(PATIENCE).until(() -> isDead() || said.contains(MortalService.HEARD + wish));
  }

  /** Its clock goes on to so many seconds ahead of the real one. */
  void skipTo(int seconds) {
    if (seconds > skipped) {
      ask("skip " + (seconds - skipped));
      skipped = seconds;
    }
  }

  /** Ended at the point it was told to, without a farewell to anybody. */
  boolean isDead() {
    return !process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
    await().atMost(PATIENCE).until(this::isDead);
  }

  /** Stands still from now on, as in a pause of garbage collection without end. */
  void pause() {
    signal("STOP");
  }

  void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
