package io.muster.eventlog.axon;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.axonframework.eventhandling.DomainEventMessage;

/** Walks the events of one aggregate, page by page. */
final class AggregateCursor implements Iterator<DomainEventMessage<?>> {

  static final int PAGE = 500;

  private final EventLog log;
  private final Messages messages;
  private final String aggregateId;
  private final Deque<DomainEventMessage<?>> page = new ArrayDeque<>();
  private long from;
  private Long last;
  private boolean ended;

  AggregateCursor(EventLog log, Messages messages, String aggregateId, long from) {
    this.log = log;
    this.messages = messages;
    this.aggregateId = aggregateId;
    this.from = from;
  }

  /** Sequence number of the last event handed out, null before the first. */
  Long lastSequence() {
    return last;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !ended) {
      fetch();
    }
    return !page.isEmpty();
  }

  @Override
  public DomainEventMessage<?> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No more events of " + aggregateId);
    }
    DomainEventMessage<?> next = page.remove();
    last = next.getSequenceNumber();
    return next;
  }

  private void fetch() {
    take(log.readAggregate(aggregateId, from, PAGE));
  }

  /** Goes on with what was read already; events it has handed out are passed over. */
  AggregateCursor take(EventLog.Page read) {
    for (StoredCommit commit : read.commits()) {
      for (StoredEvent event : commit.events()) {
        if (event.sequence() >= from) {
          page.add(messages.domain(commit, event));
        }
      }
      from = Math.max(from, commit.lastSequence() + 1);
    }
    ended = !read.more();
    return this;
  }
}
