package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/** What one service did about what it held of an erased person beside the log. */
public sealed interface ScrubEvent extends Event {

  /** One service's scrubbing for one person. */
  String scrubId();

  @Override
  default String aggregateId() {
    return scrubId();
  }

  /** The scrubbing of a service for a person. */
  static String idFor(String service, String personId) {
    return "scrub-" + service + "-" + personId;
  }

  /**
   * The service has dropped names, keys and decisions held in memory, snapshots, and what dead
   * letters said of the person.
   *
   * @param service short name: incident, notification or reporting
   * @param deadLetters how many dead letters named the person
   */
  @EventType(name = "scrub.done")
  record Done(
      String scrubId, String personId, String service, long deadLetters, Actor by, Instant at)
      implements ScrubEvent {}
}
