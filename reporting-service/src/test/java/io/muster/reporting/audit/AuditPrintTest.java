package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.testing.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A quarter with two exceptions, as a board gets it; the file is kept to be looked at. */
class AuditPrintTest {

  private static final String HASH = "5f2c8a1d".repeat(8);
  private static final Instant OPENED = Instant.parse("2026-08-04T09:12:31Z");
  private static final String TITLE = "Card payments fail for shops in Germany and Austria";
  private static final String PLAN = "response-plan-7d0f1c52-3f1b-4f8e-9a55-02bb7c1f7e10";

  @Test
  void an_exception_says_what_it_is_about_and_every_page_of_what_report_it_is() throws IOException {
    String text = text(print());
    assertThat(text)
        .contains("INC-142 " + TITLE)
        .contains("Restore the ledger")
        .contains("Page 1 of ")
        .contains("incident-register/1, 2026-07-01 to 2026-09-30 · log position 18204 · hash")
        .contains("DORA, Example Bank AG: reportable (clients could not pay)")
        .contains("Not kept in Muster: That the management body was told.");
  }

  @Test
  void an_archive_takes_it() throws Exception {
    assertThat(Archive.broken(print())).isEmpty();
  }

  private static byte[] print() throws IOException {
    try (RenderedReport rendered = RenderedReport.pdf(AuditPrint.of(report()))) {
      byte[] pdf = Files.readAllBytes(rendered.file());
      Files.write(
          Files.createDirectories(Path.of("target/reports")).resolve("standing-report.pdf"), pdf);
      return pdf;
    }
  }

  private static AuditReport report() {
    return new AuditReport(
        "muster.audit-report/1",
        "audit-report-0c7a9d2b41ff4a0e8c3d5e6f70818293",
        "Incident register",
        "incident-register/1",
        "Regulation (EU) 2022/2554 (DORA) Article 17; Regulation (EU) 2016/679 (GDPR) Article 33(5)",
        LocalDate.parse("2026-07-01"),
        LocalDate.parse("2026-09-30"),
        10,
        "a41be2c0d4e94a1f8c0b7e6f5d4c3b2a",
        15,
        14,
        new IncidentReport.AsOf(18_204, HASH, Instant.parse("2026-10-01T06:00:02Z")),
        new IncidentReport.Signed(18_231, HASH, Instant.parse("2026-10-01T06:00:05Z"), "k-2026-01"),
        null,
        false,
        List.of(
            new AuditReport.Exception(
                Deviation.LATE_ACKNOWLEDGEMENT,
                "INC-142",
                TITLE,
                List.of("DORA 17(1)"),
                "It was acknowledged after 40 min; the limit is 15 min.",
                OPENED,
                null),
            new AuditReport.Exception(
                Deviation.PLAN_REVIEW_OVERDUE,
                PLAN,
                "Restore the ledger",
                List.of("DORA 17(1)", "DORA 17(3)"),
                "Somebody was to look by 2026-08-01 00:00:00 UTC whether it still holds.",
                OPENED,
                17_001L)),
        List.of("INC-142"),
        List.of(
            control("DORA 17(1)", "Incidents are detected, managed and told", null),
            control(
                "DORA 17(3)",
                "Classified, with roles, and told upwards",
                "That the management body was told.")),
        List.of(line(142), line(143)));
  }

  private static AuditReport.ControlResult control(String id, String title, String notKept) {
    return new AuditReport.ControlResult(
        id,
        title,
        "A process that detects, manages and tells of ICT-related incidents.",
        Population.OPENED,
        Population.OPENED.query(),
        41,
        1,
        notKept,
        List.of(
            new AuditReport.Sampled(
                "inc-142",
                "INC-142",
                TITLE,
                List.of(Deviation.LATE_ACKNOWLEDGEMENT),
                List.of(
                    evidence(17_410, "incident.opened", "Muster opened INC-142 from an alert."),
                    evidence(17_418, "incident.acknowledged", "Rosa Reyes acknowledged it."))),
            new AuditReport.Sampled("inc-143", "INC-143", null, List.of(), List.of())));
  }

  private static AuditReport.EvidenceLine evidence(long position, String type, String summary) {
    return new AuditReport.EvidenceLine(position, type, OPENED, HASH, summary);
  }

  private static AuditReport.RegisterLine line(int number) {
    return new AuditReport.RegisterLine(
        "INC-" + number,
        TITLE,
        Severity.SEV2,
        List.of("checkout", "ledger"),
        OPENED.minusSeconds(900),
        OPENED.minusSeconds(60),
        OPENED,
        OPENED.plusSeconds(2400),
        number == 142 ? OPENED.plusSeconds(9000) : null,
        "the change “pool size of the ledger” of ledger",
        List.of("Shops in Germany: about 1200", "Shops in Austria: number not known"),
        List.of("Size the pool by its load", "Page the ledger team at 80 %"),
        null,
        null,
        List.of(
            new AuditReport.DutyLine(
                "Example Bank AG",
                Regime.DORA,
                Reportability.REPORTABLE,
                "clients could not pay",
                List.of("Initial notification"),
                List.of("Initial notification")),
            new AuditReport.DutyLine(
                "Example Bank AG", Regime.GDPR, null, null, List.of(), List.of())));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
