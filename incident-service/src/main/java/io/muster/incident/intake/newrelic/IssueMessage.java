package io.muster.incident.intake.newrelic;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a workflow of New Relic says of an issue. Each issue is one problem and one alert, however
 * many incidents New Relic has put into it. People edit the template, so anything but the issue's
 * id may be missing, and numbers may be texts.
 */
final class IssueMessage {

  static final String GROUPED_BY = "newrelic-issue/1";

  private static final int MOST_NAMES = 50;

  private IssueMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or does not say which issue it is about
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode issue = delivery.json();
    if (!issue.isObject()) {
      throw malformed("The body must be an object");
    }
    String key = Fields.key(Fields.text(issue, "id"));
    if (key == null) {
      throw malformed("/id must be the issue's id");
    }
    Action action = action(word(issue, "state"));
    String priority = Fields.text(issue, "priority", Fields.NAME);
    Severities severities = Severities.of(severity(word(issue, "priority")));
    List<String> entities = texts(issue, "impactedEntities");
    String condition = first(texts(issue, "alertConditionNames"));
    String policy = first(texts(issue, "alertPolicyNames"));
    String name = condition == null ? "Alert" : condition;
    String title = Fields.text(issue, "title", Fields.SUMMARY);
    String summary = title == null ? name : title;
    String description =
        entities.size() < 2
            ? null
            : Fields.shortened("Affected: " + String.join(", ", entities), Fields.TEXT);
    Instant startsAt = Fields.epochMillis(issue, "createdAt");
    Alert alert =
        new Alert(
            key,
            action,
            name,
            first(entities),
            severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(issue, "issueUrl"),
            List.of(),
            startsAt == null ? delivery.receivedAt() : startsAt,
            action == Action.RESOLVE ? endsAt(issue) : null,
            delivery.context(
                NewRelicWebhook.KIND,
                priority,
                null,
                policy,
                Fields.text(issue, "trigger", Fields.NAME),
                null,
                labels(issue, condition, policy)));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  /** A state nobody has heard of is taken for a problem. */
  private static Action action(String state) {
    return switch (state) {
      case "acknowledged" -> Action.ACKNOWLEDGE;
      case "closed" -> Action.RESOLVE;
      default -> Action.TRIGGER;
    };
  }

  private static String severity(String priority) {
    return switch (priority) {
      case "medium" -> "warning";
      case "low" -> "info";
      default -> priority;
    };
  }

  private static Instant endsAt(JsonNode issue) {
    Instant closedAt = Fields.epochMillis(issue, "closedAt");
    return closedAt == null ? Fields.epochMillis(issue, "updatedAt") : closedAt;
  }

  private static Map<String, String> labels(JsonNode issue, String condition, String policy) {
    Map<String, String> labels = new TreeMap<>();
    put(labels, "condition", condition);
    put(labels, "policy", policy);
    put(labels, "workflow", Fields.text(issue, "workflowName", Fields.NAME));
    put(labels, "source", first(texts(issue, "sources")));
    return labels;
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (value != null) {
      labels.put(name, value);
    }
  }

  /** A list of names; a single name is a list of one. */
  private static List<String> texts(JsonNode issue, String name) {
    JsonNode value = issue.path(name);
    Stream<String> raw =
        value.isArray()
            ? value.valueStream().filter(JsonNode::isValueNode).map(JsonNode::asString)
            : Stream.ofNullable(Fields.text(issue, name));
    return raw.map(Fields::clean)
        .filter(Objects::nonNull)
        .map(text -> Fields.shortened(text, Fields.NAME))
        .limit(MOST_NAMES)
        .toList();
  }

  private static String first(List<String> texts) {
    return texts.isEmpty() ? null : texts.getFirst();
  }

  private static String word(JsonNode issue, String name) {
    String text = Fields.text(issue, name, Fields.NAME);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400,
        "malformed-body",
        what + ". Use the default template of New Relic's webhook, or the one in Muster's guide.");
  }
}
