package io.muster.reporting.clock;

import io.muster.contracts.Event;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.clock.ClockAnswers.Affected;
import io.muster.reporting.clock.ClockAnswers.AssessmentShown;
import io.muster.reporting.clock.ClockAnswers.DecisionShown;
import io.muster.reporting.clock.ClockAnswers.EntityShown;
import io.muster.reporting.clock.ClockAnswers.FactShown;
import io.muster.reporting.clock.ClockAnswers.FactVersion;
import io.muster.reporting.clock.ClockAnswers.FormerBreachShown;
import io.muster.reporting.clock.ClockAnswers.KnownFact;
import io.muster.reporting.clock.ClockAnswers.Offer;
import io.muster.reporting.clock.ClockAnswers.RecordedMoment;
import io.muster.reporting.clock.ClockAnswers.RegimeShown;
import io.muster.reporting.clock.ClockAnswers.SubmissionShown;
import io.muster.reporting.clock.ClockAnswers.Suggestion;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Sentences;
import io.muster.reporting.ledger.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts together what is answered of an assessment, with people called as the asker may see them.
 */
@Component
class ClockPresenter {

  private final Rules rules;
  private final Entities entities;

  ClockPresenter(Rules rules, Entities entities) {
    this.rules = rules;
    this.entities = entities;
  }

  AssessmentShown assessment(
      Entities.Entity entity,
      String incidentId,
      Standing standing,
      IncidentRecord incident,
      Names names) {
    standing.steps().forEach(step -> names.meet(step.event()));
    List<Standing.Step> steps =
        standing.steps().stream().filter(step -> step.event() instanceof AssessmentEvent).toList();
    return new AssessmentShown(
        EntityShown.of(entity),
        facts(steps, standing.known(), names),
        standing.entity().regimes().stream()
            .map(regime -> regime(regime, standing, steps, incident, names))
            .toList(),
        steps.stream()
            .filter(step -> step.event() instanceof ReportSubmitted)
            .map(step -> submission(step, (ReportSubmitted) step.event(), names))
            .toList()
            .reversed(),
        entities.version(AssessmentEvent.idFor(incidentId, entity.id())));
  }

  private static List<FactShown> facts(List<Standing.Step> steps, Known known, Names names) {
    Map<RegulatoryFact, List<FactVersion>> versions = new EnumMap<>(RegulatoryFact.class);
    for (Standing.Step step : steps) {
      if (step.event() instanceof FactStated stated) {
        versions
            .computeIfAbsent(stated.fact(), fact -> new ArrayList<>())
            .add(
                new FactVersion(
                    stated.value(),
                    names.text(stated.reason()),
                    names.actor(stated.by()),
                    step.recordTime(),
                    step.position()));
      }
    }
    return Arrays.stream(RegulatoryFact.values())
        .filter(fact -> versions.containsKey(fact) || known.record().moment(fact).isPresent())
        .map(
            fact ->
                new FactShown(
                    fact,
                    known.fact(fact).orElse(null),
                    versions.getOrDefault(fact, List.of()),
                    known
                        .record()
                        .moment(fact)
                        .map(said -> new RecordedMoment(said.value(), said.source()))
                        .orElse(null)))
        .toList();
  }

  private RegimeShown regime(
      Regime regime,
      Standing standing,
      List<Standing.Step> steps,
      IncidentRecord incident,
      Names names) {
    return new RegimeShown(
        regime,
        rules.of(regime).title(),
        steps.stream()
            .filter(step -> step.event() instanceof Decided decided && decided.regime() == regime)
            .map(step -> decision(step, (Decided) step.event(), names))
            .toList()
            .reversed(),
        offers(rules.of(regime).table(), incident),
        standing.clocks().getOrDefault(regime, List.of()).stream()
            .map(clock -> seen(clock, names))
            .toList(),
        standing.formerBreaches().stream()
            .filter(breach -> breach.regime() == regime)
            .map(breach -> former(breach, names))
            .toList());
  }

  /** The clock with the reason of its delay as the asker may see it. */
  static RegulatoryClock seen(RegulatoryClock c, Names names) {
    return new RegulatoryClock(
        c.rule(),
        c.report(),
        c.name(),
        c.authority(),
        c.article(),
        c.state(),
        c.start(),
        c.startedAt(),
        c.dueAt(),
        c.sentence(),
        c.steps(),
        c.submittedAt(),
        names.text(c.lateReason()),
        c.provisional(),
        c.note(),
        c.marks());
  }

