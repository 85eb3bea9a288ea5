package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.EvidenceLine;
import io.muster.reporting.audit.AuditReport.Sampled;
import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.clock.ReportingDuties;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Makes standing reports from what they were drawn with. Private incidents a reader is not named on
 * are in none of their lists and counts.
 */
@Service
class AuditReports {

  /** As many incidents are gone through while somebody waits. */
  static final int MOST_INCIDENTS = 2_000;

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

  /**
   * The same of some subjects only, as if there were no others: sizes and samples are of these.
   *
   * @param among by the id of the incident or plan
   */
  AuditReport make(Drawn drawn, Caller caller, Predicate<String> among) {
    Reports.Proof proof = reports.proofAt(drawn.asOf());
    return new Making(drawn, proof, caller, among).report();
  }

  /** Something of a population, with what was found. */
  private record Subject(
      String id, String shown, String title, Set<Population> populations, List<Found> found) {

    boolean deviatesFrom(Framework.Control control) {
      return found.stream().anyMatch(each -> control.deviations().contains(each.deviation()));
    }
  }

  /** One report while it is made. */
  private final class Making {

    private final Predicate<String> among;
    private final Drawn drawn;
    private final Reports.Proof proof;
    private final Framework framework;
    private final Period period;
    private final Names names;
    private final Deviations deviations;
    private final List<AuditedIncident> incidents;
    private final Map<String, AuditedIncident> byId;
    private final List<Subject> subjects;

    private Making(Drawn drawn, Reports.Proof proof, Caller caller, Predicate<String> among) {
      this.among = among;
      this.drawn = drawn;
      this.proof = proof;
      this.framework = frameworks.require(drawn.framework());
      this.period = new Period(drawn.from(), drawn.to());
      this.names = Names.of(people, caller);
      this.deviations = new Deviations(drawn, proof.asOf().recordTime());
      List<AuditedPlan> plans = plans();
      this.incidents = incidents(ledger.hiddenFrom(caller));
      this.byId =
          incidents.stream().collect(Collectors.toMap(AuditedIncident::id, Function.identity()));
      this.subjects = new ArrayList<>();
      incidents.forEach(incident -> subjects.add(subject(incident)));
      plans.forEach(plan -> subjects.add(subject(plan)));
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
          incidents.stream()
              .filter(incident -> incident.belongsTo(Population.ENDED, period))
              .filter(Deviations::lacksReview)
              .map(AuditedIncident::number)
              .toList(),
          framework.controls().stream().map(this::result).toList(),
          incidents.stream().map(AuditedIncident::line).toList());
    }

    /** Those of any population, by their number. */
    private List<AuditedIncident> incidents(Set<String> hidden) {
      List<String> candidates =
          index.incidents(period).stream()
              .filter(among)
              .filter(id -> !hidden.contains(id))
              .toList();
      if (names.masked()) {
        candidates.forEach(
            id -> ledger.read(id, upTo(), entry -> entry.event().ifPresent(names::meet)));
      }
      return candidates.stream()
          .map(this::incident)
          .flatMap(List::stream)
          .filter(incident -> !populations(incident).isEmpty())
          .sorted(Comparator.comparingLong(AuditedIncident::ordinal))
          .toList();
    }

    /** Nothing for one that was opened only after the position. */
    private List<AuditedIncident> incident(String id) {
      List<LogEntry> entries = new ArrayList<>();
      ledger.read(id, upTo(), entries::add);
      if (entries.isEmpty()) {
        return List.of();
      }
      AuditedIncident incident =
          new AuditedIncident(Reports.tell(entries, proof.asOf(), names), entries, names);
      return List.of(
          incident.with(duties.of(id, incident.entityIds(), upTo(), proof.asOf().recordTime())));
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
      entries.forEach(entry -> entry.event().ifPresent(names::meet));
      return new AuditedPlan(id, entries);
    }

    private Set<Population> populations(AuditedIncident incident) {
      return framework.controls().stream()
          .map(Framework.Control::population)
          .filter(population -> incident.belongsTo(population, period))
          .collect(Collectors.toSet());
    }

    private Subject subject(AuditedIncident incident) {
      return new Subject(
          incident.id(),
          incident.number(),
          incident.title(),
          populations(incident),
          deviations.of(incident));
    }

    private Subject subject(AuditedPlan plan) {
      return new Subject(
          plan.id(),
          plan.id(),
          names.text(plan.name()),
          Set.of(Population.PLANS),
          deviations.of(plan));
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
              .filter(control -> subject.populations().contains(control.population()))
              .filter(control -> control.deviations().contains(found.deviation()))
              .map(Framework.Control::id)
              .toList(),
          found.sentence(),
          found.at(),
          found.position());
    }

    private ControlResult result(Framework.Control control) {
      List<Subject> population =
          subjects.stream()
              .filter(subject -> subject.populations().contains(control.population()))
              .toList();
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
              .map(subject -> sampled(subject, control))
              .toList());
    }

    private Sampled sampled(Subject subject, Framework.Control control) {
      return new Sampled(
          subject.id(),
          subject.shown(),
          subject.title(),
          subject.found().stream()
              .map(Found::deviation)
              .filter(control.deviations()::contains)
              .distinct()
              .toList(),
          evidence(subject, control));
    }

    private List<EvidenceLine> evidence(Subject subject, Framework.Control control) {
      return lines(subject).stream()
          .filter(line -> control.evidence().contains(line.type()))
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

    private List<LedgerEntry> lines(Subject subject) {
      return byId.containsKey(subject.id())
          ? byId.get(subject.id()).report().ledger()
          : ledger.ofAggregate(subject.id(), upTo()).stream()
              .map(entry -> entry.describe(names))
              .toList();
    }

    private long upTo() {
      return proof.asOf().position();
    }
  }
}
