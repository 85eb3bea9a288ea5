package io.muster.incident.intake.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import io.muster.incident.intake.Mutations;
import io.muster.incident.intake.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.http.HttpHeaders;

/**
 * What Jazzer calls: several sources, each on whatever it thinks of. An input is a byte that says
 * which source, and a body; or headers ({@code Name: value}), an empty line and a body.
 */
public final class ReaderTarget {

  static final String SOURCES = "muster.fuzz.sources";
  static final String SEEDS = "muster.fuzz.seeds";
  static final String FOUND = "muster.fuzz.found";
  static final String SECONDS = "muster.fuzz.seconds";

  /** So many each source is tried on, however slow the machine makes it. */
  private static final int ENOUGH = 1_000;

  private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*): ?([^\n\r]*)\n");

  private static String[] names;
  private static Source[] sources;
  private static long[] tried;
  private static long[] left;

  private ReaderTarget() {}

  /** Loads and warms what it takes, which would else use up the time there is for looking. */
  public static void fuzzerInitialize() throws ReflectiveOperationException, IOException {
    // A signature may be checked with a certificate from here; anything else would be a finding.
    BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
    names = System.getProperty(SOURCES).split(",");
    sources = new Source[names.length];
    tried = new long[names.length];
    left = new long[names.length];
    Arrays.fill(left, Long.MAX_VALUE);
    for (int i = 0; i < names.length; i++) {
      Object named = BeanUtils.instantiateClass(Class.forName(names[i]));
      sources[i] = named instanceof Supplier<?> made ? (Source) made.get() : (Source) named;
    }
    try (Stream<Path> seeds = Files.list(Path.of(System.getProperty(SEEDS)))) {
      for (Path seed : seeds.toList()) {
        fuzzerTestOneInput(Files.readAllBytes(seed));
      }
    }
    Arrays.fill(left, TimeUnit.SECONDS.toNanos(Long.getLong(SECONDS)));
  }

  /**
   * Fails when the source neither refuses it as the sender's fault nor makes something of it that
   * can be kept. The body at fault is kept without the byte before it.
   */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    int which = Byte.toUnsignedInt(input[0]) % sources.length;
    if (left[which] <= 0 && tried[which] > ENOUGH) {
      return; // A slow one leaves the others their time.
    }
    tried[which]++;
    byte[] message = Arrays.copyOfRange(input, 1, input.length);
    long began = System.nanoTime();
    try {
      read(sources[which], message);
    } catch (RuntimeException | Error e) {
      Path found = Path.of(System.getProperty(FOUND), names[which] + ".found");
      Files.write(found, message);
      throw new AssertionError(names[which] + " fails on what is in " + found, e);
    } finally {
      left[which] -= System.nanoTime() - began;
    }
  }

  /** Says how many inputs each source was tried on. */
  public static void fuzzerTearDown() {
    for (int i = 0; i < names.length; i++) {
      System.err.println("Tried " + names[i] + " on " + tried[i] + " inputs");
    }
  }

  private static void read(Source source, byte[] message) {
    HttpHeaders headers = new HttpHeaders();
    byte[] body = bodyAfter(headers, message);
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
