package io.muster.eventlog.axon;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.SequenceTakenException;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.KeyRing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Axon's storage engine on the event log: what a command decided is durable when this returns. */
public final class MongoLogStorageEngine implements EventStorageEngine {

  /**
   * Name of the unit-of-work resource that holds the {@link CommitReceipt} of the command's commit.
   */
  public static final String RECEIPT = CommitReceipt.class.getName();

  private final EventLog log;
  private final Messages messages;
  private final Snapshots snapshots;
  private final LogTail tail;

  /**
   * An engine on this log.
   *
   * @param database where snapshots lie; the same database as the log
   */
  public MongoLogStorageEngine(
      EventLog log, LogSerializer serializer, KeyRing keys, MongoDatabase database) {
    this.log = log;
    this.messages = new Messages(serializer);
    this.snapshots = new Snapshots(log, serializer, keys, database);
    this.tail = new LogTail(log, messages);
  }

  /**
   * Records the events as one commit.
   *
   * @throws ConcurrencyException when the aggregate was changed by somebody else in between
   * @throws io.muster.eventlog.DuplicateIdempotencyKeyException when the request was carried out
   *     before
   */
  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      CommitReceipt receipt = log.append(messages.commit(events));
      if (CurrentUnitOfWork.isStarted()) {
        CurrentUnitOfWork.get().root().resources().put(RECEIPT, receipt);
      }
    } catch (SequenceTakenException e) {
      throw new ConcurrencyException(e.getMessage(), e);
    }
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    snapshots.store(snapshot);
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      TrackingToken trackingToken, boolean mayBlock) {
    LogCursor cursor = new LogCursor(log, tail, trackingToken);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long firstSequenceNumber) {
    return stream(new AggregateCursor(log, messages, aggregateId, firstSequenceNumber));
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return snapshots
        .find(aggregateId)
        .flatMap(kept -> snapshots.open(kept, fromItsCommit(kept, 1).commits()));
  }

  /**
   * An aggregate's newest snapshot and what came after it, in two round trips: the page that begins
   * at the snapshot's commit tells whether it holds, too.
   *
   * @return empty when there is no snapshot that holds
   */
  Optional<DomainEventStream> readFromSnapshot(String aggregateId) {
    Optional<Snapshots.Kept> kept = snapshots.find(aggregateId);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    EventLog.Page page = fromItsCommit(kept.get(), AggregateCursor.PAGE);
    return snapshots
        .open(kept.get(), page.commits())
        .map(
            snapshot -> {
              long next = kept.get().sequence() + 1;
              return DomainEventStream.concat(
                  DomainEventStream.of(snapshot),
                  stream(new AggregateCursor(log, messages, aggregateId, next).take(page)));
            });
  }

  private EventLog.Page fromItsCommit(Snapshots.Kept kept, int limit) {
    return log.readAggregate(kept.id(), kept.commit(), limit);
  }

  private static DomainEventStream stream(AggregateCursor cursor) {
    return DomainEventStream.of(
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL),
            false),
        cursor::lastSequence);
  }

  /** Throws away every snapshot, as after the erasure of a person one may have known. */
  public void clearSnapshots() {
    snapshots.clear();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return log.lastSequence(aggregateIdentifier);
  }

  @Override
  public TrackingToken createTailToken() {
    return PositionToken.START;
  }

  @Override
  public TrackingToken createHeadToken() {
    Head head = log.head();
    return PositionToken.of(head.position(), head.hash());
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    long before = log.positionAt(dateTime) - 1;
    return log.commitAt(before)
        .map(StoredCommit::hash)
        .map(hash -> PositionToken.of(before, hash))
        .orElse(PositionToken.START);
  }

  LogCursor tail(TrackingToken token) {
    return new LogCursor(log, tail, token);
  }

  /**
   * Tells of every commit this process comes to see, its own and others', in order, on a thread the
   * watcher must not hold up.
   *
   * @param missed called when some may have been left out, after trouble: what was concluded from
   *     those before no longer holds for certain
   */
  public void watch(Consumer<StoredCommit> watcher, Runnable missed) {
    tail.watch(watcher, missed);
  }

  /**
   * Returns when those who watch were told of all that was recorded, by any process, before the
   * call: what they hold in memory is then as good as the log. It costs one reading, which calls
   * that come together share.
   */
  public void catchUp() {
    tail.catchUp();
  }

  /**
   * Returns when those who watch were told of this process's own commits and of all that others
   * have rung for. It costs a reading only where there is something new.
   */
  public void hear() {
    tail.hear();
  }

  EventLog log() {
    return log;
  }
}
