package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.LapseAcknowledgement;
import io.muster.contracts.incident.IncidentCommand.MarkDecision;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.DecisionMarked;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.Visibility;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One incident from the first sign to the lessons: the only place that decides what may happen to
 * it. It keeps no more than it needs to decide; a wish that changes nothing leaves no trace.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "everyFiftyEvents")
class Incident {

  @AggregateIdentifier private String incidentId;
  private Actor openedBy;
  private final Course course = new Course();
  private final Hats hats = new Hats();
  private final Moments moments = new Moments();
  private final Affected affected = new Affected();
  private final Tasks tasks = new Tasks();
  private final Papers papers = new Papers();
  private final Ties ties = new Ties();
  private final Cause cause = new Cause();
  private final Access access = new Access();

  Incident() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Open open, Clock clock) {
    if (incidentId != null) {
      return;
    }
    String title =
        Wording.required("/title", open.title(), Wording.TITLE, "Say in one line what is wrong.");
    if (open.severity() == null) {
      throw Refused.invalid("/severity", "Say how bad it is: SEV1 (worst) to SEV5.");
    }
    Instant now = clock.instant();
    apply(
        new Opened(
            open.incidentId(),
            open.number(),
            title,
            Wording.optional("/description", open.description(), Wording.DESCRIPTION),
            open.severity(),
            Wording.services("/services", open.services()),
            open.source(),
            open.occurredAt(),
            open.detectedAt(),
            open.classification(),
            DrillIds.drillOf(open.incidentId()).orElse(null),
            open.by(),
            now));
    if (open.visibility() == Visibility.PRIVATE) {
      access.openPrivate(incidentId, open.by(), now);
    }
  }

  @CommandHandler
  void handle(Acknowledge command, Clock clock) {
    rights().requireVisibleTo(command);
    course.acknowledge(command, clock.instant());
  }

  /** Muster's own services alone get this far with it. */
  @CommandHandler
  void handle(LapseAcknowledgement command, Clock clock) {
    course.lapse(command, clock.instant());
  }

  @CommandHandler
  void handle(Resolve command, Clock clock) {
    rights().requireVisibleTo(command);
    course.resolve(command, clock.instant());
  }

  @CommandHandler
  void handle(Reopen command, Clock clock) {
    rights().requireVisibleTo(command);
    course.reopen(command, Rights.manages(command), clock.instant());
  }

  @CommandHandler
  void handle(ChangeSeverity command, Clock clock) {
    rights().requireLead(command, "change the severity");
    course.changeSeverity(command, clock.instant());
  }

  @CommandHandler
  void handle(Reclassify command, Clock clock) {
    course.reclassify(command, clock.instant());
  }

  @CommandHandler
  void handle(ChangePhase command, Clock clock) {
    rights().requireLead(command, "change the phase");
    course.changePhase(command, Rights.manages(command), clock.instant());
  }

  @CommandHandler
  void handle(AssignRole command, Clock clock) {
    rights().requireOneOfUs(command, "assign roles");
    Instant now = clock.instant();
    hats.assign(command, rights().leads(command), course, now);
    access.involve(command, command.person(), now);
  }

  @CommandHandler
  void handle(HandOverRole command, Clock clock) {
    rights().requireOneOfUs(command, "hand over roles");
    Instant now = clock.instant();
    hats.handOver(command, rights().leads(command), course, now);
    access.involve(command, command.to(), now);
  }

  @CommandHandler
  void handle(ReleaseRole command, Clock clock) {
    rights().requireOneOfUs(command, "release roles");
    hats.release(command, rights().leads(command), clock.instant());
  }

  @CommandHandler
  void handle(AddNote command, Clock clock) {
    rights().requireVisibleTo(command);
    papers.note(command, clock.instant());
  }

  @CommandHandler
  void handle(MarkDecision command, Clock clock) {
    rights().requireVisibleTo(command);
    papers.markDecision(command, clock.instant());
  }

  @CommandHandler
  void handle(AttachmentCommand.Attach command, Clock clock) {
    rights().requireVisibleTo(command);
    papers.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(AttachmentCommand.Withdraw command, Clock clock) {
    rights().requireOneOfUs(command, "withdraw attachments");
    papers.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(MomentCommand.Record command, Clock clock) {
    rights().requireOneOfUs(command, "say when things happened");
    moments.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(MomentCommand.Withdraw command, Clock clock) {
    rights().requireOneOfUs(command, "say when things happened");
    moments.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(AffectedCommand.ChangeServices command, Clock clock) {
    decide(command, clock);
  }

  @CommandHandler
  void handle(AffectedCommand.AffectParty command, Clock clock) {
    decide(command, clock);
  }

  @CommandHandler
  void handle(AffectedCommand.ClearParty command, Clock clock) {
    decide(command, clock);
  }

  private void decide(AffectedCommand command, Clock clock) {
    rights().requireOneOfUs(command, "say who is affected");
    affected.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(TaskCommand.Add command, Clock clock) {
    decide(command, clock);
    access.involve(command, command.owner(), clock.instant());
  }

  @CommandHandler
  void handle(TaskCommand.Assign command, Clock clock) {
    decide(command, clock);
    access.involve(command, command.owner(), clock.instant());
  }

  @CommandHandler
  void handle(TaskCommand.Change command, Clock clock) {
    decide(command, clock);
  }

  @CommandHandler
  void handle(TaskCommand.Move command, Clock clock) {
    decide(command, clock);
  }

  private void decide(TaskCommand command, Clock clock) {
    rights().requireVisibleTo(command);
    course.requireNotClosed();
    tasks.decide(command, clock.instant());
  }

  @CommandHandler
  void handle(AttachAlerts command, Clock clock) {
    ties.attach(command, course.isOver(), clock.instant());
  }

  @CommandHandler
  void handle(DetachAlerts command, Clock clock) {
    ties.detach(command, clock.instant());
  }

  @CommandHandler
  void handle(Link command, Clock clock) {
    rights().requireOneOfUs(command, "link incidents");
    ties.link(command, clock.instant());
  }

  @CommandHandler
  void handle(Unlink command, Clock clock) {
    rights().requireOneOfUs(command, "remove links");
    ties.unlink(command, clock.instant());
  }

  @CommandHandler
  void handle(EndWithAlerts command, Clock clock) {
    if (ties.endsWith(command)) {
      course.end("Every alert is over.", command, clock.instant());
    }
  }

  @CommandHandler
  void handle(MarkDuplicate command, Clock clock) {
    rights().requireOneOfUs(command, "mark duplicates");
    Instant now = clock.instant();
    if (ties.markDuplicate(command, now)) {
      course.end(command.reason(), command, now);
    }
  }

  @CommandHandler
  void handle(IncidentCommand.MarkCause command, Clock clock) {
    rights().requireOneOfUs(command, "say what caused it");
    cause.mark(command, clock.instant());
  }

  @CommandHandler
  void handle(IncidentCommand.WithdrawCause command, Clock clock) {
    rights().requireOneOfUs(command, "say what caused it");
    cause.withdraw(command, clock.instant());
  }

  @CommandHandler
  void handle(AccessCommand.MakePrivate command, Clock clock) {
    rights().requireLead(command, "make it private");
    access.makePrivate(command, hats.people(), clock.instant());
  }

  @CommandHandler
  void handle(AccessCommand.MakePublic command, Clock clock) {
    rights().requireLead(command, "make it public");
    access.makePublic(command, clock.instant());
  }

  @CommandHandler
  void handle(AccessCommand.Grant command, Clock clock) {
    if (!access.letsItselfIn(command)) {
      rights().requireOneOfUs(command, "name people");
    }
    access.grant(command, clock.instant());
  }

  @CommandHandler
  void handle(AccessCommand.Withdraw command, Clock clock) {
    rights().requireLead(command, "withdraw people");
    access.withdraw(command, hats.people(), clock.instant());
  }

  @EventSourcingHandler
  void on(IncidentEvent event) {
    course.heard(event);
    switch (event) {
      case Opened opened -> {
        incidentId = opened.incidentId();
        openedBy = opened.by();
        course.on(opened);
        moments.on(opened);
        affected.on(opened);
        ties.on(opened);
      }
      case IncidentEvent.Acknowledged acknowledged -> course.on(acknowledged);
      case IncidentEvent.AcknowledgementLapsed _ -> course.lapsed();
      case IncidentEvent.Resolved resolved -> course.resolved();
      case Reopened reopened -> {
        course.on(reopened);
        ties.reopened();
      }
      case SeverityChanged changed -> course.on(changed);
      case PhaseChanged changed -> course.on(changed);
      case CriteriaOverridden _ -> {
        // The change of phase that follows says what comes of it.
      }
      case RoleAssigned assigned -> hats.on(assigned);
      case RoleHandedOver passed -> hats.on(passed);
      case RoleReleased released -> hats.on(released);
      case NoteAdded note -> papers.on(note);
      case DecisionMarked marked -> papers.on(marked);
      case IncidentEvent.CauseMarked marked -> cause.on(marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> cause.withdrawn();
      case AccessEvent door -> access.on(door);
      case AttachmentEvent attachment -> papers.on(attachment);
      case MomentEvent said -> moments.on(said);
      case AffectedEvent found -> affected.on(found);
      case TaskEvent task -> tasks.on(task);
      case LinkEvent link -> ties.on(link);
    }
  }

  private Rights rights() {
    return new Rights(openedBy, hats, access);
  }
}
