package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import java.time.Instant;
import java.util.List;

/** Rules for tests. */
final class RuleContents {

  private RuleContents() {}

  /** One that adds an update where something does not happen for so long. */
  static RuleContent lasting(RuleWhen when, RuleContent.Lasting lasting) {
    return new RuleContent(
        "Too quiet",
        "Nobody should have to look",
        when,
        lasting,
        null,
        "UTC",
        List.of(),
        List.of(new RuleContent.WrittenUpdate("It is {$.event.kind} at {$.hour}")),
        List.of(),
        List.of(),
        List.of(),
        5,
        5);
  }

  /** How an incident begins that somebody declared. */
  static Opened opened(String incidentId, Instant at) {
    return new Opened(
        incidentId,
        7,
        "Checkout is slow",
        null,
        Severity.SEV2,
        List.of("checkout"),
        Source.declared(),
        null,
        at,
        null,
        null,
        Actor.person("mina", "Mina"),
        at);
  }

  /** One that adds a task and an update. */
  static RuleContent of(RuleWhen when, String condition, int perHour, int perIncident) {
    return new RuleContent(
        "Database first",
        "A SEV1 at checkout has always been the database",
        when,
        null,
        condition,
        "Europe/Berlin",
        List.of(
            new RuleContent.AddedTask(
                "Look at {$.services[0]}", "It is {$.severity}", Role.COMMANDER, 15)),
        List.of(new RuleContent.WrittenUpdate("Severity is {$.severity}")),
        List.of(),
        List.of(),
        List.of(),
        perHour,
        perIncident);
  }
}
