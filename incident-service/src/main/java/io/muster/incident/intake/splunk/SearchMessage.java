package io.muster.incident.intake.splunk;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Hints;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a search of Splunk found. A result may hold anything, so it is kept as text and never as
 * labels; the owner of the search is a person and is left out.
 */
final class SearchMessage {

  static final String GROUPED_BY = "splunk-search/1";

  private SearchMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or says neither which search nor which problem it is
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    JsonNode result = message.path("result");
    Hints hints = Hints.of(result);
    String search = Fields.text(message, "search_name", Fields.NAME);
    String key =
        Stream.of(hints.key(), Fields.key(Fields.text(message, "sid")))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> malformed("/sid or /result/muster_key must tell the alert"));
    String name = search == null ? "Alert" : search;
    String app = Fields.text(message, "app", Fields.NAME);
    String description = Fields.details(result, Fields.TEXT);
    Severities severities = Severities.of(hints.severity());
    Instant at = Fields.instant(result, "_time");
    Instant startsAt = at == null ? Fields.epochSeconds(result, "_time") : at;
    Alert alert =
        new Alert(
            key,
            hints.over() ? Action.RESOLVE : Action.TRIGGER,
            name,
            hints.service(),
            severities.alert(),
            severities.incident(),
            name,
            description,
            Fields.link(message, "results_link"),
            List.of(),
            startsAt == null ? delivery.receivedAt() : startsAt,
            null,
            delivery.context(
                SplunkWebhook.KIND,
                hints.severity(),
                null,
                app,
                null,
                Fields.text(result, "host", Fields.NAME),
                labels(search, app)));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(name, Fields.TITLE), description, List.of(alert));
  }

  private static Map<String, String> labels(String search, String app) {
    Map<String, String> labels = new TreeMap<>();
    if (search != null) {
      labels.put("search", search);
    }
    if (app != null) {
      labels.put("app", app);
    }
    return labels;
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Let Splunk's webhook alert action send its own message.");
  }
}
