package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerTrouble;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what the answers of trackers come to. */
final class TrackerReplies {

  static final JsonMapper JSON = new JsonMapper();

  /** A tracker that wants to be left alone for longer is asked once a day. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** Waits that are given as an instant in seconds, where no more may be asked before it. */
  private static final String[] RESETS = {"X-RateLimit-Reset", "RateLimit-Reset"};

  private TrackerReplies() {}

  /** A good answer; a missing node when no JSON came with it. */
  record Reply(JsonNode body) {}

  /**
   * The answer, when it is a good one.
   *
   * @param change whether something was to be changed, which a tracker that fails may have done
   */
  static Reply checked(HttpResponse<String> response, boolean change, Instant now)
      throws TrackerTroubleException {
    int status = response.statusCode();
    JsonNode body = json(response.body());
    if (status >= 200 && status < 300) {
      return new Reply(body);
    }
    String says = "%d %s".formatted(status, words(body)).strip();
    HttpHeaders headers = response.headers();
    throw switch (status) {
      case 301, 302, 303, 307, 308 ->
          TrackerTroubleException.notDone(
              TrackerTrouble.MOVED, headers.firstValue("Location").orElse(says));
      case 401 -> TrackerTroubleException.notDone(TrackerTrouble.NOT_ADMITTED, says);
      // GitHub says 403 where others say 429.
      case 403 ->
          isSpent(headers)
              ? TrackerTroubleException.notDone(TrackerTrouble.BUSY, says).after(wait(headers, now))
              : TrackerTroubleException.notDone(TrackerTrouble.NOT_ADMITTED, says);
      case 404 -> TrackerTroubleException.notDone(TrackerTrouble.NOT_FOUND, says);
      case 410 -> TrackerTroubleException.notDone(TrackerTrouble.GONE, says);
      case 429 ->
          TrackerTroubleException.notDone(TrackerTrouble.BUSY, says).after(wait(headers, now));
      default -> failed(status, says, change).after(wait(headers, now));
    };
  }

  private static TrackerTroubleException failed(int status, String says, boolean change) {
    if (status >= 400 && status < 500 && status != 408) {
      return TrackerTroubleException.notDone(TrackerTrouble.REFUSED, says);
    }
    return change
        ? TrackerTroubleException.unknown(TrackerTrouble.FAILING, says)
        : TrackerTroubleException.notDone(TrackerTrouble.FAILING, says);
  }

  private static boolean isSpent(HttpHeaders headers) {
    return headers.firstValue("Retry-After").isPresent()
        || headers.firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
  }

  private static Duration wait(HttpHeaders headers, Instant now) {
    Optional<Duration> asked = headers.firstValue("Retry-After").flatMap(text -> after(text, now));
    for (String reset : RESETS) {
      asked =
          asked.or(
              () ->
                  headers
                      .firstValue(reset)
                      .flatMap(TrackerReplies::seconds)
                      .map(seconds -> Duration.between(now, Instant.ofEpochSecond(seconds))));
    }
    return asked
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .orElse(Duration.ZERO);
  }

  /** Seconds, or a date as HTTP writes them. */
  private static Optional<Duration> after(String text, Instant now) {
    Optional<Duration> seconds = seconds(text).map(Duration::ofSeconds);
    return seconds.isPresent() ? seconds : date(text).map(date -> Duration.between(now, date));
  }

  private static Optional<Long> seconds(String text) {
    return text.strip().matches("[0-9]{1,11}")
        ? Optional.of(Long.valueOf(text.strip()))
        : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the tracker says went wrong, wherever it says it. */
  private static String words(JsonNode body) {
    StringJoiner words = new StringJoiner(" ");
    for (String field : new String[] {"message", "error", "errorMessages", "errors"}) {
      JsonNode said = body.path(field);
      if (said.isString()) {
        words.add(said.asString());
      } else if (!said.isMissingNode() && !said.isNull() && !said.isEmpty()) {
        words.add(said.toString());
      }
    }
    return words.toString();
  }

  private static JsonNode json(String body) {
    try {
      return body == null || body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
