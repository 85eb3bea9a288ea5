package io.muster.notification.escalation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.facts.Facts;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has those paged whom an automation rule names, once for each firing: the escalation's id is part
 * of what the firing reported, so that hearing of it again starts nothing. It ends as soon as the
 * incident is over, or anybody who was called does something in it.
 */
@Component
@ProcessingGroup(RuleCalls.GROUP)
class RuleCalls {

  static final String GROUP = "notification.rule-calls";

  /** Where a rule or a plan names people and no policy, nobody is called after them. */
  static final int ANSWER_WITHIN_SECONDS = 300;

  private static final String INCIDENT = "incidentId";
  private static final Logger LOG = LoggerFactory.getLogger(RuleCalls.class);

  private final Facts facts;
  private final StillNeeded needed;
  private final CommandSender sender;

  /** Those that go on; what is forgotten here is found when its next level is due. */
  private final MongoCollection<Document> running;

  RuleCalls(Facts facts, StillNeeded needed, CommandSender sender, MongoDatabase database) {
    this.facts = facts;
    this.needed = needed;
    this.sender = sender;
    this.running = database.getCollection("notification_rule_calls");
    running.createIndex(Indexes.ascending(INCIDENT));
  }

  @EventHandler
  void on(AutomationRuleEvent event) {
    if (event instanceof FiringEnded ended) {
      ended.outcomes().stream()
          .filter(it -> it.kind() == Kind.PAGE && it.result() == Result.ASKED)
          .forEach(it -> call(ended, it));
    }
  }

  private void call(FiringEnded ended, RuleOutcome asked) {
    String escalationId = asked.reference();
    if (facts.kindOf(escalationId).isPresent()
        || needed.quietBecause(escalationId, ended.incidentId()).isPresent()) {
      return;
    }
    RuleContent.Call call = version(ended).orElseThrow().content().pages().get(asked.item() - 1);
    running.replaceOne(
        Filters.eq("_id", escalationId),
        new Document("_id", escalationId).append(INCIDENT, ended.incidentId()),
        new ReplaceOptions().upsert(true));
    sender.decide(call.policyId() == null ? at(call, ended, asked) : by(call, ended, asked));
  }

  private static Start at(RuleContent.Call call, FiringEnded ended, RuleOutcome asked) {
    return new Start(
        asked.reference(),
        ended.incidentId(),
        ended.ruleId(),
        ended.version(),
        List.of(new Level(List.of(call.target()), ANSWER_WITHIN_SECONDS)),
        0,
        null,
        ended.by());
  }

  private Start by(RuleContent.Call call, FiringEnded ended, RuleOutcome asked) {
    Optional<PolicyPublished> policy =
        facts.newest(call.policyId()).map(PolicyPublished.class::cast);
    if (policy.isEmpty()) {
      LOG.error("Rule {} has nobody paged: no policy {}", ended.ruleId(), call.policyId());
    }
    return new Start(
        asked.reference(),
        ended.incidentId(),
        call.policyId(),
        policy.map(PolicyPublished::version).orElse(0),
        policy.map(PolicyPublished::levels).orElse(List.of()),
        policy.map(PolicyPublished::repeat).orElse(0),
        null,
        ended.by());
  }

  /** What the version says that fired. */
  private Optional<Published> version(FiringEnded ended) {
    return facts.find(ended.ruleId(), Published.class, it -> it.version() == ended.version());
  }

  @EventHandler
  void on(IncidentEvent event) {
    Actor.Kind by = event.by().kind();
    if (by != Actor.Kind.PERSON && !(event instanceof IncidentEvent.Resolved)) {
      return;
    }
    List<String> ids = new ArrayList<>();
    running
        .find(Filters.eq(INCIDENT, event.incidentId()))
        .forEach(row -> ids.add(row.getString("_id")));
    for (String escalationId : ids) {
      needed
          .quietBecause(escalationId, event.incidentId())
          .ifPresent(
              why ->
                  sender.decide(
                      new Stop(escalationId, "the incident was " + why, Steps.ESCALATION)));
    }
  }

  @EventHandler
  void on(EscalationEvent event) {
    if (event.calledByRule()
        && (event instanceof EscalationEvent.Stopped
            || event instanceof EscalationEvent.Exhausted)) {
      running.deleteOne(Filters.eq("_id", event.escalationId()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {

    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

    /** At an even pace: what one rule asks for does not wait the longer for another's. */
    @Bean
    RetriedByItself ruleCallsRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }
  }
}
