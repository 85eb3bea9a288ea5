package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/**
 * What happened on the way to a person's data being unreadable. It names the person by id only: the
 * record of an erasure must outlive it.
 */
public sealed interface ErasureEvent extends Event {

  /** The erasure; a person has one, however often it is asked for. */
  String erasureId();

  /** Whose data it is about. */
  String personId();

  @Override
  default String aggregateId() {
    return erasureId();
  }

  /** The one erasure of a person. */
  static String idFor(String personId) {
    return "erasure-" + personId;
  }

  /**
   * An administrator asked for it.
   *
   * @param reason why, such as the number of the person's own request; never their name
   * @param events how many recorded events named the person when it was asked for
   * @param incidents in how many incidents
   */
  @EventType(name = "erasure.requested")
  record Requested(
      String erasureId,
      String personId,
      @FreeText(of = "erasureId") String reason,
      long events,
      long incidents,
      Actor by,
      Instant at)
      implements ErasureEvent {}

  /**
   * It does not take place. It can be asked for again.
   *
   * @param reason a manager's reason; null when legal holds are the reason
   * @param holdIds the legal holds that forbid it; empty when a manager refused
   */
  @EventType(name = "erasure.refused")
  record Refused(
      String erasureId,
      String personId,
      @FreeText(of = "erasureId") String reason,
      List<String> holdIds,
      Actor by,
      Instant at)
      implements ErasureEvent {
    public Refused {
      holdIds = List.copyOf(holdIds);
    }
  }

  /** A manager who had not asked for it agreed; from here on it goes by itself. */
  @EventType(name = "erasure.approved")
  record Approved(String erasureId, String personId, Actor by, Instant at)
      implements ErasureEvent {}

  /**
   * The person's key is destroyed; nothing sealed with it is readable through Muster any more.
   *
   * @param keyGeneration number of the newest key-encryption key that may have wrapped it
   */
  @EventType(name = "erasure.key-destroyed")
  record KeyDestroyed(String erasureId, String personId, int keyGeneration, Actor by, Instant at)
      implements ErasureEvent {}

  /**
   * Every other key is wrapped by a newer key-encryption key, and the older ones are destroyed:
   * what the database's files may still hold of the person's key opens no more.
   */
  @EventType(name = "erasure.keys-rewrapped")
  record KeysRewrapped(String erasureId, String personId, Actor by, Instant at)
      implements ErasureEvent {}

  /** Every service has scrubbed what it held; there is nothing left to do. */
  @EventType(name = "erasure.completed")
  record Completed(String erasureId, String personId, Actor by, Instant at)
      implements ErasureEvent {}
}
