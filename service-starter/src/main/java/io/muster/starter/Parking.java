package io.muster.starter;

import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.codec.UnreadableEventException;
import java.util.Arrays;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks an event a handler could not take, with all that follow it in its aggregate, and says so
 * loudly: which event, and why. None is blamed for what those before it wanted written: then the
 * batch fails, and comes again. What the failure itself says may quote a name, so it goes to the
 * dead letters, which are scrubbed, and not to the log lines, which are not.
 */
final class Parking implements EnqueuePolicy<EventMessage<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
  private static final String OUR_OWN = "io.muster.";

  private final String group;
  private final LogSerializer serializer;

  Parking(String group, LogSerializer serializer) {
    this.group = group;
    this.serializer = serializer;
  }

  @Override
  public EnqueueDecision<EventMessage<?>> decide(
      DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
    if (cause instanceof ReadModelBatch.UnwrittenException unwritten) {
      throw unwritten;
    }
    EventMessage<?> event = letter.message();
    LOG.error(
        "{}: event {} ({}, position {}) of {} is parked, and so are those that follow it there: {}",
        group,
        event.getIdentifier(),
        event.serializePayload(serializer, byte[].class).getType().getName(),
        event instanceof TrackedEventMessage<?> tracked
            ? tracked.trackingToken().position().orElse(0)
            : 0,
        event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : "nothing",
        reason(cause));
    return Decisions.enqueue(ThrowableCause.truncated(cause));
  }

  /** Free of anything that was recorded: the sentence of the codec, or what failed where. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableEventException) {
        return cause.getMessage();
      }
      innermost = cause;
    }
    return innermost.getClass().getName()
        + Arrays.stream(innermost.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(OUR_OWN))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
  }
}
