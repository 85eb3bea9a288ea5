package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.Role;
import java.util.List;

/** Rules for tests. */
final class RuleContents {

  private RuleContents() {}

  /** One that adds a task and an update. */
  static RuleContent of(RuleWhen when, String condition, int perHour, int perIncident) {
    return new RuleContent(
        "Database first",
        "A SEV1 at checkout has always been the database",
        when,
        condition,
        "Europe/Berlin",
        List.of(
            new RuleContent.AddedTask(
                "Look at {$.services[0]}", "It is {$.severity}", Role.COMMANDER, 15)),
        List.of(new RuleContent.WrittenUpdate("Severity is {$.severity}")),
        List.of(),
        perHour,
        perIncident);
  }
}
