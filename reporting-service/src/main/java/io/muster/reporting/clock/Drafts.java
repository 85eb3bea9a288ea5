package io.muster.reporting.clock;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.clock.Filings.Filing;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes the reports of a regime from what is recorded. A report that was filed is frozen: it is
 * made from what was recorded when it was approved, or else when its filing was.
 */
@Component
class Drafts {

  /** Who filled in a field stands in no file, so nobody has to be called by name. */
  private static final Names UNMASKED = new Names(id -> id, false);

  private final Entities entities;
  private final Rules rules;
  private final ReportForms forms;
  private final Deadlines deadlines;
  private final Clock clock;

  Drafts(Entities entities, Rules rules, ReportForms forms, Deadlines deadlines, Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.forms = forms;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * A report as this reader may see it.
   *
   * @param json the bytes of its JSON file
   * @param known what it was made from, in log order
   * @param due why and when it is due; null when no rule asks for it
   */
  record Made(
      ReportDraft draft,
      byte[] json,
      List<Standing.Step> known,
      RegulatoryClock due,
      ReportSubmitted filed) {}

  /**
   * The form of a report.
   *
   * @throws Refused 404 where Muster has none
   */
  ReportForm form(String report) {
    return forms.of(report).orElseThrow(() -> Refused.notFound("A form for " + report));
  }

  /**
   * A report as it was filed, or as it stands now.
   *
   * @throws Refused 404 when it was not filed so often
   */
  Made make(String incidentId, String entityId, String report, Filings.Asked asked, Names names) {
    List<Standing.Step> steps = new ArrayList<>(entities.recorded(incidentId));
    steps.addAll(entities.recorded(entityId));
    steps.addAll(entities.recorded(AssessmentEvent.idFor(incidentId, entityId)));
    steps.sort(Comparator.comparingLong(Standing.Step::position));
    steps.forEach(step -> names.meet(step.event()));
    return make(report, steps, asked, names);
  }

  /** The same from steps in log order. */
  Made make(String report, List<Standing.Step> steps, Filings.Asked asked, Names names) {
    ReportForm form = form(report);
    Filings filings = new Filings(report, steps);
    int number = filings.asked(asked);
    Optional<Filing> frozen = filings.number(number);
    long asOf =
        frozen
            .map(Filing::frozenAt)
            .orElseGet(() -> steps.isEmpty() ? 0L : steps.getLast().position());
    List<Standing.Step> known = upTo(steps, asOf);
    Instant at = frozen.map(filing -> filing.event().at()).orElseGet(clock::instant);
    RegulatoryClock due = due(form.regime(), report, known, at);
    boolean late = due != null && due.dueAt() != null && at.isAfter(due.dueAt());
    DraftFields filled = new DraftFields(form, rules, names);
    Optional<Before> before = before(form, report, filings, number, known);
    List<Field> fields =
        before
            .map(
                was ->
                    DraftFields.compared(
                        filled.of(report, known, late),
                        filled.of(was.report(), was.known(), false)))
            .orElseGet(() -> filled.of(report, known, late));
    byte[] json = DraftFile.json(form, report, fields);
    // What was approved is the report itself, whatever of it this reader may see.
    String sha256 =
        names.masked()
            ? sha256(
                DraftFile.json(
                    form, report, new DraftFields(form, rules, UNMASKED).of(report, known, late)))
            : sha256(json);
    List<String> missing =
        fields.stream()
            .filter(field -> field.required() && (field.value() == null || field.problem() != null))
            .map(Field::id)
            .toList();
    int required = (int) fields.stream().filter(Field::required).count();
    Optional<Standing.Step> approval = approval(report, sha256, steps);
    return new Made(
        new ReportDraft(
            report,
            rules.nameOf(report),
            form.source(),
            asOf,
            required,
            required - missing.size(),
            missing,
            fields,
            before.map(Before::report).orElse(null),
            approval.map(step -> names.actor(step.event().by())).orElse(null),
            approval.map(step -> step.event().at()).orElse(null),
            frozen.map(filing -> filing.event().at()).orElse(null),
            frozen.isEmpty() ? null : number,
            filings.count(),
            sha256),
        json,
        known,
        due,
        frozen.map(Filing::event).orElse(null));
  }

  /**
   * What a report still lacks, by the names of its fields; nothing where Muster has no form.
   *
   * @param steps recorded of the entity and of the assessment
   * @param incident everything recorded of the incident
   */
  List<String> missing(String report, List<Standing.Step> steps, List<Standing.Step> incident) {
    if (forms.of(report).isEmpty()) {
      return List.of();
    }
    List<Standing.Step> all = new ArrayList<>(incident);
    steps.stream().filter(step -> !(step.event() instanceof IncidentEvent)).forEach(all::add);
    all.sort(Comparator.comparingLong(Standing.Step::position));
    ReportDraft draft = make(report, all, Filings.Asked.NOW, UNMASKED).draft();
    return draft.fields().stream()
        .filter(field -> draft.missing().contains(field.id()))
        .map(Field::label)
        .toList();
  }

  /** When and why the report is due by what was known; null when no rule asks for it. */
  private RegulatoryClock due(Regime regime, String report, List<Standing.Step> steps, Instant at) {
    Known known = Known.of(steps);
    EntityContent entity =
        steps.stream()
            .map(Standing.Step::event)
            .filter(EntityEvent.Described.class::isInstance)
            .map(event -> ((EntityEvent.Described) event).content())
            .reduce((first, last) -> last)
            .orElse(null);
    return entity == null
        ? null
        : deadlines.of(regime, entity, known, at).stream()
            .filter(clock -> clock.report().equals(report))
            .findFirst()
            .orElse(null);
  }

  private static List<Standing.Step> upTo(List<Standing.Step> steps, long position) {
    return steps.stream().filter(step -> step.position() <= position).toList();
  }

  /** What a report is compared with, and what that was made from. */
  private record Before(String report, List<Standing.Step> known) {}

  /** The filing before when it is filed again, else the last of the latest stage before. */
  private static Optional<Before> before(
      ReportForm form, String report, Filings filings, int number, List<Standing.Step> known) {
    Optional<Filing> own = filings.number(number == 0 ? filings.count() : number - 1);
    if (own.isPresent()) {
      return Optional.of(new Before(report, upTo(known, own.get().frozenAt())));
    }
    return form.stages().subList(0, form.stages().indexOf(report)).reversed().stream()
        .flatMap(
            stage ->
                new Filings(stage, known)
                        .last()
                        .map(filing -> new Before(stage, upTo(known, filing.frozenAt())))
                        .stream())
        .findFirst();
  }

  private static Optional<Standing.Step> approval(
      String report, String sha256, List<Standing.Step> steps) {
    return steps.stream()
        .filter(
            step ->
                step.event() instanceof ReportApproved e
                    && e.report().equals(report)
                    && e.sha256().equals(sha256))
        .reduce((first, last) -> last);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
