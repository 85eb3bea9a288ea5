package io.muster.notification.watchdog;

/**
 * Something that keeps paging from doing what it promises.
 *
 * @param of the incident, page or processing group
 */
record Finding(Kind kind, String of) {

  enum Kind {
    /** An open incident has no escalation. */
    NEVER_STARTED,
    /** An escalation was stopped although the incident still calls for somebody. */
    STOPPED_WHILE_OPEN,
    /** An escalation runs and nothing will wake it. */
    NO_TIMER,
    /**
     * The moment to wake an escalation, to page for a role, or to ask who acknowledged, has passed
     * without it.
     */
    OVERDUE,
    /** A step called somebody and no page was asked for. */
    NEVER_REQUESTED,
    /** A page has no outcome and nothing will try it again. */
    NO_ATTEMPT,
    /** A page should have been tried again and was not. */
    ATTEMPT_OVERDUE,
    /** What paging goes by has stopped following the log, or is behind. */
    NOT_FOLLOWING,
    /** An event that paging goes by cannot be handled and is parked. */
    PARKED
  }
}
