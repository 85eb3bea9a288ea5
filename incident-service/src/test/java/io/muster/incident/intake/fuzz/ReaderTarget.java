package io.muster.incident.intake.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import io.muster.incident.intake.Mutations;
import io.muster.incident.intake.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.http.HttpHeaders;

/**
 * What Jazzer calls: one source, on whatever it thinks of. An input is a body, or headers ({@code
 * Name: value}), an empty line and a body.
 */
public final class ReaderTarget {

  static final String SOURCE = "muster.fuzz.source";
  static final String SEEDS = "muster.fuzz.seeds";

  private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*): ?([^\n\r]*)\n");

  private static Source source;

  private ReaderTarget() {}

  /** Loads and warms what it takes, which would else use up the time there is for looking. */
  public static void fuzzerInitialize() throws ReflectiveOperationException, IOException {
    // A signature may be checked with a certificate from here; anything else would be a finding.
    BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
    Object named = BeanUtils.instantiateClass(Class.forName(System.getProperty(SOURCE)));
    source = named instanceof Supplier<?> made ? (Source) made.get() : (Source) named;
    try (Stream<Path> seeds = Files.list(Path.of(System.getProperty(SEEDS)))) {
      for (Path seed : seeds.toList()) {
        fuzzerTestOneInput(Files.readAllBytes(seed));
      }
    }
  }

  /**
   * Fails when the source neither refuses it as the sender's fault nor makes something of it that
   * can be kept.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    HttpHeaders headers = new HttpHeaders();
    byte[] body = bodyAfter(headers, input);
    Mutations.assertReadOrRefused(source, headers, body);
    headers.set("X-Muster-Key", "key");
    Mutations.assertLetInOrRefused(source, headers, body);
  }

  private static byte[] bodyAfter(HttpHeaders headers, byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(text);
    int at = 0;
    while (header.region(at, text.length()).lookingAt()) {
      headers.add(header.group(1), header.group(2));
      at = header.end();
    }
    boolean separated = at > 0 && text.startsWith("\n", at);
    return Arrays.copyOfRange(input, separated ? at + 1 : at, input.length);
  }
}
