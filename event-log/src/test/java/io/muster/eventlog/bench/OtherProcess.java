package io.muster.eventlog.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** A service beside the one that measures: it shares nothing with it but the database. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final Thread reading;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private OtherProcess(Process process) {
    this.process = process;
    this.reading = Thread.ofVirtual().start(this::read);
  }

  /**
   * Roles: {@code read}, {@code follow} (the same and says nothing), {@code saturate <clients>},
   * {@code page <per second> <seconds>}, {@code share} and {@code alone} ({@link Followers}).
   */
  static OtherProcess start(String uri, String... role) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                uri));
    command.addAll(List.of(role));
    return new OtherProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What it has printed so far. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Returns once it has printed a line that begins so. */
  String await(String prefix) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < deadline) {
      for (String line : lines()) {
        if (line.startsWith(prefix)) {
          return line;
        }
      }
      Thread.sleep(5);
    }
    throw new IllegalStateException("The other process never said «%s»".formatted(prefix));
  }

  /** Processor time it has taken so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reading.join();
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
  }

  public static void main(String[] args) throws Exception {
    ConnectionString uri = new ConnectionString(args[0]);
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase database = client.getDatabase(uri.getDatabase());
      LogSerializer serializer =
          new LogSerializer(new EventCodec(KeyRing.inMemory(), EventTypes.of(Drill.class)));
      Contestant muster = Contestant.muster(database, serializer);
      switch (args[1]) {
        case "read" -> follow(muster, System.out::println);
        case "follow" -> follow(muster, line -> {});
        case "share" -> Followers.follow(database, true);
        case "alone" -> Followers.follow(database, false);
        case "saturate" -> {
          System.out.println("ready");
          Load.closed(muster.sink(), Integer.parseInt(args[2]), Duration.ZERO, Duration.ofHours(1));
        }
        case "page" -> {
          double rate = Double.parseDouble(args[2]);
          Load.open(muster.sink(), rate, Duration.ofSeconds(10), "warm-up");
          Histogram latency =
              Load.open(muster.sink(), rate, Duration.ofSeconds(Integer.parseInt(args[3])))
                  .latency();
          System.out.printf(
              "paged %d %d %d%n",
              latency.getTotalCount(),
              latency.getValueAtPercentile(50),
              latency.getValueAtPercentile(99));
        }
        default -> throw new IllegalArgumentException(args[1]);
      }
    }
    System.exit(0);
  }

  /** Prints when each event was read, by the clock all processes of a machine share. */
  private static void follow(Contestant muster, Consumer<String> say) throws Exception {
    StreamableMessageSource<TrackedEventMessage<?>> source = muster.store();
    try (var stream = source.openStream(muster.store().createHeadToken())) {
      System.out.println("ready");
      while (true) {
        TrackedEventMessage<?> event = stream.nextAvailable();
        say.accept("read " + event.getIdentifier() + " " + System.nanoTime());
      }
    }
  }
}
