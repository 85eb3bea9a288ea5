package io.muster.reporting.evidence;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.verify.LogFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Recomputes the hashes of what was recorded since the last checkpoint, so that a signature is
 * never put under something that was tampered with in between.
 */
final class ChainCheck {

  private static final int COMMITS_AT_ONCE = 500;

  private ChainCheck() {}

  /** Is shown each commit once it is known to be whole. */
  interface Whole {
    void commit(StoredCommit commit, List<byte[]> leaves) throws IOException;
  }

  /**
   * Walks from a known point to the head.
   *
   * @throws ContradictionException when a commit is missing or does not match its hash
   */
  static void walk(EventLog log, long position, byte[] hash, Head head, Whole whole)
      throws IOException {
    long reached = position;
    byte[] previous = hash;
    while (reached < head.position()) {
      List<StoredCommit> commits = log.read(reached + 1, COMMITS_AT_ONCE);
      for (StoredCommit commit : commits) {
        if (commit.position() > head.position()) {
          break;
        }
        if (commit.position() != reached + 1) {
          throw broken(reached + 1, "is missing");
        }
        List<byte[]> leaves = commit.events().stream().map(event -> leaf(commit, event)).toList();
        if (!Arrays.equals(commit.previousHash(), previous)
            || !Arrays.equals(commit.hash(), hash(commit, leaves))) {
          throw broken(commit.position(), "does not match its hash");
        }
        whole.commit(commit, leaves);
        reached = commit.lastPosition();
        previous = commit.hash();
      }
      if (commits.isEmpty()) {
        throw broken(reached + 1, "is missing");
      }
    }
    if (reached != head.position() || !Arrays.equals(previous, head.hash())) {
      throw broken(head.position(), "is not the end of the chain that leads to it");
    }
  }

  private static byte[] hash(StoredCommit commit, List<byte[]> leaves) {
    return LogFormat.commitHash(
        commit.previousHash(), commit.position(), commit.recordTime(), leaves);
  }

  private static byte[] leaf(StoredCommit commit, StoredEvent event) {
    return LogFormat.leafHash(
        event.id(),
        commit.aggregateType(),
        commit.aggregateId(),
        event.sequence(),
        event.type(),
        event.revision(),
        event.metadata(),
        event.payload());
  }

  private static ContradictionException broken(long position, String what) {
    return new ContradictionException("the commit at position %d %s".formatted(position, what));
  }
}