  private static DecisionShown decision(Standing.Step step, Decided decided, Names names) {
    return new DecisionShown(
        decided.table(),
        decided.inputs(),
        decided.proposed(),
        decided.thresholds(),
        decided.outcome(),
        names.text(decided.reason()),
        names.actor(decided.by()),
        decided.at(),
        step.recordTime(),
        step.position());
  }

  private static SubmissionShown submission(
      Standing.Step step, ReportSubmitted submitted, Names names) {
    return new SubmissionShown(
        submitted.report(),
        submitted.at(),
        names.text(submitted.channel()),
        names.text(submitted.receipt()),
        submitted.sha256(),
        names.text(submitted.lateReason()),
        names.actor(submitted.by()),
        step.recordTime(),
        step.position());
  }

  private static FormerBreachShown former(Standing.FormerBreach breach, Names names) {
    return new FormerBreachShown(
        seen(breach.clock(), names),
        breach.factsThen().entrySet().stream()
            .map(fact -> new KnownFact(fact.getKey(), fact.getValue()))
            .toList(),
        breach.knownUntil(),
        correction(breach.correction(), names));
  }

  private static String correction(Event event, Names names) {
    return switch (event) {
      case FactStated e when e.value() == null ->
          "%s took back %s: %s"
              .formatted(names.actor(e.by()), Moments.inWords(e.fact()), names.text(e.reason()));
      case FactStated e ->
          "%s stated %s as %s%s"
              .formatted(
                  names.actor(e.by()),
                  Moments.inWords(e.fact()),
                  Words.of(e.value()),
                  e.reason() == null ? "." : ": " + names.text(e.reason()));
      case Decided e ->
          "%s decided that it is %s: %s"
              .formatted(
                  names.actor(e.by()),
                  e.outcome() == Reportability.REPORTABLE ? "reportable" : "not reportable",
                  names.text(e.reason()));
      case MomentEvent e -> Sentences.of(e, names);
      case EntityEvent e ->
          "%s said anew what is known of the entity.".formatted(names.actor(e.by()));
      case null, default -> null;
    };
  }

  /** What the incident's record already answers of a table's questions. */
  private static List<Offer> offers(DecisionTable table, IncidentRecord incident) {
    List<Offer> offers = new ArrayList<>();
    for (DecisionTable.Criterion criterion : table.criteria()) {
      switch (criterion.recorded()) {
        case PARTIES ->
            incident
                .parties()
                .filter(said -> said.value().count() > 0)
                .ifPresent(
                    said ->
                        offers.add(
                            offer(
                                criterion,
                                said.value().count(),
                                said.value().estimated(),
                                said.source())));
        case DURATION_HOURS ->
            incident
                .duration()
                .ifPresent(
                    said ->
                        offers.add(offer(criterion, hours(said.value()), false, said.source())));
        case null -> {}
      }
    }
    return offers;
  }

  private static Offer offer(
      DecisionTable.Criterion criterion, double figure, boolean estimated, String source) {
    return new Offer(
        new Input(
            criterion.id(), null, figure, estimated ? Input.Basis.ESTIMATE : Input.Basis.ACTUAL),
        source);
  }

  /** To the minute, as durations are reported. */
  private static double hours(Duration length) {
    return Math.round(length.toMinutes() * 100 / 60.0) / 100.0;
  }

  /** Moments in the incident's record that may be what the law asks about. */
  static List<Suggestion> suggestions(IncidentRecord incident) {
    return Arrays.stream(RegulatoryFact.values())
        .flatMap(
            fact ->
                incident
                    .hint(fact)
                    .map(said -> new Suggestion(fact, said.value(), said.source()))
                    .stream())
        .toList();
  }

  static Affected services(IncidentRecord incident) {
    return incident.services().map(said -> new Affected(said.value(), said.source())).orElse(null);
  }

  static Affected parties(IncidentRecord incident, Names names) {
    return incident
        .parties()
        .map(
            said ->
                new Affected(
                    said.value().names().stream().map(names::text).toList(), said.source()))
        .orElse(null);
  }
}
