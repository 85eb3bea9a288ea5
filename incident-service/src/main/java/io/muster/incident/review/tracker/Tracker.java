package io.muster.incident.review.tracker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.tracker.TrackerCommand.Describe;
import io.muster.contracts.tracker.TrackerCommand.Retire;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerEvent.Retired;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A project of an issue tracker to which action items can be handed. */
@Aggregate
class Tracker {

  @AggregateIdentifier private String trackerId;
  private Described said;
  private boolean retired;

  Tracker() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Describe wish, Clock clock) {
    if (wish.mustExist()) {
      requireThere();
    }
    Described now = described(wish, clock.instant());
    if (said == null || retired || !isSame(said, now)) {
      apply(now);
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire wish, Clock clock) {
    requireThere();
    if (!retired) {
      String reason =
          PlanningText.required(
              "/reason", wish.reason(), PlanningText.PARAGRAPH, "Say why it is retired.");
      apply(new Retired(trackerId, reason, wish.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(TrackerEvent event) {
    trackerId = event.trackerId();
    switch (event) {
      case Described now -> {
        said = now;
        retired = false;
      }
      case Retired _ -> retired = true;
    }
  }

  private Described described(Describe wish, Instant now) {
    return new Described(
        wish.trackerId(),
        said == null ? 1 : said.version() + 1,
        PlanningText.required(
            "/name", wish.name(), PlanningText.LINE, "Give it a name people know."),
        wish.kind(),
        wish.url(),
        wish.project(),
        wish.issueType(),
        wish.secret(),
        wish.by(),
        now);
  }

  /** Who says it, when and for the how manieth time makes no difference. */
  private static boolean isSame(Described before, Described now) {
    return new Described(
            before.trackerId(),
            before.version(),
            now.name(),
            now.kind(),
            now.url(),
            now.project(),
            now.issueType(),
            now.secret(),
            before.by(),
            before.at())
        .equals(before);
  }

  private void requireThere() {
    if (trackerId == null) {
      throw Refused.notFound("The tracker");
    }
  }
}
