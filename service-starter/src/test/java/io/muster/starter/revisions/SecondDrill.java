package io.muster.starter.revisions;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Person;
import java.time.Instant;

/** Drills as a later Muster recorded them: the leader is a person, the room still one. */
public sealed interface SecondDrill extends Event {

  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  @EventType(name = "drill.planned", revision = 2)
  record Planned(String drillId, Person leader, String room, Actor by, Instant at)
      implements SecondDrill {}
}
