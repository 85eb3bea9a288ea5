package io.muster.incident.triage;

import java.util.Set;

/**
 * Alerts fire that this group takes in no more: every alert of it is over, or its last new one is
 * too long ago. They are the next generation's problem.
 */
final class NextGenerationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean over;
  private final transient Set<String> news;

  NextGenerationException(String groupId, boolean over, Set<String> news) {
    super("Alert group " + groupId + " takes in no more alerts", null, false, false);
    this.over = over;
    this.news = news;
  }

  /** Whether the group is over, and not merely left behind. */
  boolean over() {
    return over;
  }

  /** The keys of the alerts that fire anew; any other were known, or late copies. */
  Set<String> news() {
    return news;
  }
}
