package io.muster.starter.revisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Person;
import io.muster.eventlog.codec.Upcaster;
import java.time.Instant;
import java.util.List;

/** Drills as they are recorded today: in several rooms. */
public sealed interface Drill extends Event {

  /** From the first form to today's, a step at a time. */
  List<Upcaster> UPCASTERS =
      List.of(
          new Upcaster("drill.planned", 1, Drill::leaderIsAPerson),
          new Upcaster("drill.planned", 2, Drill::roomsAreMany));

  String drillId();

  @Override
  default String aggregateId() {
    return drillId();
  }

  @EventType(name = "drill.planned", revision = 3)
  record Planned(String drillId, Person leader, List<String> rooms, Actor by, Instant at)
      implements Drill {}

  @EventType(name = "drill.moved")
  record Moved(String drillId, String room, Actor by, Instant at) implements Drill {}

  /** Goes on in another room than those planned; elsewhere nothing comes of it. */
  record Move(String drillId, String room, Actor by) implements Command {
    @Override
    public String aggregateId() {
      return drillId;
    }
  }

  private static ObjectNode leaderIsAPerson(ObjectNode payload) {
    ObjectNode leader = payload.putObject("leader");
    leader.set("id", payload.remove("leaderId"));
    leader.set("name", payload.remove("leaderName"));
    return payload;
  }

  private static ObjectNode roomsAreMany(ObjectNode payload) {
    payload.putArray("rooms").add(payload.remove("room"));
    return payload;
  }
}
