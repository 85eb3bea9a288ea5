package io.muster.incident.triage;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import java.time.Instant;

/**
 * One alert as any source told it, in the one form every source is read into.
 *
 * @param key what the source uses to say it is the same alert
 * @param firing whether it fires or is over
 * @param severity in the scale of alerts
 * @param incidentSeverity how bad an incident opened by it is
 * @param startsAt since when, by the source's clock; when it came in, if the source did not say
 * @param endsAt since when it is over, by the source's clock; null while it fires or when unsaid
 */
public record Alert(
    String key,
    boolean firing,
    String name,
    String service,
    AlertSeverity severity,
    Severity incidentSeverity,
    String summary,
    String link,
    Instant startsAt,
    Instant endsAt) {}
