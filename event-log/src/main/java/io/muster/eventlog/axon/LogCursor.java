package io.muster.eventlog.axon;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.PastChangedException;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.verify.LogFormat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/**
 * Walks the log from a token on, page by page, and checks at every step that each commit follows
 * the one read before: a reader never goes on from a past that has changed. At the end it can be
 * asked again later.
 */
final class LogCursor implements Iterator<TrackedEventMessage<?>> {

  private static final int PAGE = 500;

  private final EventLog log;
  private final LogTail tail;
  private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
  private final PositionToken start;
  private long position;

  /** Null until the token's own commit has been looked at. */
  private byte[] lastHash;

  private boolean insideCommit;
  private boolean more = true;

  LogCursor(EventLog log, LogTail tail, TrackingToken token) {
    this.log = log;
    this.tail = tail;
    this.start = start(token);
    this.position = start.at();
    this.lastHash = start.at() == 0 ? LogFormat.genesis() : null;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty()) {
      fetch();
    }
    return !page.isEmpty();
  }

  /** The next event without moving on, among those already fetched. */
  Optional<TrackedEventMessage<?>> fetched() {
    return Optional.ofNullable(page.peek());
  }

  @Override
  public TrackedEventMessage<?> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The end of the log, for now");
    }
    return page.remove();
  }

  /** Whether asking again at once may bring more. */
  boolean more() {
    return more;
  }

  private void fetch() {
    if (lastHash == null) {
      checkStart();
    }
    Optional<List<LogTail.Entry>> recent = insideCommit ? Optional.empty() : tail.after(position);
    if (recent.isPresent()) {
      recent.get().forEach(this::take);
      more = tail.hasNews();
    } else {
      List<StoredCommit> page =
          insideCommit ? log.read(position + 1, PAGE) : log.readAfter(position, PAGE).commits();
      page.forEach(commit -> take(tail.entry(commit)));
      more = !page.isEmpty();
    }
  }

  private void take(LogTail.Entry entry) {
    StoredCommit commit = entry.commit();
    checkFollows(commit);
    for (TrackedEventMessage<?> event : entry.events()) {
      if (event.trackingToken().position().orElseThrow() > position) {
        page.add(event);
      }
    }
    position = commit.lastPosition();
    lastHash = commit.hash();
    insideCommit = false;
  }

  /** The token's own commit must still be there, and be the same. */
  private void checkStart() {
    StoredCommit commit =
        log.commitAt(start.at())
            .orElseThrow(
                () ->
                    new PastChangedException(
                        "This reader has read up to position %d, but the log ends before it."
                            .formatted(start.at())));
    PositionToken now = PositionToken.of(start.at(), commit.hash());
    if (!now.equals(start)) {
      throw new PastChangedException(
          "At position %d this reader has read a commit %s…, but the log now holds %s…."
              .formatted(start.at(), start.hash(), now.hash()));
    }
    // A token inside a commit is followed by the rest of that very commit.
    insideCommit = commit.lastPosition() > start.at();
    lastHash = insideCommit ? commit.previousHash() : commit.hash();
  }

  private void checkFollows(StoredCommit commit) {
    boolean gap = commit.position() > position + 1;
    if (gap || !Arrays.equals(commit.previousHash(), lastHash)) {
      throw new PastChangedException(
          gap
              ? "After position %d comes %d; the events between are missing."
                  .formatted(position, commit.position())
              : "The commit at position %d does not follow the one read before."
                  .formatted(commit.position()));
    }
  }

  private static PositionToken start(TrackingToken token) {
    TrackingToken plain = WrappedToken.unwrapLowerBound(token);
    if (plain == null) {
      return PositionToken.START;
    }
    if (plain instanceof PositionToken position) {
      return position;
    }
    throw new IllegalArgumentException(
        "A processor of another kind of log left its token here: " + plain.getClass().getName());
  }
}
