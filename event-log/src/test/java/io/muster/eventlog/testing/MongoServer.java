package io.muster.eventlog.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The MongoDB a test JVM talks to: somebody else's, or an engine of its own that ends with it. */
public final class MongoServer implements AutoCloseable {

  private static final String READY = "ready ";

  private final Process process;
  private final Path directory;
  private final String uri;

  private MongoServer(Process process, Path directory, String uri) {
    this.process = process;
    this.directory = directory;
    this.uri = uri;
  }

  /** The server {@code MUSTER_MONGODB_URI} names, or a new engine. */
  public static MongoServer start() {
    String given = System.getenv("MUSTER_MONGODB_URI");
    return given == null || given.isBlank() ? startEngine() : new MongoServer(null, null, given);
  }

  /** A new engine with an empty directory. */
  public static MongoServer startEngine() {
    try {
      Path directory = Files.createTempDirectory("muster-mongo");
      Process process =
          new ProcessBuilder(
                  "node",
                  root().resolve("infra/local/mongo.mjs").toString(),
                  "--port",
                  "0",
                  "--dir",
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // Its standard input stays open as long as this JVM lives; the engine ends when it closes.
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          int port = Integer.parseInt(line.substring(READY.length()).trim());
          Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
          return new MongoServer(
              process, directory, "mongodb://127.0.0.1:" + port + "/?directConnection=true");
        }
      }
      throw new IllegalStateException(
          "The MongoDB engine did not start (exit code %d); see what it printed above."
              .formatted(process.waitFor()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Connection string without a database. */
  public String uri() {
    return uri;
  }

  /** Where an engine of our own keeps its files. */
  public Path directory() {
    return directory;
  }

  /** Ends an engine of our own and leaves its files. */
  public void halt() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The engine did not end within 30 s.");
    }
  }

  /** Root of the repository, also when a module's tests run alone. */
  public static Path root() {
    String given = System.getProperty("muster.root");
    Path start = given == null ? Path.of("").toAbsolutePath() : Path.of(given);
    for (Path path : Stream.iterate(start, p -> p != null, Path::getParent).toList()) {
      if (Files.isDirectory(path.resolve("infra/local"))) {
        return path;
      }
    }
    throw new IllegalStateException("No infra/local above " + start + "; set -Dmuster.root.");
  }

  /** Ends the engine if it is ours and runs. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (process == null || !Files.exists(directory)) {
      return;
    }
    process.getOutputStream().close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<File> deepestFirst = files.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
      deepestFirst.forEach(File::delete);
    }
  }
}
