package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What became known of the times of an incident. Nothing said is ever overwritten. */
public sealed interface MomentEvent extends IncidentEvent {

  /** Which of the times. */
  Moment moment();

  /**
   * Somebody said when it was, for the first time.
   *
   * @param value the time itself, UTC; not when it was said
   * @param source what it is known from, for instance a log line; null when nobody said
   */
  @EventType(name = "incident.moment-recorded")
  record Recorded(
      String incidentId,
      Moment moment,
      Instant value,
      @FreeText(of = "incidentId") String source,
      Actor by,
      Instant at)
      implements MomentEvent {}

  /**
   * It was another time than was said.
   *
   * @param from what was said until now, UTC
   * @param to what holds from now on, UTC; null when it did not happen after all, or nobody knows
   * @param reason why, given always
   */
  @EventType(name = "incident.moment-corrected")
  record Corrected(
      String incidentId,
      Moment moment,
      Instant from,
      Instant to,
      @FreeText(of = "incidentId") String reason,
      @FreeText(of = "incidentId") String source,
      Actor by,
      Instant at)
      implements MomentEvent {}
}
