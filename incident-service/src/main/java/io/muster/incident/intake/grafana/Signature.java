package io.muster.incident.intake.grafana;

import io.muster.incident.intake.Delivery;
import io.muster.starter.Hmac;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Grafana's signature of a body: HMAC-SHA256 under the integration's key, in hex. With a time it is
 * made of {@code <seconds since 1970>:<body>}, and what was recorded and is played again later is
 * turned away.
 */
final class Signature {

  static final String HEADER = "X-Grafana-Alerting-Signature";

  /** Grafana lets its administrators name this header; Muster's guide names it so. */
  static final String TIME_HEADER = "X-Muster-Timestamp";

  /** As far as clocks may differ, either way. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Signature() {}

  /**
   * Lets pass what is not signed at all: the key alone opens the door.
   *
   * @throws Refused 401 when there is a signature and it is wrong, or a time that is not about now
   */
  static void check(Delivery delivery, String secret) {
    String given = delivery.headers().getFirst(HEADER);
    String time = delivery.headers().getFirst(TIME_HEADER);
    if (given == null && time == null) {
      return;
    }
    String expected =
        time == null
            ? Hmac.hex(secret, delivery.body())
            : Hmac.hex(secret, (time + ":").getBytes(StandardCharsets.UTF_8), delivery.body());
    if (!Hmac.equal(expected, given == null ? null : given.strip())
        || (time != null && !isNow(time, delivery))) {
      throw Refused.of(
          401,
          "wrong-signature",
          "The signature does not fit the body, the key and the time. Give Grafana the"
              + " integration's key as HMAC secret, and let both clocks be right within five"
              + " minutes.");
    }
  }

  private static boolean isNow(String seconds, Delivery delivery) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(at, delivery.receivedAt()).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
  }
}
