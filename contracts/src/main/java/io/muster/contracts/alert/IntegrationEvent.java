package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/** What happened to an alert source's entry at the door. */
public sealed interface IntegrationEvent extends Event {

  /** The source. */
  String integrationId();

  @Override
  default String aggregateId() {
    return integrationId();
  }

  /**
   * A source may send from now on.
   *
   * @param keyHash SHA-256 of its key in lower-case hex; the key itself was shown once and is not
   *     kept
   */
  @EventType(name = "integration.created")
  record Created(String integrationId, String name, String keyHash, Actor by, Instant at)
      implements IntegrationEvent {}

  /** The source has a new key; the old one no longer opens. */
  @EventType(name = "integration.key-rotated")
  record KeyRotated(String integrationId, String keyHash, Actor by, Instant at)
      implements IntegrationEvent {}

  /** The source may not send any more. */
  @EventType(name = "integration.disabled")
  record Disabled(String integrationId, Actor by, Instant at) implements IntegrationEvent {}
}
