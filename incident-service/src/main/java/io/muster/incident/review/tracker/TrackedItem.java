package io.muster.incident.review.tracker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.tracker.TrackedItemCommand.BeginCreation;
import io.muster.contracts.tracker.TrackedItemCommand.HandOver;
import io.muster.contracts.tracker.TrackedItemCommand.Link;
import io.muster.contracts.tracker.TrackedItemCommand.NoteState;
import io.muster.contracts.tracker.TrackedItemCommand.NoteUpdate;
import io.muster.contracts.tracker.TrackedItemCommand.Recover;
import io.muster.contracts.tracker.TrackedItemCommand.ReportTrouble;
import io.muster.contracts.tracker.TrackedItemCommand.See;
import io.muster.contracts.tracker.TrackedItemCommand.Withdraw;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackedItemEvent.CreationBegun;
import io.muster.contracts.tracker.TrackedItemEvent.HandedOver;
import io.muster.contracts.tracker.TrackedItemEvent.Linked;
import io.muster.contracts.tracker.TrackedItemEvent.Recovered;
import io.muster.contracts.tracker.TrackedItemEvent.Seen;
import io.muster.contracts.tracker.TrackedItemEvent.StateWritten;
import io.muster.contracts.tracker.TrackedItemEvent.Troubled;
import io.muster.contracts.tracker.TrackedItemEvent.Updated;
import io.muster.contracts.tracker.TrackedItemEvent.Withdrawn;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * An action item that is, or is to be, an issue elsewhere. Creating the issue is claimed here
 * before it is asked for, so that it is made once, whatever stops in between.
 */
@Aggregate
class TrackedItem {

  @AggregateIdentifier private String trackedId;
  private Tracking tracking;

  TrackedItem() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(HandOver command, Clock clock) {
    if (isActive()) {
      if (!tracking.handedOver().trackerId().equals(command.trackerId())) {
        throw Refused.conflict(
            "already-tracked",
            "This action item is tracked already. Withdraw it there before you hand it to another tracker.");
      }
      return;
    }
    apply(
        new HandedOver(
            command.trackedId(),
            tracking == null ? 1 : tracking.handedOver().round() + 1,
            command.trackerId(),
            command.trackerName(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(BeginCreation command, Clock clock) {
    if (isActive()
        && tracking.link() == null
        && Objects.equals(tracking.begunAt(), command.after())) {
      apply(new CreationBegun(trackedId, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Link command, Clock clock) {
    // Also when it was withdrawn meanwhile: that there is an issue is worth knowing.
    if (tracking != null
        && tracking.link() == null
        && tracking.handedOver().round() == command.round()) {
      apply(
          new Linked(
              trackedId,
              command.round(),
              command.key(),
              command.url(),
              command.found(),
              command.digest(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(See command, Clock clock) {
    if (isLinked() && !isSeen(command)) {
      apply(
          new Seen(
              trackedId,
              command.state(),
              command.title(),
              command.assignee(),
              command.due(),
              command.by(),
              clock.instant()));
    }
  }

  private boolean isSeen(See command) {
    Seen seen = tracking.seen();
    return seen != null
        && tracking.state() == command.state()
        && Objects.equals(seen.title(), command.title())
        && Objects.equals(seen.assignee(), command.assignee())
        && Objects.equals(seen.due(), command.due());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NoteUpdate command, Clock clock) {
    if (isLinked() && !command.digest().equals(tracking.digest())) {
      apply(new Updated(trackedId, command.digest(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NoteState command, Clock clock) {
    if (isLinked() && command.state() != tracking.state()) {
      apply(new StateWritten(trackedId, command.state(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReportTrouble command, Clock clock) {
    if (isActive() && !isKnown(command)) {
      apply(
          new Troubled(
              trackedId,
              command.trouble(),
              command.mayBeThere(),
              command.says(),
              command.by(),
              clock.instant()));
    }
  }

  /** A tracker may say the same in other words each time. */
  private boolean isKnown(ReportTrouble command) {
    return tracking.trouble() != null
        && tracking.trouble().trouble() == command.trouble()
        && (command.mayBeThere() || !tracking.mayBeThere());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Recover command, Clock clock) {
    if (isActive() && tracking.trouble() != null) {
      apply(new Recovered(trackedId, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Withdraw command, Clock clock) {
    if (tracking == null) {
      throw Refused.notFound("The tracking of this action item");
    }
    if (isActive()) {
      String reason =
          PlanningText.required(
              "/reason",
              command.reason(),
              PlanningText.PARAGRAPH,
              "Say why it is not to be followed any more.");
      apply(new Withdrawn(trackedId, reason, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(TrackedItemEvent event) {
    trackedId = event.trackedId();
    tracking = Tracking.after(tracking, event);
  }

  private boolean isActive() {
    return tracking != null && tracking.isActive();
  }

  private boolean isLinked() {
    return isActive() && tracking.link() != null;
  }
}
