package io.muster.reporting.ledger;

import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.InIncident;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;

/** Says in plain English what was recorded about automation rules and what they did. */
final class AutomationSentences {

  private AutomationSentences() {}

  static String of(AutomationRuleEvent event, Names names) {
    String who = names.actor(event.by());
    String rule = event.ruleId();
    return switch (event) {
      case AutomationRuleEvent.Drafted e ->
          "%s wrote draft %d of the automation rule %s%s"
              .formatted(who, e.draft(), named(e.content(), names), names.because(e.reason()));
      case AutomationRuleEvent.Submitted e ->
          "%s asked for approval of draft %d of the rule %s.".formatted(who, e.draft(), rule);
      case AutomationRuleEvent.Returned e ->
          "%s gave draft %d of the rule %s back to its authors%s"
              .formatted(who, e.draft(), rule, names.because(e.reason()));
      case AutomationRuleEvent.Published e ->
          "%s approved version %d of the automation rule %s, written by %s%s"
              .formatted(
                  who,
                  e.version(),
                  named(e.content(), names),
                  Words.and(e.authorIds().stream().map(names::person).toList()),
                  names.because(e.reason()));
      case AutomationRuleEvent.Tried e ->
          "%s tried version %d of the rule %s on %s%d incidents since %s, up to the log position %d: of %d events it would have fired at %d."
              .formatted(
                  who,
                  e.version(),
                  rule,
                  e.complete() ? "all " : "the newest ",
                  e.incidents(),
                  Words.of(e.since()),
                  e.upTo(),
                  e.events(),
                  e.met());
      case AutomationRuleEvent.Enabled e ->
          "%s enabled version %d of the rule %s%s"
              .formatted(who, e.version(), rule, names.because(e.reason()));
      case AutomationRuleEvent.Disabled e ->
          "%s disabled version %d of the rule %s%s"
              .formatted(who, e.version(), rule, names.because(e.reason()));
      case AutomationRuleEvent.Retired e ->
          "%s gave the rule %s up%s".formatted(who, rule, names.because(e.reason()));
      case InIncident e -> inIncident(e, names);
    };
  }

  private static String inIncident(InIncident event, Names names) {
    String rule =
        "of the rule %s, set off by log position %d".formatted(event.ruleId(), event.trigger());
    return switch (event) {
      case AutomationRuleEvent.Fired e ->
          e.rehearsed()
              ? "Version %d %s, would have fired, were this no drill.".formatted(e.version(), rule)
              : "Version %d %s, fired.".formatted(e.version(), rule);
      case AutomationRuleEvent.FiringEnded e ->
          "Version %d %s, came to: %s."
              .formatted(
                  e.version(),
                  rule,
                  Words.and(e.outcomes().stream().map(each -> outcome(each, names)).toList()));
      case AutomationRuleEvent.FiringWithheld e ->
          "Version %d %s, did not fire%s"
              .formatted(
                  e.version(),
                  rule,
                  switch (e.bar()) {
                    case LOOP -> ", because a rule had done what happened.";
                    case HOUR_LIMIT ->
                        " and stopped itself: it had fired as often as it may within an hour.";
                    case INCIDENT_LIMIT ->
                        " and stopped itself: it had fired in the incident as often as it may"
                            + " within an hour.";
                  });
    };
  }

  private static String outcome(RuleOutcome outcome, Names names) {
    return "%s %d %s%s"
        .formatted(
            Words.of(outcome.kind()),
            outcome.item(),
            Words.of(outcome.result()),
            outcome.says() == null ? "" : " (" + names.text(outcome.says()) + ")");
  }

  private static String named(RuleContent content, Names names) {
    return names.quoted(content == null ? null : content.name());
  }
}
