package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentCommand.MarkCause;
import io.muster.contracts.incident.IncidentCommand.WithdrawCause;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.incident.IncidentEvent.CauseWithdrawn;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.Objects;

/** What caused one incident, as far as people have found out. */
final class Cause {

  private CauseKind kind;
  private String changeId;
  private String service;
  private String text;
  private String reason;

  void mark(MarkCause command, Instant now) {
    if (command.kind() == null) {
      throw Refused.invalid("/kind", "Say what it was: CHANGE, SERVICE or OTHER.");
    }
    String named = Wording.optional("/service", command.service(), Wording.SERVICE);
    String words = Wording.optional("/text", command.text(), Wording.REASON);
    switch (command.kind()) {
      case CHANGE ->
          Wording.required("/changeId", command.changeId(), Wording.SERVICE, "Say which change.");
      case SERVICE ->
          Wording.required("/service", command.service(), Wording.SERVICE, "Name the service.");
      case OTHER ->
          Wording.required("/text", command.text(), Wording.REASON, "Say in words what it was.");
    }
    String why =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say what this is known from.");
    boolean same =
        command.kind() == kind
            && Objects.equals(command.changeId(), changeId)
            && Objects.equals(named, service)
            && Objects.equals(words, text)
            && why.equals(reason);
    if (!same) {
      apply(
          new CauseMarked(
              command.incidentId(),
              command.kind(),
              command.changeId(),
              command.changeKind(),
              named,
              words,
              why,
              command.by(),
              now));
    }
  }

  void withdraw(WithdrawCause command, Instant now) {
    if (kind == null) {
      return;
    }
    String why =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why it was not that after all.");
    apply(new CauseWithdrawn(command.incidentId(), why, command.by(), now));
  }

  void on(CauseMarked marked) {
    kind = marked.kind();
    changeId = marked.changeId();
    service = marked.service();
    text = marked.text();
    reason = marked.reason();
  }

  void withdrawn() {
    kind = null;
  }
}
