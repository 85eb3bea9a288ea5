package io.muster.reporting.clock;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.DelayExplained;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.FieldFilled;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.ledger.Names;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One incident of one entity that has to be reported under one regime, told event by event. */
final class Told {

  static final String INCIDENT = "inc-142";
  static final String ENTITY = "legal-entity-1";
  static final String ID = AssessmentEvent.idFor(INCIDENT, ENTITY);
  static final Instant T = Instant.parse("2026-10-05T08:00:00Z");
  static final Names SHOWN = new Names(id -> "Mina Moreau", false);

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");

  private final Regime regime;
  private final List<Event> events = new ArrayList<>();
  private Instant at = T;

  private Told(Regime regime) {
    this.regime = regime;
  }

  static Told under(Regime regime, String jurisdiction, String zone, Input... inputs) {
    Told told = new Told(regime);
    told.then(
        new IncidentEvent.Opened(
            INCIDENT,
            142,
            "Files of customers were copied",
            "Somebody copied files of customers from the archive",
            Severity.SEV1,
            List.of("archive"),
            new Source(Source.Kind.DECLARED, null, null),
            T.minusSeconds(7200),
            T,
            MINA,
            T));
    told.then(
        new EntityEvent.Described(
            ENTITY,
            new EntityContent("Example Ltd", jurisdiction, zone, null, List.of(regime), List.of()),
            MINA,
            T));
    return told.then(
        new Decided(
            ID,
            INCIDENT,
            ENTITY,
            regime,
            regime.name().toLowerCase(java.util.Locale.ROOT) + "/1",
            Arrays.asList(inputs),
            Reportability.REPORTABLE,
            Arrays.stream(inputs).map(Input::criterion).toList(),
            Reportability.REPORTABLE,
            "clear from what was copied",
            MINA,
            T));
  }

  /** What follows happened so many hours after the start. */
  Told hours(int hours) {
    at = T.plusSeconds(hours * 3600L);
    return this;
  }

  Told fact(RegulatoryFact fact, String value) {
    return then(new FactStated(ID, INCIDENT, ENTITY, fact, Instant.parse(value), null, MINA, at));
  }

  Told fill(String field, String value) {
    return then(new FieldFilled(ID, INCIDENT, ENTITY, regime, field, value, MINA, at));
  }

  Told approved(String report) {
    return then(
        new ReportApproved(
            ID,
            INCIDENT,
            ENTITY,
            report,
            make(report, Filings.Asked.NOW).draft().sha256(),
            MINA,
            at));
  }

  Told filed(String report, String receipt) {
    return then(
        new ReportSubmitted(ID, INCIDENT, ENTITY, report, "portal", receipt, null, null, MINA, at));
  }

  Told explained(String report, String reason) {
    return then(new DelayExplained(ID, INCIDENT, ENTITY, report, reason, MINA, at));
  }

  Told then(Event event) {
    events.add(event);
    return this;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** The report as it stands at the moment the last event happened. */
  Drafts.Made make(String report, Filings.Asked asked) {
    List<Standing.Step> steps = new ArrayList<>();
    events.forEach(
        event -> steps.add(new Standing.Step(steps.size() + 1L, event.at().plusSeconds(2), event)));
    return new Drafts(
            null, Case.RULES, new ReportForms(), Case.DEADLINES, Clock.fixed(at, ZoneOffset.UTC))
        .make(report, steps, asked, SHOWN);
  }

  ReportDraft draft(String report) {
    return make(report, Filings.Asked.LAST).draft();
  }

  static ReportDraft.Field field(ReportDraft draft, String id) {
    return draft.fields().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
