package io.muster.reporting.ledger;

import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.ClockMark;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;

/** Says in plain English what was recorded about duties to report. */
final class RegulationSentences {

  private RegulationSentences() {}

  static String of(EntityEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case EntityEvent.Described e ->
          "%s said of the legal entity %s (%s) that it is under %s."
              .formatted(who, e.content().name(), e.content().jurisdiction(), regimes(e.content()));
      case EntityEvent.RecurrenceAssessed e ->
          "%s assessed recurring incidents under %s for %s: %d of the same apparent cause, %d to be reported%s"
              .formatted(
                  who,
                  e.regime(),
                  e.period(),
                  e.groups().size(),
                  e.groups().stream()
                      .filter(group -> group.proposed() == Reportability.REPORTABLE)
                      .count(),
                  names.because(e.reason()));
      case EntityEvent.Retired e ->
          "%s took a legal entity off the list%s".formatted(who, names.because(e.reason()));
    };
  }

  private static String regimes(EntityContent content) {
    return Words.and(content.regimes().stream().map(Enum::name).toList());
  }

  static String of(AssessmentEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case AssessmentEvent.FactStated e when e.value() == null ->
          "%s took back what was stated as “%s”%s"
              .formatted(who, called(e.fact()), names.because(e.reason()));
      case AssessmentEvent.FactStated e ->
          "%s stated “%s” as %s%s"
              .formatted(who, called(e.fact()), Words.of(e.value()), names.because(e.reason()));
      case AssessmentEvent.Decided e ->
          "%s decided that the incident is %s under %s (table %s)%s"
              .formatted(
                  who,
                  e.outcome() == Reportability.REPORTABLE ? "reportable" : "not reportable",
                  e.regime(),
                  e.table(),
                  names.because(e.reason()));
      case AssessmentEvent.ReportSubmitted e ->
          "%s filed the report %s on %s%s"
              .formatted(who, e.report(), Words.of(e.at()), names.because(e.channel()));
      case AssessmentEvent.FieldFilled e ->
          e.value() == null
              ? "%s took away what was filled into field %s of the reports under %s."
                  .formatted(who, e.field(), e.regime())
              : "%s filled in field %s of the reports under %s%s"
                  .formatted(who, e.field(), e.regime(), names.because(e.value()));
      case AssessmentEvent.ReportApproved e ->
          "%s approved the report %s as it stood (SHA-256 %s)."
              .formatted(who, e.report(), e.sha256());
      case AssessmentEvent.DelayExplained e ->
          "%s said why the report %s is late%s"
              .formatted(who, e.report(), names.because(e.reason()));
      case AssessmentEvent.ThresholdReached e -> reminded(e);
    };
  }

  private static String reminded(AssessmentEvent.ThresholdReached e) {
    return "%s for the report “%s” of %s under %s, %s on %s%s%s."
        .formatted(
            e.mark() == ClockMark.PASSED
                ? "All the time has passed"
                : e.mark().percent() + " % of the time has passed",
            e.name(),
            e.entity(),
            e.regime(),
            e.provisional() ? "which would be due" : "which is due",
            Words.of(e.dueAt()),
            e.movedFrom() == null
                ? ""
                : "; it was " + Words.of(e.movedFrom()) + " before a correction",
            e.missing().isEmpty() ? "" : "; missing: " + String.join(", ", e.missing()));
  }

  private static String called(RegulatoryFact fact) {
    return Words.of(fact);
  }
}
