package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The other verifier, as a process that answers one question after another. */
final class PythonVerifier implements AutoCloseable {

  static final Path SCRIPT = root().resolve("verifier/python/muster_verify.py");

  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  PythonVerifier() throws IOException {
    process =
        new ProcessBuilder("python3", "-B", SCRIPT.toString(), "batch")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What it says to a check, as the fields of its JSON. */
  Map<String, Object> check(String kind, Path... files) throws IOException {
    questions.write(kind);
    for (Path file : files) {
      questions.write("\t" + file);
    }
    questions.write("\n");
    questions.flush();
    String answer = answers.readLine();
    assertThat(answer).as("the Python verifier went on").isNotNull();
    try {
      return Json.readObject(answer.getBytes(StandardCharsets.UTF_8));
    } catch (Json.NotJsonException e) {
      throw new IOException(answer, e);
    }
  }

  /** Processor time the process has taken so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The folder with the project in it, from wherever the tests run. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/log-format.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
