package io.muster.reporting.evidence;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.verify.Checkpoint;
import io.muster.eventlog.verify.CheckpointKey;
import io.muster.eventlog.verify.LogFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far the log has come and keeps the signatures outside its database, so that nobody can
 * cut off or rewrite what a signature covers without being found out. It never signs a log that
 * contradicts what it signed before.
 */
public class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EventLog log;
  private final CheckpointFolder folder;
  private final CheckpointKey key;
  private final Clock clock;
  private final Duration interval;
  private final ReentrantLock signing = new ReentrantLock();
  private volatile Checkpoint newest;
  private volatile String trouble;
  private volatile Instant due = Instant.MIN;

  Checkpoints(
      EventLog log, CheckpointFolder folder, CheckpointKey key, Clock clock, Duration interval) {
    this.log = log;
    this.folder = folder;
    this.key = key;
    this.clock = clock;
    this.interval = interval;
  }

  /** The newest checkpoint, when there is one. */
  public Optional<Checkpoint> newest() {
    return Optional.ofNullable(newest);
  }

  /** The public key checkpoints are verified with, as PEM. */
  public String publicKey() {
    return key.publicPem();
  }

  /** Why the log is not being signed, as a sentence; empty while all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /**
   * Signs now what was recorded since the newest checkpoint, waiting for a signature under way.
   *
   * @return the checkpoint that covers the log as it stood when asked; empty when it could not be
   *     signed in time, see {@link #trouble()}
   */
  public Optional<Checkpoint> cover(Duration patience) {
    try {
      if (!signing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return attempt() ? newest() : Optional.empty();
    } finally {
      signing.unlock();
    }
  }

  /** Signs when it is time to; called often. */
  void tick() {
    if (clock.instant().isBefore(due) || !signing.tryLock()) {
      return;
    }
    try {
      due = clock.instant().plus(attempt() ? interval : RETRY);
    } finally {
      signing.unlock();
    }
  }

  private boolean attempt() {
    try {
      sign();
      if (trouble != null) {
        LOG.info("Checkpoints are being signed again");
      }
      trouble = null;
      return true;
    } catch (ContradictionException e) {
      return failed(
          "The log contradicts what was signed before: %s. Nothing was signed. Export the log and run muster-log verify with the checkpoints in %s; then restore the log from a backup."
              .formatted(e.getMessage(), folder.directory()),
          null);
    } catch (IOException e) {
      return failed(
          "Checkpoints cannot be kept in %s (%s). Make it a directory this service may read and write; it is tried again by itself."
              .formatted(folder.directory(), e),
          e);
    } catch (RuntimeException e) {
      return failed(
          "The log cannot be read to be signed (%s); it is tried again by itself."
              .formatted(e.getClass().getSimpleName()),
          e);
    }
  }

  private boolean failed(String sentence, Throwable cause) {
    if (!sentence.equals(trouble)) {
      LOG.error(sentence, cause);
    }
    trouble = sentence;
    return false;
  }

  private void sign() throws IOException {
    folder.check();
    if (newest == null) {
      newest = folder.newest().map(this::ours).orElse(null);
      folder.addPublicKey(key);
    }
    Head head = log.head();
    byte[] known = newest == null ? LogFormat.genesis() : stillHolds(newest, head);
    long from = newest == null ? 0 : newest.position();
    if (head.position() == from) {
      return;
    }
    ChainCheck.walk(log, from, known, head);
    Checkpoint next = Checkpoint.sign(head.position(), head.hash(), clock.instant(), key);
    folder.add(next);
    newest = next;
  }

  private Checkpoint ours(Checkpoint found) {
    if (found.isSignedBy(key.publicKey())) {
      return found;
    }
    throw new ContradictionException(
        found.keyId().equals(key.id())
            ? "the checkpoint kept for position %d was changed after it was signed"
                .formatted(found.position())
            : "the checkpoint kept for position %d was signed with the key %s, and this service was given %s; use a new directory for a new key"
                .formatted(found.position(), found.keyId(), key.id()));
  }

  private byte[] stillHolds(Checkpoint signed, Head head) {
    if (head.position() < signed.position()) {
      throw new ContradictionException(
          "it ends at position %d, but at %s it was signed up to position %d"
              .formatted(head.position(), signed.at(), signed.position()));
    }
    byte[] hash = HexFormat.of().parseHex(signed.hash());
    boolean holds =
        log.commitAt(signed.position())
            .filter(commit -> commit.lastPosition() == signed.position())
            .map(StoredCommit::hash)
            .filter(stored -> Arrays.equals(stored, hash))
            .isPresent();
    if (!holds) {
      throw new ContradictionException(
          "at position %d it holds something else than was signed at %s"
              .formatted(signed.position(), signed.at()));
    }
    return hash;
  }
}
