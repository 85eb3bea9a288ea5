package io.muster.incident.intake.elastalert;

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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a rule of ElastAlert 2 found, with what its author added. A match may hold anything, so it
 * is kept as text and never as labels.
 */
final class MatchMessage {

  static final String GROUPED_BY = "elastalert-match/1";

  private MatchMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or does not say which rule it is of
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode match = delivery.json();
    if (!match.isObject()) {
      throw malformed("The body must be an object");
    }
    String rule = Fields.text(match, "rule_name", Fields.NAME);
    if (rule == null) {
      throw malformed("/rule_name must be the rule's name");
    }
    Hints hints = Hints.of(match);
    String id = Fields.text(match, "_id");
    String ownKey = id == null ? delivery.sha256() : Fields.key(rule + "/" + id);
    String key = hints.key() == null ? ownKey : hints.key();
    Severities severities = Severities.of(hints.severity());
    String description = Fields.details(match, Fields.TEXT);
    Instant startsAt = Fields.instant(match, "@timestamp");
    Alert alert =
        new Alert(
            key,
            hints.over() ? Action.RESOLVE : Action.TRIGGER,
            rule,
            hints.service(),
            severities.alert(),
            severities.incident(),
            rule,
            description,
            Fields.link(match, "kibana_discover_url"),
            List.of(),
            startsAt == null ? delivery.receivedAt() : startsAt,
            null,
            delivery.context(
                ElastAlertPost.KIND,
                hints.severity(),
                null,
                null,
                null,
                host(match),
                Map.of("rule", rule)));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(rule, Fields.TITLE), description, List.of(alert));
  }

  /** A name, or in the Elastic Common Schema an object that has one. */
  private static String host(JsonNode match) {
    return Stream.of(
            Fields.text(match, "host", Fields.NAME),
            Fields.text(match.path("host"), "name", Fields.NAME))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Take the rule's settings from Muster's guide.");
  }
}
