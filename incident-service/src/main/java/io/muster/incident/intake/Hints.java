package io.muster.incident.intake;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What somebody who sets up a tool that knows no end of an alert can tell Muster in fields of its
 * results: {@code muster_key}, {@code muster_status}, {@code muster_severity} and {@code
 * muster_service}.
 *
 * <p>Without a key every message is a problem of its own: were they gathered into one that nothing
 * ever ends, then whatever comes after a person resolved its incident would wake nobody.
 *
 * @param key which problem it is, by the tool's own name for it; null when unsaid
 * @param over whether that problem is over; never without a key
 * @param severity in the words of Alertmanager's label; null when unsaid
 * @param service null when unsaid
 */
public record Hints(String key, boolean over, String severity, String service) {

  private static final Set<String> OVER = Set.of("resolved", "ok", "closed");

  /** As far as the fields say. */
  public static Hints of(JsonNode fields) {
    String key = Fields.key(Fields.text(fields, "muster_key"));
    String status = Fields.text(fields, "muster_status", Fields.NAME);
    return new Hints(
        key,
        key != null && status != null && OVER.contains(status.toLowerCase(Locale.ROOT)),
        Fields.text(fields, "muster_severity", Fields.NAME),
        Fields.text(fields, "muster_service", Fields.NAME));
  }
}
