package io.muster.incident.planning.runbook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.planning.RunbookCommand.Approve;
import io.muster.contracts.planning.RunbookCommand.Draft;
import io.muster.contracts.planning.RunbookCommand.Retire;
import io.muster.contracts.planning.RunbookCommand.Return;
import io.muster.contracts.planning.RunbookCommand.Submit;
import io.muster.contracts.planning.RunbookEvent;
import io.muster.contracts.planning.RunbookEvent.Drafted;
import io.muster.contracts.planning.RunbookEvent.Published;
import io.muster.contracts.planning.RunbookEvent.Retired;
import io.muster.contracts.planning.RunbookEvent.Returned;
import io.muster.contracts.planning.RunbookEvent.Submitted;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One runbook from the first draft until it is run no more. What is run was written by some and
 * published by a manager who is none of them.
 */
@Aggregate
class Runbook {

  @AggregateIdentifier private String runbookId;
  private final Publishing publishing = new Publishing("runbook");
  private String title;
  private String text;
  private String reason;

  Runbook() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command, Clock clock) {
    RunbookText read = Runbooks.read("/text", command.text());
    String why = PlanningText.optional("/reason", command.reason(), PlanningText.PARAGRAPH);
    if (!publishing.drafts(command.onlyNew(), command.text().equals(text), why)) {
      return;
    }
    apply(
        new Drafted(
            command.runbookId(),
            publishing.draft() + 1,
            read.title(),
            command.text(),
            command.template(),
            why,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Submit command, Clock clock) {
    if (publishing.submits()) {
      apply(new Submitted(runbookId, publishing.draft(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    if (!publishing.approves(command.draft(), command.by(), command.authority())) {
      return;
    }
    apply(
        new Published(
            runbookId,
            publishing.version() + 1,
            publishing.draft(),
            title,
            text,
            publishing.authors(),
            reason,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    if (publishing.returns(command.authority())) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what has to be different.");
      apply(new Returned(runbookId, publishing.draft(), why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    if (publishing.retires(command.authority())) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why it is run no more.");
      apply(new Retired(runbookId, why, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(RunbookEvent event) {
    runbookId = event.runbookId();
    switch (event) {
      case Drafted drafted -> {
        publishing.drafted(drafted.draft(), drafted.by());
        title = drafted.title();
        text = drafted.text();
        reason = drafted.reason();
      }
      case Submitted by -> publishing.submitted(by.by());
      case Returned returned -> publishing.returned();
      case Published published -> {
        publishing.published(published.version());
      }
      case Retired gone -> publishing.retired();
    }
  }
}
