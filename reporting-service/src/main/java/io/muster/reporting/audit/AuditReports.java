package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.EvidenceLine;
import io.muster.reporting.audit.AuditReport.Sampled;
import io.muster.reporting.audit.AuditedTraining.Trainee;
import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.clock.ReportingDuties;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Makes standing reports from what they were drawn with. Private incidents a reader is not named on
 * are in none of their lists and counts. A period is gone through one incident at a time, and of
 * each only what the report says of it is kept, so that it may have any number.
 */
@Service
class AuditReports {

  private final Frameworks frameworks;
  private final AuditIndex index;
  private final Ledger ledger;
  private final Reports reports;
  private final ReportingDuties duties;
  private final PeopleDirectory people;

  AuditReports(
      Frameworks frameworks,
      AuditIndex index,
      Ledger ledger,
      Reports reports,
      ReportingDuties duties,
      PeopleDirectory people) {
    this.frameworks = frameworks;
    this.index = index;
    this.ledger = ledger;
    this.reports = reports;
    this.duties = duties;
    this.people = people;
  }

  /** The report as this reader may see it. */
  AuditReport make(Drawn drawn, Caller caller) {
    return make(drawn, caller, subject -> true);
  }

  /** Every control with its whole population, without the evidence of each. */
  List<ControlResult> populations(Drawn drawn, Caller caller) {
    return new Making(drawn, reports.proofAt(drawn.asOf()), caller, subject -> true).populations();
  }

  /**
   * The same of some subjects only, as if there were no others: sizes and samples are of these.
   *
   * @param among by the id of the incident or plan
   */
  AuditReport make(Drawn drawn, Caller caller, Predicate<String> among) {
    Reports.Proof proof = reports.proofAt(drawn.asOf());
    return new Making(drawn, proof, caller, among).report();
  }

  /** An incident that was gone through; what the log says of it is not held. */
  private record Gone(
      long ordinal, Subject subject, AuditReport.RegisterLine line, boolean lacksReview) {}

  /** One report while it is made. */
  private final class Making {

    private final Predicate<String> among;
    private final Drawn drawn;
    private final Reports.Proof proof;
    private final Framework framework;
    private final Period period;
    private final Names names;
    private final Deviations deviations;
    private final List<Gone> incidents;
    private final List<Subject> subjects = new ArrayList<>();

    private Making(Drawn drawn, Reports.Proof proof, Caller caller, Predicate<String> among) {
      this.among = among;
      this.drawn = drawn;
      this.proof = proof;
      this.framework = frameworks.require(drawn.framework());
      this.period = new Period(drawn.from(), drawn.to());
      this.names = Names.of(people, caller);
      this.deviations = new Deviations(drawn, now());
      List<AuditedPlan> plans = plans();
      List<Trainee> trainees = trainees();
      this.incidents = incidents(ledger.hiddenFrom(caller));
      incidents.forEach(incident -> subjects.add(incident.subject()));
      plans.forEach(plan -> subjects.add(subject(plan)));
      trainees.forEach(trainee -> subjects.add(subject(trainee)));
    }

    private AuditReport report() {
      return new AuditReport(
          AuditReport.SCHEMA,
          drawn.reportId(),
          framework.title(),
          framework.ref(),
          framework.source(),
          drawn.from(),
          drawn.to(),
          drawn.sample(),
          drawn.seed(),
          drawn.acknowledgeMinutes(),
          drawn.reviewDays(),
          proof.asOf(),
          proof.checkpoint(),
          proof.caution(),
          names.masked(),
          exceptions(),
          incidents.stream().filter(Gone::lacksReview).map(gone -> gone.subject().shown()).toList(),
          framework.controls().stream().map(control -> result(control, true)).toList(),
          incidents.stream().map(Gone::line).toList());
    }

    private List<ControlResult> populations() {
      return framework.controls().stream().map(control -> result(control, false)).toList();
    }

    /** Those of any population, by their number. */
    private List<Gone> incidents(Set<String> hidden) {
      List<String> candidates =
          index.incidents(period).stream()
              .filter(among)
              .filter(id -> !hidden.contains(id))
              .toList();
      if (names.masked()) {
        candidates.forEach(id -> ledger.read(id, upTo(), this::meet));
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
          new AuditedIncident(Reports.tell(entries, proof.asOf(), names), entries, names);
      incident.with(duties.of(id, incident.entityIds(), upTo(), now()));
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
                  incident.belongsTo(Population.ENDED, period)
                      && Deviations.lacksReview(incident)));
    }

    private List<LogEntry> record(String incidentId) {
      List<LogEntry> entries = new ArrayList<>();
      ledger.read(incidentId, upTo(), entries::add);
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
      List<LogEntry> entries = ledger.ofAggregate(id, upTo());
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
          .flatMap(id -> ledger.ofAggregate(id, upTo()).stream())
          .forEach(
              entry -> {
                meet(entry);
                training.add(entry);
              });
      return training.in(period, now()).stream()
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
          () -> ledger.ofAggregate(plan.id(), upTo()));
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

    private List<AuditReport.Exception> exceptions() {
      return subjects.stream()
          .flatMap(
              subject ->
                  subject.found().stream()
                      .map(found -> exception(subject, found))
                      .filter(exception -> !exception.controls().isEmpty()))
          .sorted(Comparator.comparing(AuditReport.Exception::at))
          .toList();
    }

    private AuditReport.Exception exception(Subject subject, Found found) {
      return new AuditReport.Exception(
          found.deviation(),
          subject.shown(),
          subject.title(),
          framework.controls().stream()
              .filter(subject::belongsTo)
              .filter(control -> control.deviations().contains(found.deviation()))
              .map(Framework.Control::id)
              .toList(),
          found.sentence(),
          found.at(),
          found.position());
    }

    private ControlResult result(Framework.Control control, boolean evidence) {
      List<Subject> population =
          subjects.stream().filter(subject -> subject.belongsTo(control)).toList();
      return new ControlResult(
          control.id(),
          control.title(),
          control.asks(),
          control.population(),
          control.population().query(),
          population.size(),
          (int) population.stream().filter(subject -> subject.deviatesFrom(control)).count(),
          control.notKept(),
          Draw.of(population, Subject::id, drawn.seed(), drawn.sample()).stream()
              .map(
                  subject ->
                      sampled(subject, control, evidence ? evidence(subject, control) : List.of()))
              .toList());
    }

    private Sampled sampled(
        Subject subject, Framework.Control control, List<EvidenceLine> evidence) {
      return new Sampled(
          subject.id(),
          subject.shown(),
          subject.title(),
          subject.found().stream()
              .map(Found::deviation)
              .filter(control.deviations()::contains)
              .distinct()
              .toList(),
          evidence);
    }

    private List<EvidenceLine> evidence(Subject subject, Framework.Control control) {
      return subject.record().get().stream()
          .filter(entry -> control.evidence().contains(entry.stored().type()))
          .map(entry -> entry.describe(names))
          .map(
              line ->
                  new EvidenceLine(
                      line.position(),
                      line.type(),
                      line.recordTime(),
                      line.leafHash(),
                      line.summary()))
          .toList();
    }

    private Instant now() {
      return proof.asOf().recordTime();
    }

    private long upTo() {
      return proof.asOf().position();
    }
  }
}
