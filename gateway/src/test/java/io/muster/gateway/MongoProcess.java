package io.muster.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real MongoDB, one for all tests of this run. It ends by itself when the run ends, because its
 * input closes then.
 */
final class MongoProcess {

  private static final MongoProcess SHARED = start();

  private final int port;

  private MongoProcess(int port) {
    this.port = port;
  }

  static String uri(String database) {
    return "mongodb://127.0.0.1:" + SHARED.port + "/" + database + "?directConnection=true";
  }

  private static MongoProcess start() {
    try {
      Path data = Files.createTempDirectory("gateway-mongo");
      Process process =
          new ProcessBuilder("node", script().toString(), "--port", "0", "--dir", data.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
      String line = says.readLine();
      if (line == null || !line.startsWith("ready ")) {
        throw new IllegalStateException("MongoDB did not start; it said: " + line);
      }
      return new MongoProcess(Integer.parseInt(line.substring("ready ".length()).trim()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path script() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("infra/local/mongo.mjs"))) {
      folder = folder.getParent();
    }
    return folder.resolve("infra/local/mongo.mjs");
  }
}
