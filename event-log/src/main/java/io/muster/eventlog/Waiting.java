package io.muster.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A commit on its way: what its caller waits for, and where the committer has placed it for now.
 */
final class Waiting {

  private final Commit commit;
  private final List<byte[]> leaves;
  private final long bytes;
  private final long since = System.nanoTime();
  private final CompletableFuture<CommitReceipt> outcome = new CompletableFuture<>();
  private CommitReceipt placement;

  Waiting(Commit commit, long bytes) {
    this.commit = commit;
    this.leaves = CommitDocuments.leafHashes(commit);
    this.bytes = bytes;
  }

  Commit commit() {
    return commit;
  }

  List<byte[]> leaves() {
    return leaves;
  }

  long bytes() {
    return bytes;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  void placed(CommitReceipt receipt) {
    placement = receipt;
  }

  CommitReceipt placement() {
    return placement;
  }

  void succeed(CommitReceipt receipt) {
    outcome.complete(receipt);
  }

  void fail(Throwable reason) {
    outcome.completeExceptionally(reason);
  }

  CommitReceipt await() {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        // Thrown again as it is, with the place of the caller added for whoever reads the trace.
        reason.addSuppressed(e);
        throw reason;
      }
      throw e;
    }
  }
}
