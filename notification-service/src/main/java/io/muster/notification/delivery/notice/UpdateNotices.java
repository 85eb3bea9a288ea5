package io.muster.notification.delivery.notice;

import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.notification.conversation.update.Cadences;
import io.muster.notification.conversation.update.NextUpdate;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells whoever speaks for an incident that its next update is due soon, and again when it is
 * overdue; and those who may approve one that it waits. Of a private incident nobody is told who is
 * not named on it.
 */
@Component
@ProcessingGroup(UpdateNotices.GROUP)
class UpdateNotices {

  static final String GROUP = "notification.update-notices";

  /** Time enough to read a draft over. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private final Cadences cadences;
  private final Updates updates;
  private final Incidents incidents;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  UpdateNotices(
      Cadences cadences,
      Updates updates,
      Incidents incidents,
      CommandSender sender,
      Timers updateTimers,
      Clock clock) {
    this.cadences = cadences;
    this.updates = updates;
    this.incidents = incidents;
    this.sender = sender;
    this.timers = updateTimers;
    this.clock = clock;
  }

  /** What the mark of a notice begins with. */
  enum Mark {
    SOON,
    OVERDUE;

    String part(Instant dueAt) {
      return name().toLowerCase(Locale.ROOT) + "/" + dueAt;
    }
  }

  @EventHandler
  void on(IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened _,
          IncidentEvent.SeverityChanged _,
          IncidentEvent.Resolved _,
          IncidentEvent.Reopened _,
          IncidentEvent.PhaseChanged _,
          IncidentEvent.RoleAssigned _,
          IncidentEvent.RoleHandedOver _,
          IncidentEvent.RoleReleased _,
          AccessEvent.AccessGranted _,
          AccessEvent.MadePublic _,
          AffectedEvent.ServicesChanged _ ->
          look(event.incidentId());
      default -> {
        // Changes nothing about when an update is due, or who is told.
      }
    }
  }

  @EventHandler
  void on(IncidentPlanEvent event) {
    look(event.incidentId());
  }

  @EventHandler
  void on(UpdateEvent event) {
    switch (event) {
      case UpdateEvent.Written written -> {
        if (written.approval()) {
          askForApproval(written);
        }
      }
      case UpdateEvent.Published published -> look(published.incidentId());
      default -> {
        // Nobody has to be told.
      }
    }
  }

  private void askForApproval(UpdateEvent.Written written) {
    updates.situation(written.incidentId()).stream()
        .flatMap(situation -> situation.speakers().stream())
        .filter(person -> !person.equals(written.by().id()))
        .filter(person -> !incidents.hiddenFrom(written.incidentId(), person))
        .map(
            person ->
                Requests.of(
                    written.incidentId(),
                    person,
                    Kind.UPDATE_TO_APPROVE,
                    written.updateId(),
                    "all"))
        .forEach(sender::sendSystem);
  }

  private void look(String incidentId) {
    timers.forget(incidentId);
    cadences.of(incidentId).ifPresent(next -> timers.remind(incidentId, next.dueAt().minus(AHEAD)));
  }

  /**
   * Tells whoever is to be told now; answers when to look again. Once it is overdue nothing but an
   * event changes who is told of what, so there is nothing to look at again.
   */
  Optional<Instant> due(String incidentId) {
    return cadences.of(incidentId).flatMap(next -> due(incidentId, next));
  }

  private Optional<Instant> due(String incidentId, NextUpdate next) {
    Instant now = clock.instant();
    Instant soon = next.dueAt().minus(AHEAD);
    if (now.isBefore(soon)) {
      return Optional.of(soon);
    }
    boolean overdue = !now.isBefore(next.dueAt());
    Mark mark = overdue ? Mark.OVERDUE : Mark.SOON;
    updates
        .situation(incidentId)
        .flatMap(Situation::speaker)
        .map(Person::id)
        .filter(person -> !incidents.hiddenFrom(incidentId, person))
        .map(
            person ->
                Requests.of(
                    incidentId, person, Kind.UPDATE_DUE, incidentId, mark.part(next.dueAt())))
        .ifPresent(sender::sendSystem);
    return overdue ? Optional.empty() : Optional.of(next.dueAt());
  }
}
