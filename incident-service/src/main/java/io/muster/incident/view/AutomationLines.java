package io.muster.incident.view;

import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.AutomationRuleEvent.InIncident;
import io.muster.contracts.automation.RuleOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** What automation rules did in an incident, in lines as the timeline shows them. */
final class AutomationLines {

  private AutomationLines() {}

  /** In one line. */
  static String summary(InIncident event) {
    return switch (event) {
      case Fired e when e.rehearsed() ->
          "An automation rule (version %d) would have fired, were this no drill"
              .formatted(e.version());
      case Fired e -> "An automation rule fired (version %d)".formatted(e.version());
      case FiringEnded e -> ended(e);
      case FiringWithheld e ->
          switch (e.bar()) {
            case LOOP -> "An automation rule did not fire: another rule did what happened";
            case HOUR_LIMIT ->
                "An automation rule stopped itself: it had fired too often within an hour";
            case INCIDENT_LIMIT ->
                "An automation rule stopped itself: it had fired too often in this incident";
          };
    };
  }

  private static String ended(FiringEnded ended) {
    long refused =
        ended.outcomes().stream()
            .filter(outcome -> outcome.result() == RuleOutcome.Result.REFUSED)
            .count();
    if (refused > 0) {
      return "The automation rule could not do everything: %d of %d refused"
          .formatted(refused, ended.outcomes().size());
    }
    boolean rehearsed =
        ended.outcomes().stream()
            .allMatch(outcome -> outcome.result() == RuleOutcome.Result.WOULD_HAVE);
    return rehearsed
        ? "The automation rule did nothing, as this is a drill"
        : "What the automation rule says is done, proposed or asked for";
  }

  static Map<String, Object> data(InIncident event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ruleId", event.ruleId());
    data.put("version", event.version());
    data.put("trigger", event.trigger());
    if (event instanceof FiringEnded e) {
      data.put("outcomes", e.outcomes());
    }
    if (event instanceof FiringWithheld e) {
      data.put("bar", e.bar());
    }
    return data;
  }
}
