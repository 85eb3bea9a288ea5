package io.muster.reporting.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code muster-log} as an operator runs it: the jar, in a process of its own. */
public final class MusterLogTool {

  private MusterLogTool() {}

  /** How it ended and what it said. */
  public record Result(int code, String output) {}

  /** Runs it with this token in its environment. */
  public static Result run(String token, String... arguments)
      throws IOException, InterruptedException {
    return runWith(token == null ? Map.of() : Map.of("MUSTER_TOKEN", token), arguments);
  }

  /** Runs it with these settings in its environment and no others of Muster's. */
  public static Result runWith(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path jar = Path.of(System.getProperty("muster.root"), "event-log/target/muster-log.jar");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
