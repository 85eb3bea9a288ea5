package io.muster.starter;

import io.muster.contracts.Event;
import org.axonframework.eventhandling.EventHandler;

/**
 * Remembers which event last said how a person is called; the name itself stays in the log, under
 * the person's key.
 */
class PeopleProjector {

  private final ReadModelWriter writer;
  private final String collection;

  PeopleProjector(ReadModelWriter writer, String collection) {
    this.writer = writer;
    this.collection = collection;
  }

  @EventHandler
  void on(Event event, Recorded recorded) {
    Mentions.in(event)
        .keySet()
        .forEach(
            personId ->
                writer.upsert(
                    collection,
                    personId,
                    recorded.position(),
                    row -> row.append("namedAt", recorded.position())));
  }
}
