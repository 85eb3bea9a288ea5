package io.muster.reporting.ledger;

import io.muster.contracts.review.ReviewEvent;
import java.util.Locale;

/** Says in plain English what was recorded about what is learned from an incident. */
final class ReviewSentences {

  private ReviewSentences() {}

  static String of(ReviewEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case ReviewEvent.Opened e ->
          "%s opened the review of INC-%d, which ended at %s."
              .formatted(who, e.incident().number(), Words.of(e.endedAt()));
      case ReviewEvent.IncidentReopened e ->
          "%s noted in the review that the incident went on at %s."
              .formatted(who, Words.of(e.reopenedAt()));
      case ReviewEvent.IncidentEndedAgain e ->
          "%s noted in the review that the incident ended again at %s."
              .formatted(who, Words.of(e.endedAt()));
      case ReviewEvent.Redrafted _ ->
          "%s had the sections of the review that nobody had written in drafted anew."
              .formatted(who);
      case ReviewEvent.SectionWritten e ->
          "%s wrote version %d of the review's section “%s”."
              .formatted(who, e.version(), words(e.section()));
      case ReviewEvent.SectionShown e ->
          "%s said that the review's section “%s” is %s."
              .formatted(who, words(e.section()), words(e.visibility()));
      case ReviewEvent.FactorSaid e ->
          "%s said in the review that this contributed (%s): %s."
              .formatted(who, words(e.kind()), names.quoted(e.text()));
      case ReviewEvent.WhySaid e ->
          "%s answered in the review why: %s.".formatted(who, names.quoted(e.text()));
      case ReviewEvent.PartRemoved _ ->
          "%s took a contributing factor or an answer out of the review.".formatted(who);
      case ReviewEvent.Submitted e ->
          "%s asked for approval of revision %d of the review.".formatted(who, e.revision());
      case ReviewEvent.Returned e ->
          "%s gave revision %d of the review back to its authors%s"
              .formatted(who, e.revision(), names.because(e.reason()));
      case ReviewEvent.Published e ->
          "%s approved and published version %d of the review, written by %s."
              .formatted(
                  who, e.version(), Words.and(e.authorIds().stream().map(names::person).toList()));
      case ReviewEvent.Waived e ->
          "%s decided that the incident needs no review%s"
              .formatted(who, names.because(e.reason()));
    };
  }

  private static String words(Enum<?> value) {
    return value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
