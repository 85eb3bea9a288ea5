package io.muster.starter;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Event;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Something people read that is derived from the log alone, so that it can be dropped and built
 * again at any time.
 *
 * @param group the processing group that builds it; it has no effect but these collections
 * @param collections everything it writes
 * @param beside how it is built anew beside the one that is read; null when it is dropped first
 */
public record ReadModel(String group, List<String> collections, Beside beside) {
  public ReadModel {
    collections = List.copyOf(collections);
  }

  /** One that is dropped before it is built anew. */
  public ReadModel(String group, List<String> collections) {
    this(group, collections, null);
  }

  /**
   * How a read model is built by other means than its processing group. Every document of it is fed
   * by one aggregate, and is written through the writer alone.
   *
   * @param of the events it is made of; sealed interfaces or single ones
   * @param opens whether anything that is sealed in the log matters to it; else texts and names
   *     reach the handlers as those whose key was destroyed, and no key is fetched
   * @param handlers makes, over a database and a writer, what handles each event; called from
   *     several threads, with the events of one aggregate in order
   */
  public record Beside(
      List<Class<? extends Event>> of,
      boolean opens,
      BiFunction<MongoDatabase, ReadModelWriter, BiConsumer<Event, Recorded>> handlers) {
    public Beside {
      of = List.copyOf(of);
    }
  }
}
