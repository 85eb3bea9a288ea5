package io.muster.reporting.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.audit.EngagementCommand.End;
import io.muster.contracts.audit.EngagementCommand.MarkItem;
import io.muster.contracts.audit.EngagementCommand.Open;
import io.muster.contracts.audit.EngagementCommand.RecordSample;
import io.muster.contracts.audit.EngagementCommand.TakeUp;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.audit.EngagementEvent.Ended;
import io.muster.contracts.audit.EngagementEvent.ItemMarked;
import io.muster.contracts.audit.EngagementEvent.Opened;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.contracts.audit.EngagementEvent.TakenUp;
import io.muster.reporting.audit.EngagementState.Phase;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One auditor's work on one framework and period; nothing is added once its time is over. */
@Aggregate(type = "AuditEngagement")
class Engagement {

  @AggregateIdentifier private String engagementId;
  private final EngagementState state = new EngagementState();

  Engagement() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Open command, Clock clock) {
    if (engagementId == null) {
      apply(
          new Opened(
              command.engagementId(),
              command.auditorEmail(),
              command.framework(),
              command.from(),
              command.to(),
              command.validFrom(),
              command.validUntil(),
              command.purpose(),
              command.acknowledgeMinutes(),
              command.reviewDays(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(TakeUp command, Clock clock) {
    if (state.isOf(command.auditor().id())) {
      return;
    }
    if (state.auditor().isPresent()) {
      throw Refused.conflict("taken-up", "Another account has taken this engagement up.");
    }
    if (state.phaseAt(clock.instant()) == Phase.OVER) {
      throw over();
    }
    apply(new TakenUp(engagementId, command.auditor(), command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(RecordSample command, Clock clock) {
    Instant now = clock.instant();
    requireHeld(command.by().id(), now);
    state.requireRoomForSample();
    apply(
        new Sampled(
            engagementId,
            state.samples().size() + 1,
            command.control(),
            command.asOf(),
            command.population(),
            command.size(),
            command.seed(),
            command.subjectIds(),
            command.by(),
            now));
  }

  @CommandHandler
  void handle(MarkItem command, Clock clock) {
    Instant now = clock.instant();
    requireHeld(command.by().id(), now);
    if (state
        .sample(command.sample())
        .filter(sample -> sample.subjectIds().contains(command.subjectId()))
        .isEmpty()) {
      throw Refused.notFound("%s in sample %d".formatted(command.subjectId(), command.sample()));
    }
    apply(
        new ItemMarked(
            engagementId,
            command.sample(),
            command.subjectId(),
            command.verdict(),
            command.words(),
            command.by(),
            now));
  }

  @CommandHandler
  void handle(End command, Clock clock) {
    if (state.phaseAt(clock.instant()) != Phase.OVER) {
      apply(new Ended(engagementId, command.reason(), command.by(), clock.instant()));
    }
  }

  private void requireHeld(String personId, Instant now) {
    if (!state.isOf(personId)) {
      throw Refused.forbidden("not-engaged", "Only the auditor of this engagement works on it.");
    }
    if (state.phaseAt(now) != Phase.HOLDS) {
      throw over();
    }
  }

  private static Refused over() {
    return Refused.forbidden(
        "engagement-over", "The time of this engagement is over. A manager can open another.");
  }

  @EventSourcingHandler
  void on(EngagementEvent event) {
    engagementId = event.engagementId();
    state.add(event);
  }
}
