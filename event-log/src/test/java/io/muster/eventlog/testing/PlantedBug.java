package io.muster.eventlog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of one source file with a mistake in it, against which a test suite is run: a suite that
 * stays green does not test what it says. The product itself is not touched.
 */
public final class PlantedBug {

  private final String file;
  private final Path folder;
  private String source;

  private PlantedBug(String file, Path folder, String source) {
    this.file = file;
    this.folder = folder;
    this.source = source;
  }

  /**
   * Takes a copy of a source file.
   *
   * @param file from the root of the repository
   * @param folder an empty folder, for what is compiled
   */
  public static PlantedBug in(String file, Path folder) throws IOException {
    return new PlantedBug(file, folder, Files.readString(MongoServer.root().resolve(file)));
  }

  /** Makes the mistake: the text must be there exactly once, and is replaced. */
  public PlantedBug replace(String text, String by) {
    assertThat(source.split(java.util.regex.Pattern.quote(text), -1))
        .as("%s holds «%s» once; follow the change of the source here", file, text)
        .hasSize(2);
    source = source.replace(text, by);
    return this;
  }

  /**
   * Runs the suites with the mistake in place until the first failure.
   *
   * @return name of the test that found it
   */
  public String isFoundBy(String... suites) throws IOException, InterruptedException {
    compile();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                "-Dmuster.root=" + MongoServer.root(),
                UntilItFails.class.getName()));
    command.addAll(List.of(suites));
    Process run =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> printed;
    try (var out = run.inputReader(StandardCharsets.UTF_8)) {
      printed = out.lines().toList();
    }
    assertThat(run.waitFor())
        .as(() -> "the suite stayed green: " + String.join("\n", printed))
        .isEqualTo(UntilItFails.FOUND);
    return printed.stream()
        .filter(line -> line.startsWith(UntilItFails.RED))
        .findFirst()
        .orElseThrow()
        .substring(UntilItFails.RED.length());
  }

  private void compile() throws IOException {
    Path copy =
        Files.createDirectories(folder.resolve("source")).resolve(Path.of(file).getFileName());
    Files.writeString(copy, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-parameters",
              "-proc:none");
      boolean compiled =
          compiler
              .getTask(null, files, problems, options, null, files.getJavaFileObjects(copy))
              .call();
      assertThat(compiled).as(() -> problems.getDiagnostics().toString()).isTrue();
    }
  }
}
