package io.muster.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a file that was looked at and committed; {@code -Dmuster.golden.write=true} writes
 * it anew.
 */
final class Golden {

  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  private Golden() {}

  static void matches(String name, byte[] actual) throws IOException {
    Path file = DIRECTORY.resolve(name);
    if (Boolean.getBoolean("muster.golden.write")) {
      Files.createDirectories(DIRECTORY);
      Files.write(file, actual);
    }
    assertThat(new String(actual, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
  }
}
