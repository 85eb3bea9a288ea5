package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/**
 * What became of one person's wish that another takes their duty. Nobody's duty changes before the
 * other has accepted; an unanswered one means nothing any more once its first time has begun.
 */
public sealed interface SwapEvent extends Event {

  /** The schedule whose duty is swapped. */
  String scheduleId();

  /** The swap within its schedule. */
  String swapId();

  @Override
  default String aggregateId() {
    return scheduleId();
  }

  /**
   * Somebody asked.
   *
   * @param askerId whose duty it is
   * @param askedId who is to take it
   * @param from first instant of the asker's duty, UTC
   * @param until first instant after it, UTC
   * @param backFrom first instant of the duty the asker takes in return, UTC; null when none
   * @param backUntil first instant after it, UTC; null when none
   * @param note what for; null when nobody said
   */
  @EventType(name = "schedule.swap-asked")
  record Asked(
      String scheduleId,
      String swapId,
      String askerId,
      String askedId,
      Instant from,
      Instant until,
      Instant backFrom,
      Instant backUntil,
      @FreeText(of = "scheduleId") String note,
      Actor by,
      Instant at)
      implements SwapEvent {

    /** From when on it can no longer be accepted, UTC. */
    public Instant expiresAt() {
      return backFrom != null && backFrom.isBefore(from) ? backFrom : from;
    }
  }

  /** The other accepted; the overrides that make it so stand in the same commit. */
  @EventType(name = "schedule.swap-accepted")
  record Accepted(
      String scheduleId,
      String swapId,
      @FreeText(of = "scheduleId") String note,
      Actor by,
      Instant at)
      implements SwapEvent {}

  /** The other would rather not; everything stays as it is. */
  @EventType(name = "schedule.swap-declined")
  record Declined(
      String scheduleId,
      String swapId,
      @FreeText(of = "scheduleId") String note,
      Actor by,
      Instant at)
      implements SwapEvent {}

  /** The wish was taken back before it was answered. */
  @EventType(name = "schedule.swap-withdrawn")
  record Withdrawn(String scheduleId, String swapId, Actor by, Instant at) implements SwapEvent {}
}
