package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.DelayExplained;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.FieldFilled;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of one incident for one entity after some of what was recorded. */
final class Known {

  /** What people stated for this entity; it goes before the incident's own record. */
  private final Map<RegulatoryFact, Instant> stated = new EnumMap<>(RegulatoryFact.class);

  private final Map<Regime, Decided> decisions = new EnumMap<>(Regime.class);
  private final Map<String, List<ReportSubmitted>> submissions = new HashMap<>();
  private final Map<String, String> delays = new HashMap<>();

  /** What somebody filled in, by regime and field. */
  private final Map<String, String> filled = new HashMap<>();

  private final ClockMarks marks = new ClockMarks();
  private final IncidentRecord record;

  Known() {
    this(new IncidentRecord());
  }

  private Known(IncidentRecord record) {
    this.record = record;
  }

  /** Everything recorded so far, of the incident and of the assessment. */
  static Known of(List<Standing.Step> steps) {
    Known known = new Known();
    steps.forEach(known::apply);
    return known;
  }

  /** The same with what the incident's own record says. */
  Known with(IncidentRecord incident) {
    Known known = new Known(incident);
    known.stated.putAll(stated);
    known.decisions.putAll(decisions);
    known.submissions.putAll(submissions);
    known.delays.putAll(delays);
    known.filled.putAll(filled);
    known.marks.addAll(marks);
    return known;
  }

  void apply(Standing.Step step) {
    if (step.event() instanceof AssessmentEvent event) {
      apply(event);
    } else {
      record.apply(step);
    }
  }

  void apply(AssessmentEvent event) {
    marks.apply(event);
    switch (event) {
      case FactStated e when e.value() == null -> stated.remove(e.fact());
      case FactStated e -> stated.put(e.fact(), e.value());
      case Decided e -> decisions.put(e.regime(), e);
      case ReportSubmitted e -> {
        submissions.computeIfAbsent(e.report(), report -> new ArrayList<>()).add(e);
        if (e.lateReason() != null) {
          delays.put(e.report(), e.lateReason());
        }
      }
      case DelayExplained e -> delays.put(e.report(), e.reason());
      case FieldFilled e -> filled.put(e.regime() + " " + e.field(), e.value());
      // What was approved is in the record, and what was reminded of in the marks.
      case ReportApproved _, ThresholdReached _ -> {}
    }
  }

  /** As somebody stated it, else as the incident's record has it. */
  Optional<Instant> fact(RegulatoryFact fact) {
    return stated(fact).or(() -> record.moment(fact).map(IncidentRecord.Said::value));
  }

  /** As somebody stated it for this entity. */
  Optional<Instant> stated(RegulatoryFact fact) {
    return Optional.ofNullable(stated.get(fact));
  }

  ClockMarks marks() {
    return marks;
  }

  IncidentRecord record() {
    return record;
  }

  Map<RegulatoryFact, Instant> facts() {
    Map<RegulatoryFact, Instant> all = new EnumMap<>(RegulatoryFact.class);
    for (RegulatoryFact fact : RegulatoryFact.values()) {
      fact(fact).ifPresent(value -> all.put(fact, value));
    }
    return all;
  }

  Optional<Decided> decision(Regime regime) {
    return Optional.ofNullable(decisions.get(regime));
  }

  /** In the order they were recorded. */
  List<ReportSubmitted> submissions(String report) {
    return submissions.getOrDefault(report, List.of());
  }

  /** Why a report is late, as far as somebody said. */
  Optional<String> delay(String report) {
    return Optional.ofNullable(delays.get(report));
  }

  /** What somebody filled into a field; null for nothing. */
  String filled(Regime regime, String field) {
    return filled.get(regime + " " + field);
  }

  /** The moment a rule calls so: a fact, or the submission of a report. */
  Optional<Instant> moment(String name) {
    if (name.startsWith("submitted:")) {
      return submissions(name.substring("submitted:".length())).stream()
          .map(ReportSubmitted::at)
          .min(Instant::compareTo);
    }
    if (name.startsWith("lastSubmitted:")) {
      return submissions(name.substring("lastSubmitted:".length())).stream()
          .map(ReportSubmitted::at)
          .max(Instant::compareTo);
    }
    return fact(RegulatoryFact.valueOf(name));
  }

  /** Whether what a rule asks of the decision's answers is so. */
  boolean meets(Regime regime, List<Rule.Condition> conditions) {
    return conditions.stream().allMatch(condition -> meets(regime, condition));
  }

  private boolean meets(Regime regime, Rule.Condition condition) {
    Optional<Input> answer =
        decision(regime).stream()
            .flatMap(decided -> decided.inputs().stream())
            .filter(input -> input.criterion().equals(condition.criterion()))
            .findFirst();
    if (condition.holds() != null) {
      return condition.holds().equals(answer.map(Input::holds).orElse(false));
    }
    Double figure = answer.map(Input::figure).orElse(null);
    if (figure == null) {
      return condition.orUnknown();
    }
    return (condition.atLeast() == null || figure >= condition.atLeast())
        && (condition.below() == null || figure < condition.below());
  }
}
