package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportCommand.Draw;
import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.letterhead.Letterheads;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.report.ReportFormat;
import io.muster.reporting.report.ReportRequest;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Standing reports over HTTP: managers and auditors have them made, and read them. */
@RestController
@RequestMapping("/api/audits")
@Tag(name = "Standing reports")
@PreAuthorize("hasAnyRole('auditor', 'manager')")
class AuditController {

  private static final String REPORT = "/{id:" + AuditReportEvent.PREFIX + "[0-9a-f]+}";
  private static final int LISTED = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Frameworks frameworks;
  private final AuditIndex index;
  private final AuditReports reports;
  private final Letterheads letterheads;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;
  private final Clock clock;

  AuditController(
      Frameworks frameworks,
      AuditIndex index,
      AuditReports reports,
      Letterheads letterheads,
      Ledger ledger,
      PeopleDirectory people,
      CommandSender sender,
      Clock clock) {
    this.frameworks = frameworks;
    this.index = index;
    this.reports = reports;
    this.letterheads = letterheads;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
    this.clock = clock;
  }

  /** The frameworks, each in every version. */
  @Schema(name = "AuditFrameworkList", requiredProperties = "items")
  record FrameworkList(List<Framework> items) {}

  /** Reports that were drawn, the newest first. */
  @Schema(name = "AuditReportList", requiredProperties = "items")
  record ReportList(List<Shown> items) {}

  /**
   * A report that was drawn.
   *
   * @param by who had it made
   */
  @Schema(
      name = "DrawnAuditReport",
      requiredProperties = {
        "id",
        "framework",
        "title",
        "from",
        "to",
        "asOf",
        "sample",
        "seed",
        "by",
        "at"
      })
  record Shown(
      String id,
      String framework,
      String title,
      LocalDate from,
      LocalDate to,
      long asOf,
      int sample,
      String seed,
      String by,
      Instant at) {}

  @GetMapping("/frameworks")
  @Operation(
      operationId = "auditFrameworks",
      summary = "The standards and laws reports go through, control by control")
  FrameworkList frameworks() {
    return new FrameworkList(frameworks.current());
  }

  @GetMapping
  @Operation(operationId = "auditReports", summary = "The 100 reports drawn last, the newest first")
  ReportList list(Caller caller) {
    Names names = Names.of(people, caller);
    return new ReportList(
        index.newest(LISTED).stream()
            .flatMap(position -> drawn(position).stream())
            .map(drawn -> shown(drawn, names))
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "drawAuditReport",
      summary = "Have a report made of a period, as of now; its sample follows from its seed")
  WriteResult draw(@RequestBody NewAuditReport body, Caller caller, WriteContext context) {
    Framework framework = body.framework(frameworks);
    Period period = body.period(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Draw command =
        new Draw(
            AuditReportEvent.PREFIX + UUID.randomUUID().toString().replace("-", ""),
            framework.ref(),
            period.from(),
            period.to(),
            ledger.head().position(),
            body.sampleSize(),
            body.seedOr(UUID.randomUUID().toString().replace("-", "")),
            body.acknowledgeWithin(),
            body.reviewWithin(),
            caller.actor());
    return sender.send(command, caller, context);
  }

  @Operation(
      summary = "A report, the exceptions first",
      operationId = "auditReport",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the content",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = AuditReport.class)),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE),
                @Content(mediaType = ReportFormat.WORD)
              }))
  @GetMapping(
      value = REPORT,
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        "text/csv",
        MediaType.APPLICATION_PDF_VALUE,
        ReportFormat.WORD
      })
  void show(@PathVariable String id, ServletWebRequest request, Caller caller) throws IOException {
    answer(id, ReportRequest.shown(request), caller);
  }

  @Operation(
      summary = "A report as a file",
      operationId = "auditReportFile",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "X-Content-SHA256 is the hash of the file",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  @GetMapping(REPORT + ".{format:json|csv|pdf|docx}")
  void download(
      @PathVariable String id,
      @PathVariable String format,
      ServletWebRequest request,
      Caller caller)
      throws IOException {
    answer(id, ReportRequest.file(format, request), caller);
  }

  private void answer(String id, ReportRequest asked, Caller caller) throws IOException {
    AuditReport report = reports.make(require(id), caller);
    String name =
        "%s-%s-%s".formatted(report.framed().replace('/', '-'), report.from(), report.to());
    try (RenderedReport file =
        switch (asked.format()) {
          case JSON -> RenderedReport.json(report);
          case CSV -> RenderedReport.of(out -> AuditCsv.write(report, out));
          case PDF -> RenderedReport.pdf(printed(report));
          case DOCX -> RenderedReport.word(printed(report));
        }) {
      asked.answer(file, name);
    }
  }

  private PrintedReport printed(AuditReport report) {
    return AuditPrint.of(report).on(letterheads.asOf(report.asOf().position()));
  }

  /** Its row comes after those of everything it looks at. */
  private Drawn require(String id) {
    if (ledger.ofAggregate(id, Long.MAX_VALUE).isEmpty()) {
      throw Refused.notFound("The report " + id);
    }
    return index
        .awaitReport(id, PATIENCE)
        .flatMap(this::drawn)
        .orElseThrow(() -> Ledger.behind("this report cannot be made yet"));
  }

  private Optional<Drawn> drawn(long position) {
    return ledger.page(position - 1, 1).stream()
        .map(LogEntry::event)
        .flatMap(Optional::stream)
        .filter(Drawn.class::isInstance)
        .map(Drawn.class::cast)
        .findFirst();
  }

  private Shown shown(Drawn drawn, Names names) {
    return new Shown(
        drawn.reportId(),
        drawn.framework(),
        frameworks.require(drawn.framework()).title(),
        drawn.from(),
        drawn.to(),
        drawn.asOf(),
        drawn.sample(),
        drawn.seed(),
        names.actor(drawn.by()),
        drawn.at());
  }
}
