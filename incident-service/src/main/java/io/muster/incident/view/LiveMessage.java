package io.muster.incident.view;

import org.bson.Document;

/**
 * Tells a reader that an incident moved on; small, so that whoever is interested reads the rest.
 *
 * @param incident as its row stands, to tell who may hear of it; null when everybody may
 * @param resync too much was missed to tell one by one: read again what is on screen
 */
record LiveMessage(
    String id,
    String number,
    long version,
    long position,
    String type,
    Document incident,
    boolean resync) {

  static LiveMessage resync(long position) {
    return new LiveMessage(null, null, 0, position, null, null, true);
  }
}
