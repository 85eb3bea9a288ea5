package io.muster.contracts.dependency;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What people say of one pair on the dependency map; it outweighs every other source. */
public sealed interface DependencyEvent extends Event {

  /** Hash of both names. */
  String dependencyId();

  /** The one that needs, or does not. */
  String from();

  /** The one that is needed, or is not. */
  String to();

  @Override
  default String aggregateId() {
    return dependencyId();
  }

  /**
   * Somebody said whether one needs the other.
   *
   * @param toKind what the other is
   * @param needs false: whatever else says so, it does not
   * @param reason or null
   */
  @EventType(name = "dependency.stated")
  record Stated(
      String dependencyId,
      String from,
      String to,
      NodeKind toKind,
      boolean needs,
      @FreeText(of = "dependencyId") String reason,
      Actor by,
      Instant at)
      implements DependencyEvent {}

  /** Nobody's word stands any more; the other sources decide. */
  @EventType(name = "dependency.withdrawn")
  record Withdrawn(String dependencyId, String from, String to, Actor by, Instant at)
      implements DependencyEvent {}
}
