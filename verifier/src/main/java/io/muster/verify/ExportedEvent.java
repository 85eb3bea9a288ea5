package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** One event of an export, as somebody claims it was recorded. */
record ExportedEvent(
    String id, String type, int revision, byte[] metadata, byte[] payload, byte[] leaf) {

  private static final String DAMAGED = "Base64";
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "type",
          "revision",
          "metadata",
          "metadataBase64",
          "payload",
          "payloadBase64",
          "leaf");

  static ExportedEvent parse(Object value) throws Fields.MissingException {
    Map<String, Object> event = Fields.object(value, FIELDS);
    return new ExportedEvent(
        Fields.text(event, "id"),
        Fields.text(event, "type"),
        Fields.integer(event, "revision"),
        bytes(event, "metadata"),
        bytes(event, "payload"),
        Fields.hash(event, "leaf"));
  }

  /** Bytes that are no text, as only damage makes them, stand in Base64. */
  static byte[] bytes(Map<String, Object> event, String field) throws Fields.MissingException {
    if (!event.containsKey(field + DAMAGED)) {
      return Fields.text(event, field).getBytes(StandardCharsets.UTF_8);
    }
    if (event.containsKey(field)) {
      throw new Fields.MissingException(field + " is given twice");
    }
    try {
      return Base64.getDecoder().decode(Fields.text(event, field + DAMAGED));
    } catch (IllegalArgumentException e) {
      throw new Fields.MissingException(field + " is not Base64");
    }
  }
}
