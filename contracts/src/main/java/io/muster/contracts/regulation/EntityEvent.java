package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What is said of the legal entities an organisation reports for. */
public sealed interface EntityEvent extends Event {

  /** How the ids of all entities begin. */
  String PREFIX = "legal-entity-";

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return entityId();
  }

  /** This holds from now on; clocks that run are counted by it. */
  @EventType(name = "legal-entity.described")
  record Described(String entityId, EntityContent content, Actor by, Instant at)
      implements EntityEvent {}

  /** No new incident is assessed for it; what was assessed stays. */
  @EventType(name = "legal-entity.retired")
  record Retired(String entityId, @FreeText(of = "entityId") String reason, Actor by, Instant at)
      implements EntityEvent {}
}
