package io.muster.incident.intake;

import io.muster.starter.Refused;
import java.time.DateTimeException;
import java.time.Duration;

/** A length of time as people write it in a request. */
final class IsoDuration {

  private IsoDuration() {}

  /**
   * Reads it.
   *
   * @param pointer where in the request it stands
   * @param text an ISO 8601 duration of days, hours, minutes and seconds, such as {@code PT90M};
   *     null: none
   * @throws Refused 422 when it is something else
   */
  static Duration parse(String pointer, String text) {
    if (text == null) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw Refused.invalid(
          pointer, "Write it as an ISO 8601 duration, such as PT30M, PT24H or P7D.");
    }
  }
}
