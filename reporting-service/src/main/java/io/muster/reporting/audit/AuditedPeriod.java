package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.reporting.audit.AuditedTraining.Trainee;
import io.muster.reporting.clock.ReportingDuties;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.Reports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goes through the period of one report, one incident at a time. Of each only what the report says
 * of it is kept, so that a period may have any number.
 */
final class AuditedPeriod {

  private final AuditIndex index;
  private final Ledger ledger;
  private final ReportingDuties duties;
  private final Framework framework;
  private final IncidentReport.AsOf asOf;
  private final Names names;
  private final Predicate<String> among;
  private final Period period;
  private final Deviations deviations;

  /**
   * A period and how it is looked at.
   *
   * @param asOf the end of the log for it
   * @param names as the reader may see them; meets everybody it has to mask
   * @param among by the id of the incident, plan or person; there are no others
   */
  AuditedPeriod(
      AuditIndex index,
      Ledger ledger,
      ReportingDuties duties,
      Framework framework,
      Drawn drawn,
      IncidentReport.AsOf asOf,
      Names names,
      Predicate<String> among) {
    this.index = index;
    this.ledger = ledger;
    this.duties = duties;
    this.framework = framework;
    this.asOf = asOf;
    this.names = names;
    this.among = among;
    this.period = new Period(drawn.from(), drawn.to());
    this.deviations = new Deviations(drawn, asOf.recordTime());
  }

  /** An incident that was gone through; what the log says of it is not held. */
  record Gone(long ordinal, Subject subject, AuditReport.RegisterLine line, boolean lacksReview) {}

  /**
   * What was found.
   *
   * @param incidents those of any population, by their number
   * @param all of any population: those incidents first, then plans, then people
   */
  record Subjects(List<Gone> incidents, List<Subject> all) {}

  /**
   * Goes through it.
   *
   * @param hidden ids of the incidents that the reader may not see
   */
  Subjects read(Set<String> hidden) {
    List<AuditedPlan> plans = plans();
    List<Trainee> trainees = trainees();
    List<Gone> incidents = incidents(hidden);
    List<Subject> all = new ArrayList<>();
    incidents.forEach(incident -> all.add(incident.subject()));
    plans.forEach(plan -> all.add(subject(plan)));
    trainees.forEach(trainee -> all.add(subject(trainee)));
    return new Subjects(incidents, all);
  }

  private List<Gone> incidents(Set<String> hidden) {
    List<String> candidates =
        index.incidents(period).stream().filter(among).filter(id -> !hidden.contains(id)).toList();
    if (names.masked()) {
      candidates.forEach(id -> ledger.read(id, asOf.position(), this::meet));
    }
    return candidates.stream()
        .flatMap(id -> incident(id).stream())
        .sorted(Comparator.comparingLong(Gone::ordinal))
        .toList();
  }

  /** Nothing for one of no population, or that was opened only after the position. */
  private Optional<Gone> incident(String id) {
    List<LogEntry> entries = record(id);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    AuditedIncident incident =
        new AuditedIncident(Reports.tell(entries, asOf, names), entries, names);
    incident.with(duties.of(id, incident.entityIds(), asOf.position(), asOf.recordTime()));
    Set<Population> populations = populations(incident);
    return populations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gone(
                incident.ordinal(),
                new Subject(
                    id,
                    incident.number(),
                    incident.title(),
                    populations,
                    deviations.of(incident),
                    () -> record(id)),
                incident.line(),
                incident.belongsTo(Population.ENDED, period) && Deviations.lacksReview(incident)));
  }

  private List<LogEntry> record(String incidentId) {
    List<LogEntry> entries = new ArrayList<>();
    ledger.read(incidentId, asOf.position(), entries::add);
    return entries;
  }

  /** Whoever wrote them is met before anything is said of anybody. */
  private List<AuditedPlan> plans() {
    return index.plans(period).stream()
        .filter(among)
        .map(this::plan)
        .filter(plan -> plan.heldIn(period))
        .toList();
  }

  private AuditedPlan plan(String id) {
    List<LogEntry> entries = ledger.ofAggregate(id, asOf.position());
    entries.forEach(this::meet);
    return new AuditedPlan(id, entries);
  }

  /** Nobody where the framework asks for nobody's training. */
  private List<Trainee> trainees() {
    if (framework.controls().stream()
        .noneMatch(control -> control.population() == Population.TRAINED)) {
      return List.of();
    }
    AuditedTraining training = new AuditedTraining();
    Stream.concat(
            Arrays.stream(Role.values()).map(TrainingRequirementEvent::idOf),
            index.trainings().stream())
        .flatMap(id -> ledger.ofAggregate(id, asOf.position()).stream())
        .forEach(
            entry -> {
              meet(entry);
              training.add(entry);
            });
    return training.in(period, asOf.recordTime()).stream()
        .filter(trainee -> among.test(trainee.id()))
        .toList();
  }

  private void meet(LogEntry entry) {
    entry.event().ifPresent(names::meet);
  }

  private Set<Population> populations(AuditedIncident incident) {
    return framework.controls().stream()
        .map(Framework.Control::population)
        .filter(population -> incident.belongsTo(population, period))
        .collect(Collectors.toSet());
  }

  private Subject subject(AuditedPlan plan) {
    return new Subject(
        plan.id(),
        plan.id(),
        names.text(plan.name()),
        Set.of(Population.PLANS),
        deviations.of(plan),
        () -> ledger.ofAggregate(plan.id(), asOf.position()));
  }

  private Subject subject(Trainee trainee) {
    return new Subject(
        trainee.id(),
        names.person(trainee.id(), trainee.name()),
        Words.and(trainee.roles().stream().map(Words::of).toList()),
        Set.of(Population.TRAINED),
        trainee.found(),
        () -> ledger.at(trainee.positions()));
  }
}
