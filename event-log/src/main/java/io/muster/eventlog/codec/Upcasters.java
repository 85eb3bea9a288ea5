package io.muster.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Every step from a released revision to the next. An event that was recorded in an old one is
 * lifted each time it is read; the log itself is never rewritten.
 */
public final class Upcasters {

  private Upcasters() {}

  /** One step for each revision that is not today's. */
  public static List<Upcaster> all() {
    return List.of(
        new Upcaster("alert-group.alert-fired", 1, Upcasters::fromAlertmanager),
        new Upcaster("alert-group.alert-fired", 2, Upcasters::asItIs),
        new Upcaster("alert-group.alert-resolved", 1, Upcasters::asItIs),
        new Upcaster("alert-group.alert-resolved", 2, Upcasters::asItIs),
        new Upcaster("alert-group.opened", 1, Upcasters::asItIs),
        new Upcaster("incident.opened", 1, Upcasters::asItIs),
        new Upcaster("incident.severity-changed", 1, Upcasters::asItIs),
        new Upcaster("integration.created", 1, Upcasters::ofAlertmanager),
        new Upcaster("integration.key-rotated", 1, Upcasters::asItIs));
  }

  /** There was one kind of source, and its labels were not recorded. */
  private static ObjectNode fromAlertmanager(ObjectNode fired) {
    fired.putObject("context").put("source", "alertmanager").putObject("labels");
    return fired;
  }

  private static ObjectNode ofAlertmanager(ObjectNode created) {
    return created.put("source", "alertmanager");
  }

  /** What is new may be missing. */
  private static ObjectNode asItIs(ObjectNode payload) {
    return payload;
  }
}
