package io.muster.starter;

import io.muster.eventlog.codec.EventTypes;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;

/** Hands event handlers the {@link Recorded} of the event they handle. */
class RecordedParameter implements ParameterResolverFactory {

  @Override
  public ParameterResolver<?> createInstance(
      Executable executable, Parameter[] parameters, int index) {
    return parameters[index].getType() == Recorded.class ? new Resolver() : null;
  }

  private static final class Resolver implements ParameterResolver<Recorded> {

    @Override
    public Recorded resolveParameterValue(Message<?> message) {
      DomainEventMessage<?> event = (DomainEventMessage<?>) message;
      Object requestId = event.getMetaData().get(RequestCorrelation.REQUEST_ID);
      return new Recorded(
          position(message),
          event.getIdentifier(),
          EventTypes.nameOf(event.getPayloadType()),
          EventTypes.revisionOf(event.getPayloadType()),
          event.getType(),
          event.getAggregateIdentifier(),
          event.getSequenceNumber(),
          event.getTimestamp(),
          requestId == null ? null : requestId.toString());
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
