package io.muster.notification.escalation;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.notification.escalation.RoleNeeds.Missing;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.RoleWords;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has somebody paged where a role that an incident's plan requires stays unfilled, and nobody any
 * more once it is filled. What may happen twice here happens once: each time a role is missing has
 * an escalation of its own, whose id follows from the log.
 */
@Component
@ProcessingGroup(RoleCalls.GROUP)
class RoleCalls {

  static final String GROUP = "notification.role-calls";

  private final RoleNeeds needs;
  private final Incidents incidents;
  private final Facts facts;
  private final Starter starter;
  private final CommandSender sender;
  private final Timers timers;
  private final Duration after;

  RoleCalls(
      RoleNeeds needs,
      Incidents incidents,
      Facts facts,
      Starter starter,
      CommandSender sender,
      Timers roleTimers,
      @Value("${muster.role-unfilled-after:PT15M}") Duration after) {
    this.needs = needs;
    this.incidents = incidents;
    this.facts = facts;
    this.starter = starter;
    this.sender = sender;
    this.timers = roleTimers;
    this.after = after;
  }

  @EventHandler
  void on(IncidentPlanEvent event) {
    if (event instanceof IncidentPlanEvent.Chosen) {
      look(event.incidentId(), event.at());
    }
  }

  @EventHandler
  void on(IncidentEvent event) {
    boolean matters =
        switch (event) {
          case IncidentEvent.RoleAssigned _,
              IncidentEvent.RoleReleased _,
              IncidentEvent.RoleHandedOver _,
              IncidentEvent.SeverityChanged _,
              IncidentEvent.Reopened _,
              IncidentEvent.Resolved _ ->
              true;
          case IncidentEvent.PhaseChanged moved -> moved.to() == Phase.CLOSED;
          default -> false;
        };
    if (matters) {
      look(event.incidentId(), event.at());
    }
  }

  /** A role that was missing before already keeps the moment at which its time runs out. */
  private void look(String incidentId, Instant at) {
    Map<Role, Missing> missing = needs.missing(incidentId);
    List<Event> incident = facts.readable(incidentId);
    for (Role role : Role.values()) {
      String timer = new Due(incidentId, role).id();
      if (missing.containsKey(role)) {
        Instant due = at.plus(missing.get(role).after(after));
        timers.remind(timer, due);
        // It may have come to be wanted sooner, as the incident got worse or follows another plan.
        timers.hasten(timer, due);
      } else {
        timers.forget(timer);
        stop(incidentId, role, RoleNeeds.furthestRound(incident, role));
      }
    }
  }

  private void stop(String incidentId, Role role, int furthest) {
    for (int round = 0; round <= furthest; round++) {
      String escalationId = EscalationIds.ofRole(incidentId, role, round);
      if (facts.kindOf(escalationId).isPresent()) {
        sender.decide(
            new Stop(
                escalationId,
                "nobody is missing as %s any more".formatted(RoleWords.of(role)),
                Steps.ESCALATION));
      }
    }
  }

  /** A role has been missing for long enough. */
  Optional<Instant> due(String timerId) {
    Due due = Due.of(timerId);
    Missing missing = needs.missing(due.incidentId()).get(due.role());
    if (missing != null) {
      incidents.find(due.incidentId()).ifPresent(incident -> call(incident, missing));
    }
    return Optional.empty();
  }

  /** When somebody is paged for a role; nothing while it is not missing, or once they are. */
  Optional<Instant> dueAt(String incidentId, Role role) {
    return timers.dueAt(new Due(incidentId, role).id());
  }

  private void call(IncidentNow incident, Missing missing) {
    Role role = missing.role().role();
    String escalationId =
        EscalationIds.ofRole(incident.id(), role, needs.round(incident.id(), role));
    if (missing.role().page() == null) {
      starter.start(escalationId, incident.id(), incident.services(), role);
      return;
    }
    sender.decide(
        new Start(
            escalationId,
            incident.id(),
            missing.plan().planId(),
            missing.plan().version(),
            List.of(new Level(List.of(missing.role().page()), RuleCalls.ANSWER_WITHIN_SECONDS)),
            0,
            role,
            Steps.ESCALATION));
  }

  /** Names the moment at which a role has been missing for long enough. */
  record Due(String incidentId, Role role) {

    String id() {
      return incidentId + "/" + role;
    }

    static Due of(String id) {
      int slash = id.lastIndexOf('/');
      return new Due(id.substring(0, slash), Role.valueOf(id.substring(slash + 1)));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Reminders {

    private static final int AT_ONCE = 2;
    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

    /** At an even pace: a role of one incident does not wait the longer for another's. */
    @Bean
    RetriedByItself roleCallsRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }

    @Bean
    Timers roleTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_role_timers", clock);
    }

    @Bean
    TimerLoop roleLoop(Timers roleTimers, RoleCalls calls, Clock clock) {
      return new TimerLoop("role-calls", roleTimers, calls::due, AT_ONCE, clock);
    }
  }
}
