package io.muster.eventlog.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder with a key-encryption key for each database of a test, as an operator would make it. The
 * same database gets the same folder, so that a service can be started on it again.
 */
public final class TestKeys {

  private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** The folder that goes with the database a connection string names. */
  public static Path folderFor(String mongodbUri) {
    return FOLDERS.computeIfAbsent(mongodbUri, uri -> newFolder());
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("muster-keys");
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Files.writeString(folder.resolve("0001.key"), Base64.getEncoder().encodeToString(key));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(File folder) {
    for (File file : folder.listFiles()) {
      file.delete();
    }
    folder.delete();
  }
}
