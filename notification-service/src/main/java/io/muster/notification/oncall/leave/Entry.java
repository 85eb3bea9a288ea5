package io.muster.notification.oncall.leave;

import io.muster.notification.oncall.turns.Span;
import java.util.Set;

/**
 * One time in a calendar.
 *
 * @param uid of the entry, or of the series it is in
 * @param recurrence when the series has it, UTC; empty for one that is in none
 * @param title as its owner wrote it; it is shown to whoever reads the calendar in and kept nowhere
 * @param span when it is; whole days by the clock of its owner
 * @param named whom it names
 */
public record Entry(
    String uid,
    String recurrence,
    String title,
    Span span,
    boolean allDay,
    Verdict verdict,
    Named named) {

  /** The same with another verdict. */
  public Entry judged(Verdict other) {
    return new Entry(uid, recurrence, title, span, allDay, other, named);
  }

  /**
   * Whom an entry names, by e-mail addresses in lower case.
   *
   * @param attendees who did not decline
   * @param invites whether it names any attendee at all
   * @param organizer empty when it names none
   */
  public record Named(Set<String> attendees, boolean invites, String organizer) {
    public Named {
      attendees = Set.copyOf(attendees);
    }
  }

  /** Whether its owner is away then, and by what. */
  public enum Verdict {
    /** Their calendar program calls it out of office. */
    OUT_OF_OFFICE(true),
    /** Its title says so. */
    WORDS(true),
    /** It is for whole days, and blocks them. */
    WHOLE_DAYS(true),
    /** It blocks no time. */
    FREE(false),
    /** It is for some hours, or for whole days where those alone do not count. */
    AT_WORK(false),
    /** It was cancelled. */
    CANCELLED(false),
    /** It names nobody of the team whose calendar it is in. */
    NOBODY(false);

    private final boolean away;

    Verdict(boolean away) {
      this.away = away;
    }

    /** Whether it becomes leave. */
    public boolean away() {
      return away;
    }
  }
}
