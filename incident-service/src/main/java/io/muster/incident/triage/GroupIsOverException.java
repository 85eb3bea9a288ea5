package io.muster.incident.triage;

/** Every alert of this group is over, and one fires anew: that is the next generation's problem. */
final class GroupIsOverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GroupIsOverException(String groupId) {
    super("Alert group " + groupId + " is over", null, false, false);
  }
}
