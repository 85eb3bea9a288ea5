package io.muster.incident.intake.alertmanager;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields that may be missing, empty or of another kind than expected: whatever cannot be read
 * is missing, because an alert must never be lost over a label.
 */
final class Fields {

  /** A template that was sent without having been filled in. */
  private static final Pattern LEFTOVER =
      Pattern.compile(".*\\{\\{.*}}.*|\\$[A-Za-z_][A-Za-z0-9_]*|<no value>", Pattern.DOTALL);

  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://\\S+");

  private Fields() {}

  /** Null when missing. */
  static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() || LEFTOVER.matcher(text).matches() ? null : text;
  }

  static String text(JsonNode object, String name, int longest) {
    return shortened(text(object, name), longest);
  }

  static String shortened(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** A link people may click; anything else than http and https is missing. */
  static String link(JsonNode object, String name) {
    String text = text(object, name);
    return text != null && text.length() <= 2000 && WEB_ADDRESS.matcher(text).matches()
        ? text
        : null;
  }

  /** Null when missing; the year 1 is how Go says so. */
  static Instant instant(JsonNode object, String name) {
    String text = text(object, name);
    if (text == null) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.getEpochSecond() <= 0 ? null : instant;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Every readable entry, in order of the names. */
  static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    for (String name : object.propertyNames()) {
      String value = text(object, name);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }
}
