package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.incident.response.action.ActionProposals;
import io.muster.starter.Refused;
import org.springframework.stereotype.Component;

/** What somebody wants a rule to say, checked against what there is now. */
@Component
public class RuleDrafts {

  private final ActionProposals proposals;
  private final Reachable reachable;

  RuleDrafts(ActionProposals proposals, Reachable reachable) {
    this.proposals = proposals;
    this.reachable = reachable;
  }

  /**
   * As it would be recorded.
   *
   * @throws Refused 422 with a pointer into the content
   */
  public RuleContent checked(RuleContent content) {
    RuleContent said = RuleChecks.checked(content);
    for (int i = 0; i < said.actions().size(); i++) {
      RuleContent.ProposedAction action = said.actions().get(i);
      RuleChecks.pointed(
          "/content/actions/" + i,
          () -> proposals.requireOffered(action.targetId(), action.kind()));
    }
    reachable.require(said);
    return said;
  }
}
