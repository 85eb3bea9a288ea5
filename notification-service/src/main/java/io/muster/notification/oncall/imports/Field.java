package io.muster.notification.oncall.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A place in an export, and what stands there. */
record Field(String where, JsonNode node) {

  private static final int MOST = 2000;
  private static final int LONGEST_NAME = 200;

  Field at(String name) {
    return new Field(where + "/" + name, node.path(name));
  }

  boolean isThere() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** What is in a list; nothing when there is none. Answers of an API that wrap it are opened. */
  List<Field> each() {
    if (node.isObject() && node.path("data").isArray()) {
      return at("data").each();
    }
    if (node.size() > MOST) {
      throw new ExportFault(where, "There are more than " + MOST + "; split the export.");
    }
    List<Field> each = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      each.add(new Field(where + "/" + i, node.get(i)));
    }
    return each;
  }

  /** The thing itself, where an API wraps it in an object of one member. */
  Field unwrapped(String name) {
    return node.path(name).isObject() ? at(name) : this;
  }

  String text() {
    if (!node.isString() || node.asString().isBlank()) {
      throw new ExportFault(where, "There should be a text here.");
    }
    return node.asString();
  }

  String textOr(String otherwise) {
    return node.isString() && !node.asString().isBlank() ? node.asString() : otherwise;
  }

  /** One line, as names are here. */
  String name(String otherwise) {
    String line = textOr(otherwise).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
  }

  long number() {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new ExportFault(where, "There should be a whole number here.");
    }
    return node.asLong();
  }

  long numberOr(long otherwise) {
    return isThere() ? number() : otherwise;
  }

  /** Whether it says so; what is missing does not. */
  boolean isTrue() {
    return node.asBoolean(false);
  }

  Instant instant() {
    try {
      return OffsetDateTime.parse(text()).toInstant();
    } catch (DateTimeException e) {
      throw new ExportFault(where, "There should be a time with its offset from UTC here.");
    }
  }

  ZoneId zone() {
    if (!ZoneId.getAvailableZoneIds().contains(text())) {
      throw new ExportFault(where, "This is no zone of the IANA time zone database.");
    }
    return ZoneId.of(text());
  }

  LocalTime time() {
    try {
      return toTheMinute(LocalTime.parse(text()));
    } catch (DateTimeException e) {
      throw new ExportFault(where, "There should be a time of day here, such as 09:00:00.");
    }
  }

  LocalTime toTheMinute(LocalTime time) {
    if (time.getSecond() != 0 || time.getNano() != 0) {
      throw new ExportFault(where, "Times of day are to the minute here; this one has seconds.");
    }
    return time;
  }
}
