package io.muster.reporting.ledger;

import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.letterhead.LetterheadEvent;

/** Says in plain English what was recorded about standing reports and the look of all reports. */
final class AuditSentences {

  private AuditSentences() {}

  static String of(AuditReportEvent event, Names names) {
    return switch (event) {
      case AuditReportEvent.Drawn e ->
          "%s had the standing report %s made for %s to %s: %d of each population, from the seed %s, of the log up to position %d."
              .formatted(
                  names.actor(e.by()),
                  e.framework(),
                  e.from(),
                  e.to(),
                  e.sample(),
                  e.seed(),
                  e.asOf());
    };
  }

  static String of(AuditScheduleEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case AuditScheduleEvent.Set e ->
          "%s has the standing report %s made %s and mailed to %s."
              .formatted(who, e.framework(), Words.of(e.rhythm()), names.people(e.recipientIds()));
      case AuditScheduleEvent.ReportMade e ->
          "%s made the standing report “%s” for %s to %s by its schedule: %s."
              .formatted(who, e.title(), e.from(), e.to(), e.reportId());
      case AuditScheduleEvent.Stopped _ ->
          who + " stopped a schedule of standing reports; those that were made stay.";
    };
  }

  static String of(LetterheadEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case LetterheadEvent.Introduced e ->
          "%s introduced the letterhead of %s, %s; reports made from here on bear it."
              .formatted(
                  who,
                  e.content().name(),
                  e.content().logo() == null ? "without a logo" : "with a logo");
      case LetterheadEvent.Withdrawn _ ->
          who + " withdrew the letterhead; reports made from here on bear none.";
    };
  }
}
