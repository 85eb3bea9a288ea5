package io.muster.eventlog;

import io.muster.eventlog.verify.LogFormat;
import java.time.Instant;

/**
 * The newest commit a writer knows, which the next one is chained to.
 *
 * @param first position of its first event, 0 when the log is empty
 * @param last position of its last event
 */
record Tail(long first, long last, byte[] hash, Instant recordTime) {

  static final Tail EMPTY = new Tail(0, 0, LogFormat.genesis(), Instant.EPOCH);

  static Tail of(CommitReceipt commit) {
    return new Tail(commit.position(), commit.lastPosition(), commit.hash(), commit.recordTime());
  }

  Head head() {
    return new Head(last, hash, recordTime);
  }
}
