package io.muster.eventlog.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEventEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.EventMessageDeadLetterMongoConverter;
import org.axonframework.serialization.Serializer;

/**
 * Brings a parked event back as the very event it was: under its id, without which what is sealed
 * in it does not open, and with the bytes it has in the log.
 */
public final class SealedDeadLetters extends EventMessageDeadLetterMongoConverter {

  private final LogSerializer serializer;

  /** A converter for the queues of processors that follow the log. */
  public SealedDeadLetters(LogSerializer serializer) {
    this.serializer = serializer;
  }

  @Override
  public EventMessage<?> convert(DeadLetterEventEntry entry, Serializer others) {
    TrackingToken token = others.deserialize(entry.getTrackingToken());
    return new GenericTrackedDomainEventMessage<>(
        token,
        entry.getType(),
        entry.getAggregateIdentifier(),
        entry.getSequenceNumber(),
        serializer.message(entry.getEventIdentifier(), entry.getPayload(), entry.getMetaData()),
        entry::getTimestamp);
  }
}
