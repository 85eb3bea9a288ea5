package io.muster.reporting.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far the log has come and keeps the signatures outside its database, so that nobody can
 * cut off or rewrite what a signature covers without being found out. It never signs a log that
 * contradicts what it signed before. Several copies of this service take turns and go on from each
 * other's signatures.
 */
public class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** Another copy of this service signs within moments. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  private final LogSigner signer;
  private final CheckpointFile file;
  private final Clock clock;
  private final Duration interval;
  private final ReentrantLock signing = new ReentrantLock();
  private volatile String trouble;
  private volatile Instant due = Instant.MIN;

  Checkpoints(LogSigner signer, CheckpointFile file, Clock clock, Duration interval) {
    this.signer = signer;
    this.file = file;
    this.clock = clock;
    this.interval = interval;
  }

  /** The newest checkpoint, when there is one. */
  public Optional<Checkpoint> newest() {
    return signer.newest();
  }

  /**
   * The first checkpoint that covers a position, which stays the same one for ever.
   *
   * @return empty while none does, and when those that were kept cannot be read
   */
  public Optional<Checkpoint> firstCovering(long position) {
    try {
      return file.firstCovering(position);
    } catch (IOException | ContradictionException e) {
      LOG.warn("The checkpoints in {} cannot be read: {}", file.directory(), e.toString());
      return Optional.empty();
    }
  }

  /**
   * The public keys checkpoints are verified with, oldest first: each with the position from which
   * it signs.
   */
  public List<String> keys() {
    try {
      return file.keys();
    } catch (IOException e) {
      return List.of();
    }
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
      long end = System.nanoTime() + patience.toNanos();
      Outcome outcome = attempt(Duration.ZERO);
      while (outcome == Outcome.NOT_OUR_TURN && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(ASK_AGAIN.toMillis());
        outcome = attempt(Duration.ZERO);
      }
      return outcome == Outcome.DONE ? newest() : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      signing.unlock();
    }
  }

  /** Signs when it is time to; called often. */
  void tick() {
    if ((clock.instant().isBefore(due) && !isUrgent()) || !signing.tryLock()) {
      return;
    }
    try {
      due = clock.instant().plus(attempt(interval) == Outcome.DONE ? interval : RETRY);
    } finally {
      signing.unlock();
    }
  }

  private boolean isUrgent() {
    try {
      return trouble == null && signer.isUrgent();
    } catch (RuntimeException e) {
      return false; // The database is away; the next attempt in its time says so.
    }
  }

  /** What came of trying to sign. */
  private enum Outcome {
    DONE,
    NOT_OUR_TURN,
    TROUBLE
  }

  private Outcome attempt(Duration apart) {
    try {
      if (!signer.sign(apart)) {
        return Outcome.NOT_OUR_TURN;
      }
      if (trouble != null) {
        LOG.info("Checkpoints are being signed again");
      }
      trouble = null;
      return Outcome.DONE;
    } catch (Turn.LostException e) {
      return Outcome.NOT_OUR_TURN;
    } catch (ContradictionException e) {
      return failed(
          "The log contradicts what was signed before: %s. Nothing was signed. Export the log and run muster-log verify with the checkpoints in %s; then restore the log from a backup."
              .formatted(e.getMessage(), file.directory()),
          null);
    } catch (IOException | UncheckedIOException e) {
      return failed(
          "Checkpoints cannot be kept in %s (%s). Make it a directory this service may read and write; it is tried again by itself."
              .formatted(file.directory(), e),
          e);
    } catch (RuntimeException e) {
      return failed(
          "The log cannot be read to be signed (%s); it is tried again by itself."
              .formatted(e.getClass().getSimpleName()),
          e);
    }
  }

  private Outcome failed(String sentence, Throwable cause) {
    if (!sentence.equals(trouble)) {
      LOG.error(sentence, cause);
    }
    trouble = sentence;
    return Outcome.TROUBLE;
  }
}
