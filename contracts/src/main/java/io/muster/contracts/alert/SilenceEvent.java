package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/**
 * What happened to silences: times in which some alerts call nobody out. All silences are one
 * aggregate, so that whoever decides about an alert reads what holds at that place in the log.
 */
public sealed interface SilenceEvent extends Event {

  /** The id of the one register of all silences. */
  String REGISTER = "silences";

  /** The silence. */
  String silenceId();

  @Override
  default String aggregateId() {
    return REGISTER;
  }

  /**
   * Alerts that meet all of these conditions call nobody out during a time, or each time it comes
   * back. They are recorded as ever.
   *
   * @param from when it begins, UTC; null when it comes back
   * @param until when it is over, UTC, at most 30 days later; null when it comes back
   * @param weekly when it comes back; null when it is once
   * @param reason why nobody needs to be called out
   */
  @EventType(name = "silence.created")
  record Created(
      String silenceId,
      List<LabelMatcher> matchers,
      Instant from,
      Instant until,
      WeeklyWindow weekly,
      @FreeText(of = "silenceId") String reason,
      Actor by,
      Instant at)
      implements SilenceEvent {
    public Created {
      matchers = List.copyOf(matchers);
    }
  }

  /** Somebody ended it before its time: from now on it silences nothing. */
  @EventType(name = "silence.ended")
  record Ended(String silenceId, @FreeText(of = "silenceId") String reason, Actor by, Instant at)
      implements SilenceEvent {}
}
