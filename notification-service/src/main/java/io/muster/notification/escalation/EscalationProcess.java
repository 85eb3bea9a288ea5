package io.muster.notification.escalation;

import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.RetriedByItself;
import io.muster.starter.SideBySide;
import io.muster.starter.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Starts an escalation when an incident opens, moves it on when a level is due and stops it when
 * somebody answers. Everything here may happen twice: the escalation itself decides, once.
 */
@Component
@ProcessingGroup(EscalationProcess.GROUP)
class EscalationProcess {

  static final String GROUP = "notification.escalation";

  private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

  private final PolicyBook policies;
  private final Facts facts;
  private final Incidents incidents;
  private final Starter starter;
  private final CommandSender sender;
  private final Steps steps;
  private final DrillEscalations drills;
  private final Timers timers;
  private final SideBySide sideBySide;

  EscalationProcess(
      PolicyBook policies,
      Facts facts,
      Incidents incidents,
      Starter starter,
      CommandSender sender,
      Steps steps,
      DrillEscalations drills,
      Timers stepTimers,
      SideBySide sideBySide) {
    this.policies = policies;
    this.facts = facts;
    this.incidents = incidents;
    this.starter = starter;
    this.sender = sender;
    this.steps = steps;
    this.drills = drills;
    this.timers = stepTimers;
    this.sideBySide = sideBySide;
  }

  @EventHandler
  void on(PolicyPublished policy, Recorded recorded) {
    // What opened before it goes by what held then.
    sideBySide.settle();
    policies.published(policy.policyId(), policy.services(), recorded.position());
  }

  @EventHandler
  void on(IncidentEvent event) {
    sideBySide.run(event.incidentId(), () -> facts.decide(() -> heard(event)));
  }

  private void heard(IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened opened -> start(opened.incidentId(), opened.services());
      case IncidentEvent.Reopened again -> {
        if (again.pages()) {
          start(again.incidentId(), servicesOf(again.incidentId()));
        }
      }
      case IncidentEvent.Acknowledged acknowledged -> stop(acknowledged, "acknowledged");
      case IncidentEvent.AcknowledgementLapsed lapsed ->
          start(lapsed.incidentId(), servicesOf(lapsed.incidentId()));
      case IncidentEvent.Resolved resolved -> stop(resolved, "resolved");
      case IncidentEvent.PhaseChanged moved -> {
        if (moved.to() == Phase.CLOSED) {
          stop(moved, "closed");
        }
      }
      case IncidentEvent.SeverityChanged ignored -> {}
      case IncidentEvent.RoleAssigned ignored -> {}
      case IncidentEvent.RoleReleased ignored -> {}
      case IncidentEvent.RoleHandedOver ignored -> {}
      case IncidentEvent.NoteAdded ignored -> {}
      // One that ends as a duplicate is resolved with it.
      case LinkEvent ignored -> {}
      case IncidentEvent.CauseMarked ignored -> {}
      case IncidentEvent.CauseWithdrawn ignored -> {}
      case IncidentEvent.DecisionMarked ignored -> {}
      case AccessEvent ignored -> {}
      case AffectedEvent ignored -> {}
      case AttachmentEvent ignored -> {}
      case CriteriaOverridden ignored -> {}
      case MomentEvent ignored -> {}
      case TaskEvent ignored -> {}
    }
  }

  /**
   * An incident somebody dealt with while we were away calls nobody now; one that called people
   * anew meanwhile calls them once.
   */
  private void start(String incidentId, List<String> services) {
    if (incidents.quietBecause(incidentId).isPresent()) {
      return;
    }
    String escalationId = EscalationIds.of(incidentId, incidents.timesCalledAnew(incidentId));
    starter.start(escalationId, incidentId, services, null);
  }

  private List<String> servicesOf(String incidentId) {
    return incidents.find(incidentId).map(IncidentNow::services).orElse(List.of());
  }

  /**
   * Each time it was reopened or let go may have called people anew. What ended an earlier time and
   * is told again does not stop the calls of a later one.
   */
  private void stop(IncidentEvent event, String reason) {
    boolean quiet = incidents.quietBecause(event.incidentId()).isPresent();
    int over = incidents.timesCalledAnew(event.incidentId()) - (quiet ? 0 : 1);
    for (int time = 0; time <= over; time++) {
      String escalationId = EscalationIds.of(event.incidentId(), time);
      if (facts.kindOf(escalationId).isPresent()) {
        sender.decide(new Stop(escalationId, reason, Steps.ESCALATION));
      }
    }
  }

  /** Escalations of a drill wait for the drill's time and no other. */
  @EventHandler
  void on(DrillEvent event) {
    if (event instanceof DrillEvent.DrillTick tick) {
      sideBySide.settle();
      drills.goOn(tick);
    }
  }

  @EventHandler
  void on(EscalationEvent event) {
    sideBySide.run(event.escalationId(), () -> facts.decide(() -> heard(event)));
  }

  private void heard(EscalationEvent event) {
    switch (event) {
      case EscalationEvent.Started started -> steps.begin(started);
      case EscalationEvent.StepFired step when DrillIds.inDrill(step.incidentId()) ->
          drills.goOnAfter(step);
      case EscalationEvent.StepFired step -> {
        Step fired = new Step(step.round(), step.level());
        Rounds rounds = rounds(step);
        timers.remind(due(step, rounds.after(fired)), nextAt(step, rounds.at(fired)));
        timers.forget(due(step, fired));
      }
      case EscalationEvent.StepSkipped step when DrillIds.inDrill(step.incidentId()) ->
          drills.goOnAfter(step);
      case EscalationEvent.StepSkipped step -> {
        Step skipped = new Step(step.round(), step.level());
        timers.remind(due(step, rounds(step).after(skipped)), step.at());
        timers.forget(due(step, skipped));
      }
      case EscalationEvent.Stopped stopped -> forgetAll(stopped);
      case EscalationEvent.Exhausted exhausted -> forgetAll(exhausted);
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted accepted -> forgetAll(accepted);
    }
  }

  /** After the last level comes the moment at which the policy is exhausted. */
  private static Instant nextAt(EscalationEvent.StepFired step, Level level) {
    if (step.nextAt() != null) {
      return step.nextAt();
    }
    return step.personIds().isEmpty()
        ? step.at()
        : step.at().plusSeconds(level.ackTimeoutSeconds());
  }

  private Rounds rounds(EscalationEvent event) {
    return steps.started(event.escalationId()).map(Rounds::of).orElseThrow();
  }

  private void forgetAll(EscalationEvent over) {
    Rounds rounds =
        steps.started(over.escalationId()).map(Rounds::of).orElse(new Rounds(List.of(), 0));
    timers.forget(rounds.all().map(step -> due(over, step)).toList());
  }

  private static String due(EscalationEvent event, Step step) {
    return new EscalationTimers.Due(event.escalationId(), step).id();
  }

  @Configuration(proxyBeanMethods = false)
  static class InLogOrder {

    /** At an even pace: an incident that calls nobody does not wait the longer for it. */
    @Bean
    RetriedByItself escalationRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }

    /**
     * One segment, so that a policy published before an incident opened is known when the incident
     * is looked at: across segments there is no order.
     */
    @Bean
    ConfigurerModule escalationInLogOrder() {
      return configurer ->
          configurer
              .eventProcessing()
              .registerPooledStreamingEventProcessorConfiguration(
                  GROUP, (configuration, builder) -> builder.initialSegmentCount(1));
    }
  }
}
