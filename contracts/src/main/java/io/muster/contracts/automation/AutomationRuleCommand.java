package io.muster.contracts.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of an automation rule. Each is safe to give twice. */
public sealed interface AutomationRuleCommand extends Command {

  /** The rule. */
  String ruleId();

  @Override
  default String aggregateId() {
    return ruleId();
  }

  /**
   * Say all that it says from its next version on.
   *
   * @param onlyNew refused when the rule is there already
   * @param reason why it changes; required once a version was published
   */
  record Draft(String ruleId, boolean onlyNew, RuleContent content, String reason, Actor by)
      implements AutomationRuleCommand {}

  /** Ask a manager to approve the draft. */
  record Submit(String ruleId, Actor by) implements AutomationRuleCommand {}

  /** Publish the draft the asker has read; refused to whoever wrote or submitted it. */
  record Approve(String ruleId, int draft, Actor by, Authority authority)
      implements AutomationRuleCommand {}

  /** Give the draft back, saying why. */
  record Return(String ruleId, String reason, Actor by, Authority authority)
      implements AutomationRuleCommand {}

  /**
   * Put on record that a version was tried on what happened.
   *
   * @param since from when on, UTC
   * @param upTo the position of the log up to which
   * @param incidents how many incidents were looked at
   * @param events how many events the rule would have been asked about
   * @param met how often it would have fired
   * @param complete whether every incident of that time was looked at
   */
  record RecordTrial(
      String ruleId,
      int version,
      Instant since,
      long upTo,
      int incidents,
      int events,
      int met,
      boolean complete,
      Actor by)
      implements AutomationRuleCommand {}

  /** Let a version that was tried fire from now on, saying why; in place of any other version. */
  record Enable(String ruleId, int version, String reason, Actor by, Authority authority)
      implements AutomationRuleCommand {}

  /** Let it fire no more, saying why. */
  record Disable(String ruleId, String reason, Actor by) implements AutomationRuleCommand {}

  /** Give it up, saying why. */
  record Retire(String ruleId, String reason, Actor by, Authority authority)
      implements AutomationRuleCommand {}

  /**
   * Fire because of an event for which its condition holds. Passed over when the rule was disabled
   * or enabled anew since, or has fired because of this event or a later one of the same incident.
   *
   * @param enabling the how-manieth enabling the asker means
   * @param trigger position of the event in the log
   * @param looped the event was itself done by a rule
   * @param rehearsed the incident is a drill
   */
  record Fire(
      String ruleId,
      int enabling,
      String incidentId,
      long trigger,
      boolean looped,
      boolean rehearsed,
      Actor by)
      implements AutomationRuleCommand {}

  /** Say what came of a firing. */
  record Report(
      String ruleId, String incidentId, long trigger, List<RuleOutcome> outcomes, Actor by)
      implements AutomationRuleCommand {
    public Report {
      outcomes = List.copyOf(outcomes);
    }
  }
}
