package io.muster.reporting.audit;

import io.muster.contracts.Person;
import io.muster.contracts.audit.EngagementEvent.Opened;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Makes the working paper of an engagement as its reader may see it. */
@Service
class WorkingPapers {

  private final Fieldwork fieldwork;
  private final Frameworks frameworks;
  private final Reports reports;
  private final PeopleDirectory people;

  WorkingPapers(
      Fieldwork fieldwork, Frameworks frameworks, Reports reports, PeopleDirectory people) {
    this.fieldwork = fieldwork;
    this.frameworks = frameworks;
    this.reports = reports;
    this.people = people;
  }

  /** As of the newest that was recorded of the engagement itself. */
  WorkingPaper of(EngagementState engagement, Caller caller) {
    Names names = Names.of(people, caller);
    Opened opened = engagement.opened();
    Framework framework = frameworks.require(opened.framework());
    Reports.Proof proof = reports.proofAt(engagement.lastPosition());
    return new WorkingPaper(
        WorkingPaper.SCHEMA,
        engagement.id(),
        framework.title(),
        framework.ref(),
        framework.source(),
        opened.from(),
        opened.to(),
        opened.validFrom(),
        opened.validUntil(),
        engagement
            .auditor()
            .map(auditor -> named(auditor, caller, names))
            .orElseGet(() -> names.text(opened.auditorEmail())),
        names.text(opened.purpose()),
        opened.acknowledgeMinutes(),
        opened.reviewDays(),
        proof.asOf(),
        proof.checkpoint(),
        proof.caution(),
        names.masked(),
        engagement.samples().stream().map(sample -> sample(engagement, sample, caller)).toList());
  }

  /** In their own copy auditors stand by their name: who audited is what the paper is to say. */
  private static String named(Person auditor, Caller caller, Names names) {
    return auditor.id().equals(caller.id()) && auditor.name() != null
        ? auditor.name()
        : names.person(auditor.id(), auditor.name());
  }

  /** One sample of it. */
  WorkingPaper.Sample sample(EngagementState engagement, Sampled sample, Caller caller) {
    Framework.Control control = fieldwork.control(engagement, sample.control());
    AuditReport report =
        fieldwork.only(engagement, sample.asOf(), Set.copyOf(sample.subjectIds()), caller);
    List<WorkingPaper.Item> items =
        fieldwork.items(engagement, sample, Fieldwork.result(report, sample.control()), caller);
    return new WorkingPaper.Sample(
        sample.sample(),
        sample.control(),
        control.title(),
        control.asks(),
        control.population().query(),
        sample.asOf(),
        sample.population(),
        sample.size(),
        sample.seed(),
        sample.at(),
        items,
        sample.subjectIds().size() - items.size());
  }
}
