package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.insight.ReportedChange;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.springframework.http.HttpHeaders;

/** Damages bodies in the ways tools, templates and attackers do, and reads what is left. */
public final class Mutations {

  private static final List<String> ODD =
      List.of(
          "\\u0000",
          "\\ud800",
          "\\udfff\\ud83d",
          "{{ $labels.x }}",
          "$ALERT_ID",
          "null",
          "[]",
          "{}",
          "[[[[[[[[",
          "{\"a\":",
          "1e999999",
          "-0",
          "123456789012345678901234567890",
          "\"\"",
          "\"",
          ",",
          "0001-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "\u202e",
          "\ud83d\ude00");

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private Mutations() {}

  /** Up to eight damages, always the same for the same seed. */
  public static byte[] damage(String body, long seed) {
    Random random = new Random(seed);
    byte[] damaged = body.getBytes(StandardCharsets.UTF_8);
    for (int times = 1 + random.nextInt(8); times > 0 && damaged.length > 0; times--) {
      int from = random.nextInt(damaged.length);
      int to = Math.min(damaged.length, from + random.nextInt(30));
      damaged =
          switch (random.nextInt(5)) {
            case 0 -> spliced(damaged, from, to, new byte[0]);
            case 1 -> spliced(damaged, from, from, slice(damaged, from, to));
            case 2 -> spliced(damaged, from, to, random(random, to - from));
            default ->
                spliced(
                    damaged,
                    from,
                    random.nextBoolean() ? from : to,
                    ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8));
          };
    }
    return damaged;
  }

  /**
   * Reads it; it must be refused as the sender's fault, or become alerts whose every text can be
   * stored.
   */
  public static void assertReadOrRefused(Source source, byte[] body) {
    assertReadOrRefused(source, new HttpHeaders(), body);
  }

  /** The same for a source that goes by headers as well. */
  public static void assertReadOrRefused(Source source, HttpHeaders headers, byte[] body) {
    Delivery delivery = new Delivery(headers, null, body, NOW).admittedTo("int").keptAs("ab");
    try {
      source.key(delivery);
      for (AlertBatch batch : source.read(delivery)) {
        String everything = batch.toString();
        assertThat(new String(everything.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .isEqualTo(everything)
            .doesNotContain("\0");
        assertThat(batch.title()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        assertThat(batch.groupingKey()).isNotBlank();
        batch.alerts().forEach(alert -> assertThat(alert.key()).hasSizeBetween(1, 255));
      }
      for (ReportedChange change : source.changes(delivery)) {
        String everything = change.toString();
        assertThat(new String(everything.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .isEqualTo(everything)
            .doesNotContain("\0");
        assertThat(change.summary()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
        assertThat(change.key()).hasSizeBetween(1, 255);
        assertThat(change.occurredAt()).isNotNull();
      }
    } catch (Refused e) {
      assertThat(e.status()).isIn(400, 422);
      assertThat(source.refused(e).status()).isEqualTo(e.status());
    }
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
    byte[] spliced = new byte[bytes.length - (to - from) + with.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(with, 0, spliced, from, with.length);
    System.arraycopy(bytes, to, spliced, from + with.length, bytes.length - to);
    return spliced;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
