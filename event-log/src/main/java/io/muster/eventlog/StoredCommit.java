package io.muster.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One commit as it lies in the log: the events one command decided, chained to the commit before.
 *
 * @param position position of the first event
 * @param version format version
 * @param aggregateType kind of the aggregate
 * @param aggregateId the aggregate
 * @param firstSequence sequence number of the first event
 * @param recordTime when the log learned it; never before the previous commit's
 * @param previousHash hash of the commit before
 * @param hash hash of this commit
 * @param idempotencyKey the caller's name for the request
 * @param requestHash hash of the request body
 * @param events the events in order
 */
public record StoredCommit(
    long position,
    int version,
    String aggregateType,
    String aggregateId,
    long firstSequence,
    Instant recordTime,
    byte[] previousHash,
    byte[] hash,
    Optional<String> idempotencyKey,
    Optional<String> requestHash,
    List<StoredEvent> events) {

  /** Position of the last event; the next commit starts right after it. */
  public long lastPosition() {
    return position + events.size() - 1;
  }

  /** Sequence number of the last event: the aggregate's version after this commit. */
  public long lastSequence() {
    return firstSequence + events.size() - 1;
  }

  /** How much it holds, in bytes: the payloads and metadata of its events. */
  public long bytes() {
    return events.stream()
        .mapToLong(event -> event.payload().length + event.metadata().length)
        .sum();
  }

  /** The receipt its writer got, or would have got had the connection lived. */
  public CommitReceipt receipt() {
    return new CommitReceipt(position, lastPosition(), recordTime, hash);
  }
}
