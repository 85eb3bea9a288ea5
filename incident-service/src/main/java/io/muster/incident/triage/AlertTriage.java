package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Source;
import io.muster.eventlog.EventLog;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.classification.IncidentClassification;
import io.muster.starter.CommandSender;
import io.muster.starter.OneAtATime;
import io.muster.starter.Recorded;
import io.muster.starter.SideBySide;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens an incident for each new problem that no silence covers, as bad as the classification
 * matrix says, and makes it worse when further alerts are a reason to; acknowledges it when
 * somebody takes care of one of its alerts elsewhere, and resolves it when all its problems are
 * over. An incident somebody resolved ends its groups. Hearing the same event again asks for the
 * same again, which changes nothing.
 */
@Component
@ProcessingGroup("incident.triage")
class AlertTriage {

  private static final Actor BY = Actor.system("alert-triage");
  private static final Logger LOG = LoggerFactory.getLogger(AlertTriage.class);

  /** Enough for a round trip to the disk to be shared, few enough to leave others a connection. */
  private static final int AT_ONCE = 16;

  private final CommandSender sender;
  private final IncidentNumbers numbers;
  private final AlertDeadlines deadlines;
  private final AttachedAlerts attached;
  private final IncidentClassification classification;
  private final SilencedGroups silenced;
  private final GroupLedger groups;
  private final SideBySide sideBySide;
  private final EventLog log;
  private final OneAtATime openings = new OneAtATime();
  private final ExecutorService opening =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("opening-", 0).factory());

  AlertTriage(
      CommandSender sender,
      IncidentNumbers numbers,
      AlertDeadlines deadlines,
      AttachedAlerts attached,
      IncidentClassification classification,
      SilencedGroups silenced,
      GroupLedger groups,
      SideBySide sideBySide,
      EventLog log) {
    this.sender = sender;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.attached = attached;
    this.classification = classification;
    this.silenced = silenced;
    this.groups = groups;
    this.sideBySide = sideBySide;
    this.log = log;
  }

  /**
   * A problem has just been recorded here: its incident opens now, and does not wait until the log
   * has told of all that came before. Whoever sent the alert is not kept waiting for it; and should
   * it not come to that, it opens when the log tells.
   */
  @EventListener
  void began(Opened group) {
    try {
      opening.execute(() -> openNow(group));
    } catch (RejectedExecutionException e) {
      LOG.info("Stopping: the incident of {} opens when the log tells of it", group.groupId());
    }
  }

  private void openNow(Opened group) {
    try {
      open(group, log.commitOf(group.groupId(), 0).orElseThrow().position());
    } catch (RuntimeException e) {
      LOG.warn("The incident of {} opens when the log tells of it", group.groupId(), e);
    }
  }

  @PreDestroy
  void stop() {
    opening.shutdown();
  }

  /** Both who recorded it and who hears of it in the log come here; one number is drawn. */
  private void open(Opened group, long position) {
    openings.run(
        group.incidentId(),
        () -> {
          if (!groups.exists(group.incidentId()) && !silenced.keep(group, position)) {
            open(group, group.incidentId(), classification.opening(group, position));
          }
        });
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    sideBySide.run(event.groupId(), () -> heard(event, recorded));
  }

  private void heard(AlertGroupEvent event, Recorded recorded) {
    switch (event) {
      case Opened group -> {
        open(group, recorded.position());
        if (group.flapping() != null) {
          deadlines.beginToFlap(
              group.groupId(),
              group.at().plus(Duration.ofMinutes(group.flapping().quietMinutes())));
        }
      }
      case AlertAcknowledged seen -> unlessSilenced(seen.groupId(), acknowledge(seen.incidentId()));
      case Resolved group ->
          unlessSilenced(group.groupId(), () -> attached.over(group.groupId(), group.incidentId()));
      case AlertFired fired -> {
        if (fired.expiresAt() != null) {
          deadlines.begin(fired.groupId(), fired.alertKey(), fired.expiresAt());
        }
        classification.joined(
            fired,
            recorded.sequence(),
            recorded.position(),
            BY,
            worse -> unlessSilenced(fired.groupId(), worse));
        silenced.joined(fired, recorded.position());
      }
      case Unsilenced loud -> openAfterAll(loud.groupId(), loud.incidentId(), recorded);
      case Attached move -> {
        if (attached.attached(move)) {
          classification.attached(move, recorded.sequence(), recorded.position(), BY, this::send);
        }
      }
      case Detached move -> {
        openAfterAll(move.groupId(), move.incidentId(), recorded);
        attached.detached(move);
      }
      case Closed closed -> {}
      case AlertResolved resolved -> {}
      case Silenced quiet -> {}
    }
  }

  /** What ends before its time may leave alerts that still fire. */
  @EventHandler
  void on(SilenceEvent event) {
    if (event instanceof SilenceEvent.Ended) {
      sideBySide.settle();
      silenced.lookAgain();
    }
  }

  /**
   * What alerts say may be about an incident that never opened, or opens only when the log goes on.
   */
  private void unlessSilenced(String groupId, IncidentCommand command) {
    unlessSilenced(groupId, () -> send(command));
  }

  private void unlessSilenced(String groupId, Runnable wish) {
    try {
      wish.run();
    } catch (AggregateNotFoundException e) {
      if (!silenced.everKept(groupId)) {
        throw e;
      }
    }
  }

  private static IncidentCommand acknowledge(String incidentId) {
    return new IncidentCommand.Acknowledge(incidentId, "the alert's source", BY, Authority.SYSTEM);
  }

  private void send(IncidentCommand command) {
    sender.decide(command);
  }

  /**
   * Opens an incident for alerts that fire for a while already, unless it is there. Who took care
   * of an alert at its source meanwhile need not be called out.
   */
  private void openAfterAll(String groupId, String incidentId, Recorded recorded) {
    if (!groups.exists(incidentId)) {
      open(
          (Opened) groups.history(groupId).getFirst(),
          incidentId,
          classification.opening(groupId, recorded.sequence(), recorded.position()));
    }
    if (groups.load(groupId).orElseThrow().isAcknowledged()) {
      send(acknowledge(incidentId));
    }
  }

  /**
   * Whoever resolves an incident ends its alerts as well: one that fires after that is a new
   * problem and has to page again.
   */
  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    if (event instanceof IncidentEvent.Resolved resolved
        && resolved.by().kind() != Actor.Kind.SYSTEM) {
      sideBySide.settle();
      attached.resolved(resolved, recorded.sequence());
    }
  }

  private void open(Opened group, String incidentId, Classification classified) {
    send(
        new IncidentCommand.Open(
            incidentId,
            numbers.next(),
            group.title(),
            group.description(),
            classified.severity(),
            group.services(),
            Source.alerts(group.integrationId(), group.groupId()),
            group.occurredAt(),
            group.at(),
            classified,
            BY,
            Authority.SYSTEM));
  }
}
