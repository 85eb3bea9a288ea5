package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.util.List;

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
   * From now on only messages this one sender has signed are taken from the source, whoever else
   * has the key.
   *
   * @param sender its name where it signs, such as the ARN of a topic of Amazon SNS
   */
  @EventType(name = "integration.sender-pinned")
  record SenderPinned(String integrationId, String sender, Actor by, Instant at)
      implements IntegrationEvent {}

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

  /**
   * From now on so many messages a minute are taken of this source; what is more is to be sent
   * again later.
   *
   * @param perMinute 1 to 600,000; null: as many as of any other
   */
  @EventType(name = "integration.limit-set")
  record LimitSet(String integrationId, Integer perMinute, Actor by, Instant at)
      implements IntegrationEvent {}

  /**
   * From now on alerts of this source are one problem when these labels have the same values; or
   * again as the source itself says.
   *
   * @param revision 1 for the first time this was set, one more each time; {@code groupedBy} of a
   *     group names it, as in {@code labels/3}
   * @param labels names, in order; none: as the source itself says
   * @param windowSeconds how long after the last new alert of a problem another one still joins it,
   *     in seconds, 1 minute to 24 hours; null: as long as the problem is open
   */
  @EventType(name = "integration.grouping-set")
  record GroupingSet(
      String integrationId,
      int revision,
      List<String> labels,
      Long windowSeconds,
      Actor by,
      Instant at)
      implements IntegrationEvent {
    public GroupingSet {
      labels = List.copyOf(labels);
    }
  }

  /**
   * From now on messages of this source are read so.
   *
   * @param revision 1 for the first time this was set, one more each time
   */
  @EventType(name = "integration.mapping-set")
  record MappingSet(String integrationId, int revision, AlertMapping mapping, Actor by, Instant at)
      implements IntegrationEvent {}

  /** The source may not send any more. */
  @EventType(name = "integration.disabled")
  record Disabled(String integrationId, Actor by, Instant at) implements IntegrationEvent {}
}
