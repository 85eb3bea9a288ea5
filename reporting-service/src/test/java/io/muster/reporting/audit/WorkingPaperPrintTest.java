package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.RenderedReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A quarter of which three were drawn; the file is kept to be looked at. */
class WorkingPaperPrintTest {

  private static final String HASH = "5f2c8a1d".repeat(8);
  private static final Instant DRAWN = Instant.parse("2026-10-05T08:05:00Z");
  private static final String WORDS =
      "Acknowledged 40 minutes after it opened. The page went to a phone that was switched off.";

  @Test
  void it_says_what_was_drawn_how_to_draw_it_again_and_what_was_made_of_each() throws IOException {
    String text = text(print());
    assertThat(text)
        .contains("1 exception", "1 accepted", "3 in all samples")
        .contains("Drawn: 3; accepted: 1; exceptions: 1; without a verdict: 1.")
        .contains("3 of 64 incidents that were opened in the period")
        .contains("by the seed autumn-2026, of the log up to position 18204")
        .contains("INC-142", "Late acknowledgement", WORDS)
        .contains("soc2-cc7/1, 2026-07-01 to 2026-09-30, working paper · log position 18260")
        .contains("Private incidents its reader is not named on are left out of samples.");
  }

  @Test
  void no_cell_of_its_table_is_a_formula() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WorkingPaperCsv.write(paper("=1+1"), out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("inc-142,INC-142", "Late acknowledgement,EXCEPTION,'=1+1,");
    assertThat(lines.get(3)).as("no verdict, no words").contains("INC-147").endsWith(",,,");
  }

  private static byte[] print() throws IOException {
    try (RenderedReport rendered = RenderedReport.pdf(WorkingPaperPrint.of(paper(WORDS)))) {
      byte[] pdf = Files.readAllBytes(rendered.file());
      Files.write(
          Files.createDirectories(Path.of("target/reports")).resolve("working-paper.pdf"), pdf);
      return pdf;
    }
  }

  private static WorkingPaper paper(String words) {
    return new WorkingPaper(
        WorkingPaper.SCHEMA,
        "engagement-0c7a9d2b41ff4a0e8c3d5e6f70818293",
        "SOC 2 · CC7.3 to CC7.5",
        "soc2-cc7/1",
        "AICPA Trust Services Criteria 2017 with the points of focus of 2022, paraphrased",
        LocalDate.parse("2026-07-01"),
        LocalDate.parse("2026-09-30"),
        DRAWN,
        Instant.parse("2026-10-20T23:59:59Z"),
        "Person 538d3c29",
        "SOC 2 Type II, third quarter",
        15,
        14,
        new IncidentReport.AsOf(18_260, HASH, DRAWN),
        new IncidentReport.Signed(18_264, HASH, DRAWN, "muster.example+1"),
        null,
        true,
        List.of(
            new WorkingPaper.Sample(
                1,
                "CC7.3",
                "Security events are evaluated",
                "Somebody decides whether they are incidents, and acts.",
                Population.OPENED.query(),
                18_204,
                64,
                4,
                "autumn-2026",
                DRAWN,
                List.of(
                    item(
                        142,
                        "Card payments fail for shops in Germany and Austria",
                        List.of(Deviation.LATE_ACKNOWLEDGEMENT),
                        AuditVerdict.EXCEPTION,
                        words),
                    item(139, "Search is slow", List.of(), AuditVerdict.ACCEPTED, null),
                    item(147, null, List.of(), null, null)),
                1)));
  }

  private static WorkingPaper.Item item(
      int number, String title, List<Deviation> found, AuditVerdict verdict, String words) {
    return new WorkingPaper.Item(
        "inc-" + number,
        "INC-" + number,
        title,
        found,
        verdict,
        words,
        verdict == null ? null : DRAWN.plusSeconds(600));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
