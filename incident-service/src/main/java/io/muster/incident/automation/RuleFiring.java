package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.automation.AutomationRuleCommand.Fire;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.incident.intake.JsonCondition;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks the rules that are enabled about each event of an incident, and has those fire whose
 * condition holds. Hearing of an event again asks the same of the same rules, which have answered
 * it already; nothing fires because of what was recorded before its rule was enabled.
 */
@Component
@ProcessingGroup(RuleFiring.GROUP)
class RuleFiring {

  static final String GROUP = "incident.automation";

  private static final Logger LOG = LoggerFactory.getLogger(RuleFiring.class);
  private static final Actor BY = Actor.system("automation");

  private final RuleRegister register;
  private final RuleFacts facts;
  private final CommandSender sender;

  RuleFiring(RuleRegister register, RuleFacts facts, CommandSender sender) {
    this.register = register;
    this.facts = facts;
    this.sender = sender;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) throws InterruptedException {
    Optional<RuleWhen> when = Occasion.of(event);
    if (when.isEmpty()) {
      return;
    }
    long position = recorded.position();
    register.requireRead(position);
    List<Rule.Running> asked = register.running(when.get(), position);
    if (asked.isEmpty()) {
      return;
    }
    IncidentSoFar incident = facts.at(event.incidentId(), position);
    Map<String, Object> document =
        facts.document(incident, Occasion.told(when.get(), event), position);
    for (Rule.Running rule : asked) {
      Map<String, Object> timed = RuleFacts.timed(document, event.at(), rule.content().zone());
      if (JsonCondition.holds(rule.content().condition(), timed)) {
        fire(sender, rule, event, position);
      }
    }
  }

  /** Has a rule decide on a firing, and says where it stopped itself. */
  static void fire(CommandSender sender, Rule.Running rule, IncidentEvent event, long position) {
    List<Event> came =
        sender.decide(
            new Fire(
                rule.ruleId(),
                rule.enabling(),
                event.incidentId(),
                position,
                RuleActors.isRule(event.by()),
                DrillIds.inDrill(event.incidentId()),
                BY));
    for (Event each : came) {
      if (each instanceof FiringWithheld withheld && withheld.bar() != RuleBar.LOOP) {
        LOG.error(
            "Automation rule {} stopped itself at version {}: {} reached in {}. It fires no more"
                + " until a manager enables it anew.",
            rule.ruleId(),
            rule.version(),
            withheld.bar(),
            withheld.incidentId());
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself ruleFiringRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }
}
