package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.automation.AutomationRuleCommand.Report;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Does what a rule says once it has fired, and reports what came of it. Everything it does is named
 * by the firing, so that whichever process goes on where another one stopped does nothing twice;
 * what was reported is never done again.
 */
@Component
@ProcessingGroup(RuleDeeds.GROUP)
class RuleDeeds {

  static final String GROUP = "incident.automation-deeds";

  private final RuleRegister register;
  private final RuleFacts facts;
  private final IncidentDeeds deeds;
  private final ActionDeeds actions;
  private final PagingDeeds paging;
  private final CommandSender sender;

  RuleDeeds(
      RuleRegister register,
      RuleFacts facts,
      IncidentDeeds deeds,
      ActionDeeds actions,
      PagingDeeds paging,
      CommandSender sender) {
    this.register = register;
    this.facts = facts;
    this.deeds = deeds;
    this.actions = actions;
    this.paging = paging;
    this.sender = sender;
  }

  @EventHandler
  void on(AutomationRuleEvent event, Recorded recorded) throws InterruptedException {
    switch (event) {
      case Fired fired when !isReported(fired, recorded) -> perform(fired, recorded.position());
      case FiringWithheld withheld when withheld.bar() != RuleBar.LOOP ->
          deeds.sayStopped(withheld, name(withheld.ruleId(), recorded.position()));
      default -> {
        // Nothing is to be done because of it.
      }
    }
  }

  private void perform(Fired fired, long position) throws InterruptedException {
    register.requireRead(position);
    RuleContent content = register.content(fired.ruleId(), fired.version()).orElseThrow();
    Actor by = RuleActors.of(fired.ruleId(), fired.version());
    List<RuleOutcome> outcomes = new ArrayList<>();
    if (fired.rehearsed()) {
      outcomes.addAll(IncidentDeeds.wouldHave(content));
    } else {
      outcomes.addAll(deeds.perform(fired, content, by, position));
      outcomes.addAll(actions.perform(fired, content, by));
      outcomes.addAll(paging.perform(fired, content));
    }
    sender.decide(new Report(fired.ruleId(), fired.incidentId(), fired.trigger(), outcomes, by));
  }

  private boolean isReported(Fired fired, Recorded recorded) {
    AtomicBoolean reported = new AtomicBoolean();
    facts.tell(
        fired.ruleId(),
        recorded.sequence() + 1,
        Long.MAX_VALUE,
        together -> {
          if (together.stream().anyMatch(told -> isEndOf(fired, told.event()))) {
            reported.set(true);
          }
        });
    return reported.get();
  }

  private static boolean isEndOf(Fired fired, Event event) {
    return event instanceof FiringEnded ended
        && ended.trigger() == fired.trigger()
        && ended.incidentId().equals(fired.incidentId());
  }

  private String name(String ruleId, long position) throws InterruptedException {
    register.requireRead(position);
    return register.find(ruleId, Rule::name).orElseThrow();
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself ruleDeedsRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }
}
