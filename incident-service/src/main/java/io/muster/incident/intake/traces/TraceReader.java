package io.muster.incident.intake.traces;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.muster.incident.intake.traces.Span.SpanId;
import io.muster.starter.Refused;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads an OTLP export request, in protobuf or JSON. In JSON, ids are hexadecimal and not base64 as
 * protobuf's own mapping has them, which is why it is read by hand.
 */
final class TraceReader {

  private static final String NAME = "service.name";

  private TraceReader() {}

  static List<Span> protobuf(byte[] body) {
    ExportTraceServiceRequest request;
    try {
      request = ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw Refused.of(
          400, "malformed-body", "The body is no ExportTraceServiceRequest in protobuf.");
    }
    List<Span> spans = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      Map<String, String> about = texts(resource.getResource().getAttributesList());
      resource
          .getScopeSpansList()
          .forEach(
              scope ->
                  scope
                      .getSpansList()
                      .forEach(
                          span ->
                              add(
                                  spans,
                                  about,
                                  id(span.getTraceId(), span.getSpanId()),
                                  id(span.getTraceId(), span.getParentSpanId()),
                                  kind(span.getKindValue()),
                                  texts(span.getAttributesList()))));
    }
    return spans;
  }

  static List<Span> json(JsonNode body) {
    if (!body.isObject()) {
      throw Refused.of(400, "malformed-body", "The body is no ExportTraceServiceRequest in JSON.");
    }
    List<Span> spans = new ArrayList<>();
    for (JsonNode resource : body.path("resourceSpans")) {
      Map<String, String> about = texts(resource.path("resource").path("attributes"));
      for (JsonNode scope : resource.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          String trace = span.path("traceId").asString("");
          add(
              spans,
              about,
              id(trace, span.path("spanId").asString("")),
              id(trace, span.path("parentSpanId").asString("")),
              kind(span.path("kind")),
              texts(span.path("attributes")));
        }
      }
    }
    return spans;
  }

  /** What does not say whose it is tells nothing; SDKs that were not told make a name up. */
  private static void add(
      List<Span> spans,
      Map<String, String> about,
      SpanId id,
      SpanId parent,
      Span.Kind kind,
      Map<String, String> attributes) {
    String service = about.get(NAME);
    if (service == null || service.isBlank() || service.startsWith("unknown_service")) {
      return;
    }
    String namespace = about.getOrDefault("k8s.namespace.name", about.get("service.namespace"));
    attributes.keySet().retainAll(Span.LOOKED_AT);
    spans.add(new Span(id, parent, service.strip(), namespace, kind, attributes));
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new HashMap<>();
    for (KeyValue attribute : attributes) {
      AnyValue value = attribute.getValue();
      if (value.hasStringValue()) {
        texts.put(attribute.getKey(), value.getStringValue());
      } else if (value.hasBoolValue()) {
        texts.put(attribute.getKey(), Boolean.toString(value.getBoolValue()));
      }
    }
    return texts;
  }

  private static Map<String, String> texts(JsonNode attributes) {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode attribute : attributes) {
      JsonNode value = attribute.path("value");
      JsonNode said =
          value.path("stringValue").isString()
              ? value.path("stringValue")
              : value.path("boolValue");
      if (said.isValueNode() && attribute.path("key").isString()) {
        texts.put(attribute.path("key").asString(), said.asString());
      }
    }
    return texts;
  }

  private static SpanId id(ByteString trace, ByteString span) {
    return id(trace.toByteArray(), span.toByteArray());
  }

  private static SpanId id(String trace, String span) {
    try {
      return id(HexFormat.of().parseHex(trace), HexFormat.of().parseHex(span));
    } catch (IllegalArgumentException e) {
      return new SpanId(0, 0, 0);
    }
  }

  private static SpanId id(byte[] trace, byte[] span) {
    if (trace.length != 16 || span.length != 8) {
      return new SpanId(0, 0, 0);
    }
    ByteBuffer of = ByteBuffer.wrap(trace);
    return new SpanId(of.getLong(), of.getLong(), ByteBuffer.wrap(span).getLong());
  }

  private static Span.Kind kind(JsonNode kind) {
    if (kind.isNumber()) {
      return kind(kind.asInt(0));
    }
    return switch (kind.asString("")) {
      case "SPAN_KIND_SERVER" -> Span.Kind.SERVER;
      case "SPAN_KIND_CLIENT" -> Span.Kind.CLIENT;
      case "SPAN_KIND_PRODUCER" -> Span.Kind.PRODUCER;
      case "SPAN_KIND_CONSUMER" -> Span.Kind.CONSUMER;
      default -> Span.Kind.OTHER;
    };
  }

  private static Span.Kind kind(int number) {
    return switch (number) {
      case 2 -> Span.Kind.SERVER;
      case 3 -> Span.Kind.CLIENT;
      case 4 -> Span.Kind.PRODUCER;
      case 5 -> Span.Kind.CONSUMER;
      default -> Span.Kind.OTHER;
    };
  }
}
