package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditView;
import io.muster.reporting.bundle.BundleDesk;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.letterhead.Letterheads;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.report.ReportFormat;
import io.muster.reporting.report.ReportRequest;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.muster.starter.OnRecord;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What an auditor reads in full or takes away within an engagement; each is recorded before. */
@RestController
@RequestMapping("/api/audits/engagements/{id}")
@Tag(name = "Audit engagements")
class EngagementFileController {

  private static final String INCIDENT = "/incidents/{ref:[A-Za-z0-9_-]+}";

  private final Engagements engagements;
  private final Fieldwork fieldwork;
  private final WorkingPapers papers;
  private final AuditViews views;
  private final Ledger ledger;
  private final Reports reports;
  private final Letterheads letterheads;
  private final BundleDesk bundles;
  private final PeopleDirectory people;

  EngagementFileController(
      Engagements engagements,
      Fieldwork fieldwork,
      WorkingPapers papers,
      AuditViews views,
      Ledger ledger,
      Reports reports,
      Letterheads letterheads,
      BundleDesk bundles,
      PeopleDirectory people) {
    this.engagements = engagements;
    this.fieldwork = fieldwork;
    this.papers = papers;
    this.views = views;
    this.ledger = ledger;
    this.reports = reports;
    this.letterheads = letterheads;
    this.bundles = bundles;
    this.people = people;
  }

  @GetMapping(INCIDENT)
  @OnRecord
  @PreAuthorize("hasRole('auditor')")
  @Operation(
      operationId = "engagementReport",
      summary = "The compliance report of an incident of the engagement; recorded as a look",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the content",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = IncidentReport.class))))
  void report(
      @PathVariable String id, @PathVariable String ref, ServletWebRequest request, Caller caller)
      throws IOException {
    answer(id, ref, AuditView.REPORT, ReportRequest.shown(request), caller);
  }

  @GetMapping(INCIDENT + ".{format:json|csv|pdf|docx}")
  @OnRecord
  @PreAuthorize("hasRole('auditor')")
  @Operation(
      operationId = "engagementReportFile",
      summary = "The report of an incident of the engagement as a file; recorded as a look",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  void reportFile(
      @PathVariable String id,
      @PathVariable String ref,
      @PathVariable String format,
      ServletWebRequest request,
      Caller caller)
      throws IOException {
    answer(id, ref, AuditView.REPORT_FILE, ReportRequest.file(format, request), caller);
  }

  private void answer(String id, String ref, AuditView what, ReportRequest asked, Caller caller)
      throws IOException {
    EngagementState engagement = engagements.requireHeld(id, caller);
    String incidentId = requireAbout(engagement, ref, caller);
    long asOf = views.incident(engagement, what, incidentId, caller);
    Names names = Names.of(people, caller);
    ledger.read(incidentId, asOf, entry -> entry.event().ifPresent(names::meet));
    IncidentReport report = reports.asOf(incidentId, asOf, names);
    try (RenderedReport file = RenderedReport.of(report, asked.format(), letterheads.asOf(asOf))) {
      asked.answer(file, report.incident().number());
    }
  }

  @GetMapping(INCIDENT + "/bundle.zip")
  @OnRecord
  @PreAuthorize("hasRole('auditor')")
  @Operation(
      operationId = "engagementBundle",
      summary = "The evidence bundle of an incident of the engagement; recorded as a look",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "A zip as docs/evidence-bundle.md says; X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = BundleDesk.ZIP)))
  void bundle(
      @PathVariable String id,
      @PathVariable String ref,
      Caller caller,
      WriteContext context,
      HttpServletResponse response)
      throws IOException {
    EngagementState engagement = engagements.requireHeld(id, caller);
    String incidentId = requireAbout(engagement, ref, caller);
    views.incident(engagement, AuditView.BUNDLE, incidentId, caller);
    bundles.handOut(incidentId, caller, context, response);
  }

  @GetMapping("/paper.{format:json|csv|pdf|docx}")
  @OnRecord
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  @Operation(
      operationId = "workingPaper",
      summary = "The working paper: each sample with what the auditor made of each of it",
      description =
          "Its auditor reads it while the engagement holds, which is recorded; a manager always.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = WorkingPaper.class)),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE),
                @Content(mediaType = ReportFormat.WORD)
              }))
  void paper(
      @PathVariable String id,
      @PathVariable String format,
      ServletWebRequest request,
      Caller caller)
      throws IOException {
    EngagementState engagement;
    if (caller.is("manager")) {
      engagement = engagements.require(id, caller);
    } else {
      engagement = engagements.requireHeld(id, caller);
      views.record(engagement, AuditView.WORKING_PAPER, caller);
    }
    WorkingPaper paper = papers.of(engagement, caller);
    ReportRequest asked = ReportRequest.file(format, request);
    try (RenderedReport file =
        switch (asked.format()) {
          case JSON -> RenderedReport.json(paper);
          case CSV -> RenderedReport.of(out -> WorkingPaperCsv.write(paper, out));
          case PDF -> RenderedReport.pdf(printed(paper));
          case DOCX -> RenderedReport.word(printed(paper));
        }) {
      asked.answer(
          file,
          "%s-%s-%s-working-paper"
              .formatted(paper.framed().replace('/', '-'), paper.from(), paper.to()));
    }
  }

  private PrintedReport printed(WorkingPaper paper) {
    return WorkingPaperPrint.of(paper).on(letterheads.asOf(paper.asOf().position()));
  }

  /** That it is none of the engagement's is told as if there were none. */
  private String requireAbout(EngagementState engagement, String ref, Caller caller) {
    return ledger
        .incident(ref, caller)
        .filter(
            incident -> fieldwork.isAbout(engagement, incident, ledger.head().position(), caller))
        .orElseThrow(() -> Refused.notFound("The incident " + ref));
  }
}
