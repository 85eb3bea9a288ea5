package io.muster.starter;

import io.muster.eventlog.axon.LogSerializer;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.SerializedObject;

/** Hands event handlers the {@link Recorded} of the event they handle. */
class RecordedParameter implements ParameterResolverFactory {

  private final LogSerializer serializer;

  RecordedParameter(LogSerializer serializer) {
    this.serializer = serializer;
  }

  @Override
  public ParameterResolver<?> createInstance(
      Executable executable, Parameter[] parameters, int index) {
    return parameters[index].getType() == Recorded.class ? new Resolver(serializer) : null;
  }

  private record Resolver(LogSerializer serializer) implements ParameterResolver<Recorded> {

    @Override
    public Recorded resolveParameterValue(Message<?> message) {
      DomainEventMessage<?> event = (DomainEventMessage<?>) message;
      // As it was stored: with the serializer it was read by, Axon hands out the very bytes.
      SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
      Object requestId = event.getMetaData().get(RequestCorrelation.REQUEST_ID);
      return new Recorded(
          position(message),
          event.getIdentifier(),
          payload.getType().getName(),
          LogSerializer.revision(payload.getType()),
          event.getType(),
          event.getAggregateIdentifier(),
          event.getSequenceNumber(),
          event.getTimestamp(),
          requestId == null ? null : requestId.toString(),
          payload.getData());
    }

    private static long position(Message<?> message) {
      if (message instanceof TrackedEventMessage<?> tracked) {
        return tracked.trackingToken().position().orElseThrow();
      }
      throw new IllegalStateException("An event without a position cannot be handled");
    }

    @Override
    public boolean matches(Message<?> message) {
      return message instanceof DomainEventMessage;
    }
  }
}
