package io.muster.incident.intake.fuzz;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.intake.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.FileSystemUtils;

/**
 * Whatever comes in at the door is read or refused: Jazzer looks for what is neither, five seconds
 * for each source along a path that begins the same each time, or ten minutes with {@code
 * MUSTER_TEST_LONG=1} along another one each time. It starts from the messages in {@code
 * src/test/resources/fuzz}; what it finds beside goes to {@code target/fuzz}, and belongs there,
 * too, once it is mended.
 *
 * <p>To start Jazzer takes longer than to try a source, so half of them share one process each.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReadersIT {

  private static final boolean LONG = System.getenv("MUSTER_TEST_LONG") != null;
  private static final int SECONDS = LONG ? 600 : 5;
  private static final Pattern TRIED = Pattern.compile("Tried (\\S+) on (\\d+) inputs");
  private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");
  private static final Path FOUND = Path.of("target", "fuzz");

  private static final String MAKER = "Fuzzed";

  /** Every source there is; those that cannot be made from nothing have somebody who makes them. */
  private static List<String> sources() {
    List<String> makers = classes(Supplier.class).filter(name -> name.endsWith(MAKER)).toList();
    return Stream.concat(
            makers.stream(), classes(Source.class).filter(name -> !makers.contains(name + MAKER)))
        .sorted()
        .toList();
  }

  static Stream<List<String>> halves() {
    List<String> sources = sources();
    int half = (sources.size() + 1) / 2;
    return Stream.of(sources.subList(0, half), sources.subList(half, sources.size()));
  }

  @ParameterizedTest
  @MethodSource("halves")
  @Timeout(value = 4, unit = TimeUnit.HOURS) // the long one is longer than what hangs elsewhere
  void whatever_comes_in_is_read_or_refused(List<String> sources) throws Exception {
    String name = simple(sources.getFirst()) + "-to-" + simple(sources.getLast());
    Path seeds = FOUND.resolve(name + "-seeds");
    FileSystemUtils.deleteRecursively(seeds);
    Files.createDirectories(seeds);
    for (int i = 0; i < sources.size(); i++) {
      sow(seeds, sources.get(i), i);
    }
    Path output = FOUND.resolve(name + ".log");
    int seconds = SECONDS * sources.size();
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + ReaderTarget.SOURCES + "=" + String.join(",", sources),
                "-D" + ReaderTarget.SEEDS + "=" + seeds,
                "-D" + ReaderTarget.FOUND + "=" + FOUND,
                "-D" + ReaderTarget.SECONDS + "=" + SECONDS,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + ReaderTarget.class.getName(),
                "--instrumentation_includes=io.muster.incident.intake.**",
                "--reproducer_path=" + FOUND,
                Files.createDirectories(FOUND.resolve(name)).toString(),
                seeds.toString(),
                "-max_total_time=" + seconds,
                "-seed=" + (LONG ? 0 : 1),
                "-max_len=65536",
                "-timeout=10",
                "-rss_limit_mb=0",
                "-artifact_prefix=" + FOUND + "/" + name + "-")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(jazzer.waitFor(seconds + 300L, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    String told = Files.readString(output);
    assertThat(jazzer.exitValue()).as(end(told)).isZero();
    Map<String, Long> tried =
        TRIED
            .matcher(told)
            .results()
            .collect(toMap(found -> found.group(1), found -> Long.parseLong(found.group(2))));
    assertThat(tried).as(end(told)).containsOnlyKeys(sources);
    assertThat(tried).allSatisfy((source, inputs) -> assertThat(inputs).isGreaterThan(100));
  }

  /** Which source a message is for is said by its first byte. */
  private static void sow(Path seeds, String source, int which) throws IOException {
    Path messages = SEEDS.resolve(simple(source));
    assertThat(messages).as("messages to start from").isNotEmptyDirectory();
    try (Stream<Path> all = Files.list(messages)) {
      for (Path message : all.toList()) {
        byte[] body = Files.readAllBytes(message);
        byte[] seed = new byte[body.length + 1];
        seed[0] = (byte) which;
        System.arraycopy(body, 0, seed, 1, body.length);
        Files.write(seeds.resolve(simple(source) + "-" + message.getFileName()), seed);
      }
    }
  }

  private static String simple(String source) {
    return source.substring(source.lastIndexOf('.') + 1);
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
