package io.muster.eventlog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one command decided: events of one aggregate that are recorded together or not at all.
 *
 * @param aggregateType what kind of aggregate it is, such as {@code Incident}
 * @param aggregateId the aggregate all events belong to
 * @param firstSequence sequence number of the first event; the others follow without a gap
 * @param events the events in order, at least one
 * @param idempotencyKey the caller's name for the request, when it sent one
 * @param requestHash hash of the request body, so that a key used twice for different things is
 *     noticed
 */
public record Commit(
    String aggregateType,
    String aggregateId,
    long firstSequence,
    List<NewEvent> events,
    Optional<String> idempotencyKey,
    Optional<String> requestHash) {

  /** Refuses a commit that says nothing. */
  public Commit {
    Objects.requireNonNull(aggregateType, "aggregateType");
    Objects.requireNonNull(aggregateId, "aggregateId");
    events = List.copyOf(events);
    if (events.isEmpty() || firstSequence < 0) {
      throw new IllegalArgumentException("A commit holds at least one event, from sequence 0 on.");
    }
  }

  /** A commit nobody named: without an idempotency key. */
  public Commit(
      String aggregateType, String aggregateId, long firstSequence, List<NewEvent> events) {
    this(aggregateType, aggregateId, firstSequence, events, Optional.empty(), Optional.empty());
  }

  /** Whether this very commit, and not another with the same sequence, is the stored one. */
  boolean isStoredAs(StoredCommit stored) {
    return stored.events().getFirst().id().equals(events.getFirst().id());
  }
}
