package io.muster.verify;

import io.muster.verify.Verification.Range;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Holds the log against its checkpoints as it is read, and remembers what that proves. */
final class Comparison {

  private final Deque<Checkpoint> ahead = new ArrayDeque<>();
  private final List<Range> unproven = new ArrayList<>();
  private Checkpoint newest;
  private int agreed;
  private long proven;
  private long connectedFrom = 1;
  private long departed;

  Comparison(List<Checkpoint> checkpoints) {
    checkpoints.stream().filter(checkpoint -> checkpoint.size() > 0).forEach(ahead::add);
    newest = ahead.peekLast();
  }

  /** The newest checkpoint there is. */
  Optional<Checkpoint> newest() {
    return Optional.ofNullable(newest);
  }

  int agreed() {
    return agreed;
  }

  long proven() {
    return proven;
  }

  boolean hasDeparted() {
    return departed > 0;
  }

  /**
   * A commit that ends here was read.
   *
   * @param heads hashes this commit may have
   * @param tree all leaves up to here; empty when some are missing
   * @return the position up to which the log was written anew, when this shows it first
   */
  Optional<Checkpoint> reached(long position, List<byte[]> heads, Optional<MerkleTree> tree) {
    Checkpoint first = null;
    while (!ahead.isEmpty() && ahead.peek().size() <= position) {
      Checkpoint checkpoint = ahead.poll();
      if (checkpoint.size() == position
          && heads.stream().anyMatch(head -> Arrays.equals(head, checkpoint.head()))
          && tree.map(MerkleTree::root)
              .map(root -> Arrays.equals(root, checkpoint.root()))
              .orElse(true)) {
        agreed++;
        proven = position;
      } else if (!hasDeparted()) {
        departed = checkpoint.size();
        first = checkpoint;
      }
    }
    return Optional.ofNullable(first);
  }

  /** Positions are missing: nothing connects what comes before them with a later checkpoint. */
  void gap(long from, long to) {
    unprovenUpTo(from - 1);
    connectedFrom = to + 1;
    while (!ahead.isEmpty() && ahead.peek().size() <= to) {
      ahead.poll();
    }
  }

  /** What neither verdict covers, when the log ends here. */
  List<Range> unproven(long position) {
    unprovenUpTo(position);
    return List.copyOf(unproven);
  }

  private void unprovenUpTo(long position) {
    long from = Math.max(connectedFrom, proven + 1);
    if (from <= position) {
      unproven.add(new Range(from, position));
    }
  }
}
