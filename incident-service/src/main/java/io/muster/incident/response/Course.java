package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.LapseAcknowledgement;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How far one incident is: how bad, in which phase, and whether anybody has still to be paged. */
final class Course {

  private Severity severity;
  private boolean severityBySomebody;
  private Phase phase;
  private ResponseState state;

  /** Where it goes back to when it is reopened. */
  private Phase closedIn;

  private int reopened;

  /** Whose it is while it is acknowledged, and when anything was heard of them last. */
  private String takenBy;

  private Instant heardAt;

  /** Whose it is has it taken over by nobody whom they did not hand it to. */
  void acknowledge(Acknowledge command, Instant now) {
    boolean handedOver =
        state == ResponseState.ACKNOWLEDGED
            && phase != Phase.CLOSED
            && takenBy != null
            && takenBy.equals(command.from())
            && !takenBy.equals(command.by().id());
    if (state == ResponseState.TRIGGERED || handedOver) {
      apply(new Acknowledged(command.incidentId(), command.via(), command.by(), now));
    }
  }

  /** Who did anything since they were asked is on it; whoever took it on after them is, too. */
  void lapse(LapseAcknowledgement command, Instant now) {
    boolean theirs =
        state == ResponseState.ACKNOWLEDGED
            && phase != Phase.CLOSED
            && command.personId().equals(takenBy);
    if (theirs && !heardAt.isAfter(command.askedAt())) {
      apply(
          new AcknowledgementLapsed(
              command.incidentId(), command.personId(), command.askedAt(), command.by(), now));
    }
  }

  void resolve(Resolve command, Instant now) {
    end(command.reason(), command, now);
  }

  /** Nobody has to work on it any more; changes nothing when that is so already. */
  void end(String why, IncidentCommand command, Instant now) {
    if (state != ResponseState.RESOLVED) {
      String reason = Wording.optional("/reason", why, Wording.REASON);
      apply(new Resolved(command.incidentId(), reason, command.by(), now));
    }
  }

  boolean isOver() {
    return state == ResponseState.RESOLVED || phase == Phase.CLOSED;
  }

  void reopen(Reopen command, boolean manages, Instant now) {
    boolean closed = phase == Phase.CLOSED;
    if (!closed && state != ResponseState.RESOLVED) {
      return;
    }
    if (closed && !manages) {
      throw notYours();
    }
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why it is not over after all.");
    String id = command.incidentId();
    if (closed) {
      apply(
          new PhaseChanged(
              id, phase, closedIn, PhaseMove.RETURNED, List.of(), reason, command.by(), now));
    }
    apply(new Reopened(id, reopened + 1, command.page(), reason, command.by(), now));
  }

  private static Refused notYours() {
    return Refused.forbidden(
        "not-manager", "The incident is closed. Only a manager may reopen it; ask one of them.");
  }

  void changeSeverity(ChangeSeverity command, Instant now) {
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
            command.incidentId(), severity, command.to(), reason, command.by(), now));
  }

  /** A rule only makes it worse, and never again once a person has said how bad it is. */
  void reclassify(Reclassify command, Instant now) {
    Severity to = command.classification().severity();
    if (severityBySomebody || isOver() || to == null || !to.worseThan(severity)) {
      return;
    }
    apply(
        new SeverityChanged(
            command.incidentId(),
            severity,
            to,
            "Raised " + command.classification().because(),
            command.classification(),
            command.by(),
            now));
  }

  void changePhase(ChangePhase command, boolean manages, Instant now) {
    if (command.to() == null) {
      throw Refused.invalid("/to", "Name the phase to go to.");
    }
    if (command.to() == phase) {
      return;
    }
    if (phase == Phase.CLOSED && !manages) {
      throw notYours();
    }
    PhaseStep step = PhaseStep.between(phase, command.to());
    String reason =
        step.needsReason()
            ? Wording.required("/reason", command.reason(), Wording.REASON, whyReason(step))
            : Wording.optional("/reason", command.reason(), Wording.REASON);
    List<CriteriaAtHand.Open> open = openBefore(command.to(), command.criteria());
    if (!open.isEmpty()) {
      apply(
          new CriteriaOverridden(
              command.incidentId(),
              command.criteria().planId(),
              command.criteria().version(),
              open,
              override(command, open),
              command.by(),
              now));
    }
    apply(
        new PhaseChanged(
            command.incidentId(),
            phase,
            command.to(),
            step.move(),
            step.skipped(),
            reason,
            command.by(),
            now));
  }

  /** Of the phases that are left forwards; nothing when it goes back. */
  private List<CriteriaAtHand.Open> openBefore(Phase to, CriteriaAtHand criteria) {
    return criteria == null
        ? List.of()
        : criteria.open().stream()
            .filter(open -> open.phase().compareTo(phase) >= 0 && open.phase().compareTo(to) < 0)
            .toList();
  }

  private static String override(ChangePhase command, List<CriteriaAtHand.Open> open) {
    String why = Wording.optional("/overrideReason", command.overrideReason(), Wording.REASON);
    if (why == null) {
      throw Refused.conflict(
          "criteria-open",
          "The plan wants more to be so before this phase is left. See to it and confirm it, or say"
              + " in overrideReason why you go on all the same.",
          Map.of("open", open));
    }
    return why;
  }

  void requireNotClosed() {
    if (phase == Phase.CLOSED) {
      throw Refused.conflict(
          "incident-closed",
          "The incident is closed. A manager has to reopen it first, saying why.");
    }
  }

  void on(Opened opened) {
    severity = opened.severity();
    severityBySomebody = opened.by().kind() != Actor.Kind.SYSTEM;
    phase = Phase.IDENTIFICATION;
    state = ResponseState.TRIGGERED;
  }

  void on(Acknowledged event) {
    state = ResponseState.ACKNOWLEDGED;
    takenBy = event.by().id();
    heardAt = event.at();
  }

  void lapsed() {
    state = ResponseState.TRIGGERED;
    takenBy = null;
  }

  /** Whatever whoever has it does in the incident shows that they are there. */
  void heard(IncidentEvent event) {
    if (event.by().id().equals(takenBy)) {
      heardAt = event.at();
    }
  }

  void resolved() {
    state = ResponseState.RESOLVED;
  }

  void on(Reopened event) {
    reopened = event.time();
    state = event.pages() ? ResponseState.TRIGGERED : ResponseState.ACKNOWLEDGED;
    takenBy = event.pages() ? null : event.by().id();
    heardAt = event.at();
  }

  void on(SeverityChanged changed) {
    severity = changed.to();
    severityBySomebody |= changed.by().kind() != Actor.Kind.SYSTEM;
  }

  void on(PhaseChanged changed) {
    if (changed.to() == Phase.CLOSED) {
      closedIn = changed.from();
    }
    phase = changed.to();
  }

  private static String whyReason(PhaseStep step) {
    return step.skipped().isEmpty()
        ? "Say why the incident goes back."
        : "Say why " + step.skipped() + " is skipped.";
  }
}
