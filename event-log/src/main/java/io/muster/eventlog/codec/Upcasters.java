package io.muster.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
        new Upcaster("automation-rule.drafted", 1, Upcasters::asItIs),
        new Upcaster("automation-rule.published", 1, Upcasters::asItIs),
        new Upcaster("escalation-policy.published", 1, Upcasters::callingEverybody),
        new Upcaster("escalation-policy.published", 2, Upcasters::asItIs),
        new Upcaster("escalation-policy.published", 3, Upcasters::goneThroughOnce),
        new Upcaster("escalation-policy.turn-taken", 1, Upcasters::ofTheFirstRound),
        new Upcaster("escalation.started", 1, Upcasters::callingEverybody),
        new Upcaster("escalation.started", 2, Upcasters::asItIs),
        new Upcaster("escalation.started", 3, Upcasters::goneThroughOnce),
        new Upcaster("escalation.step-fired", 1, Upcasters::ofTheFirstRound),
        new Upcaster("escalation.step-skipped", 1, Upcasters::ofTheFirstRound),
        new Upcaster("incident.opened", 1, Upcasters::asItIs),
        new Upcaster("incident.opened", 2, Upcasters::asItIs),
        new Upcaster("incident.severity-changed", 1, Upcasters::asItIs),
        new Upcaster("integration.created", 1, Upcasters::ofAlertmanager),
        new Upcaster("integration.key-rotated", 1, Upcasters::asItIs),
        new Upcaster("page.requested", 1, Upcasters::byMailAtOnce),
        new Upcaster("page.requested", 2, Upcasters::ofTheFirstRound),
        new Upcaster("response-plan.drafted", 1, Upcasters::asItIs),
        new Upcaster("response-plan.published", 1, Upcasters::asItIs),
        new Upcaster("schedule.published", 1, Upcasters::ofOneRotation),
        new Upcaster("schedule.published", 2, Upcasters::withoutShadows));
  }

  /** There was one kind of source, and its labels were not recorded. */
  private static ObjectNode fromAlertmanager(ObjectNode fired) {
    fired.putObject("context").put("source", "alertmanager").putObject("labels");
    return fired;
  }

  private static ObjectNode ofAlertmanager(ObjectNode created) {
    return created.put("source", "alertmanager");
  }

  /** Schedules were one rotation of equal turns in hours, counted from an instant. */
  private static ObjectNode ofOneRotation(ObjectNode published) {
    LocalDateTime startsAt =
        LocalDateTime.ofInstant(
            Instant.parse(published.remove("startsAt").textValue()), ZoneOffset.UTC);
    JsonNode shiftHours = published.remove("shiftHours");
    JsonNode personIds = published.remove("personIds");
    published.put("zone", "UTC");
    published.putArray("holidays");
    ObjectNode layer = published.putArray("layers").addObject();
    layer.put("id", "rotation").put("name", "Rotation").put("zone", "UTC");
    ObjectNode rotation = layer.putObject("rotation");
    rotation
        .put("unit", "HOURS")
        .put("startsOn", startsAt.toLocalDate().toString())
        .put("handOff", startsAt.toLocalTime().toString());
    rotation.set("every", shiftHours);
    rotation.putArray("handOffDays");
    layer.set("personIds", personIds);
    layer.putArray("restrictions");
    layer.put("holidays", "AS_EVER");
    return published;
  }

  /** People had one address, and were paged there the moment their turn came. */
  private static ObjectNode byMailAtOnce(ObjectNode requested) {
    return requested.put("methodId", "email").set("dueAt", requested.get("at"));
  }

  /** Each level paged everybody it named, at any hour and however bad it was. */
  private static ObjectNode callingEverybody(ObjectNode levels) {
    levels.get("levels").forEach(level -> ((ObjectNode) level).put("calling", "EVERYBODY"));
    return levels;
  }

  /** No policy began again by itself. */
  private static ObjectNode goneThroughOnce(ObjectNode levels) {
    return levels.put("repeat", 0);
  }

  private static ObjectNode ofTheFirstRound(ObjectNode step) {
    return step.put("round", 1);
  }

  /** Nobody learned beside those on call. */
  private static ObjectNode withoutShadows(ObjectNode published) {
    published.putArray("shadows");
    return published;
  }

  /** What is new may be missing. */
  private static ObjectNode asItIs(ObjectNode payload) {
    return payload;
  }
}
