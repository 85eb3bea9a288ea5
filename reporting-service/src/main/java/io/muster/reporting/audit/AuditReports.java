package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.audit.AuditReport.EvidenceLine;
import io.muster.reporting.audit.AuditReport.Sampled;
import io.muster.reporting.audit.AuditedPeriod.Gone;
import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.clock.ReportingDuties;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Makes standing reports from what they were drawn with. Private incidents a reader is not named on
 * are in none of their lists and counts.
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

  /** One report while it is made. */
  private final class Making {

    private final Drawn drawn;
    private final Reports.Proof proof;
    private final Framework framework;
    private final Names names;
    private final AuditedPeriod.Subjects subjects;

    private Making(Drawn drawn, Reports.Proof proof, Caller caller, Predicate<String> among) {
      this.drawn = drawn;
      this.proof = proof;
      this.framework = frameworks.require(drawn.framework());
      this.names = Names.of(people, caller);
      this.subjects =
          new AuditedPeriod(index, ledger, duties, framework, drawn, proof.asOf(), names, among)
              .read(ledger.hiddenFrom(caller));
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
          subjects.incidents().stream()
              .filter(Gone::lacksReview)
              .map(gone -> gone.subject().shown())
              .toList(),
          framework.controls().stream().map(control -> result(control, true)).toList(),
          subjects.incidents().stream().map(Gone::line).toList());
    }

    private List<ControlResult> populations() {
      return framework.controls().stream().map(control -> result(control, false)).toList();
    }

    private List<AuditReport.Exception> exceptions() {
      return subjects.all().stream()
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
          subjects.all().stream().filter(subject -> subject.belongsTo(control)).toList();
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
  }
}
