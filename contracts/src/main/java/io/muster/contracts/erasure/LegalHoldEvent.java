package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/**
 * What happened to legal holds: duties to keep what a dispute or an authority may ask for, which go
 * before erasure (GDPR art. 17(3)(b) and (e)). All holds are one aggregate, so that whoever asks
 * for them reads what holds at that moment.
 */
public sealed interface LegalHoldEvent extends Event {

  /** The id of the one register of all holds. */
  String REGISTER = "legal-holds";

  /** The hold. */
  String holdId();

  @Override
  default String aggregateId() {
    return REGISTER;
  }

  /**
   * From now on what is said of this person, or in this incident, stays readable.
   *
   * @param personId the person whose data is kept; null when the hold is on an incident
   * @param incidentId the incident whose people are kept; null when the hold is on a person
   */
  @EventType(name = "legal-hold.set")
  record HoldSet(
      String holdId,
      String personId,
      String incidentId,
      @FreeText(of = "holdId") String reason,
      Actor by,
      Instant at)
      implements LegalHoldEvent {}

  /** The duty is over. */
  @EventType(name = "legal-hold.lifted")
  record HoldLifted(String holdId, @FreeText(of = "holdId") String reason, Actor by, Instant at)
      implements LegalHoldEvent {}
}
