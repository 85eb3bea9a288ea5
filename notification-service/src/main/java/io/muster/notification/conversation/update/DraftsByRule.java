package io.muster.notification.conversation.update;

import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.RuleContent.DraftedUpdate;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.contracts.update.UpdateCommand;
import io.muster.contracts.update.UpdateEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Drafts the updates an automation rule asks for, by the templates people's drafts begin with.
 * Whatever their audiences say, none goes out before a person has approved it.
 */
@Component
@ProcessingGroup(DraftsByRule.GROUP)
class DraftsByRule {

  static final String GROUP = "notification.rule-drafts";

  private static final Logger LOG = LoggerFactory.getLogger(DraftsByRule.class);

  private final Facts facts;
  private final Incidents incidents;
  private final Updates updates;
  private final Drafts drafts;
  private final CommandSender sender;

  DraftsByRule(
      Facts facts, Incidents incidents, Updates updates, Drafts drafts, CommandSender sender) {
    this.facts = facts;
    this.incidents = incidents;
    this.updates = updates;
    this.drafts = drafts;
    this.sender = sender;
  }

  @EventHandler
  void on(AutomationRuleEvent event) {
    if (event instanceof FiringEnded ended) {
      ended.outcomes().stream()
          .filter(it -> it.kind() == Kind.DRAFT && it.result() == Result.ASKED)
          .forEach(it -> draft(ended, it));
    }
  }

  /** One that has become private meanwhile is not told of; the audit of the firing says when. */
  private void draft(FiringEnded ended, RuleOutcome asked) {
    if (incidents.isPrivate(ended.incidentId())) {
      LOG.info("{} is private now: nothing is drafted for {}", ended.incidentId(), ended.ruleId());
      return;
    }
    DraftedUpdate wanted =
        facts
            .find(ended.ruleId(), Published.class, it -> it.version() == ended.version())
            .orElseThrow()
            .content()
            .drafts()
            .get(asked.item() - 1);
    Drafts.Draft draft =
        drafts.of(updates.situation(ended.incidentId()).orElseThrow(), wanted.kind());
    String key =
        "%s %d %s %d %d"
            .formatted(
                ended.ruleId(), ended.version(), ended.incidentId(), ended.trigger(), asked.item());
    for (int number = updates.of(ended.incidentId()).size() + 1; ; number++) {
      try {
        sender.decideOnce(written(ended, wanted, draft, number), key);
        return;
      } catch (Refused e) {
        // Somebody else's came first at this very moment; this one is the next.
        if (!e.slug().equals(StakeholderUpdate.NUMBER_TAKEN)) {
          throw e;
        }
      }
    }
  }

  private static UpdateCommand written(
      FiringEnded ended, DraftedUpdate wanted, Drafts.Draft draft, int number) {
    return new UpdateCommand.Write(
        UpdateEvent.idOf(ended.incidentId(), number),
        ended.incidentId(),
        draft.kind(),
        draft.subject(),
        draft.text(),
        wanted.audienceIds(),
        null,
        true,
        false,
        List.of(),
        ended.by());
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself draftsByRuleRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }
}
