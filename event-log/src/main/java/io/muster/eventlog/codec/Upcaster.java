package io.muster.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lifts one old revision of an event to the next, so that what was recorded years ago is still
 * read.
 *
 * @param type stable name of the event
 * @param from the revision it understands; it makes revision {@code from + 1}
 * @param change turns the stored JSON of the old revision into the new one
 */
public record Upcaster(String type, int from, Change change) {

  /** One step; it may change the node it is given. */
  @FunctionalInterface
  public interface Change {

    /** Returns the payload in the next revision's form. */
    ObjectNode apply(ObjectNode payload);
  }
}
