package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.reporting.clock.FieldSources.Filled;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  Drafts(Entities entities, Rules rules, ReportForms forms) {
    this.entities = entities;
    this.rules = rules;
    this.forms = forms;
  }

  /** A report with the bytes of its JSON file, as this reader may see it. */
  record Made(ReportDraft draft, byte[] json) {}

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
   * @param evenIfFiled as it stands now even though it was filed, to go on with another one
   */
  Made make(String incidentId, String entityId, String report, boolean evenIfFiled, Names names) {
    List<Standing.Step> steps = new ArrayList<>(entities.recorded(incidentId));
    steps.addAll(entities.recorded(entityId));
    steps.addAll(entities.recorded(AssessmentEvent.idFor(incidentId, entityId)));
    steps.sort(Comparator.comparingLong(Standing.Step::position));
    steps.forEach(step -> names.meet(step.event()));
    return make(report, steps, evenIfFiled, names);
  }

  /** The same from steps in log order. */
  Made make(String report, List<Standing.Step> steps, boolean evenIfFiled, Names names) {
    ReportForm form = form(report);
    Optional<Long> frozen = evenIfFiled ? Optional.empty() : frozenAt(report, steps);
    long asOf = frozen.orElseGet(() -> steps.isEmpty() ? 0L : steps.getLast().position());
    List<Standing.Step> known = upTo(steps, asOf);
    Optional<String> previous = previous(form, report, known);
    Map<String, Field> before =
        previous
            .map(
                stage ->
                    fields(form, stage, upTo(known, frozenAt(stage, known).orElse(asOf)), names))
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(Field::id, Function.identity()));
    List<Field> fields =
        fields(form, report, known, names).stream()
            .map(field -> previous.isEmpty() ? field : compared(field, before.get(field.id())))
            .toList();
    byte[] json = DraftFile.json(form, report, fields);
    // What was approved is the report itself, whatever of it this reader may see.
    String sha256 =
        names.masked()
            ? sha256(DraftFile.json(form, report, fields(form, report, known, UNMASKED)))
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
            rules.of(form.regime()).rules().stream()
                .filter(rule -> rule.report().equals(report))
                .map(Rule::name)
                .findFirst()
                .orElse(report),
            form.source(),
            asOf,
            required,
            required - missing.size(),
            missing,
            fields,
            previous.orElse(null),
            approval.map(step -> names.actor(step.event().by())).orElse(null),
            approval.map(step -> step.event().at()).orElse(null),
            frozen.isEmpty() ? null : filed(report, steps).map(ReportSubmitted::at).orElse(null),
            sha256),
        json);
  }

  private static List<Standing.Step> upTo(List<Standing.Step> steps, long position) {
    return steps.stream().filter(step -> step.position() <= position).toList();
  }

  private static Optional<ReportSubmitted> filed(String report, List<Standing.Step> steps) {
    return steps.stream()
        .map(Standing.Step::event)
        .filter(ReportSubmitted.class::isInstance)
        .map(ReportSubmitted.class::cast)
        .filter(submitted -> submitted.report().equals(report))
        .reduce((first, last) -> last);
  }

  /** Where what was filed stood: at its last approval, else where its filing was recorded. */
  private static Optional<Long> frozenAt(String report, List<Standing.Step> steps) {
    Long approved = null;
    Long frozen = null;
    for (Standing.Step step : steps) {
      if (step.event() instanceof ReportApproved e && e.report().equals(report)) {
        approved = step.position();
      } else if (step.event() instanceof ReportSubmitted e && e.report().equals(report)) {
        frozen = approved == null ? step.position() : approved;
        approved = null;
      }
    }
    return Optional.ofNullable(frozen);
  }

  private static Optional<String> previous(
      ReportForm form, String report, List<Standing.Step> steps) {
    return form.stages().subList(0, form.stages().indexOf(report)).reversed().stream()
        .filter(stage -> filed(stage, steps).isPresent())
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

  private List<Field> fields(
      ReportForm form, String stage, List<Standing.Step> steps, Names names) {
    FieldSources sources = new FieldSources(form.regime(), steps, rules, names);
    Map<String, Filled> values =
        form.fieldsOf(stage).stream()
            .filter(field -> sources.of(field) != null)
            .collect(Collectors.toMap(ReportForm.Field::id, sources::of));
    return form.fieldsOf(stage).stream()
        .map(field -> field(field, values.get(field.id()), isRequired(field, values)))
        .toList();
  }

  private static boolean isRequired(ReportForm.Field field, Map<String, Filled> values) {
    return switch (field.need()) {
      case REQUIRED -> true;
      case OPTIONAL -> false;
      case IF -> {
        Filled other = values.get(field.when().field());
        yield other != null
            && (field.when().is().equals("*")
                || FieldChecks.codes(other.value()).contains(field.when().is()));
      }
    };
  }

  private static Field field(ReportForm.Field field, Filled filled, boolean required) {
    return new Field(
        field.id(),
        field.label(),
        field.section(),
        field.type(),
        field.options() == null ? List.of() : field.options(),
        filled == null ? null : filled.value(),
        filled == null ? null : filled.origin(),
        filled == null ? null : filled.position(),
        required,
        filled == null ? null : FieldChecks.problem(field, filled.value()),
        null,
        false);
  }

  private static Field compared(Field now, Field before) {
    String was = before == null ? null : before.value();
    boolean changed = !Objects.equals(now.value(), was);
    return new Field(
        now.id(),
        now.label(),
        now.section(),
        now.type(),
        now.options(),
        now.value(),
        now.origin(),
        now.position(),
        now.required(),
        now.problem(),
        changed ? was : null,
        changed);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
