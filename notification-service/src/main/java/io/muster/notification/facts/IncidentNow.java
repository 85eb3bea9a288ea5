package io.muster.notification.facts;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What a person who is paged needs to know of an incident.
 *
 * @param number as people call it, such as INC-142
 * @param since when the trouble began as far as is known, UTC
 * @param closed whether work on it has ended
 * @param acknowledgedBy who took it on first; null while nobody has
 * @param acknowledgedAt when they did, UTC
 * @param resolvedBy who said that it is over; null while it is not
 * @param resolvedAt when they did, UTC
 */
public record IncidentNow(
    String id,
    String number,
    String title,
    Severity severity,
    List<String> services,
    Instant since,
    ResponseState state,
    boolean closed,
    Actor acknowledgedBy,
    Instant acknowledgedAt,
    Actor resolvedBy,
    Instant resolvedAt) {

  public IncidentNow {
    services = List.copyOf(services);
  }
}
