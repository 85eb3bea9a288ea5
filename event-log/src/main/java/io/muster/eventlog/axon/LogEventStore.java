package io.muster.eventlog.axon;

import java.util.Optional;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.MessageMonitor;

/** Axon's event store on the log: commands append to it, processors tail it from any position. */
public final class LogEventStore extends AbstractEventStore {

  private final MongoLogStorageEngine engine;

  private LogEventStore(Builder builder) {
    super(builder);
    this.engine = (MongoLogStorageEngine) storageEngine();
  }

  /** A store on this engine, with nothing else to configure. */
  public static LogEventStore of(MongoLogStorageEngine engine) {
    return builder().storageEngine(engine).build();
  }

  /** For monitors and spans. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens the log after a token.
   *
   * @throws io.muster.eventlog.PastChangedException while reading, when the stored past is no
   *     longer the one the token was made from
   */
  @Override
  public TrackingEventStream openStream(TrackingToken trackingToken) {
    return new LogEventStream(engine.tail(trackingToken), engine.log().doorbell());
  }

  @Override
  public DomainEventStream readEvents(String aggregateId) {
    return DomainEventStream.concat(
        fromSnapshot(aggregateId).orElseGet(() -> engine.readEvents(aggregateId)),
        DomainEventStream.of(stagedDomainEventMessages(aggregateId)));
  }

  private Optional<DomainEventStream> fromSnapshot(String aggregateId) {
    try {
      return engine.readFromSnapshot(aggregateId);
    } catch (RuntimeException | LinkageError e) {
      handleSnapshotReadingError(aggregateId, e);
      return Optional.empty();
    }
  }

  /** Puts a {@link LogEventStore} together. */
  public static final class Builder extends AbstractEventStore.Builder {

    private Builder() {}

    @Override
    public Builder storageEngine(EventStorageEngine storageEngine) {
      super.storageEngine((MongoLogStorageEngine) storageEngine);
      return this;
    }

    @Override
    public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
      super.messageMonitor(messageMonitor);
      return this;
    }

    @Override
    public Builder spanFactory(EventBusSpanFactory spanFactory) {
      super.spanFactory(spanFactory);
      return this;
    }

    /** The store, once it has its engine. */
    public LogEventStore build() {
      validate();
      return new LogEventStore(this);
    }
  }
}
