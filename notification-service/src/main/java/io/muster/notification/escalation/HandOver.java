package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One time somebody handed an incident over.
 *
 * @param giver who asked others to take it over
 * @param to whom it was handed to, as they said it
 * @param summary what the giver knew; null where it cannot be read
 * @param called who was paged for it; empty before they are
 * @param askedAt when, UTC
 * @param acceptBy until when somebody has to accept, UTC
 * @param endedBy who accepted or withdrew it; null while it is open
 * @param endedAt UTC; null while it is open
 */
public record HandOver(
    String escalationId,
    Actor giver,
    Target to,
    String summary,
    List<String> called,
    Instant askedAt,
    Instant acceptBy,
    Standing standing,
    Actor endedBy,
    Instant endedAt) {

  public HandOver {
    called = List.copyOf(called);
  }

  /** How it stands. */
  public enum Standing {
    /** Nobody has accepted yet. */
    OPEN,
    /** Somebody has taken the incident over. */
    ACCEPTED,
    /** The giver asks no longer, somebody else has taken it on, or the incident is over. */
    WITHDRAWN,
    /** Nobody accepted in time. */
    NOT_ACCEPTED
  }

  /** Everybody who gave it, was called to accept it, or ended it. */
  public List<String> involved() {
    List<String> people = new ArrayList<>(called);
    people.add(giver.id());
    if (standing == Standing.ACCEPTED) {
      people.add(endedBy.id());
    }
    return people;
  }

  boolean isOpen() {
    return standing == Standing.OPEN;
  }
}
