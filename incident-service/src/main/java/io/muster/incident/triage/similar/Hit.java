package io.muster.incident.triage.similar;

import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/**
 * An incident that was like another, and why it is thought to be.
 *
 * @param incident how it began
 * @param severity as it stands now, or stood at its end
 * @param resolvedAt null while it is open
 * @param resolution what ended it, as somebody wrote; null when nobody did
 * @param score how alike, 0 to 1, by the rule {@link SimilarIncidents#RULE}
 * @param meaning how alike the texts are in meaning, 0 to 1
 * @param words the rarest words both have, as they stand in this one; at most six
 * @param services affected by both
 * @param alerts that fired in both, by name
 * @param cause what caused both, in a few words; null when that is not known of both
 */
public record Hit(
    Opened incident,
    Severity severity,
    Instant resolvedAt,
    String resolution,
    double score,
    double meaning,
    List<String> words,
    List<String> services,
    List<String> alerts,
    String cause) {
  public Hit {
    words = List.copyOf(words);
    services = List.copyOf(services);
    alerts = List.copyOf(alerts);
  }
}
