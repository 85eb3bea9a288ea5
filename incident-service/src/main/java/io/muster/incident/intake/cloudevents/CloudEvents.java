package io.muster.incident.intake.cloudevents;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.starter.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the events in a request: one as an object, several as a list, or one whose attributes are
 * headers. Why not with the CNCF's own library: see docs/adr/0031-cloudevents-by-hand.md.
 */
final class CloudEvents {

  static final Set<String> ATTRIBUTES =
      Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype");

  private static final MediaType ONE = MediaType.valueOf("application/cloudevents+json");
  private static final MediaType SEVERAL = MediaType.valueOf("application/cloudevents-batch+json");
  private static final String HEADER = "ce-";
  private static final int MOST = 1000;

  private CloudEvents() {}

  /**
   * In the order sent.
   *
   * @throws Refused 415 when it comes in none of the three ways; 400 when an event is none, naming
   *     which
   */
  static List<CloudEvent> in(Delivery delivery) {
    MediaType type = mediaType(delivery.headers());
    if (ONE.equalsTypeAndSubtype(type)) {
      return List.of(structured(delivery.json(), "/"));
    }
    if (SEVERAL.equalsTypeAndSubtype(type)) {
      return batch(delivery.json());
    }
    if (delivery.headers().getFirst(HEADER + "id") != null
        || delivery.headers().getFirst(HEADER + "specversion") != null) {
      return List.of(binary(delivery, type));
    }
    throw Refused.of(
        415,
        "unsupported-media-type",
        "Send application/cloudevents+json, application/cloudevents-batch+json, or the attributes as ce- headers.");
  }

  private static MediaType mediaType(HttpHeaders headers) {
    try {
      return headers.getContentType();
    } catch (InvalidMediaTypeException e) {
      return null;
    }
  }

  private static List<CloudEvent> batch(JsonNode list) {
    if (!list.isArray()) {
      throw CloudEvent.malformed("The body must be a list");
    }
    if (list.size() > MOST) {
      throw CloudEvent.malformed("There are more than %d events in it".formatted(MOST));
    }
    List<CloudEvent> events = new ArrayList<>();
    for (JsonNode event : list) {
      events.add(structured(event, "/" + events.size() + "/"));
    }
    return events;
  }

  private static CloudEvent structured(JsonNode event, String where) {
    if (!event.isObject()) {
      throw CloudEvent.malformed(
          (where.length() == 1 ? "The body" : where.substring(0, where.length() - 1))
              + " must be an object");
    }
    JsonNode data = event.path("data");
    JsonNode encoded = event.path("data_base64");
    if (encoded.isString()) {
      try {
        data =
            content(
                Base64.getMimeDecoder().decode(encoded.stringValue()),
                Fields.text(event, "datacontenttype"));
      } catch (IllegalArgumentException e) {
        throw CloudEvent.malformed(where + "data_base64 is not base64");
      }
    }
    return CloudEvent.of(event, data, where);
  }

  private static CloudEvent binary(Delivery delivery, MediaType type) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    delivery
        .headers()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(HEADER) && !values.isEmpty()) {
                attributes.put(lower.substring(HEADER.length()), decoded(values.getFirst()));
              }
            });
    return CloudEvent.of(
        attributes, content(delivery.body(), type == null ? null : type.toString()), "ce-");
  }

  /** Header values are percent-encoded where they are not plain; a plus sign means itself. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /** Data that is JSON, or else taken for a text. */
  private static JsonNode content(byte[] bytes, String mediaType) {
    if (bytes.length == 0) {
      return JsonNodeFactory.instance.missingNode();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return mediaType == null || mediaType.toLowerCase(Locale.ROOT).matches(".*[/+]json.*")
        ? Delivery.json(text, "The data")
        : JsonNodeFactory.instance.stringNode(text);
  }
}
