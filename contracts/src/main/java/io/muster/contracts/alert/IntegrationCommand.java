package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of an alert source's entry. */
public sealed interface IntegrationCommand extends Command {

  /** The source. */
  String integrationId();

  @Override
  default String aggregateId() {
    return integrationId();
  }

  /** Let a source send; does nothing when it exists with the same key. */
  record Create(String integrationId, String name, String keyHash, Actor by)
      implements IntegrationCommand {}

  /** Replace its key. */
  record RotateKey(String integrationId, String keyHash, Actor by) implements IntegrationCommand {}

  /** Stop it from sending. */
  record Disable(String integrationId, Actor by) implements IntegrationCommand {}
}
