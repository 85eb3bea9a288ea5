package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentCommand.ApproveReport;
import io.muster.contracts.regulation.AssessmentCommand.FillField;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.report.ReportFormat;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports to authorities, stage by stage: filled by events and people, approved by a manager. */
@RestController
@RequestMapping("/api/regulation/incidents/{ref}/entities/{entityId}/reports/{report}")
@Tag(name = "Regulation")
class FilingController {

  private static final String NOW = "As it stands now even though it was filed";
  private static final String FILING = "Which filing of it, from 1; left out: the last";

  private final Drafts drafts;
  private final DraftPrint print;
  private final Entities entities;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;

  FilingController(
      Drafts drafts,
      DraftPrint print,
      Entities entities,
      Ledger ledger,
      PeopleDirectory people,
      CommandSender sender) {
    this.drafts = drafts;
    this.print = print;
    this.entities = entities;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
  }

  /**
   * What a field holds.
   *
   * @param value several codes are separated by commas; left out: what was filled in is taken away
   */
  @Schema(name = "FieldValue", requiredProperties = "field")
  record FieldValue(String field, String value) {}

  @GetMapping
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "reportDraft",
      summary = "A report as it was filed, or as it stands now, with what is missing")
  ReportDraft draft(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @Parameter(description = NOW) @RequestParam(defaultValue = "false") boolean now,
      @Parameter(description = FILING) @RequestParam(required = false) Integer filing,
      Caller caller) {
    return made(ref, entityId, report, new Filings.Asked(now, filing), caller).draft();
  }

  @GetMapping("/document.json")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "reportDraftJson",
      summary = "The report as JSON; under DORA in the layout IR-1.2",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  ResponseEntity<byte[]> json(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @Parameter(description = NOW) @RequestParam(defaultValue = "false") boolean now,
      @Parameter(description = FILING) @RequestParam(required = false) Integer filing,
      Caller caller) {
    return file(
        made(ref, entityId, report, new Filings.Asked(now, filing), caller).json(),
        MediaType.APPLICATION_JSON_VALUE,
        report + ".json");
  }

  @GetMapping("/document.csv")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "reportDraftCsv",
      summary = "The report as a table, with the origin of each value",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  ResponseEntity<byte[]> csv(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @Parameter(description = NOW) @RequestParam(defaultValue = "false") boolean now,
      @Parameter(description = FILING) @RequestParam(required = false) Integer filing,
      Caller caller) {
    return file(
        DraftFile.csv(made(ref, entityId, report, new Filings.Asked(now, filing), caller).draft()),
        "text/csv",
        report + ".csv");
  }

  @GetMapping("/document.pdf")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "reportDraftPdf",
      summary = "The report for people, with the timeline, the decisions and the evidence",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  ResponseEntity<byte[]> pdf(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @Parameter(description = NOW) @RequestParam(defaultValue = "false") boolean now,
      @Parameter(description = FILING) @RequestParam(required = false) Integer filing,
      Caller caller)
      throws IOException {
    try (RenderedReport rendered =
        RenderedReport.pdf(
            printed(ref, entityId, report, new Filings.Asked(now, filing), caller))) {
      return file(
          Files.readAllBytes(rendered.file()), MediaType.APPLICATION_PDF_VALUE, report + ".pdf");
    }
  }

  @GetMapping("/document.docx")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "reportDraftWord",
      summary = "The same as a Word file, to go on working on it",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  ResponseEntity<byte[]> word(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @Parameter(description = NOW) @RequestParam(defaultValue = "false") boolean now,
      @Parameter(description = FILING) @RequestParam(required = false) Integer filing,
      Caller caller)
      throws IOException {
    try (RenderedReport rendered =
        RenderedReport.word(
            printed(ref, entityId, report, new Filings.Asked(now, filing), caller))) {
      return file(Files.readAllBytes(rendered.file()), ReportFormat.WORD, report + ".docx");
    }
  }

  private PrintedReport printed(
      String ref, String entityId, String report, Filings.Asked asked, Caller caller) {
    Names names = Names.of(people, caller);
    ReportForm form = drafts.form(report);
    String incident = ledger.require(ref, caller);
    String entity = entities.require(entityId).id();
    Drafts.Made made = drafts.make(incident, entity, report, asked, names);
    return print.of(made, form.regime(), incident, entity, names);
  }

  private static ResponseEntity<byte[]> file(byte[] bytes, String type, String name) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("X-Content-SHA256", Drafts.sha256(bytes))
        .body(bytes);
  }

  @PostMapping("/fields")
  @PreAuthorize("hasAnyRole('responder', 'manager')")
  @Operation(operationId = "fillReportField", summary = "Fill in a field; it goes before events")
  WriteResult fill(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      @RequestBody FieldValue body,
      Caller caller,
      WriteContext context) {
    ReportForm form = drafts.form(report);
    ReportForm.Field field =
        form.fieldsOf(report).stream()
            .filter(each -> each.id().equals(body.field()))
            .findFirst()
            .orElseThrow(() -> Refused.invalid("/field", "This report has no such field."));
    String value = body.value() == null || body.value().isBlank() ? null : body.value().strip();
    String problem = value == null ? null : FieldChecks.problem(field, value);
    if (problem != null) {
      throw Refused.invalid("/value", problem);
    }
    return sender.send(
        new FillField(
            ledger.requireReal(ref, caller),
            entities.require(entityId).id(),
            form.regime(),
            field.id(),
            value,
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/approve")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "approveReport",
      summary = "Approve a complete report as it stands; a change takes the approval away")
  WriteResult approve(
      @PathVariable String ref,
      @PathVariable String entityId,
      @PathVariable String report,
      Caller caller,
      WriteContext context) {
    ReportDraft draft = made(ref, entityId, report, Filings.Asked.NOW, caller).draft();
    if (!draft.missing().isEmpty()) {
      throw Refused.conflict(
          "incomplete",
          "These fields are missing or wrong: %s.".formatted(String.join(", ", draft.missing())));
    }
    return sender.send(
        new ApproveReport(
            ledger.requireReal(ref, caller), entityId, report, draft.sha256(), caller.actor()),
        caller,
        context);
  }

  private Drafts.Made made(
      String ref, String entityId, String report, Filings.Asked asked, Caller caller) {
    drafts.form(report);
    return drafts.make(
        ledger.requireReal(ref, caller),
        entities.require(entityId).id(),
        report,
        asked,
        Names.of(people, caller));
  }
}
