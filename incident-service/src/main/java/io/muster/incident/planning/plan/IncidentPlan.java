package io.muster.incident.planning.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.planning.IncidentPlanCommand.Change;
import io.muster.contracts.planning.IncidentPlanCommand.ChooseByRule;
import io.muster.contracts.planning.IncidentPlanCommand.Confirm;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.IncidentPlanEvent.CriterionConfirmed;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The plan one incident follows: a version, pinned when it was chosen. */
@Aggregate
class IncidentPlan {

  @AggregateIdentifier private String id;
  private String planId;
  private int version;
  private final Set<String> confirmed = new HashSet<>();

  IncidentPlan() {}

  /** A rule chooses once; from then on it is for people to change. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ChooseByRule command, Clock clock) {
    if (planId == null) {
      apply(
          new Chosen(
              command.incidentId(),
              command.planId(),
              command.version(),
              command.name(),
              command.rule(),
              command.matched(),
              null,
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Change command, Clock clock) {
    if (command.planId().equals(planId) && command.version() == version) {
      return;
    }
    String reason =
        PlanningText.required(
            "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why this plan is followed.");
    apply(
        new Chosen(
            command.incidentId(),
            command.planId(),
            command.version(),
            command.name(),
            null,
            List.of(),
            reason,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Confirm command, Clock clock) {
    if (!command.planId().equals(planId) || command.version() != version) {
      throw Refused.conflict(
          "another-plan", "The incident follows another plan now. Look at that one.");
    }
    if (!confirmed.contains(command.criterionId())) {
      apply(
          new CriterionConfirmed(
              command.incidentId(),
              planId,
              version,
              command.criterionId(),
              command.text(),
              PlanningText.optional("/note", command.note(), PlanningText.PARAGRAPH),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(IncidentPlanEvent event) {
    id = event.aggregateId();
    switch (event) {
      case Chosen chosen -> {
        planId = chosen.planId();
        version = chosen.version();
        confirmed.clear();
      }
      case CriterionConfirmed criterion -> confirmed.add(criterion.criterionId());
    }
  }
}
