package io.muster.incident.intake;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Heartbeats.Quiet;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The alert Muster itself opens in an integration of which nothing is heard. */
final class SilentSource {

  private static final String KEY = "muster:heartbeat";
  private static final String GROUPED_BY = "heartbeat/1";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SilentSource() {}

  /** It is quiet for too long. */
  static AlertBatch fires(Heartbeat heartbeat, Quiet quiet, Instant now) {
    String title =
        "Nothing heard of %s since %s".formatted(heartbeat.name(), MINUTE.format(quiet.since()));
    String description =
        "%s is expected every %s and was given %s more. While it is quiet, nobody knows whether what it watches or does is well."
            .formatted(
                heartbeat.name(),
                words(heartbeat.every()),
                words(Heartbeat.grace(heartbeat.every())));
    AlertContext context =
        new AlertContext(
            heartbeat.source(),
            null,
            null,
            null,
            "heartbeat",
            null,
            Map.of("integration", heartbeat.name()),
            now,
            null);
    return batch(
        title, description, alert(Action.TRIGGER, title, description, quiet, null, context));
  }

  /** It was heard of again, or is not expected any more. */
  static AlertBatch over(Quiet quiet, Instant at) {
    AlertContext context =
        new AlertContext("heartbeat", null, null, null, null, null, Map.of(), at, null);
    return batch(
        "Heard of again", null, alert(Action.RESOLVE, "Heard of again", null, quiet, at, context));
  }

  private static AlertBatch batch(String title, String description, Alert alert) {
    return new AlertBatch(KEY, GROUPED_BY, title, description, List.of(alert));
  }

  private static Alert alert(
      Action action,
      String summary,
      String description,
      Quiet quiet,
      Instant endsAt,
      AlertContext context) {
    return new Alert(
            KEY,
            action,
            "Heartbeat",
            null,
            AlertSeverity.ERROR,
            Severity.SEV3,
            summary,
            description,
            null,
            List.of(),
            quiet.startsAt(),
            endsAt,
            context)
        .withSteadyStart();
  }

  private static String words(Duration duration) {
    StringBuilder words = new StringBuilder();
    append(words, duration.toDaysPart(), "d");
    append(words, duration.toHoursPart(), "h");
    append(words, duration.toMinutesPart(), "min");
    append(words, duration.toSecondsPart(), "s");
    return words.toString().strip();
  }

  private static void append(StringBuilder words, long part, String unit) {
    if (part > 0) {
      words.append(' ').append(part).append(' ').append(unit);
    }
  }
}
