package io.muster.contracts.alert;

import java.time.Instant;
import java.util.Map;

/**
 * What else a source said of an alert: names of things, by which alerts are grouped, muted and
 * searched. It is recorded in the clear, so nothing of people belongs into it.
 *
 * @param source kind of the source, such as {@code alertmanager} or {@code pagerduty-v2}
 * @param rawSeverity the source's own word for how bad it is; null when unsaid
 * @param component part of the service, or null
 * @param group what the source calls its logical group, or null
 * @param alertClass what kind of trouble the source calls it, or null
 * @param host machine, instance or resource it is about, or null
 * @param labels by name, sorted when stored
 * @param receivedAt when it came in, by Muster's clock, UTC; null where that was not recorded
 * @param rawSha256 SHA-256, in lower-case hex, of the body it came in, by which the content store
 *     finds it under the integration; null where bodies were not kept
 */
public record AlertContext(
    String source,
    String rawSeverity,
    String component,
    String group,
    String alertClass,
    String host,
    Map<String, String> labels,
    Instant receivedAt,
    String rawSha256) {
  public AlertContext {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
  }
}
