package io.muster.incident.triage.silence;

import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.contracts.alert.WeeklyWindow;
import io.muster.eventlog.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One silence as the log has it. What people wrote and how they are called is not in it, but in the
 * recorded events, where it stays sealed.
 *
 * @param from null when it comes back
 * @param until null when it comes back
 * @param weekly null when it is once
 * @param endedAt when somebody ended it before its time, UTC; null when nobody did
 * @param created the recorded event
 * @param ended the recorded event, or null
 */
public record Silence(
    String id,
    List<LabelMatcher> matchers,
    Instant from,
    Instant until,
    WeeklyWindow weekly,
    Instant endedAt,
    SilenceTimes times,
    AlertConditions conditions,
    StoredEvent created,
    StoredEvent ended) {

  static Silence of(Created event, StoredEvent recorded) {
    return new Silence(
        event.silenceId(),
        event.matchers(),
        event.from(),
        event.until(),
        event.weekly(),
        null,
        SilenceTimes.of(event),
        AlertConditions.of(event.matchers()),
        recorded,
        null);
  }

  Silence ended(Ended event, StoredEvent recorded) {
    return new Silence(
        id, matchers, from, until, weekly, event.at(), times, conditions, created, recorded);
  }

  /** How it stands at a moment. */
  public enum State {
    /** It silences now. */
    ACTIVE,
    /** It will. */
    COMING,
    /** It never will any more. */
    OVER
  }

  /** How it stands at a moment. */
  public State stateAt(Instant moment) {
    if (isOverAt(moment)) {
      return State.OVER;
    }
    return times.endOfTimeAt(moment).isPresent() ? State.ACTIVE : State.COMING;
  }

  boolean isOverAt(Instant moment) {
    return ended != null || !moment.isBefore(times.lastEnd());
  }

  /** How often it has changed. */
  public long version() {
    return ended == null ? 0 : 1;
  }

  /**
   * Until when it silences what begins at a moment, for whoever stands at a place in the log; what
   * was recorded at that place or after it does not count.
   */
  Optional<Instant> silencesUntil(long position, Instant moment) {
    boolean known =
        created.position() < position && (ended == null || ended.position() >= position);
    return known ? times.endOfTimeAt(moment) : Optional.empty();
  }
}
