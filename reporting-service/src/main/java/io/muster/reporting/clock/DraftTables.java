package io.muster.reporting.clock;

import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.DelayExplained;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.PrintedTable;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** The tables of a printed report to an authority. */
final class DraftTables {

  private static final String NONE = "–";

  /** What is told of the course of events; the rest is work on the incident, not its course. */
  private static final Set<String> COURSE =
      Set.of(
          "incident.opened",
          "incident.acknowledged",
          "incident.severity-changed",
          "incident.phase-changed",
          "incident.moment-recorded",
          "incident.moment-corrected",
          "incident.services-changed",
          "incident.party-affected",
          "incident.party-cleared",
          "incident.cause-marked",
          "incident.cause-withdrawn",
          "incident.resolved",
          "incident.reopened");

  private final Drafts.Made made;
  private final Regime regime;
  private final String assessmentId;
  private final Rules rules;

  DraftTables(Drafts.Made made, Regime regime, String assessmentId, Rules rules) {
    this.made = made;
    this.regime = regime;
    this.assessmentId = assessmentId;
    this.rules = rules;
  }

  List<PrintedTable> of(IncidentReport incident, SortedMap<Long, LedgerEntry> entries) {
    List<PrintedTable> tables = new ArrayList<>(sections());
    if (made.draft().previous() != null) {
      tables.add(changes());
    }
    tables.add(timeline(incident));
    tables.add(decisions(entries));
    tables.add(evidence(entries));
    tables.add(files());
    return tables;
  }

  private List<PrintedTable> sections() {
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    for (Field field : made.draft().fields()) {
      sections
          .computeIfAbsent(field.section(), section -> new ArrayList<>())
          .add(
              Row.of(
                  origin(field),
                  field.id(),
                  field.label() + (field.required() ? "" : " (optional)"),
                  field.value() == null ? (field.required() ? "missing" : NONE) : shown(field)));
    }
    List<Column> columns =
        List.of(new Column("Field", 17), new Column("What", 31), new Column("Reported", 52));
    return sections.entrySet().stream()
        .map(section -> new PrintedTable(section.getKey(), "", columns, section.getValue()))
        .toList();
  }

  private static List<String> origin(Field field) {
    List<String> lines = new ArrayList<>();
    if (field.origin() != null) {
      lines.add("from %s, log position %d".formatted(field.origin(), field.position()));
    }
    if (field.problem() != null) {
      lines.add("Wrong: " + field.problem());
    }
    return lines;
  }

  private static String shown(Field field) {
    return switch (field.type()) {
      case YES_NO -> field.value().equals("true") ? "yes" : "no";
      case CODE, CODES -> String.join(", ", FieldChecks.codes(field.value())).replace('_', ' ');
      case INSTANT ->
          FieldChecks.isInstant(field.value())
              ? Words.of(Instant.parse(field.value()))
              : field.value();
      default -> field.value();
    };
  }

  private PrintedTable changes() {
    ReportDraft draft = made.draft();
    return new PrintedTable(
        "What differs from what was filed before",
        "Compared with “%s” as it was filed last.".formatted(rules.nameOf(draft.previous())),
        List.of(new Column("Field", 17), new Column("Before", 41), new Column("Now", 42)),
        draft.fields().stream()
            .filter(Field::changed)
            .map(
                field ->
                    Row.of(
                        List.of(),
                        field.id(),
                        field.before() == null ? NONE : field.before(),
                        field.value() == null ? NONE : field.value()))
            .toList());
  }

  private static PrintedTable timeline(IncidentReport incident) {
    return new PrintedTable(
        "Timeline",
        "",
        List.of(new Column("Happened", 21), new Column("What", 69), new Column("Position", 10)),
        incident.ledger().stream()
            .filter(entry -> COURSE.contains(entry.type()))
            .map(DraftTables::line)
            .toList());
  }

  private static Row line(LedgerEntry entry) {
    return Row.of(
        List.of(),
        entry.valueTime() == null ? NONE : Words.bare(entry.valueTime()),
        entry.summary(),
        "" + entry.position());
  }

