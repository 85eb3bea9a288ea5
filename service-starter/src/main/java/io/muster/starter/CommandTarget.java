package io.muster.starter;

import io.muster.contracts.Command;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate a command is for, so that the language of commands needs no annotations of
 * any framework.
 */
class CommandTarget implements CommandTargetResolver {

  static final String EXPECTED_VERSION = "expectedVersion";

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
    if (!(message.getPayload() instanceof Command command)) {
      throw new IllegalArgumentException(message.getPayloadType() + " is not a command");
    }
    return new VersionedAggregateIdentifier(
        command.aggregateId(), (Long) message.getMetaData().get(EXPECTED_VERSION));
  }
}
