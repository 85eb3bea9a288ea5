package io.muster.incident.intake.cloudevents;

import io.muster.incident.intake.Fields;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One CloudEvent, whichever way it came.
 *
 * @param source what it came from; with the id it is unique
 * @param id within its source
 * @param type what happened, in the source's words
 * @param subject what it happened to; null when unsaid
 * @param time when, UTC; null when unsaid
 * @param extensions attributes beyond those of the specification, by name
 * @param data what else is said; missing when nothing is
 */
record CloudEvent(
    String source,
    String id,
    String type,
    String subject,
    Instant time,
    Map<String, String> extensions,
    JsonNode data) {

  private static final int NAME = 1024;

  /**
   * From its attributes.
   *
   * @param attributes an object with one text for each
   * @param where they stand, for the sentence that refuses them
   * @throws Refused 400 when a required one is missing
   */
  static CloudEvent of(JsonNode attributes, JsonNode data, String where) {
    String version = required(attributes, "specversion", where);
    if (!version.equals("1.0")) {
      throw malformed("%sspecversion must be 1.0".formatted(where));
    }
    Map<String, String> extensions = Fields.map(attributes);
    extensions
        .keySet()
        .removeIf(name -> CloudEvents.ATTRIBUTES.contains(name) || name.startsWith("data"));
    return new CloudEvent(
        required(attributes, "source", where),
        required(attributes, "id", where),
        required(attributes, "type", where),
        Fields.text(attributes, "subject", NAME),
        Fields.instant(attributes, "time"),
        extensions,
        data);
  }

  private static String required(JsonNode attributes, String name, String where) {
    String text = attributes.path(name).isString() ? Fields.text(attributes, name) : null;
    if (text == null) {
      throw malformed("%s%s is missing".formatted(where, name));
    }
    return text;
  }

  static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Send CloudEvents, version 1.0, in their HTTP binding.");
  }

  /** An extension; null when missing. */
  String extension(String name) {
    return extensions.get(name);
  }
}
