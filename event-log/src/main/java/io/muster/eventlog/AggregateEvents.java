package io.muster.eventlog;

import java.util.function.Consumer;

/** Reads all that happened to one thing, for whoever tells from it how that thing stands. */
public final class AggregateEvents {

  private static final int COMMITS_AT_ONCE = 500;

  private AggregateEvents() {}

  /** Gives every event of an aggregate, oldest first; a page of its commits is held at a time. */
  public static void each(EventLog log, String aggregateId, Consumer<StoredEvent> listener) {
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().forEach(listener);
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
  }

  /**
   * Gives those of its events that were there as of a place in the log.
   *
   * @param upTo the last position that counts; {@code Long.MAX_VALUE}: all there are
   */
  public static void upTo(
      EventLog log, String aggregateId, long upTo, Consumer<StoredEvent> listener) {
    each(
        log,
        aggregateId,
        event -> {
          if (event.position() <= upTo) {
            listener.accept(event);
          }
        });
  }
}
