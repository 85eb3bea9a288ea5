package io.muster.reporting.ledger;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads entries from the log itself, so that the ledger shows nothing a read model made up. */
final class LogReader {

  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

  /**
   * Positions closer together than this are read in one go: reading a few commits too many costs
   * less than asking again.
   */
  private static final int NEAR = 32;

  private static final int COMMITS_AT_ONCE = 200;

  private final EventLog log;
  private final EventCodec codec;

  LogReader(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Hands over every entry after a position, oldest first, at most {@code limit}. */
  void after(long position, int limit, Consumer<LogEntry> reader) {
    int left = limit;
    long next = position + 1;
    while (left > 0) {
      List<StoredCommit> commits = log.read(next, Math.min(left, COMMITS_AT_ONCE));
      if (commits.isEmpty()) {
        return;
      }
      for (StoredCommit commit : commits) {
        for (StoredEvent event : commit.events()) {
          if (event.position() >= next && left > 0) {
            reader.accept(entry(commit, event));
            left--;
          }
        }
      }
      next = commits.getLast().lastPosition() + 1;
    }
  }

  /** Hands over the entries at these positions, given in ascending order. */
  void at(List<Long> positions, Consumer<LogEntry> reader) {
    int from = 0;
    while (from < positions.size()) {
      int to = from + 1;
      while (to < positions.size() && positions.get(to) - positions.get(to - 1) <= NEAR) {
        to++;
      }
      run(positions.subList(from, to), reader);
      from = to;
    }
  }

  /** Hands over everything recorded of one aggregate up to a position, oldest first. */
  void ofAggregate(String aggregateId, long upTo, Consumer<LogEntry> reader) {
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() <= upTo)
            .forEach(event -> reader.accept(entry(commit, event)));
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
  }

  private void run(List<Long> positions, Consumer<LogEntry> reader) {
    TreeSet<Long> wanted = new TreeSet<>(positions);
    while (!wanted.isEmpty()) {
      long span = wanted.last() - wanted.first() + 1;
      List<StoredCommit> commits = log.read(wanted.first(), (int) Math.min(span, COMMITS_AT_ONCE));
      if (commits.isEmpty()) {
        return;
      }
      for (StoredCommit commit : commits) {
        for (StoredEvent event : commit.events()) {
          if (wanted.remove(event.position())) {
            reader.accept(entry(commit, event));
          }
        }
      }
      // What a damaged log no longer holds is not looked for again.
      wanted.headSet(commits.getLast().lastPosition(), true).clear();
    }
  }

  private LogEntry entry(StoredCommit commit, StoredEvent event) {
    try {
      return new LogEntry(commit, event, Optional.of(codec.decode(event)));
    } catch (UnreadableEventException e) {
      Unreadable.orRethrow(e);
      LOG.debug("The event at position {} cannot be read: {}", event.position(), e.getMessage());
      return new LogEntry(commit, event, Optional.empty());
    }
  }
}
