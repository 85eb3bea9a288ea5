package io.muster.reporting.ledger;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.contracts.audit.AuditViewEvent.Viewed;
import io.muster.contracts.audit.EngagementEvent;

/** Says in plain English what was recorded about audit engagements and what auditors looked at. */
final class EngagementSentences {

  private EngagementSentences() {}

  static String of(EngagementEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case EngagementEvent.Opened e ->
          "%s opened an audit engagement for %s: %s, %s to %s, from %s until %s, for this purpose: %s."
              .formatted(
                  who,
                  names.text(e.auditorEmail()),
                  e.framework(),
                  e.from(),
                  e.to(),
                  Words.of(e.validFrom()),
                  Words.of(e.validUntil()),
                  names.quoted(e.purpose()));
      case EngagementEvent.TakenUp e ->
          "%s signed in for the audit engagement and took it up."
              .formatted(names.person(e.auditor().id(), e.auditor().name()));
      case EngagementEvent.Sampled e ->
          "%s drew sample %d for %s: %d of a population of %d, from the seed %s, of the log up to position %d."
              .formatted(
                  who,
                  e.sample(),
                  e.control(),
                  e.subjectIds().size(),
                  e.population(),
                  e.seed(),
                  e.asOf());
      case EngagementEvent.ItemMarked e ->
          "%s marked %s of sample %d %s%s"
              .formatted(
                  who,
                  e.subjectId(),
                  e.sample(),
                  e.verdict() == AuditVerdict.ACCEPTED ? "as accepted" : "as an exception",
                  names.because(e.words()));
      case EngagementEvent.Ended e ->
          "%s ended the audit engagement%s".formatted(who, names.because(e.reason()));
    };
  }

  static String of(Viewed e, Names names) {
    return "%s %s.".formatted(names.actor(e.by()), looked(e));
  }

  private static String looked(Viewed e) {
    return switch (e.what()) {
      case CONTROLS -> "looked at the controls of the engagement";
      case POPULATION ->
          "looked at page %d of the population of %s".formatted(e.page(), e.control());
      case DRAW -> "looked at the population of %s to draw a sample".formatted(e.control());
      case SAMPLE -> "looked at sample %d".formatted(e.sample());
      case EVIDENCE ->
          "looked at the evidence for %s of %s in sample %d"
              .formatted(e.control(), Words.and(e.subjectIds()), e.sample());
      case REPORT -> "read the report of " + Words.and(e.subjectIds());
      case REPORT_FILE -> "took the report of %s away".formatted(Words.and(e.subjectIds()));
      case BUNDLE -> "took the evidence bundle of %s away".formatted(Words.and(e.subjectIds()));
      case WORKING_PAPER -> "took the working paper away";
    };
  }
}
