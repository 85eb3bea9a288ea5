package io.muster.reporting.report;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.reporting.ledger.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as it is printed: a first page that says what it is about and what it rests on, then
 * tables. The same content is the same file.
 *
 * @param kind what it is, above the title
 * @param number of the incident, as in {@code INC-142}, or the period
 * @param marks what stands out below the title; the first most
 * @param notices what has to be known before the rest is believed
 * @param summary what happened, in sentences
 * @param description in the words of whoever declared the incident; null for none
 * @param facts line by line
 * @param evidence what the report rests on
 * @param proof how that can be checked without trusting Muster
 * @param stamp what each of its pages is of, in one line of at most 60 characters
 * @param asOf how far in the log it looks; stands on every page
 * @param letterhead what it is headed with; null for plain paper
 */
public record PrintedReport(
    String kind,
    String number,
    String title,
    List<String> marks,
    List<Notice> notices,
    String summary,
    String description,
    List<Fact> facts,
    List<Fact> evidence,
    String proof,
    List<PrintedTable> tables,
    String stamp,
    IncidentReport.AsOf asOf,
    LetterheadContent letterhead) {

  /** Everything that is copied keeps its order. */
  public PrintedReport {
    marks = List.copyOf(marks);
    notices = List.copyOf(notices);
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
    tables = List.copyOf(tables);
  }

  /** On plain paper. */
  public PrintedReport(
      String kind,
      String number,
      String title,
      List<String> marks,
      List<Notice> notices,
      String summary,
      String description,
      List<Fact> facts,
      List<Fact> evidence,
      String proof,
      List<PrintedTable> tables,
      String stamp,
      IncidentReport.AsOf asOf) {
    this(
        kind,
        number,
        title,
        marks,
        notices,
        summary,
        description,
        facts,
        evidence,
        proof,
        tables,
        stamp,
        asOf,
        null);
  }

  /** The same on the organisation's paper; null for plain paper. */
  public PrintedReport on(LetterheadContent paper) {
    return new PrintedReport(
        kind,
        number,
        title,
        marks,
        notices,
        summary,
        description,
        facts,
        evidence,
        proof,
        tables,
        stamp,
        asOf,
        paper);
  }

  /** A sentence in a box; {@code strong} comes first and may be empty. */
  public record Notice(String strong, String text) {}

  /** One line of facts; a hash is set in a typeface of its own. */
  public record Fact(String name, String value, boolean hash) {

    /** A fact in running text. */
    public static Fact of(String name, String value) {
      return new Fact(name, value, false);
    }

    /** A hash, hex. */
    public static Fact hash(String name, String value) {
      return new Fact(name, value, true);
    }
  }

  /** Where the log stood, with its hash there, and the checkpoint that signs it. */
  public static List<Fact> proof(IncidentReport report) {
    return proof(report.asOf(), report.checkpoint());
  }

  /** The same of any report; {@code signed} is null while no checkpoint was made. */
  public static List<Fact> proof(IncidentReport.AsOf asOf, IncidentReport.Signed signed) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            "As of",
            "log position %d, recorded %s"
                .formatted(asOf.position(), Words.of(asOf.recordTime()))));
    facts.add(Fact.hash("Hash", asOf.hash()));
    if (signed == null) {
      facts.add(Fact.of("Checkpoint", "none has been signed"));
    } else {
      facts.add(
          Fact.of(
              "Checkpoint",
              "log position %d, signed %s with the key %s"
                  .formatted(signed.position(), Words.of(signed.at()), signed.keyId())));
      facts.add(Fact.hash("Hash", signed.hash()));
    }
    return facts;
  }

  /** For the template. */
  boolean hasDescription() {
    return description != null && !description.isBlank();
  }

  /** For the template: the mark that stands out most. */
  String mark() {
    return marks.getFirst();
  }

  /** For the template. */
  List<String> otherMarks() {
    return marks.subList(1, marks.size());
  }
}
