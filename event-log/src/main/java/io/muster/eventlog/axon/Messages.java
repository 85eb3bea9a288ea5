package io.muster.eventlog.axon;

import io.muster.contracts.Event;
import io.muster.eventlog.Commit;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * Between Axon's messages and the log's commits. Payloads are read when a handler asks for them,
 * not before.
 */
final class Messages {

  private final LogSerializer serializer;

  Messages(LogSerializer serializer) {
    this.serializer = serializer;
  }

  /**
   * The commit a unit of work decided on; refuses what the log does not promise to keep together.
   */
  Commit commit(List<? extends EventMessage<?>> messages) {
    List<NewEvent> events = new ArrayList<>(messages.size());
    DomainEventMessage<?> first = domain(messages.getFirst());
    for (EventMessage<?> message : messages) {
      DomainEventMessage<?> next = domain(message);
      if (!first.getAggregateIdentifier().equals(next.getAggregateIdentifier())) {
        throw new IllegalArgumentException(
            "One commit holds events of one aggregate; this one has %s %s and %s %s. Nothing was written."
                .formatted(
                    first.getType(),
                    first.getAggregateIdentifier(),
                    next.getType(),
                    next.getAggregateIdentifier()));
      }
      if (next.getSequenceNumber() != first.getSequenceNumber() + events.size()) {
        throw new IllegalArgumentException(
            "The events of one commit follow each other without a gap. Nothing was written.");
      }
      events.add(event(next));
    }
    return new Commit(
        first.getType(),
        first.getAggregateIdentifier(),
        first.getSequenceNumber(),
        events,
        text(first, LogMetadata.IDEMPOTENCY_KEY),
        text(first, LogMetadata.REQUEST_HASH));
  }

  TrackedEventMessage<?> tracked(StoredCommit commit, StoredEvent event) {
    return new GenericTrackedDomainEventMessage<>(
        PositionToken.of(event.position(), commit.hash()),
        commit.aggregateType(),
        commit.aggregateId(),
        event.sequence(),
        message(event),
        commit::recordTime);
  }

  DomainEventMessage<?> domain(StoredCommit commit, StoredEvent event) {
    return new GenericDomainEventMessage<>(
        commit.aggregateType(),
        commit.aggregateId(),
        event.sequence(),
        message(event),
        commit::recordTime);
  }

  private NewEvent event(DomainEventMessage<?> message) {
    if (!(message.getPayload() instanceof Event payload)
        || !payload.aggregateId().equals(message.getAggregateIdentifier())) {
      throw new IllegalArgumentException(
          "%s is not an event of the aggregate %s. Nothing was written."
              .formatted(message.getPayloadType().getName(), message.getAggregateIdentifier()));
    }
    SerializedObject<byte[]> bytes = serializer.serialize(message.getIdentifier(), payload);
    return new NewEvent(
        message.getIdentifier(),
        bytes.getType().getName(),
        LogSerializer.revision(bytes.getType()),
        message.serializeMetaData(serializer, byte[].class).getData(),
        bytes.getData());
  }

  private SerializedMessage<Object> message(StoredEvent event) {
    return serializer.message(
        event.id(),
        new SimpleSerializedObject<>(
            event.payload(), byte[].class, event.type(), Integer.toString(event.revision())),
        new SerializedMetaData<>(event.metadata(), byte[].class));
  }

  private static DomainEventMessage<?> domain(EventMessage<?> message) {
    if (message instanceof DomainEventMessage<?> event
        && event.getAggregateIdentifier() != null
        && event.getType() != null) {
      return event;
    }
    throw new IllegalArgumentException(
        "%s was published outside an aggregate; the log keeps events of aggregates only."
            .formatted(message.getPayloadType().getName()));
  }

  private static Optional<String> text(EventMessage<?> message, String key) {
    return Optional.ofNullable(message.getMetaData().get(key)).map(Object::toString);
  }
}
