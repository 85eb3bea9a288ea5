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
import java.util.stream.IntStream;
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
        timers.remind(due(step, step.level() + 1), nextAt(step));
        timers.forget(due(step, step.level()));
      }
      case EscalationEvent.StepSkipped step when DrillIds.inDrill(step.incidentId()) ->
          steps.fireAfter(step, step.level());
      case EscalationEvent.StepSkipped step -> {
        timers.remind(due(step, step.level() + 1), step.at());
        timers.forget(due(step, step.level()));
      }
      case EscalationEvent.Stopped stopped -> forgetAll(stopped);
      case EscalationEvent.Exhausted exhausted -> forgetAll(exhausted);
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted accepted -> forgetAll(accepted);
    }
  }

  /** After the last level comes the moment at which the policy is exhausted. */
  private Instant nextAt(EscalationEvent.StepFired step) {
    if (step.nextAt() != null) {
      return step.nextAt();
    }
    if (step.personIds().isEmpty()) {
      return step.at();
    }
    int timeout =
        steps
            .started(step.escalationId())
            .orElseThrow()
            .levels()
            .get(step.level() - 1)
            .ackTimeoutSeconds();
    return step.at().plusSeconds(timeout);
  }

  private void forgetAll(EscalationEvent over) {
    int levels = steps.started(over.escalationId()).map(s -> s.levels().size()).orElse(0);
    timers.forget(
        IntStream.rangeClosed(1, levels + 1).mapToObj(level -> due(over, level)).toList());
  }

  private static String due(EscalationEvent event, int level) {
    return new EscalationTimers.Due(event.escalationId(), level).id();
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
