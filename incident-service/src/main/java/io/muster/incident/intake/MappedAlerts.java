package io.muster.incident.intake;

import io.muster.contracts.alert.AlertMapping;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads alerts out of any JSON as an administrator said. */
final class MappedAlerts {

  private static final String GROUPED_BY = "mapped-key/1";
  private static final int MOST = 100;
  private static final int MOST_WORDS = 50;
  private static final Set<String> SEVERITIES =
      Set.of("critical", "error", "warning", "info", "sev1", "sev2", "sev3", "sev4", "sev5");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MappedAlerts() {}

  /**
   * Lets pass a mapping that can be used.
   *
   * @param at pointer of the mapping in the request
   * @throws Refused 422 naming the field
   */
  static void check(AlertMapping mapping, String at) {
    if (mapping.summary() == null || mapping.summary().isBlank()) {
      throw Refused.invalid(at + "/summary", "Say where the summary of an alert comes from.");
    }
    JsonTemplate.checkPath(mapping.each(), at + "/each");
    templates(mapping).forEach((field, template) -> JsonTemplate.check(template, at + "/" + field));
    mapping
        .severities()
        .forEach(
            (word, meaning) -> {
              if (meaning == null || !SEVERITIES.contains(meaning)) {
                throw Refused.invalid(
                    at + "/severities",
                    "A word means critical, error, warning, info or sev1 to sev5: " + word);
              }
            });
    if (mapping.severities().size() > MOST_WORDS
        || mapping.resolved().size() > MOST_WORDS
        || mapping.acknowledged().size() > MOST_WORDS) {
      throw Refused.invalid(at + "/severities", "Give at most %d words.".formatted(MOST_WORDS));
    }
    if (mapping.key() == null && !mapping.resolved().isEmpty()) {
      throw Refused.invalid(at + "/key", "Without a key nobody can tell which alert is over.");
    }
  }

  private static Map<String, String> templates(AlertMapping mapping) {
    Map<String, String> templates = new LinkedHashMap<>();
    templates.put("key", mapping.key());
    templates.put("summary", mapping.summary());
    templates.put("description", mapping.description());
    templates.put("name", mapping.name());
    templates.put("service", mapping.service());
    templates.put("host", mapping.host());
    templates.put("severity", mapping.severity());
    templates.put("status", mapping.status());
    templates.put("link", mapping.link());
    templates.put("since", mapping.since());
    return templates;
  }

  /**
   * Reads a message.
   *
   * @throws Refused 400 when an alert in it has no summary, or there are too many
   */
  static List<AlertBatch> read(AlertMapping mapping, JsonNode body, Delivery delivery) {
    if (!body.isContainer()) {
      throw Refused.of(400, "malformed-body", "The body must be an object or a list.");
    }
    List<Object> found = JsonTemplate.each(mapping.each(), JSON.convertValue(body, Object.class));
    if (found.size() > MOST) {
      throw Refused.of(
          400, "malformed-body", "There are more than %d alerts in it.".formatted(MOST));
    }
    List<AlertBatch> batches = new ArrayList<>();
    for (Object alert : found) {
      batches.add(read(mapping, alert, batches.size(), delivery));
    }
    return batches;
  }

  private static AlertBatch read(AlertMapping mapping, Object json, int at, Delivery delivery) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    templates(mapping)
        .forEach(
            (field, template) -> {
              String text = JsonTemplate.filled(template, json);
              if (text != null) {
                read.put(field, text);
              }
            });
    String summary = Fields.text(read, "summary", Fields.SUMMARY);
    if (summary == null) {
      throw Refused.of(
          400,
          "malformed-body",
          "The mapping finds no summary in alert %d of the message.".formatted(at + 1));
    }
    String given = Fields.key(Fields.text(read, "key"));
    String key = given == null ? Sha256.hex(delivery.sha256() + at) : given;
    Action action = action(mapping, Fields.text(read, "status"));
    String word = Fields.text(read, "severity", Fields.NAME);
    Severities severities =
        Severities.of(word == null ? null : mapping.severities().getOrDefault(word, word));
    Instant since =
        Stream.of(Fields.instant(read, "since"), seconds(read), Fields.epochMillis(read, "since"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String name = Fields.text(read, "name", Fields.NAME);
    String description = Fields.text(read, "description", Fields.TEXT);
    Alert alert =
        new Alert(
            key,
            action,
            name == null ? "Alert" : name,
            Fields.text(read, "service", Fields.NAME),
            severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(read, "link"),
            List.of(),
            since == null || action != Action.TRIGGER ? delivery.receivedAt() : since,
            null,
            delivery.context(
                GenericWebhook.KIND,
                word,
                null,
                null,
                name,
                Fields.text(read, "host", Fields.NAME),
                Map.of()));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  /** Seconds have ten digits until the year 2286, and milliseconds have had more since 2001. */
  private static Instant seconds(JsonNode read) {
    String text = Fields.text(read, "since");
    return text != null && text.matches("[0-9]{1,10}(\\.[0-9]{1,9})?")
        ? Fields.epochSeconds(read, "since")
        : null;
  }

  private static Action action(AlertMapping mapping, String status) {
    if (status != null && mapping.resolved().contains(status)) {
      return Action.RESOLVE;
    }
    return status != null && mapping.acknowledged().contains(status)
        ? Action.ACKNOWLEDGE
        : Action.TRIGGER;
  }
}
