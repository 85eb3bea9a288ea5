package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.IncidentReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what an auditor would note of an incident or a plan, by the limits of one report. */
final class Deviations {

  private final Duration acknowledgeWithin;
  private final Duration reviewWithin;
  private final Instant now;

  /**
   * By the limits a report was drawn with.
   *
   * @param now for which moment they are judged, UTC
   */
  Deviations(Drawn drawn, Instant now) {
    this.acknowledgeWithin = Duration.ofMinutes(drawn.acknowledgeMinutes());
    this.reviewWithin = Duration.ofDays(drawn.reviewDays());
    this.now = now;
  }

  /**
   * What was found.
   *
   * @param at when it could be noticed first, UTC
   * @param position of the event that shows it; null when what is missing is an event
   */
  record Found(Deviation deviation, String sentence, Instant at, Long position) {}

  List<Found> of(AuditedIncident incident) {
    List<Found> found = new ArrayList<>();
    if (!incident.isDuplicate()) {
      acknowledgement(incident, found);
      incident.endedAt().ifPresent(ended -> afterEnd(incident, ended, found));
    }
    for (IncidentReport.PhaseSpan span : incident.report().phases()) {
      if (!span.skipped().isEmpty()) {
        String phases = Words.and(span.skipped().stream().map(Words::of).toList());
        found.add(
            new Found(
                Deviation.PHASE_SKIPPED,
                span.reason() == null
                    ? "It went past %s.".formatted(phases)
                    : "It went past %s: %s".formatted(phases, span.reason()),
                span.enteredAt(),
                span.position()));
      }
    }
    actions(incident, found);
    duties(incident, found);
    return found;
  }

  private void acknowledgement(AuditedIncident incident, List<Found> found) {
    Instant until = incident.openedAt().plus(acknowledgeWithin);
    Instant acknowledged = incident.report().times().acknowledgedAt();
    if (acknowledged != null && acknowledged.isAfter(until)) {
      found.add(
          new Found(
              Deviation.LATE_ACKNOWLEDGEMENT,
              "It was acknowledged after %s; the limit is %s."
                  .formatted(
                      Words.of(Duration.between(incident.openedAt(), acknowledged)),
                      Words.of(acknowledgeWithin)),
              until,
              null));
    } else if (acknowledged == null && until.isBefore(incident.endedAt().orElse(now))) {
      found.add(
          new Found(
              Deviation.LATE_ACKNOWLEDGEMENT,
              "Nobody acknowledged it; the limit is %s.".formatted(Words.of(acknowledgeWithin)),
              until,
              null));
    }
  }

  private void afterEnd(AuditedIncident incident, Instant ended, List<Found> found) {
    if (!incident.wasCommanded()) {
      found.add(
          new Found(Deviation.NO_COMMANDER, "It ended and nobody commanded it.", ended, null));
    }
    Instant until = ended.plus(reviewWithin);
    if (!until.isBefore(now)) {
      return;
    }
    if (incident.cause().isEmpty()) {
      found.add(
          new Found(
              Deviation.NO_CAUSE,
              "It ended %s ago, and what caused it is not on record."
                  .formatted(Words.of(Duration.between(ended, now))),
              until,
              null));
    }
    if (lacksReview(incident)) {
      found.add(
          new Found(
              Deviation.NO_REVIEW,
              "It ended %s ago, and no review was published or waived; the limit is %s."
                  .formatted(Words.of(Duration.between(ended, now)), Words.of(reviewWithin)),
              until,
              null));
    } else if (incident.reviewedAt().filter(reviewed -> reviewed.isAfter(until)).isPresent()) {
      found.add(
          new Found(
              Deviation.NO_REVIEW,
              "Its review was published %s after it ended; the limit is %s."
                  .formatted(
                      Words.of(Duration.between(ended, incident.reviewedAt().orElseThrow())),
                      Words.of(reviewWithin)),
              until,
              null));
    }
  }

  /** Whether it ended and has no review, whether or not one is due. */
  static boolean lacksReview(AuditedIncident incident) {
    return incident.hasEnded()
        && !incident.isDuplicate()
        && incident.reviewedAt().isEmpty()
        && incident.waived().isEmpty();
  }

  private void actions(AuditedIncident incident, List<Found> found) {
    incident.actions().stream()
        .filter(action -> action.overdueAt(now))
        .map(
            action ->
                new Found(
                    Deviation.ACTION_OVERDUE,
                    "“%s” was to be done by %s.".formatted(action.title(), Words.of(action.due())),
                    action.due(),
                    action.position()))
        .forEach(found::add);
  }

  private static void duties(AuditedIncident incident, List<Found> found) {
    incident
        .duties()
        .forEach(
            duty -> {
              if (duty.outcome() == null) {
                found.add(
                    new Found(
                        Deviation.UNDECIDED,
                        "Nobody has decided whether %s makes %s report it."
                            .formatted(duty.regime(), duty.entity()),
                        incident.openedAt(),
                        null));
              }
              if (!duty.late().isEmpty()) {
                found.add(
                    new Found(
                        Deviation.LATE_REPORT,
                        "Late under %s for %s: %s."
                            .formatted(duty.regime(), duty.entity(), Words.and(duty.late())),
                        incident.openedAt(),
                        null));
              }
            });
  }

  List<Found> of(AuditedPlan plan) {
    return plan
        .overdueAt(now)
        .map(
            due ->
                new Found(
                    Deviation.PLAN_REVIEW_OVERDUE,
                    "Somebody was to look by %s whether it still holds.".formatted(Words.of(due)),
                    due,
                    plan.duePosition()))
        .stream()
        .toList();
  }
}
