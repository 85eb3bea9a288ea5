package io.muster.reporting.audit;

import io.muster.contracts.Event;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import io.muster.reporting.clock.ReportingDuties.Duty;
import io.muster.reporting.ledger.CauseWords;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.IncidentReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an auditor looks at of one incident, told from its events. What the law made of it is given
 * once that has been looked up.
 */
final class AuditedIncident {

  private final IncidentReport report;
  private final Names names;
  private final Map<String, AffectedEvent.PartyAffected> parties = new LinkedHashMap<>();
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Set<String> entityIds = new LinkedHashSet<>();
  private List<Duty> duties = List.of();
  private String cause;
  private boolean duplicate;
  private Instant reviewedAt;
  private String waived;

  /** Something its review wants done. */
  record Action(String title, Instant due, ActionState state, long position) {

    boolean overdueAt(Instant now) {
      return state == ActionState.OPEN && due != null && due.isBefore(now);
    }
  }

  /**
   * Told from its events, oldest first.
   *
   * @param report the same told as a report
   */
  AuditedIncident(IncidentReport report, List<LogEntry> entries, Names names) {
    this.report = report;
    this.names = names;
    entries.forEach(entry -> entry.event().ifPresent(event -> add(event, entry.position())));
  }

  private void add(Event event, long position) {
    switch (event) {
      case LinkEvent.DuplicateMarked _ -> duplicate = true;
      case IncidentEvent.Reopened _ -> duplicate = false;
      case IncidentEvent.CauseMarked e -> cause = CauseWords.of(e, names);
      case IncidentEvent.CauseWithdrawn _ -> cause = null;
      case AffectedEvent.PartyAffected e -> parties.put(e.partyId(), e);
      case AffectedEvent.PartyCleared e -> parties.remove(e.partyId());
      case AssessmentEvent e -> entityIds.add(e.entityId());
      case ReviewEvent.Published e -> reviewedAt = e.at();
      case ReviewEvent.IncidentReopened _ -> reviewedAt = null;
      case ReviewEvent.Waived e -> waived = names.text(e.reason());
      case ReviewEvent.SectionWritten _ -> waived = null;
      case ReviewEvent.ActionSaid e -> said(e, position);
      case ReviewEvent.ActionMoved e ->
          actions.computeIfPresent(
              e.actionId(),
              (_, action) -> new Action(action.title(), action.due(), e.to(), action.position()));
      default -> {
        // Stands in the report, or is no matter for an auditor's list.
      }
    }
  }

  private void said(ReviewEvent.ActionSaid e, long position) {
    ActionState state =
        Optional.ofNullable(actions.get(e.actionId())).map(Action::state).orElse(ActionState.OPEN);
    actions.put(e.actionId(), new Action(names.text(e.title()), e.due(), state, position));
  }

  AuditedIncident with(List<Duty> whatTheLawMadeOfIt) {
    duties = List.copyOf(whatTheLawMadeOfIt);
    return this;
  }

  /** The legal entities it was assessed for. */
  Set<String> entityIds() {
    return entityIds;
  }

  IncidentReport report() {
    return report;
  }

  String id() {
    return report.incident().id();
  }

  String number() {
    return report.incident().number();
  }

  long ordinal() {
    return Long.parseLong(number().substring(number().indexOf('-') + 1));
  }

  String title() {
    return report.incident().title();
  }

  Instant openedAt() {
    return report.times().openedAt();
  }

  /** When it was resolved, else closed, and had not come back by then. */
  Optional<Instant> endedAt() {
    return Optional.ofNullable(report.times().resolvedAt())
        .or(() -> Optional.ofNullable(report.times().closedAt()));
  }

  boolean hasEnded() {
    return endedAt().isPresent();
  }

  boolean isDuplicate() {
    return duplicate;
  }

  boolean wasCommanded() {
    return report.roles().stream().anyMatch(span -> span.role() == Role.COMMANDER);
  }

  Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  Optional<Instant> reviewedAt() {
    return Optional.ofNullable(reviewedAt);
  }

  /** Why it needs no review; empty when nobody said so. */
  Optional<String> waived() {
    return Optional.ofNullable(waived);
  }

  List<Action> actions() {
    return List.copyOf(actions.values());
  }

  List<Duty> duties() {
    return duties;
  }

  boolean belongsTo(Population population, Period period) {
    return switch (population) {
      case OPENED -> period.holds(openedAt());
      case ENDED -> !duplicate && period.holds(endedAt().orElse(null));
      case ASSESSED -> duties.stream().anyMatch(duty -> period.holds(duty.decidedAt()));
      case PLANS, TRAINED -> false;
    };
  }

  AuditReport.RegisterLine line() {
    IncidentReport.Times times = report.times();
    return new AuditReport.RegisterLine(
        number(),
        title(),
        report.incident().severity(),
        report.incident().services(),
        times.occurredAt(),
        times.detectedAt(),
        times.openedAt(),
        times.acknowledgedAt(),
        endedAt().orElse(null),
        cause,
        parties.values().stream().map(this::effect).toList(),
        actions.values().stream().map(Action::title).toList(),
        reviewedAt,
        waived,
        duties.stream().map(this::line).toList());
  }

  private String effect(AffectedEvent.PartyAffected party) {
    return "%s: %s"
        .formatted(
            names.text(party.name()),
            party.count() == null
                ? "number not known"
                : (party.estimated() ? "about " : "") + party.count());
  }

  private AuditReport.DutyLine line(Duty duty) {
    return new AuditReport.DutyLine(
        duty.entity(),
        duty.regime(),
        duty.outcome(),
        names.text(duty.reason()),
        duty.filed(),
        duty.late());
  }
}
