package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.report.Given;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.testing.Archive;
import io.muster.reporting.testing.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class DraftPrintTest {

  private static final String REPORT = "gdpr.authority";

  private static Told breach() {
    return Told.under(
            Regime.GDPR,
            "FR",
            "Europe/Paris",
            Case.yes("gdpr.personal-data"),
            Case.yes("gdpr.high-risk"),
            Case.figure("gdpr.data-subjects", 1200))
        .fact(RegulatoryFact.DATA_BREACH_AWARE_AT, "2026-10-05T09:00:00Z")
        .fill("dpoName", "Mina Moreau")
        .fill("dpoEmail", "dpo@example.org")
        .fill("kind", "confidentiality,integrity")
        .fill("complete", "false")
        .fill("stillMissing", "Which of the files were opened; it follows by Friday")
        .then(
            new AttachmentEvent.Added(
                Told.INCIDENT,
                "att-1",
                "ab".repeat(32),
                "access.log",
                "text/plain",
                2048,
                null,
                Actor.person("mina", "Mina Moreau"),
                Told.T));
  }

  @Test
  void a_report_is_printed_with_its_fields_the_timeline_the_decisions_and_the_proof()
      throws IOException {
    Told told = breach();
    String text = text(print(told, Filings.Asked.LAST, "gdpr-draft"));
    assertThat(text)
        .contains("GDPR · EXAMPLE LTD", "INC-142", "Notification to the supervisory authority")
        .contains("An aid, not the filing itself.")
        .contains("Due 2026-10-08 11:00 CEST because 72 h from awareness of the breach")
        .contains("confidentiality, integrity", "from assessment.fact-stated, log position 4")
        .contains("Timeline", "Decisions", "clear from what was copied")
        .contains("People concerned, about (people) 1200, estimate, threshold met")
        .contains("ab".repeat(32))
        .contains("Draft", "SHA-256 of the report it was printed from")
        .as("a file's name may be privileged")
        .doesNotContain("access.log");
    Story.of(told.events().toArray(new Event[0]))
        .entries()
        .forEach(
            entry -> {
              LedgerEntry line = entry.describe(Told.SHOWN);
              if (line.type().equals("assessment.decided")) {
                assertThat(text).contains(line.leafHash(), line.commitHash());
              }
            });
  }

  @Test
  void the_same_report_is_the_same_file_and_what_was_filed_stays_it() throws IOException {
    Told told = breach().approved(REPORT).hours(1).filed(REPORT, "A-1");
    byte[] filed = print(told, Filings.Asked.LAST, "gdpr-filed");
    assertThat(print(told, Filings.Asked.LAST, "gdpr-filed")).isEqualTo(filed);
    told.hours(30).fill("consequences", "Phishing");
    assertThat(print(told, Filings.Asked.LAST, "gdpr-filed")).isEqualTo(filed);
    assertThat(text(filed))
        .contains("As filed", "Receipt A-1", "Filed 2026-10-05 09:00:00 UTC by Mina Moreau")
        .doesNotContain("Phishing");
    assertThat(text(print(told, Filings.Asked.NOW, "gdpr-again")))
        .contains("What differs from what was filed before", "Phishing");
  }

  @Test
  void an_archive_takes_it() throws Exception {
    assertThat(Archive.broken(print(breach(), Filings.Asked.LAST, "gdpr-draft"))).isEmpty();
  }

  /** As the service prints it: from the log up to where the report stands. */
  private static byte[] print(Told told, Filings.Asked asked, String name) throws IOException {
    Drafts.Made made = told.make(REPORT, asked);
    Story story =
        Story.of(told.events().stream().limit(made.draft().asOf()).toList().toArray(new Event[0]));
    TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
    story.entries().stream()
        .map(entry -> entry.describe(Told.SHOWN))
        .forEach(entry -> entries.put(entry.position(), entry));
    try (RenderedReport rendered =
        RenderedReport.pdf(
            new DraftPrint(null, null, null, Case.RULES)
                .print(
                    made,
                    Regime.GDPR,
                    Given.report(story.without(Told.ENTITY), Told.SHOWN),
                    entries,
                    Told.ENTITY,
                    Told.SHOWN))) {
      byte[] pdf = Files.readAllBytes(rendered.file());
      Path directory = Files.createDirectories(Path.of("target/reports"));
      Files.write(directory.resolve(name + ".pdf"), pdf);
      return pdf;
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
