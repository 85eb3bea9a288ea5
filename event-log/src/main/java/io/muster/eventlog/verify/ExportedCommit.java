package io.muster.eventlog.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One line of an export: a commit as somebody claims it was recorded. */
record ExportedCommit(
    long position,
    int version,
    int count,
    Instant recordTime,
    String aggregateType,
    String aggregateId,
    long sequence,
    byte[] previous,
    byte[] hash,
    List<ExportedEvent> events) {

  record ExportedEvent(
      String id, String type, int revision, byte[] metadata, byte[] payload, byte[] leaf) {}

  static ExportedCommit parse(JsonNode line) throws IOException {
    try {
      List<ExportedEvent> events = new ArrayList<>();
      for (JsonNode event : line.required("events")) {
        events.add(
            new ExportedEvent(
                text(event, "id"),
                text(event, "type"),
                event.required("revision").intValue(),
                exact(event, "metadata"),
                exact(event, "payload"),
                hex(event, "leaf")));
      }
      return new ExportedCommit(
          line.required("position").longValue(),
          line.required("version").intValue(),
          line.required("count").intValue(),
          Instant.parse(text(line, "recordTime")),
          text(line, "aggregateType"),
          text(line, "aggregateId"),
          line.required("sequence").longValue(),
          hex(line, "previous"),
          hex(line, "hash"),
          events);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a commit", e);
    }
  }

  List<byte[]> leaves() {
    return events.stream().map(ExportedEvent::leaf).toList();
  }

  /** The leaf hash the event has if it stands at this place of the commit. */
  byte[] leafAt(int index, ExportedEvent event) {
    return LogFormat.leafHash(
        event.id(),
        aggregateType,
        aggregateId,
        sequence + index,
        event.type(),
        event.revision(),
        event.metadata(),
        event.payload());
  }

  String name(int index) {
    ExportedEvent event = events.get(index);
    return "event at position %d (id %s, type %s)"
        .formatted(position + index, event.id(), event.type());
  }

  /** All events of the commit, for damage that cannot be pinned to one of them. */
  String name() {
    if (events.size() == 1) {
      return name(0);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      names.add(name(i));
    }
    return String.join(", ", names);
  }

  private static byte[] exact(JsonNode event, String field) throws IOException {
    JsonNode damaged = event.get(field + "Base64");
    return damaged != null
        ? damaged.binaryValue()
        : text(event, field).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(text(node, field));
  }

  private static String text(JsonNode node, String field) {
    JsonNode text = node.required(field);
    if (!text.isTextual()) {
      throw new IllegalArgumentException(field + " is not text");
    }
    return text.textValue();
  }
}
