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
   * @param source which kind of tool it is, such as {@code alertmanager}
   * @param keyHash SHA-256 of its key in lower-case hex; the key itself was shown once and is not
   *     kept
   */
  @EventType(name = "integration.created", revision = 2)
  record Created(
      String integrationId, String name, String source, String keyHash, Actor by, Instant at)
      implements IntegrationEvent {}

  /**
   * The source has a new key. The one before it goes on opening for a while, so that no alert is
   * lost until the tool knows the new one; any older one opens no more.
   *
   * @param oldKeyUntil until when, UTC; null: from now on it opens no more
   */
  @EventType(name = "integration.key-rotated", revision = 2)
  record KeyRotated(String integrationId, String keyHash, Instant oldKeyUntil, Actor by, Instant at)
      implements IntegrationEvent {}

  /** The key before the present one opens no more, sooner than was said. */
  @EventType(name = "integration.old-key-retired")
  record OldKeyRetired(String integrationId, Actor by, Instant at) implements IntegrationEvent {}

  /**
   * From now on an alert of this source that is not heard of again for some time ends by itself,
   * unless the source itself says until when it holds; or no alert of it does. Before anybody says
   * so, it goes by the kind of source.
   *
   * @param afterSeconds how long, in seconds, 5 minutes to 30 days; null: never
   */
  @EventType(name = "integration.auto-resolve-set")
  record AutoResolveSet(String integrationId, Long afterSeconds, Actor by, Instant at)
      implements IntegrationEvent {}

  /** The source may not send any more. */
  @EventType(name = "integration.disabled")
  record Disabled(String integrationId, Actor by, Instant at) implements IntegrationEvent {}
}
