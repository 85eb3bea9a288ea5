package io.muster.reporting.clock;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One incident for one entity under one regime, told step by step as it was recorded. */
final class Case {

  static final Rules RULES = new Rules(List.of());
  static final WorkingDays DAYS = new WorkingDays();
  static final Deadlines DEADLINES = new Deadlines(RULES, DAYS);

  private static final String INCIDENT = "inc-142";
  private static final String ENTITY = "legal-entity-1";
  private static final String ID = AssessmentEvent.idFor(INCIDENT, ENTITY);
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");

  private final Regime regime;
  private final List<Standing.Step> steps = new ArrayList<>();
  private Instant recordTime = Instant.parse("2000-01-01T00:00:00Z");

  private Case(Regime regime) {
    this.regime = regime;
  }

  static Case under(Regime regime, String jurisdiction, String zone, EntityTrait... traits) {
    Case told = new Case(regime);
    return told.record(
        new EntityEvent.Described(
            ENTITY,
            new EntityContent(
                "Example", jurisdiction, zone, null, List.of(regime), Arrays.asList(traits)),
            MINA,
            told.recordTime));
  }

  /** From now on things are recorded at this moment. */
  Case recordedAt(String moment) {
    recordTime = Instant.parse(moment);
    return this;
  }

  Case fact(RegulatoryFact fact, String value) {
    return fact(fact, value, null);
  }

  Case fact(RegulatoryFact fact, String value, String reason) {
    Instant at = value == null ? null : Instant.parse(value);
    return record(new FactStated(ID, INCIDENT, ENTITY, fact, at, reason, MINA, recordTime));
  }

  Case decided(Reportability outcome, Input... inputs) {
    return record(
        new Decided(
            ID,
            INCIDENT,
            ENTITY,
            regime,
            "table/1",
            List.of(inputs),
            null,
            List.of(),
            outcome,
            "as it is",
            MINA,
            recordTime));
  }

  Case filed(String report, String at) {
    return record(
        new ReportSubmitted(
            ID, INCIDENT, ENTITY, report, "portal", null, null, null, MINA, Instant.parse(at)));
  }

  /** People were reminded of it. */
  Case marked(AssessmentEvent.ThresholdReached mark) {
    return record(mark);
  }

  /** The incident's own record says so, whatever is stated for the entity. */
  Case moment(Moment moment, String value) {
    return record(
        new MomentEvent.Recorded(INCIDENT, moment, Instant.parse(value), null, MINA, recordTime));
  }

  Case moment(Moment moment, String from, String to, String reason) {
    return record(
        new MomentEvent.Corrected(
            INCIDENT,
            moment,
            Instant.parse(from),
            to == null ? null : Instant.parse(to),
            reason,
            null,
            MINA,
            recordTime));
  }

  private Case record(Event event) {
    steps.add(new Standing.Step(steps.size() + 1L, recordTime, event));
    return this;
  }

  Standing standingAt(String now) {
    return Standing.of(steps, DEADLINES, Instant.parse(now));
  }

  List<RegulatoryClock> clocksAt(String now) {
    return standingAt(now).clocks().get(regime);
  }

  RegulatoryClock clock(String report, String now) {
    return clocksAt(now).stream()
        .filter(clock -> clock.report().equals(report))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no clock for " + report));
  }

  static Input yes(String criterion) {
    return new Input(criterion, true, null, Input.Basis.ACTUAL);
  }

  static Input no(String criterion) {
    return new Input(criterion, false, null, Input.Basis.ACTUAL);
  }

  static Input figure(String criterion, double figure) {
    return new Input(criterion, null, figure, Input.Basis.ESTIMATE);
  }
}
