package io.muster.incident.view;

/**
 * Tells a reader that an incident moved on; small, so that whoever is interested reads the rest.
 *
 * @param ownerClientId the client that declared the incident; null when none did
 * @param resync too much was missed to tell one by one: read again what is on screen
 */
record LiveMessage(
    String id,
    String number,
    long version,
    long position,
    String type,
    String ownerClientId,
    boolean resync) {

  static LiveMessage resync(long position) {
    return new LiveMessage(null, null, 0, position, null, null, true);
  }
}
