package io.muster.starter.revisions;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Personal;
import java.time.Instant;

/** Drills as the first Muster recorded them: who leads one is told by two components. */
public sealed interface FirstDrill extends Event {

  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  @EventType(name = "drill.planned")
  record Planned(
      String drillId,
      String leaderId,
      @Personal(of = "leaderId") String leaderName,
      String room,
      Actor by,
      Instant at)
      implements FirstDrill {}
}
