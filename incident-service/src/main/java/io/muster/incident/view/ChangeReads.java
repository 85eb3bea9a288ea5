package io.muster.incident.view;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ChangeRows;
import io.muster.incident.intake.Integrations;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was changed around the time something broke. */
@RestController
@Tag(name = "changes")
class ChangeReads {

  private static final int MOST = 200;

  private final ChangeRows changes;
  private final Integrations integrations;

  ChangeReads(ChangeRows changes, Integrations integrations) {
    this.changes = changes;
    this.integrations = integrations;
  }

  /**
   * One change. All times are UTC.
   *
   * @param source kind of tool that reported it
   * @param integration what administrators called that tool; missing when it is not known any more
   * @param author in the tool's words
   * @param occurredAt when it was made or began, by the tool's clock
   * @param concludedAt when it came out as it did; missing when only one report came
   * @param recordedAt when Muster learned of it
   * @param rawSha256 of the message it came in
   */
  @Schema(
      name = "ReportedChange",
      requiredProperties = {
        "id",
        "kind",
        "summary",
        "links",
        "outcome",
        "occurredAt",
        "recordedAt",
        "source",
        "rawSha256"
      })
  record Shown(
      String id,
      ChangeKind kind,
      String service,
      String environment,
      String version,
      String summary,
      String description,
      List<AlertLink> links,
      String author,
      ChangeOutcome outcome,
      Instant occurredAt,
      Instant concludedAt,
      Instant recordedAt,
      String source,
      String integration,
      String rawSha256) {}

  /**
   * The newest first.
   *
   * @param nextCursor for the changes before these; missing at the end
   */
  @Schema(name = "ReportedChangeList", requiredProperties = "items")
  record Page(List<Shown> items, String nextCursor) {}

  @GetMapping("/api/changes")
  @PreAuthorize("hasAnyRole('responder', 'manager', 'auditor')")
  @Operation(operationId = "listChanges", summary = "Changes, newest first")
  Page list(
      @RequestParam(required = false) String service,
      @Parameter(description = "The earliest moment, included") @RequestParam(required = false)
          Instant from,
      @Parameter(description = "The first moment that is too late") @RequestParam(required = false)
          Instant until,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) String cursor,
      Caller caller) {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    ChangeRows.Place after = cursor == null ? null : place(cursor);
    List<ChangeRows.Row> found =
        changes.find(
            service == null || service.isBlank() ? null : service.strip(),
            from,
            until,
            after,
            limit + 1);
    List<ChangeRows.Row> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, String> names =
        integrations.names(page.stream().map(row -> row.recorded().integrationId()).toList());
    return new Page(
        page.stream().map(row -> shown(row, names)).toList(),
        found.size() > limit ? cursor(page.getLast().place()) : null);
  }

  private static Shown shown(ChangeRows.Row row, Map<String, String> names) {
    ChangeEvent.Recorded change = row.recorded();
    return new Shown(
        change.changeId(),
        change.kind(),
        change.service(),
        change.environment(),
        change.version(),
        change.summary(),
        change.description(),
        change.links(),
        change.author(),
        row.outcome(),
        change.occurredAt(),
        row.concludedAt(),
        change.at(),
        change.source(),
        names.get(change.integrationId()),
        change.rawSha256());
  }

  private static String cursor(ChangeRows.Place place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (place.occurredAt().toEpochMilli() + "." + place.changeId())
                .getBytes(StandardCharsets.UTF_8));
  }

  private static ChangeRows.Place place(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\.", 2);
      return new ChangeRows.Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException e) {
      throw Refused.of(
          400, "bad-cursor", "The cursor is none of ours. Start again without a cursor.");
    }
  }
}
