package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionCommand.Order;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleContent;
import io.muster.incident.response.action.ActionState;
import io.muster.incident.response.action.GuardedActions;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets an action go ahead that a rule proposed and says is to go ahead, once its target has said
 * that it would do it. What is dangerous waits for a person as ever, and so does what the target
 * cannot try, and everything once the rule was disabled.
 */
@Component
@ProcessingGroup(RuleDeeds.GROUP)
class RuleOrders {

  private static final Logger LOG = LoggerFactory.getLogger(RuleOrders.class);

  private final RuleRegister register;
  private final GuardedActions actions;
  private final CommandSender sender;

  RuleOrders(RuleRegister register, GuardedActions actions, CommandSender sender) {
    this.register = register;
    this.actions = actions;
    this.sender = sender;
  }

  @EventHandler
  void on(GuardedActionEvent event, Recorded recorded) throws InterruptedException {
    if (!(event instanceof DryRunAnswered tried) || tried.result() != DryRunResult.WOULD_DO) {
      return;
    }
    Optional<ActionState> found =
        actions
            .find(event.actionId())
            .filter(action -> RuleActors.isRule(action.proposed().by()))
            .filter(action -> !action.dangerous() && action.mayGoAhead());
    if (found.isPresent() && goesAhead(found.get().proposed(), recorded.position())) {
      order(event.actionId(), found.get().proposed().by());
    }
  }

  private boolean goesAhead(Proposed proposed, long position) throws InterruptedException {
    register.requireRead(position);
    String ruleId = RuleActors.ruleOf(proposed.by()).orElseThrow();
    int version = RuleActors.versionOf(proposed.by());
    boolean fires =
        register
            .find(ruleId, rule -> rule.enabled() != null && rule.enabled().version() == version)
            .orElse(false);
    return fires
        && register.content(ruleId, version).filter(content -> lets(content, proposed)).isPresent();
  }

  /** Whether a rule says that it goes ahead; where two cannot be told apart, both have to. */
  static boolean lets(RuleContent content, Proposed proposed) {
    List<RuleContent.ProposedAction> meant =
        content.actions().stream().filter(action -> isOf(action, proposed)).toList();
    return !meant.isEmpty() && meant.stream().allMatch(RuleContent.ProposedAction::goesAhead);
  }

  private static boolean isOf(RuleContent.ProposedAction action, Proposed proposed) {
    return action.targetId().equals(proposed.targetId())
        && action.kind() == proposed.kind()
        && action.parameters().equals(proposed.parameters())
        && (action.service() == null || action.service().equals(proposed.service()))
        && Objects.equals(action.undoAfterMinutes(), proposed.undoAfterMinutes());
  }

  private void order(String actionId, Actor by) {
    try {
      sender.decide(new Order(actionId, by));
    } catch (Refused refused) {
      LOG.info("{} does not go ahead by itself: {}", actionId, refused.getMessage());
    }
  }
}
