package io.muster.incident.view;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.report.ReportCommand;
import io.muster.contracts.report.ReportEvent;
import io.muster.contracts.report.ReportEvent.Dismissed;
import io.muster.contracts.report.ReportEvent.Received;
import io.muster.contracts.report.ReportEvent.TakenUp;
import io.muster.incident.intake.report.ReportDesk;
import io.muster.incident.intake.report.ReportNames;
import io.muster.incident.intake.report.ReportRows;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Responders look at what anybody reported, and decide. */
@RestController
@RequestMapping("/api/user-reports")
@PreAuthorize("hasAnyRole('responder', 'manager')")
@Tag(name = "user reports")
class ReportQueue {

  private static final int MOST = 200;
  private static final int MOST_CLOSED = 50;

  private final ReportRows reports;
  private final ReportDesk desk;
  private final CommandSender sender;
  private final IncidentRefs refs;
  private final IncidentRows incidents;

  ReportQueue(
      ReportRows reports,
      ReportDesk desk,
      CommandSender sender,
      IncidentRefs refs,
      IncidentRows incidents) {
    this.reports = reports;
    this.desk = desk;
    this.sender = sender;
    this.refs = refs;
    this.incidents = incidents;
  }

  /**
   * A report. All times are UTC.
   *
   * @param reference what the reporter calls it
   * @param text missing when it was erased
   * @param contact who reported it, in their words; unchecked, as everything in it
   * @param incident in which it is worked on, as in INC-142
   * @param closedBy who took it up or dismissed it
   * @param reason why it was dismissed
   * @param version for the next write
   */
  @Schema(
      name = "QueuedReport",
      requiredProperties = {"id", "reference", "receivedAt", "version"})
  record Row(
      String id,
      String reference,
      String text,
      String where,
      String contact,
      Instant since,
      Instant receivedAt,
      String incident,
      String closedBy,
      Instant closedAt,
      String reason,
      long version) {}

  /**
   * Reports.
   *
   * @param waiting how many nobody has dealt with
   */
  @Schema(
      name = "QueuedReportList",
      requiredProperties = {"items", "waiting"})
  record Rows(List<Row> items, long waiting) {}

  /**
   * How to take a report up: in an incident that is there, or in one that is declared.
   *
   * @param incident one that is there, by number or id; the rest is then left out
   * @param severity of the incident to declare
   * @param title of the incident to declare, at most 200 characters
   * @param services it affects
   */
  @Schema(
      name = "TakeUpReport",
      example = "{\"title\":\"Nobody can pay\",\"severity\":\"SEV2\",\"services\":[\"checkout\"]}")
  record TakeUp(String incident, Severity severity, String title, List<String> services) {}

  /** Why nothing has to be done. */
  @Schema(
      name = "DismissReport",
      requiredProperties = "reason",
      example = "{\"reason\":\"A card that had run out\"}")
  record Dismissal(String reason) {}

  /**
   * It is taken up.
   *
   * @param incident in which, as in INC-142
   */
  @Schema(
      name = "TakenUpReport",
      requiredProperties = {"id", "incident", "version", "position"})
  record Taken(String id, String incident, long version, long position) {}

  @GetMapping
  @Operation(
      operationId = "listUserReports",
      summary = "Reports nobody has dealt with, longest waiting first; or the last 50 others")
  Rows list(@RequestParam(defaultValue = "false") boolean closed) {
    List<ReportRows.Row> found = closed ? reports.closed(MOST_CLOSED) : reports.open(MOST);
    return new Rows(found.stream().map(this::row).toList(), reports.waiting());
  }

  @PostMapping("/{id}/take-up")
  @Operation(
      operationId = "takeUpUserReport",
      summary = "Declare an incident because of a report, or add it to one that is open")
  Taken takeUp(
      @PathVariable String id, @RequestBody TakeUp body, Caller caller, WriteContext context)
      throws InterruptedException {
    requireReport(id);
    String incidentId =
        body.incident() == null || body.incident().isBlank()
            ? ReportNames.incidentOf(id)
            : openIncident(body.incident().strip());
    WriteResult result =
        sender.send(
            new ReportCommand.TakeUp(
                id,
                incidentId,
                incidentId.equals(ReportNames.incidentOf(id)),
                body.severity(),
                body.title(),
                body.services(),
                caller.actor()),
            caller,
            context);
    desk.follow(id);
    // Whoever took it up goes there next.
    refs.awaitRow(incidentId);
    return new Taken(
        id,
        refs.byId(incidentId).map(ref -> IncidentNumbers.inWords(ref.number())).orElseThrow(),
        result.version(),
        result.position());
  }

  @PostMapping("/{id}/dismiss")
  @Operation(operationId = "dismissUserReport", summary = "Do nothing about a report, and say why")
  WriteResult dismiss(
      @PathVariable String id, @RequestBody Dismissal body, Caller caller, WriteContext context) {
    requireReport(id);
    return sender.send(
        new ReportCommand.Dismiss(id, body.reason(), caller.actor()), caller, context);
  }

  private void requireReport(String id) {
    if (desk.history(id).isEmpty()) {
      throw Refused.notFound("The report");
    }
  }

  private String openIncident(String ref) throws InterruptedException {
    String id = refs.find(ref).id();
    boolean over =
        incidents.byId(id).filter(row -> !row.getBoolean(IncidentRows.OPEN, true)).isPresent();
    if (over) {
      throw Refused.invalid(
          "/incident", "This incident is over. Name an open one, or declare one.");
    }
    return id;
  }

  private Row row(ReportRows.Row report) {
    Received received = report.received();
    ReportEvent closing = report.closing();
    return new Row(
        received.reportId(),
        ReportNames.reference(received.reportId()),
        received.text(),
        received.where(),
        received.contact(),
        received.since(),
        received.at(),
        closing instanceof TakenUp taken
            ? refs.byId(taken.incidentId())
                .map(ref -> IncidentNumbers.inWords(ref.number()))
                .orElse(null)
            : null,
        closing == null ? null : closing.by().name(),
        closing == null ? null : closing.at(),
        closing instanceof Dismissed dismissed ? dismissed.reason() : null,
        report.version());
  }
}
