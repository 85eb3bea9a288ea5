package io.muster.incident.triage;

import java.util.Set;

/** Every alert of this group is over, and some fire anew: that is the next generation's problem. */
final class GroupIsOverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Set<String> news;

  GroupIsOverException(String groupId, Set<String> news) {
    super("Alert group " + groupId + " is over", null, false, false);
    this.news = news;
  }

  /** The keys of the alerts that fire anew; any other were late copies. */
  Set<String> news() {
    return news;
  }
}
