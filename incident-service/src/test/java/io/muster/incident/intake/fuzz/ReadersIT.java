package io.muster.incident.intake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.intake.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Whatever comes in at the door is read or refused: Jazzer looks for what is neither, five seconds
 * for each source along a path that is the same each time, or ten minutes with {@code
 * MUSTER_TEST_LONG=1} along another one each time. It starts from the messages in {@code
 * src/test/resources/fuzz}; what it finds beside goes to {@code target/fuzz}, and belongs there,
 * too, once it is mended.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReadersIT {

  private static final boolean LONG = System.getenv("MUSTER_TEST_LONG") != null;
  private static final int SECONDS = LONG ? 600 : 5;
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs");
  private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");
  private static final Path FOUND = Path.of("target", "fuzz");

  private static final String MAKER = "Fuzzed";

  /** Every source there is; those that cannot be made from nothing have somebody who makes them. */
  static List<String> sources() {
    List<String> makers = classes(Supplier.class).filter(name -> name.endsWith(MAKER)).toList();
    return Stream.concat(
            makers.stream(), classes(Source.class).filter(name -> !makers.contains(name + MAKER)))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatever_comes_in_is_read_or_refused(String source) throws Exception {
    String name = source.substring(source.lastIndexOf('.') + 1);
    Path seeds = SEEDS.resolve(name);
    assertThat(seeds).as("messages to start from").isNotEmptyDirectory();
    Path found = Files.createDirectories(FOUND.resolve(name));
    Path output = FOUND.resolve(name + ".log");
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + ReaderTarget.SOURCE + "=" + source,
                "-D" + ReaderTarget.SEEDS + "=" + seeds,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + ReaderTarget.class.getName(),
                "--instrumentation_includes=io.muster.incident.intake.**",
                "--reproducer_path=" + FOUND,
                found.toString(),
                seeds.toString(),
                "-max_total_time=" + SECONDS,
                "-seed=" + (LONG ? 0 : 1),
                "-max_len=65536",
                "-timeout=10",
                "-rss_limit_mb=0",
                "-artifact_prefix=" + FOUND + "/" + name + "-")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(jazzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    String told = Files.readString(output);
    assertThat(jazzer.exitValue()).as(end(told)).isZero();
    Matcher done = DONE.matcher(told);
    assertThat(done.find()).as(end(told)).isTrue();
    assertThat(Long.parseLong(done.group(1))).as("inputs tried").isGreaterThan(100);
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - 4000));
  }

  private static Stream<String> classes(Class<?> kind) {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(kind));
    return scanner.findCandidateComponents("io.muster.incident.intake").stream()
        .map(BeanDefinition::getBeanClassName);
  }
}
