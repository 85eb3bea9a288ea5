package io.muster.incident.triage;

/** Every alert that is said to fire is known to be over, so that no group is opened for them. */
final class NothingFiresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingFiresException(String groupId) {
    super("Nothing that would open " + groupId + " fires any more", null, false, false);
  }
}
