package io.muster.reporting.clock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.regulation.AssessmentCommand;
import io.muster.contracts.regulation.AssessmentCommand.ApproveReport;
import io.muster.contracts.regulation.AssessmentCommand.Decide;
import io.muster.contracts.regulation.AssessmentCommand.ExplainDelay;
import io.muster.contracts.regulation.AssessmentCommand.FillField;
import io.muster.contracts.regulation.AssessmentCommand.MarkThreshold;
import io.muster.contracts.regulation.AssessmentCommand.RecordSubmission;
import io.muster.contracts.regulation.AssessmentCommand.StateFact;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.DelayExplained;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.FieldFilled;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The assessment of one incident for one legal entity: facts, decisions and filings, each on
 * somebody's word. A correction needs a reason; a late report needs one as well.
 */
@Aggregate(type = "Assessment")
class IncidentAssessment {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  @AggregateIdentifier private String assessmentId;
  private final Known known = new Known();

  IncidentAssessment() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(StateFact command, Entities entities, Clock clock) {
    Instant stated = known.stated(command.fact()).orElse(null);
    Instant before = known(command, entities).fact(command.fact()).orElse(null);
    Instant value = command.value();
    if (before == null ? value == null : before.equals(value)) {
      return;
    }
    if (value == null && stated == null) {
      throw Refused.invalid(
          "/value",
          "The incident's own record says so. Correct it there, or state when it was for this entity.");
    }
    if (value != null) {
      if (command.fact() == RegulatoryFact.DELAYED_UNTIL) {
        Statements.plausible("/value", value);
      } else {
        Statements.past("/value", value, clock.instant());
      }
    }
    String reason =
        before == null
            ? Statements.optional("/reason", command.reason())
            : Statements.reason(
                "/reason", command.reason(), "Say why it was another time than is on record.");
    apply(
        new FactStated(
            command.aggregateId(),
            command.incidentId(),
            command.entityId(),
            command.fact(),
            value,
            reason,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Decide command, Clock clock) {
    Instant at =
        command.decidedAt() == null
            ? clock.instant()
            : Statements.past("/decidedAt", command.decidedAt(), clock.instant());
    String reason =
        Statements.reason("/reason", command.reason(), "Say why it is, or is not, reportable.");
    apply(
        new Decided(
            command.aggregateId(),
            command.incidentId(),
            command.entityId(),
            command.regime(),
            command.table(),
            command.inputs(),
            command.proposed(),
            command.thresholds(),
            command.outcome(),
            reason,
            command.by(),
            at));
    if (command.outcome() == Reportability.REPORTABLE) {
      switch (command.regime()) {
        case DORA -> follows(command, RegulatoryFact.CLASSIFIED_MAJOR_AT, at, clock);
        case SEC -> follows(command, RegulatoryFact.MATERIALITY_DETERMINED_AT, at, clock);
        case NIS2, GDPR, HIPAA, CRA, CIRCIA -> {}
      }
    }
  }

  /** Under some regimes the decision itself starts the clock. */
  private void follows(Decide command, RegulatoryFact fact, Instant at, Clock clock) {
    if (known.fact(fact).isEmpty()) {
      apply(
          new FactStated(
              command.aggregateId(),
              command.incidentId(),
              command.entityId(),
              fact,
              at,
              null,
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordSubmission command, Rules rules, Deadlines deadlines, Entities entities, Clock clock) {
    Regime regime = reportable(command.report(), rules);
    Instant at =
        command.submittedAt() == null
            ? clock.instant()
            : Statements.past("/submittedAt", command.submittedAt(), clock.instant());
    String channel =
        Statements.reason("/channel", command.channel(), "Say how it was filed, and where.");
    if (command.sha256() != null && !SHA256.matcher(command.sha256()).matches()) {
      throw Refused.invalid("/sha256", "A SHA-256 has 64 hexadecimal digits, in lower case.");
    }
    String lateReason = Statements.optional("/lateReason", command.lateReason());
    boolean late =
        deadlines
            .of(
                regime,
                entities.require(command.entityId()).content(),
                known(command, entities),
                clock.instant())
            .stream()
            .filter(due -> due.report().equals(command.report()) && due.isOpen())
            .anyMatch(due -> due.dueAt() != null && at.isAfter(due.dueAt()));
    if (late && lateReason == null && known.delay(command.report()).isEmpty()) {
      throw Refused.invalid("/lateReason", "It was filed after its limit. Say why.");
    }
    apply(
        new ReportSubmitted(
            command.aggregateId(),
            command.incidentId(),
            command.entityId(),
            command.report(),
            channel,
            Statements.optional("/receipt", command.receipt()),
            command.sha256(),
            late ? lateReason : null,
            command.by(),
            at));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ExplainDelay command, Rules rules, Clock clock) {
    reportable(command.report(), rules);
    String reason =
        Statements.reason("/reason", command.reason(), "Say why it is late or skipped.");
    Actor by = command.by();
    apply(
        new DelayExplained(
            command.aggregateId(),
            command.incidentId(),
            command.entityId(),
            command.report(),
            reason,
            by,
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FillField command, Clock clock) {
    if (!Objects.equals(known.filled(command.regime(), command.field()), command.value())) {
      apply(
          new FieldFilled(
              command.aggregateId(),
              command.incidentId(),
              command.entityId(),
              command.regime(),
              command.field(),
              command.value(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ApproveReport command, Rules rules, Clock clock) {
    reportable(command.report(), rules);
    apply(
        new ReportApproved(
            command.aggregateId(),
            command.incidentId(),
            command.entityId(),
            command.report(),
            command.sha256(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(MarkThreshold command, Deadlines deadlines, Entities entities, Clock clock) {
    Instant now = clock.instant();
    EntityContent entity = entities.require(command.entityId()).content();
    deadlines.of(command.regime(), entity, known(command, entities), now).stream()
        .filter(due -> due.rule().equals(command.rule()))
        .flatMap(
            due ->
                known.marks().reminder(command, entity, due, deadlines.meeting(due), now).stream())
        .forEach(reminder -> apply(reminder));
  }

  /** With what the incident's own record says. */
  private Known known(AssessmentCommand command, Entities entities) {
    return known.with(IncidentRecord.of(entities.recorded(command.incidentId())));
  }

  private Regime reportable(String report, Rules rules) {
    Regime regime =
        rules
            .regimeOf(report == null ? "" : report)
            .orElseThrow(() -> Refused.invalid("/report", "No rule asks for such a report."));
    if (known
        .decision(regime)
        .filter(decided -> decided.outcome() == Reportability.REPORTABLE)
        .isEmpty()) {
      throw Refused.conflict(
          "not-reportable",
          "Decide first that the incident is reportable under %s.".formatted(regime));
    }
    return regime;
  }

  @EventSourcingHandler
  void on(AssessmentEvent event) {
    assessmentId = event.assessmentId();
    known.apply(event);
  }
}
