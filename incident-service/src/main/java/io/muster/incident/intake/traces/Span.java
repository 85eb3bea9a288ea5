package io.muster.incident.intake.traces;

import java.util.Map;
import java.util.Set;

/**
 * What has to be known of a span to tell what needs what.
 *
 * @param service that made it
 * @param namespace of that service; null when unsaid
 * @param attributes only those of {@link #LOOKED_AT}
 */
record Span(
    SpanId id,
    SpanId parent,
    String service,
    String namespace,
    Kind kind,
    Map<String, String> attributes) {

  static final Set<String> LOOKED_AT =
      Set.of(
          "peer.service",
          "server.address",
          "net.peer.name",
          "db.system",
          "db.system.name",
          "db.name",
          "db.namespace",
          "messaging.system",
          "messaging.destination",
          "messaging.destination.name",
          "messaging.destination.temporary",
          "messaging.destination.anonymous");

  Span {
    attributes = Map.copyOf(attributes);
  }

  enum Kind {
    CLIENT,
    SERVER,
    PRODUCER,
    CONSUMER,
    OTHER
  }

  /** A span's place in its trace: small, as many are remembered for a while. */
  record SpanId(long traceHigh, long traceLow, long span) {

    boolean isNone() {
      return span == 0;
    }
  }

  /** The first of these that is there; null when none is. */
  String first(String... names) {
    for (String name : names) {
      String value = attributes.get(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }
}
