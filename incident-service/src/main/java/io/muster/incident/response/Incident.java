package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  private Severity severity;
  private boolean severityBySomebody;
  private Phase phase;
  private ResponseState state;
  private final Map<Role, String> holders = new EnumMap<>(Role.class);
  private final Set<String> noteIds = new HashSet<>();
  private final Cause cause = new Cause();

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
    apply(
        new Opened(
            open.incidentId(),
            open.number(),
            title,
            Wording.optional("/description", open.description(), Wording.DESCRIPTION),
            open.severity(),
            Wording.services(open.services()),
            open.source(),
            open.occurredAt(),
            open.detectedAt(),
            open.classification(),
            open.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(Acknowledge command, Clock clock) {
    requireVisibleTo(command);
    if (state == ResponseState.TRIGGERED) {
      apply(new Acknowledged(incidentId, command.via(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(Resolve command, Clock clock) {
    requireVisibleTo(command);
    if (state != ResponseState.RESOLVED) {
      String reason = Wording.optional("/reason", command.reason(), Wording.REASON);
      apply(new Resolved(incidentId, reason, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(ChangeSeverity command, Clock clock) {
    requireVisibleTo(command);
    requireLead(command, "change the severity");
    if (command.to() == null) {
      throw Refused.invalid("/to", "Say how bad it is: SEV1 (worst) to SEV5.");
    }
    if (command.to() == severity) {
      return;
    }
    requireNotClosed();
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why the severity changes.");
    apply(
        new SeverityChanged(
            incidentId, severity, command.to(), reason, command.by(), clock.instant()));
  }

  /** A rule only makes it worse, and never again once a person has said how bad it is. */
  @CommandHandler
  void handle(Reclassify command, Clock clock) {
    Severity to = command.classification().severity();
    boolean over = state == ResponseState.RESOLVED || phase == Phase.CLOSED;
    if (severityBySomebody || over || to == null || !to.worseThan(severity)) {
      return;
    }
    apply(
        new SeverityChanged(
            incidentId,
            severity,
            to,
            "Raised " + command.classification().because(),
            command.classification(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(ChangePhase command, Clock clock) {
    requireVisibleTo(command);
    requireLead(command, "change the phase");
    if (command.to() == null) {
      throw Refused.invalid("/to", "Name the phase to go to.");
    }
    if (command.to() == phase) {
      return;
    }
    PhaseStep step = PhaseStep.between(phase, command.to());
    String reason =
        step.needsReason()
            ? Wording.required("/reason", command.reason(), Wording.REASON, whyReason(step))
            : Wording.optional("/reason", command.reason(), Wording.REASON);
    apply(
        new PhaseChanged(
            incidentId,
            phase,
            command.to(),
            step.move(),
            step.skipped(),
            reason,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(AssignRole command, Clock clock) {
    requireVisibleTo(command);
    requireOneOfUs(command, "assign roles");
    String personId = command.person().id();
    String holder = holders.get(command.role());
    boolean forThemselves = command.by().id().equals(personId);
    if (!leads(command) && !forThemselves) {
      throw Refused.forbidden(
          "not-commander",
          "Only the incident's commander or a manager may give roles to others. Ask them, or take a"
              + " free role yourself.");
    }
    if (personId.equals(holder)) {
      return;
    }
    requireNotClosed();
    if (!leads(command) && holder != null) {
      throw Refused.conflict(
          "role-occupied",
          "Somebody holds this role already. Ask them to release it, or ask the commander or a"
              + " manager to hand it to you.");
    }
    apply(
        new RoleAssigned(
            incidentId, command.role(), command.person(), command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(ReleaseRole command, Clock clock) {
    requireVisibleTo(command);
    requireOneOfUs(command, "release roles");
    String holder = holders.get(command.role());
    if (holder == null) {
      return;
    }
    if (!leads(command) && !command.by().id().equals(holder)) {
      throw Refused.forbidden(
          "not-commander",
          "Only whoever holds the role, the commander or a manager may release it. Ask one of"
              + " them.");
    }
    apply(new RoleReleased(incidentId, command.role(), holder, command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(AddNote command, Clock clock) {
    requireVisibleTo(command);
    if (noteIds.contains(command.noteId())) {
      return;
    }
    String text =
        Wording.required("/text", command.text(), Wording.NOTE, "Write something in the note.");
    apply(new NoteAdded(incidentId, command.noteId(), text, command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(IncidentCommand.MarkCause command, Clock clock) {
    requireVisibleTo(command);
    requireOneOfUs(command, "say what caused it");
    cause.mark(command, clock.instant());
  }

  @CommandHandler
  void handle(IncidentCommand.WithdrawCause command, Clock clock) {
    requireVisibleTo(command);
    requireOneOfUs(command, "say what caused it");
    cause.withdraw(command, clock.instant());
  }

  @EventSourcingHandler
  void on(IncidentEvent event) {
    switch (event) {
      case Opened opened -> {
        incidentId = opened.incidentId();
        openedBy = opened.by();
        severity = opened.severity();
        severityBySomebody = opened.by().kind() != Actor.Kind.SYSTEM;
        phase = Phase.IDENTIFICATION;
        state = ResponseState.TRIGGERED;
      }
      case Acknowledged acknowledged -> state = ResponseState.ACKNOWLEDGED;
      case Resolved resolved -> state = ResponseState.RESOLVED;
      case SeverityChanged changed -> {
        severity = changed.to();
        severityBySomebody |= changed.by().kind() != Actor.Kind.SYSTEM;
      }
      case PhaseChanged changed -> phase = changed.to();
      case RoleAssigned assigned -> holders.put(assigned.role(), assigned.person().id());
      case RoleReleased released -> holders.remove(released.role());
      case NoteAdded note -> noteIds.add(note.noteId());
      case IncidentEvent.CauseMarked marked -> cause.on(marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> cause.withdrawn();
    }
  }

  /** To a partner, what others opened does not exist. */
  private void requireVisibleTo(IncidentCommand command) {
    boolean own = openedBy.kind() == Actor.Kind.CLIENT && openedBy.id().equals(command.by().id());
    if (command.authority() == Authority.PARTNER && !own) {
      throw Refused.notFound("The incident");
    }
  }

  private void requireLead(IncidentCommand command, String what) {
    requireOneOfUs(command, what);
    if (!leads(command)) {
      throw Refused.forbidden(
          "not-commander",
          "Only the incident's commander or a manager may "
              + what
              + ". Take the commander's role if it is free, or ask them.");
    }
  }

  private static void requireOneOfUs(IncidentCommand command, String what) {
    if (command.authority() == Authority.PARTNER) {
      throw Refused.forbidden(
          "not-for-partners", "A partner may not " + what + ". Ask for it in a note.");
    }
  }

  private boolean leads(IncidentCommand command) {
    return switch (command.authority()) {
      case MANAGER, SYSTEM -> true;
      case RESPONDER -> command.by().id().equals(holders.get(Role.COMMANDER));
      case PARTNER -> false;
    };
  }

  private void requireNotClosed() {
    if (phase == Phase.CLOSED) {
      throw Refused.conflict(
          "incident-closed",
          "The incident is closed. Go back to an earlier phase first, saying why.");
    }
  }

  private static String whyReason(PhaseStep step) {
    return step.skipped().isEmpty()
        ? "Say why the incident goes back."
        : "Say why " + step.skipped() + " is skipped.";
  }
}
