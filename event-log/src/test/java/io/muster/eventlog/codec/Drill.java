package io.muster.eventlog.codec;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import io.muster.contracts.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of a fire drill: every kind of component an event may have. */
public sealed interface Drill extends Event {

  /** The drill. */
  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  /** It began. */
  @EventType(name = "drill.started", revision = 2)
  record Started(
      String drillId,
      @FreeText(of = "drillId") String title,
      String leaderId,
      @Personal(of = "leaderId") String leaderName,
      List<Person> team,
      @FreeText(of = "drillId") Map<String, String> labels,
      Map<String, Integer> counts,
      Actor by,
      Instant at)
      implements Drill {}

  /** It ended. */
  @EventType(name = "drill.ended")
  record Ended(String drillId, Actor by, Instant at) implements Drill {}
}
