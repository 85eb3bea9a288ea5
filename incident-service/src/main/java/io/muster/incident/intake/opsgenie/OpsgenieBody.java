package io.muster.incident.intake.opsgenie;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Verb;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the bodies of Opsgenie's Alert API. */
final class OpsgenieBody {

  static final String GROUPED_BY = "opsgenie-alias/1";

  private static final Pattern PRIORITY = Pattern.compile("P[1-5]");

  private OpsgenieBody() {}

  /**
   * The body, or an empty object: most requests need none.
   *
   * @throws Refused 400 when it is no object
   */
  static JsonNode of(Delivery delivery) {
    if (delivery.body().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode body = delivery.json();
    if (!body.isObject()) {
      throw Refused.of(400, "malformed-body", "The body must be an object");
    }
    return body;
  }

  /**
   * A new alert, or one more of the same alias.
   *
   * @throws Refused 422 when it has no message, or a priority that is none
   */
  static AlertBatch created(JsonNode body, Delivery delivery) {
    String message = Fields.text(body, "message", Fields.SUMMARY);
    if (message == null) {
      throw Refused.invalid("/message", "Message can not be empty.");
    }
    String priority = priority(body).orElse("P3");
    Severities severities = severities(priority);
    String given = Fields.key(Fields.text(body, "alias"));
    String alias = given == null ? delivery.sha256() : given;
    Map<String, String> labels = new TreeMap<>(Fields.map(body.path("details")));
    String tags = list(body.path("tags"), Fields.SUMMARY);
    if (tags != null && labels.size() < 64) {
      labels.put("tags", tags);
    }
    String source = Fields.text(body, "source", Fields.NAME);
    Alert alert =
        new Alert(
            alias,
            Action.TRIGGER,
            source == null ? "Alert" : source,
            Fields.text(body.path("details"), "service", Fields.NAME),
            severities.alert(),
            severities.incident(),
            message,
            Fields.text(body, "description", Fields.TEXT),
            null,
            List.of(),
            delivery.receivedAt(),
            null,
            delivery.context(
                Opsgenie.KIND,
                priority,
                null,
                responders(body),
                null,
                Fields.text(body, "entity", Fields.NAME),
                labels));
    return new AlertBatch(
        alias,
        GROUPED_BY,
        Fields.shortened(message, Fields.TITLE),
        alert.description(),
        List.of(alert));
  }

  private static Optional<String> priority(JsonNode body) {
    String priority = Fields.text(body, "priority", Fields.NAME);
    if (priority != null && !PRIORITY.matcher(priority).matches()) {
      throw Refused.invalid("/priority", "Priority must be one of P1, P2, P3, P4, P5.");
    }
    return Optional.ofNullable(priority);
  }

  private static Severities severities(String priority) {
    return switch (priority) {
      case "P1" -> new Severities(AlertSeverity.CRITICAL, Severity.SEV1);
      case "P2" -> new Severities(AlertSeverity.ERROR, Severity.SEV2);
      case "P4" -> new Severities(AlertSeverity.INFO, Severity.SEV4);
      case "P5" -> new Severities(AlertSeverity.INFO, Severity.SEV5);
      default -> new Severities(AlertSeverity.WARNING, Severity.SEV3);
    };
  }

  /** Whom the client meant to wake. It decides nothing: whom an incident reaches is Muster's. */
  private static String responders(JsonNode body) {
    String names =
        body.path("responders")
            .valueStream()
            .map(
                responder ->
                    Stream.of("name", "username", "id")
                        .map(field -> Fields.text(responder, field, Fields.NAME))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : Fields.shortened(names, Fields.NAME);
  }

  private static String list(JsonNode texts, int longest) {
    String all =
        texts
            .valueStream()
            .filter(JsonNode::isString)
            .map(text -> Fields.clean(text.stringValue()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? null : Fields.shortened(all, longest);
  }

  /**
   * Lets pass what says everything it has to.
   *
   * @throws Refused 422 naming what is missing
   */
  static void check(Verb verb, JsonNode body) {
    switch (verb) {
      case NOTES -> required(body, "note");
      case MESSAGE -> required(body, "message");
      case DESCRIPTION -> required(body, "description");
      case PRIORITY -> {
        if (priority(body).isEmpty()) {
          throw Refused.invalid("/priority", "Priority can not be empty.");
        }
      }
      case TAGS -> {
        if (list(body.path("tags"), Fields.TEXT) == null) {
          throw Refused.invalid("/tags", "Tags can not be empty.");
        }
      }
      case ASSIGN -> {
        if (owner(body) == null) {
          throw Refused.invalid("/owner", "Owner can not be empty.");
        }
      }
      default -> {
        // Nothing is required.
      }
    }
  }

  private static void required(JsonNode body, String name) {
    if (Fields.text(body, name) == null) {
      throw Refused.invalid(
          "/" + name,
          name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
              + name.substring(1)
              + " can not be empty.");
    }
  }

  private static String owner(JsonNode body) {
    return Stream.of("username", "id")
        .map(name -> Fields.text(body.path("owner"), name, Fields.NAME))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What of a request is written down in the incident, in words; most leaves nothing to write. */
  static Optional<String> note(Verb verb, JsonNode body) {
    return switch (verb) {
      case NOTES -> Optional.ofNullable(Fields.text(body, "note", Fields.TEXT));
      case TAGS -> Optional.of("Tags in Opsgenie's API: " + list(body.path("tags"), Fields.TEXT));
      case ASSIGN -> Optional.of("Assigned in Opsgenie's API to " + owner(body));
      default -> Optional.empty();
    };
  }
}
