package io.muster.incident.planning.training;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.training.TrainingCommand.Record;
import io.muster.contracts.training.TrainingCommand.Withdraw;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingEvent.Recorded;
import io.muster.contracts.training.TrainingEvent.Withdrawn;
import io.muster.contracts.training.TrainingEvidence;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One training of one person. It is never changed: a mistake is withdrawn and recorded anew, so
 * that an auditor sees both.
 */
@Aggregate
class TrainingRecord {

  private static final int MOST_MONTHS = 120;

  @AggregateIdentifier private String recordId;
  private boolean withdrawn;

  TrainingRecord() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Record command, Clock clock) {
    if (recordId != null) {
      return;
    }
    boolean own = command.person().id().equals(command.by().id());
    if (!own) {
      Publishing.requireManager(command.authority(), "record the training of somebody else");
    } else if (command.authority() != Authority.MANAGER
        && command.authority() != Authority.RESPONDER) {
      throw Refused.forbidden("role-missing", "Only those who work on incidents are trained here.");
    }
    String evidence =
        PlanningText.optional("/evidence", command.evidence(), PlanningText.PARAGRAPH);
    apply(
        new Recorded(
            command.recordId(),
            PlanningText.required(
                "/course", command.course(), PlanningText.LINE, "Say what they were trained in."),
            command.person(),
            past(command.doneOn(), clock),
            months(command.validMonths()),
            evidence == null ? null : new TrainingEvidence(command.person().id(), evidence),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(Withdraw command, Clock clock) {
    Publishing.requireManager(command.authority(), "withdraw a training record");
    if (!withdrawn) {
      String reason =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what was wrong with it.");
      apply(new Withdrawn(recordId, reason, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(TrainingEvent event) {
    recordId = event.recordId();
    withdrawn = event instanceof Withdrawn;
  }

  /** Where the day begins first it is tomorrow already when it is still today in UTC. */
  private static LocalDate past(LocalDate day, Clock clock) {
    if (day == null) {
      throw Refused.invalid("/doneOn", "Say on which day it was completed, as in 2026-03-31.");
    }
    if (day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
      throw Refused.invalid(
          "/doneOn", "This day is yet to come. Record the training once it is done.");
    }
    return day;
  }

  private static Integer months(Integer months) {
    if (months != null && (months < 1 || months > MOST_MONTHS)) {
      throw Refused.invalid(
          "/validMonths", "Let it hold for 1 to 120 months, or leave this out: it holds for good.");
    }
    return months;
  }
}
