package io.muster.reporting.analytics;

import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What caused an incident, as far as two can be said to have the same cause: what kind of thing,
 * and of which service. What somebody wrote about it in words is not compared.
 *
 * @param key as in {@code CHANGE/DEPLOYMENT/checkout}, {@code SERVICE/ledger} or {@code OTHER}
 */
record Cause(String key) {

  /** The key of incidents whose cause nobody has said. */
  static final String UNKNOWN = "UNKNOWN";

  private static final String SEPARATOR = "/";

  static Cause of(CauseMarked event) {
    return new Cause(
        String.join(
            SEPARATOR,
            switch (event.kind()) {
              case CHANGE ->
                  parts(
                      event.kind(),
                      event.changeKind() == null ? "OTHER" : event.changeKind().name(),
                      event.service());
              case SERVICE -> parts(event.kind(), event.service());
              case OTHER -> parts(event.kind());
            }));
  }

  private static List<String> parts(CauseKind kind, String... more) {
    return Stream.concat(Stream.of(kind.name()), Arrays.stream(more).filter(Objects::nonNull))
        .toList();
  }

  /**
   * Whether another incident with this key can be said to have come from the same: only where it is
   * known which service it was.
   */
  boolean comparable() {
    String[] parts = key.split(SEPARATOR, 3);
    return switch (parts[0]) {
      case "CHANGE" -> parts.length == 3;
      case "SERVICE" -> parts.length > 1;
      default -> false;
    };
  }

  /** It in words, as in {@code a deployment of checkout}. */
  String words() {
    String[] parts = key.split(SEPARATOR, 3);
    return switch (parts[0]) {
      case "CHANGE" ->
          "a %s%s"
              .formatted(
                  parts[1].equals("OTHER") ? "change" : parts[1].toLowerCase(Locale.ROOT),
                  parts.length > 2 ? " of " + parts[2] : "");
      case "SERVICE" ->
          parts.length > 1
              ? "%s failed".formatted(key.substring("SERVICE/".length()))
              : "a service failed";
      case "OTHER" -> "something else";
      default -> "not known";
    };
  }
}
