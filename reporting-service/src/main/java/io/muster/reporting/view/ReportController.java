package io.muster.reporting.view;

import io.muster.reporting.letterhead.Letterheads;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.report.ReportFormat;
import io.muster.reporting.report.ReportRequest;
import io.muster.reporting.report.Reports;
import io.muster.starter.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Compliance reports over HTTP, to be shown or to be kept as files. */
@RestController
@RequestMapping("/api/reports/incidents")
@Tag(name = "Reports")
@PreAuthorize(Readers.READ)
class ReportController {

  private static final String REF = "/{ref:[A-Za-z0-9_-]+}";

  private final Reports reports;
  private final Letterheads letterheads;

  ReportController(Reports reports, Letterheads letterheads) {
    this.reports = reports;
    this.letterheads = letterheads;
  }

  @Operation(
      summary = "The compliance report of an incident",
      operationId = "incidentReport",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the content",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = IncidentReport.class)),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE),
                @Content(mediaType = ReportFormat.WORD)
              }))
  @GetMapping(
      value = REF,
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        "text/csv",
        MediaType.APPLICATION_PDF_VALUE,
        ReportFormat.WORD
      })
  void show(@PathVariable String ref, ServletWebRequest request, Caller caller) throws IOException {
    answer(ref, ReportRequest.shown(request), caller);
  }

  @Operation(
      summary = "The compliance report of an incident as a file",
      operationId = "incidentReportFile",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  @GetMapping(REF + ".{format:json|csv|pdf|docx}")
  void download(
      @PathVariable String ref,
      @PathVariable String format,
      ServletWebRequest request,
      Caller caller)
      throws IOException {
    answer(ref, ReportRequest.file(format, request), caller);
  }

  private void answer(String ref, ReportRequest asked, Caller caller) throws IOException {
    IncidentReport report = reports.of(ref, caller);
    try (RenderedReport file =
        RenderedReport.of(report, asked.format(), letterheads.asOf(report.asOf().position()))) {
      asked.answer(file, report.incident().number());
    }
  }
}
