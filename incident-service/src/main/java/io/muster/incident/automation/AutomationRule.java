package io.muster.incident.automation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleCommand.Approve;
import io.muster.contracts.automation.AutomationRuleCommand.Disable;
import io.muster.contracts.automation.AutomationRuleCommand.Draft;
import io.muster.contracts.automation.AutomationRuleCommand.Enable;
import io.muster.contracts.automation.AutomationRuleCommand.Fire;
import io.muster.contracts.automation.AutomationRuleCommand.RecordTrial;
import io.muster.contracts.automation.AutomationRuleCommand.Report;
import io.muster.contracts.automation.AutomationRuleCommand.Retire;
import io.muster.contracts.automation.AutomationRuleCommand.Return;
import io.muster.contracts.automation.AutomationRuleCommand.Submit;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.Disabled;
import io.muster.contracts.automation.AutomationRuleEvent.Drafted;
import io.muster.contracts.automation.AutomationRuleEvent.Enabled;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.AutomationRuleEvent.Retired;
import io.muster.contracts.automation.AutomationRuleEvent.Returned;
import io.muster.contracts.automation.AutomationRuleEvent.Submitted;
import io.muster.contracts.automation.AutomationRuleEvent.Tried;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One automation rule. What fires was written by some, published by a manager who is none of them,
 * tried on what had happened, and enabled. That it fires once because of one event, and how often
 * it fires at most, is decided here, where two who ask at the same moment cannot both be right.
 */
@Aggregate(cache = "aggregateCache")
class AutomationRule {

  @AggregateIdentifier private String ruleId;
  private final Publishing publishing = new Publishing("rule");
  private RuleContent draft;
  private String reason;
  private final Map<Integer, RuleContent> versions = new HashMap<>();
  private final Set<Integer> tried = new HashSet<>();
  private final RuleFiringState firing = new RuleFiringState();

  AutomationRule() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command, Clock clock) {
    RuleContent said = RuleChecks.checked(command.content());
    String why = PlanningText.optional("/reason", command.reason(), PlanningText.PARAGRAPH);
    if (publishing.drafts(command.onlyNew(), said.equals(draft), why)) {
      apply(
          new Drafted(
              command.ruleId(), publishing.draft() + 1, said, why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Submit command, Clock clock) {
    if (publishing.submits()) {
      apply(new Submitted(ruleId, publishing.draft(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    if (publishing.approves(command.draft(), command.by(), command.authority())) {
      apply(
          new Published(
              ruleId,
              publishing.version() + 1,
              publishing.draft(),
              draft,
              publishing.authors(),
              reason,
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    if (publishing.returns(command.authority())) {
      String why = why(command.reason(), "Say what has to be different.");
      apply(new Returned(ruleId, publishing.draft(), why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordTrial trial, Clock clock) {
    requireVersion(trial.version());
    apply(
        new Tried(
            ruleId,
            trial.version(),
            trial.since(),
            trial.upTo(),
            trial.incidents(),
            trial.events(),
            trial.met(),
            trial.complete(),
            trial.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Enable command, Clock clock) {
    publishing.requireManagerOfIt(command.authority(), "enable a rule");
    requireVersion(command.version());
    if (!publishing.holds()) {
      throw Refused.conflict(
          "retired", "This rule was given up. Publish a new version of it first.");
    }
    if (!tried.contains(command.version())) {
      throw Refused.conflict(
          "not-tried",
          "Nobody has tried version %d on what happened last month. Try it, look at what it would"
                  .formatted(command.version())
              + " have done, then enable it.");
    }
    if (firing.version() != command.version()) {
      String why = why(command.reason(), "Say why it is to fire from now on.");
      apply(
          new Enabled(
              ruleId,
              command.version(),
              firing.enabling() + 1,
              why,
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Disable command, Clock clock) {
    requireThere();
    if (firing.version() > 0) {
      String why = why(command.reason(), "Say why it is to fire no more.");
      apply(new Disabled(ruleId, firing.version(), why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    if (publishing.retires(command.authority())) {
      String why = why(command.reason(), "Say why it is given up.");
      apply(new Retired(ruleId, why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Fire wish, Clock clock) {
    requireThere();
    if (!firing.takes(wish)) {
      return;
    }
    Instant now = clock.instant();
    int version = firing.version();
    Actor by = RuleActors.of(ruleId, version);
    Optional<RuleBar> bar = firing.bar(wish, now);
    apply(
        bar.isPresent()
            ? new FiringWithheld(
                ruleId, version, wish.incidentId(), wish.trigger(), bar.get(), by, now)
            : new Fired(
                ruleId, version, wish.incidentId(), wish.trigger(), wish.rehearsed(), by, now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Report report, Clock clock) {
    requireThere();
    if (firing.isOpen(report.incidentId(), report.trigger())) {
      apply(
          new FiringEnded(
              ruleId,
              RuleActors.versionOf(report.by()),
              report.incidentId(),
              report.trigger(),
              report.outcomes(),
              report.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(AutomationRuleEvent event) {
    ruleId = event.ruleId();
    switch (event) {
      case Drafted e -> {
        publishing.drafted(e.draft(), e.by());
        draft = e.content();
        reason = e.reason();
      }
      case Submitted e -> publishing.submitted(e.by());
      case Returned _ -> publishing.returned();
      case Published e -> {
        publishing.published(e.version());
        versions.put(e.version(), e.content());
      }
      case Tried e -> tried.add(e.version());
      case Enabled e -> firing.on(e, versions.get(e.version()));
      case Disabled _ -> firing.stop();
      case Retired _ -> {
        publishing.retired();
        firing.stop();
      }
      case Fired e -> firing.on(e);
      case FiringWithheld e -> firing.on(e);
      case FiringEnded e -> firing.on(e);
    }
  }

  private static String why(String reason, String whatToDo) {
    return PlanningText.required("/reason", reason, PlanningText.PARAGRAPH, whatToDo);
  }

  private void requireThere() {
    if (ruleId == null) {
      throw Refused.notFound("The rule");
    }
  }

  private void requireVersion(int version) {
    requireThere();
    if (!versions.containsKey(version)) {
      throw Refused.invalid("/version", "Name a version that was published.");
    }
  }
}