  /** What was stated, decided, approved and filed under this regime. */
  private PrintedTable decisions(SortedMap<Long, LedgerEntry> entries) {
    List<Row> rows = new ArrayList<>();
    for (Standing.Step step : made.known()) {
      LedgerEntry entry = entries.get(step.position());
      if (entry != null && step.event() instanceof AssessmentEvent event && isTold(event)) {
        rows.add(
            Row.of(
                event instanceof Decided decided ? answers(decided) : List.of(),
                "" + entry.position(),
                Words.bare(event.at()),
                entry.summary()));
      }
    }
    return new PrintedTable(
        "Decisions",
        "What was stated and decided, on whose word, and what was approved and filed.",
        List.of(new Column("Position", 10), new Column("At", 21), new Column("What", 69)),
        rows);
  }

  private boolean isTold(AssessmentEvent event) {
    return switch (event) {
      case FactStated _ -> true;
      case Decided e -> e.regime() == regime;
      case ReportApproved e -> isOurs(e.report());
      case ReportSubmitted e -> isOurs(e.report());
      case DelayExplained e -> isOurs(e.report());
      case AssessmentEvent.FieldFilled _, AssessmentEvent.ThresholdReached _ -> false;
    };
  }

  private boolean isOurs(String report) {
    return rules.regimeOf(report).filter(regime::equals).isPresent();
  }

  private List<String> answers(Decided decided) {
    Map<String, String> questions = new LinkedHashMap<>();
    rules
        .of(regime)
        .table()
        .criteria()
        .forEach(
            criterion ->
                questions.put(
                    criterion.id(),
                    criterion.unit() == null
                        ? criterion.question()
                        : "%s (%s)".formatted(criterion.question(), criterion.unit())));
    return decided.inputs().stream()
        .map(
            input ->
                "%s %s, %s%s"
                    .formatted(
                        questions.getOrDefault(input.criterion(), input.criterion()),
                        answer(input),
                        Words.of(input.basis()),
                        decided.thresholds().contains(input.criterion()) ? ", threshold met" : ""))
        .toList();
  }

  private static String answer(Input input) {
    if (input.holds() != null) {
      return input.holds() ? "Yes" : "No";
    }
    return input.figure() == null
        ? NONE
        : BigDecimal.valueOf(input.figure()).stripTrailingZeros().toPlainString();
  }

  /** The events that the fields and the decisions rest on, each with its hash. */
  private PrintedTable evidence(SortedMap<Long, LedgerEntry> entries) {
    Map<Long, List<String>> fields = new LinkedHashMap<>();
    for (Field field : made.draft().fields()) {
      if (field.position() != null) {
        fields.computeIfAbsent(field.position(), p -> new ArrayList<>()).add(field.id());
      }
    }
    TreeSet<Long> positions = new TreeSet<>(fields.keySet());
    made.known().stream()
        .filter(step -> step.event().aggregateId().equals(assessmentId))
        .filter(step -> step.event() instanceof AssessmentEvent event && isTold(event))
        .forEach(step -> positions.add(step.position()));
    return new PrintedTable(
        "Evidence",
        "The events this report rests on, as the log holds them.",
        List.of(new Column("Position", 10), new Column("Fields", 25), new Column("Event", 65)),
        positions.stream()
            .map(entries::get)
            .filter(entry -> entry != null)
            .map(
                entry ->
                    Row.of(
                        List.of(
                            "%s #%d · recorded %s"
                                .formatted(
                                    entry.aggregateId(), entry.sequence(), entry.recordTime()),
                            "leaf " + entry.leafHash(),
                            "commit " + entry.commitHash()),
                        "" + entry.position(),
                        fields.containsKey(entry.position())
                            ? String.join(", ", fields.get(entry.position()))
                            : NONE,
                        "%s rev %d".formatted(entry.type(), entry.revision())))
            .toList());
  }

  /** Files attached to the incident that were not withdrawn; one's name may be privileged. */
  private PrintedTable files() {
    Map<String, Row> files = new LinkedHashMap<>();
    for (Standing.Step step : made.known()) {
      switch (step.event()) {
        case AttachmentEvent.Added added ->
            files.put(
                added.attachmentId(),
                Row.of(List.of(), "" + step.position(), added.size() + " bytes", added.sha256()));
        case AttachmentEvent.Withdrawn withdrawn -> files.remove(withdrawn.attachmentId());
        default -> {}
      }
    }
    return new PrintedTable(
        "Files of the incident",
        "",
        List.of(new Column("Position", 10), new Column("Size", 20), new Column("SHA-256", 70)),
        List.copyOf(files.values()));
  }
}
