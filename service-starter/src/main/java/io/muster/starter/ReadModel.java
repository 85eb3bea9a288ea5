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
 * @param revision which way of making its rows this is, from 1 on. Whoever changes what is in them,
 *     or who writes them, counts on: an installation that has rows of another revision drops them
 *     when it starts, and builds them anew from the log
 */
public record ReadModel(String group, List<String> collections, Beside beside, int revision) {
  public ReadModel {
    collections = List.copyOf(collections);
  }

  /** One that is dropped before it is built anew. */
  public ReadModel(String group, List<String> collections) {
    this(group, collections, 1);
  }

  /** The same, made in another way than it once was. */
  public ReadModel(String group, List<String> collections, int revision) {
    this(group, collections, null, revision);
  }

  /** One that is built anew beside the one that is read. */
  public ReadModel(String group, List<String> collections, Beside beside) {
    this(group, collections, beside, 1);
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
