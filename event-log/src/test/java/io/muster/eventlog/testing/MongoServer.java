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

  private final Path directory;
  private final String uri;
  private Process process;

  private MongoServer(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.uri = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
  }

  private MongoServer(String uri) {
    this.directory = null;
    this.uri = uri;
  }

  /** The server {@code MUSTER_MONGODB_URI} names, or a new engine. */
  public static MongoServer start() {
    String given = System.getenv("MUSTER_MONGODB_URI");
    return given == null || given.isBlank() ? startEngine() : new MongoServer(given);
  }

  /** A new engine with an empty directory. */
  public static MongoServer startEngine() {
    try {
      Path directory = Files.createTempDirectory("muster-mongo");
      Process process = launch(directory, 0);
      return new MongoServer(directory, process, awaitPort(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the engine as a power cut would, and starts it again on what is on its disk. */
  public void crash() {
    try {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      int port = Integer.parseInt(uri.replaceAll(".*:(\\d+)/.*", "$1"));
      process = launch(directory, port);
      awaitPort(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its standard input stays open as long as this JVM lives; the engine ends when it closes. */
  private static Process launch(Path directory, int port) throws IOException {
    return new ProcessBuilder(
            "node",
            root().resolve("infra/local/mongo.mjs").toString(),
            "--port",
            Integer.toString(port),
            "--dir",
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int awaitPort(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
        return Integer.parseInt(line.substring(READY.length()).trim());
      }
    }
    throw new IllegalStateException("The MongoDB engine did not start; see what it printed above.");
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
