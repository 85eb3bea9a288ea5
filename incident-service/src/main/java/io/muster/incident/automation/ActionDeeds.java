package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.incident.response.action.ActionProposals;
import io.muster.incident.response.action.GuardedActions;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings the actions of a rule before people. What a rule proposes is checked, tried, approved and
 * done as what a person proposes; nobody has proposed it, so that any responder may approve it.
 */
@Component
class ActionDeeds {

  private final ActionProposals proposals;
  private final CommandSender sender;

  ActionDeeds(ActionProposals proposals, CommandSender sender) {
    this.proposals = proposals;
    this.sender = sender;
  }

  /** Proposes them, as far as they were not proposed before. */
  List<RuleOutcome> perform(Fired fired, RuleContent content, Actor by) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (int item = 1; item <= content.actions().size(); item++) {
      outcomes.add(propose(fired, content.actions().get(item - 1), item, by));
    }
    return outcomes;
  }

  private RuleOutcome propose(Fired fired, RuleContent.ProposedAction action, int item, Actor by) {
    String firing = "%s-%d-%d-%d".formatted(fired.ruleId(), fired.version(), fired.trigger(), item);
    String actionId = GuardedActions.idFor(fired.incidentId(), firing);
    try {
      sender.decide(proposals.of(actionId, fired.incidentId(), wish(action), null, by));
      return new RuleOutcome(Kind.ACTION, item, Result.PROPOSED, actionId, null);
    } catch (Refused refused) {
      return new RuleOutcome(Kind.ACTION, item, Result.REFUSED, null, refused.getMessage());
    }
  }

  /** What a rule's action asks for, as a person would. */
  static ActionProposals.Wish wish(RuleContent.ProposedAction action) {
    return new ActionProposals.Wish(
        action.targetId(),
        action.kind(),
        action.parameters(),
        action.service(),
        action.reason(),
        action.undoAfterMinutes());
  }
}
