package io.muster.incident.planning.runbook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
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
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
  private int draft;
  private String title;
  private String text;
  private String reason;
  private boolean submitted;

  /** The draft at hand is not what is run. */
  private boolean open;

  private final Set<String> authors = new TreeSet<>();
  private int version;
  private boolean retired;

  Runbook() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command, Clock clock) {
    if (command.onlyNew() && runbookId != null) {
      throw Refused.conflict("runbook-exists", "This runbook is there already. Change it instead.");
    }
    RunbookText read = Runbooks.read("/text", command.text());
    String why = PlanningText.optional("/reason", command.reason(), PlanningText.PARAGRAPH);
    if (command.text().equals(text) && !submitted && (open || !retired)) {
      return;
    }
    if (version > 0 && why == null) {
      throw Refused.invalid("/reason", "Say why the runbook changes.");
    }
    apply(
        new Drafted(
            command.runbookId(),
            draft + 1,
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
    requireThere();
    if (submitted) {
      return;
    }
    if (!open) {
      throw Refused.conflict(
          "no-draft", "Nothing differs from what holds. Change the runbook first, then submit it.");
    }
    apply(new Submitted(runbookId, draft, command.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    requireManager(command.authority(), "approve a runbook");
    if (!open && command.draft() == draft && version > 0) {
      return;
    }
    if (!submitted) {
      throw Refused.conflict(
          "not-submitted", "Nobody has submitted a draft. Ask its author to submit it.");
    }
    if (command.draft() != draft) {
      throw Refused.conflict(
          "another-draft",
          "The draft was changed since you looked: it is draft %d now. Read it, then decide."
              .formatted(draft));
    }
    if (authors.contains(command.by().id())) {
      throw Refused.forbidden(
          "own-draft",
          "You wrote or submitted this. Another manager has to approve it, or give it back.");
    }
    apply(
        new Published(
            runbookId,
            version + 1,
            draft,
            title,
            text,
            List.copyOf(authors),
            reason,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    requireManager(command.authority(), "give a runbook back");
    if (submitted) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what has to be different.");
      apply(new Returned(runbookId, draft, why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    requireManager(command.authority(), "retire a runbook");
    if (!retired) {
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
        draft = drafted.draft();
        title = drafted.title();
        text = drafted.text();
        reason = drafted.reason();
        submitted = false;
        open = true;
        authors.add(drafted.by().id());
      }
      case Submitted by -> {
        submitted = true;
        authors.add(by.by().id());
      }
      case Returned returned -> submitted = false;
      case Published published -> {
        version = published.version();
        submitted = false;
        open = false;
        retired = false;
        authors.clear();
      }
      case Retired gone -> {
        retired = true;
        submitted = false;
        open = false;
      }
    }
  }

  private void requireThere() {
    if (runbookId == null) {
      throw Refused.notFound("The runbook");
    }
  }

  private void requireManager(Authority authority, String what) {
    requireThere();
    if (authority != Authority.MANAGER) {
      throw Refused.forbidden("not-manager", "Only a manager may " + what + ". Ask one.");
    }
  }
}
