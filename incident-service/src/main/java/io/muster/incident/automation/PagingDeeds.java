package io.muster.incident.automation;

import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.paging.EscalationEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks for what notification-service does: it pages, and writes drafts, once it hears of the report
 * in which they are asked for. What is refused here is asked of nobody.
 */
@Component
class PagingDeeds {

  private final RuleFacts facts;
  private final Reachable reachable;

  PagingDeeds(RuleFacts facts, Reachable reachable) {
    this.facts = facts;
    this.reachable = reachable;
  }

  /** What is asked for, and what is not and why. */
  List<RuleOutcome> perform(Fired fired, RuleContent content) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    if (content.pages().isEmpty() && content.drafts().isEmpty()) {
      return outcomes;
    }
    IncidentSoFar incident = facts.at(fired.incidentId(), Long.MAX_VALUE);
    for (int item = 1; item <= content.pages().size(); item++) {
      outcomes.add(page(fired, incident, item));
    }
    for (int item = 1; item <= content.drafts().size(); item++) {
      outcomes.add(draft(incident, content.drafts().get(item - 1), item));
    }
    return outcomes;
  }

  private static RuleOutcome page(Fired fired, IncidentSoFar incident, int item) {
    if (incident.state() == ResponseState.RESOLVED || incident.phase() == Phase.CLOSED) {
      return refused(Kind.PAGE, item, "Nobody is paged for an incident that is over.");
    }
    return new RuleOutcome(
        Kind.PAGE,
        item,
        Result.ASKED,
        EscalationEvent.idOfRule(fired.incidentId(), fired.ruleId(), fired.trigger(), item),
        null);
  }

  private RuleOutcome draft(IncidentSoFar incident, RuleContent.DraftedUpdate draft, int item) {
    if (incident.isPrivate()) {
      return refused(
          Kind.DRAFT, item, "Nothing is drafted for people outside of a private incident.");
    }
    if (!draft.audienceIds().stream().allMatch(reachable::isAudience)) {
      return refused(Kind.DRAFT, item, "An audience it is for was retired.");
    }
    return new RuleOutcome(Kind.DRAFT, item, Result.ASKED, null, null);
  }

  private static RuleOutcome refused(Kind kind, int item, String why) {
    return new RuleOutcome(kind, item, Result.REFUSED, null, why);
  }
}
