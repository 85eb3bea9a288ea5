package io.muster.reporting.clock;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Words;
import io.muster.reporting.letterhead.Letterheads;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import io.muster.reporting.report.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Puts together what is printed of a report to an authority: what it says field by field, and for
 * whoever has to judge it the course of events, the decisions, and the evidence all of it rests on.
 * Everything is told as of the position the report stands at, so that it is the same file each
 * time.
 */
@Component
class DraftPrint {

  private static final String PROOF =
      "This report is made from Muster's event log alone. Each event has a hash of its own, each commit's hash covers all before it, and the checkpoint signs the hash. To check it without trusting Muster, take an export of the log, the checkpoints and the public key, and run muster-log verify; then compare the hashes of the evidence below.";

  private final Reports reports;
  private final Ledger ledger;
  private final Letterheads letterheads;
  private final Rules rules;

  DraftPrint(Reports reports, Ledger ledger, Letterheads letterheads, Rules rules) {
    this.reports = reports;
    this.ledger = ledger;
    this.letterheads = letterheads;
    this.rules = rules;
  }

  /**
   * A report for print.
   *
   * @param names as the report was made with
   */
  PrintedReport of(
      Drafts.Made made, Regime regime, String incidentId, String entityId, Names names) {
    IncidentReport incident = reports.asOf(incidentId, made.draft().asOf(), names);
    return print(made, regime, incident, entries(made, incident, names), entityId, names)
        .on(paper(made.draft()));
  }

  /** What was filed keeps the letterhead it was filed with; a draft is on the one of today. */
  private LetterheadContent paper(ReportDraft draft) {
    return draft.submittedAt() == null ? letterheads.current() : letterheads.asOf(draft.asOf());
  }

  /** The same from a report of the incident and the entries of the log it rests on. */
  PrintedReport print(
      Drafts.Made made,
      Regime regime,
      IncidentReport incident,
      TreeMap<Long, LedgerEntry> entries,
      String entityId,
      Names names) {
    ReportDraft draft = made.draft();
    EntityContent entity = entity(made.known());
    DraftTables tables =
        new DraftTables(
            made, regime, AssessmentEvent.idFor(incident.incident().id(), entityId), rules);
    return new PrintedReport(
        "%s · %s".formatted(rules.of(regime).title(), entity.name()),
        incident.incident().number(),
        draft.name(),
        List.of(
            state(draft),
            "%d of %d required fields".formatted(draft.filled(), draft.required()),
            incident.incident().severity().name()),
        notices(draft, incident),
        summary(made, incident),
        incident.incident().description(),
        facts(made, entity, incident, names),
        evidence(made, incident),
        PROOF,
        tables.of(incident, entries),
        incident.incident().number(),
        incident.asOf());
  }

  /** What the report rests on by position; also of the entity, which belongs to no incident. */
  private TreeMap<Long, LedgerEntry> entries(
      Drafts.Made made, IncidentReport incident, Names names) {
    TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
    incident.ledger().forEach(entry -> entries.put(entry.position(), entry));
    made.known().stream()
        .map(Standing.Step::position)
        .filter(position -> !entries.containsKey(position))
        .forEach(
            position ->
                ledger
                    .page(position - 1, 1)
                    .forEach(entry -> entries.put(entry.position(), entry.describe(names))));
    return entries;
  }

  private static EntityContent entity(List<Standing.Step> steps) {
    return steps.stream()
        .map(Standing.Step::event)
        .filter(EntityEvent.Described.class::isInstance)
        .map(event -> ((EntityEvent.Described) event).content())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static String state(ReportDraft draft) {
    if (draft.submittedAt() != null) {
      return "As filed";
    }
    return draft.approvedBy() == null ? "Draft" : "Approved, not filed";
  }

  private static List<Notice> notices(ReportDraft draft, IncidentReport incident) {
    List<Notice> notices = new ArrayList<>();
    notices.add(
        new Notice(
            "An aid, not the filing itself.",
            "It is filed with the authority, in the form the authority asks for."));
    if (!draft.missing().isEmpty()) {
      notices.add(new Notice("Missing or wrong:", "fields " + Words.and(draft.missing()) + "."));
    }
    if (incident.caution() != null) {
      notices.add(new Notice("No checkpoint covers this report.", incident.caution()));
    }
    if (incident.personalDataMasked()) {
      notices.add(
          new Notice(
              "",
              "People's names are masked in this copy: the same person has the same mask throughout."));
    }
    return notices;
  }

  private static String summary(Drafts.Made made, IncidentReport incident) {
    RegulatoryClock due = made.due();
    IncidentReport.Times times = incident.times();
    List<String> sentences = new ArrayList<>();
    sentences.add("The incident: %s.".formatted(title(incident)));
    sentences.add(
        due == null ? "No rule asks for this report by what is on record." : due.sentence());
    sentences.add(
        times.resolvedAt() == null
            ? "The incident has not been resolved."
            : "The incident was resolved on %s.".formatted(Words.of(times.resolvedAt())));
    return String.join(" ", sentences);
  }

  private static String title(IncidentReport incident) {
    String title = incident.incident().title();
    return title == null ? "(no title)" : title;
  }

  private static List<Fact> facts(
      Drafts.Made made, EntityContent entity, IncidentReport incident, Names names) {
    ReportDraft draft = made.draft();
    IncidentReport.Times times = incident.times();
    List<Fact> facts = new ArrayList<>();
    add(facts, "Entity", entity.name() + " (" + entity.jurisdiction() + ")");
    add(facts, "LEI", entity.lei());
    add(facts, "Report", draft.report());
    add(facts, "Source", draft.source());
    if (made.due() != null) {
      add(facts, "Goes to", made.due().authority());
      add(facts, "Due", time(made.due().dueAt()));
      add(facts, "Late because", names.text(made.due().lateReason()));
    }
    if (draft.approvedBy() != null) {
      add(facts, "Approved", time(draft.approvedAt()) + " by " + draft.approvedBy());
    }
    if (made.filed() != null) {
      add(
          facts,
          "Filed",
          "%s by %s: %s"
              .formatted(
                  time(made.filed().at()),
                  names.actor(made.filed().by()),
                  names.text(made.filed().channel())));
      add(facts, "Receipt", names.text(made.filed().receipt()));
    }
    add(facts, "Occurred", time(times.occurredAt()));
    add(facts, "Detected", time(times.detectedAt()));
    add(facts, "Services", Words.and(incident.incident().services()));
    return facts;
  }

  private static List<Fact> evidence(Drafts.Made made, IncidentReport incident) {
    List<Fact> facts = new ArrayList<>(PrintedReport.proof(incident));
    facts.add(Fact.of("JSON file", "SHA-256 of the report it was printed from:"));
    facts.add(Fact.hash("", made.draft().sha256()));
    if (made.filed() != null && made.filed().sha256() != null) {
      facts.add(Fact.of("Filed file", "SHA-256 as it was given with the filing:"));
      facts.add(Fact.hash("", made.filed().sha256()));
    }
    return facts;
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.add(Fact.of(name, value));
    }
  }

  private static String time(Instant time) {
    return time == null ? null : Words.of(time);
  }
}
