package io.muster.reporting.audit;

import io.muster.contracts.audit.EngagementEvent.ItemMarked;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What an auditor finds within an engagement: the incidents of its period that belong to its
 * controls' populations, and nothing else. It is told by the standing report's own rules.
 */
@Service
class Fieldwork {

  private final AuditReports reports;
  private final Frameworks frameworks;
  private final PeopleDirectory people;
  private final Ledger ledger;
  private final KeptPopulations kept;

  Fieldwork(
      AuditReports reports,
      Frameworks frameworks,
      PeopleDirectory people,
      Ledger ledger,
      KeptPopulations kept,
      MongoLogStorageEngine engine) {
    this.reports = reports;
    this.frameworks = frameworks;
    this.people = people;
    this.ledger = ledger;
    this.kept = kept;
    engine.watch(kept::seen, kept::forget);
  }

  /**
   * A control of an engagement.
   *
   * @throws Refused 404 when its framework has no such control
   */
  Framework.Control control(EngagementState engagement, String id) {
    return frameworks.require(engagement.opened().framework()).controls().stream()
        .filter(control -> control.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("The control " + id));
  }

  /** Every control with its whole population, without evidence. */
  List<ControlResult> populations(EngagementState engagement, long asOf, Caller caller) {
    return kept.of(
        new KeptPopulations.Key(engagement.id(), asOf, caller.id(), ledger.hiddenFrom(caller)),
        () ->
            reports.populations(
                engagement.asReport(asOf, engagement.id(), Integer.MAX_VALUE), caller));
  }

  /** Every control with a sample of its population. */
  AuditReport drawn(EngagementState engagement, long asOf, String seed, int size, Caller caller) {
    return reports.make(engagement.asReport(asOf, seed, size), caller);
  }

  /** The same of some incidents and plans only, as far as the engagement is about them. */
  AuditReport only(EngagementState engagement, long asOf, Set<String> subjectIds, Caller caller) {
    return reports.make(
        engagement.asReport(asOf, engagement.id(), Integer.MAX_VALUE),
        caller,
        subjectIds::contains);
  }

  /** Whether the engagement is about an incident. */
  boolean isAbout(EngagementState engagement, String incidentId, long asOf, Caller caller) {
    return !only(engagement, asOf, Set.of(incidentId), caller).register().isEmpty();
  }

  static ControlResult result(AuditReport report, String control) {
    return result(report.controls(), control);
  }

  static ControlResult result(List<ControlResult> controls, String control) {
    return controls.stream()
        .filter(each -> each.id().equals(control))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No control " + control));
  }

  /** Those of a population, by their numbers. */
  static List<AuditReport.Sampled> byNumber(ControlResult control) {
    return control.sample().stream()
        .sorted(
            Comparator.comparingInt((AuditReport.Sampled each) -> each.subject().length())
                .thenComparing(AuditReport.Sampled::subject))
        .toList();
  }

  /**
   * Those of a sample that were found, in the order of the draw, with what the auditor made of
   * each. One that has become hidden from the reader since is found no more.
   *
   * @param found its control, of those that are asked about only
   */
  List<WorkingPaper.Item> items(
      EngagementState engagement, Sampled sample, ControlResult found, Caller caller) {
    Names names = Names.of(people, caller);
    Map<String, AuditReport.Sampled> byId =
        found.sample().stream()
            .collect(Collectors.toMap(AuditReport.Sampled::id, Function.identity()));
    return sample.subjectIds().stream()
        .filter(byId::containsKey)
        .map(id -> item(byId.get(id), engagement.mark(sample.sample(), id).orElse(null), names))
        .toList();
  }

  private static WorkingPaper.Item item(AuditReport.Sampled found, ItemMarked mark, Names names) {
    return new WorkingPaper.Item(
        found.id(),
        found.subject(),
        found.title(),
        found.deviations(),
        mark == null ? null : mark.verdict(),
        mark == null ? null : names.text(mark.words()),
        mark == null ? null : mark.at());
  }
}
