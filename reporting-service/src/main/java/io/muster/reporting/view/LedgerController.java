package io.muster.reporting.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Event;
import io.muster.eventlog.Head;
import io.muster.eventlog.LogExport;
import io.muster.reporting.evidence.Checkpoint;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.evidence.Deliveries;
import io.muster.reporting.evidence.SinkState;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger over HTTP: pages of it, its end, and the whole of it as a file to verify. */
@RestController
@RequestMapping("/api/ledger")
@Tag(name = "Ledger")
class LedgerController {

  private static final int LARGEST_PAGE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String EXPORT = "application/x-ndjson";

  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final Deliveries deliveries;
  private final PeopleDirectory people;
  private final MongoDatabase database;

  LedgerController(
      Ledger ledger,
      Checkpoints checkpoints,
      Deliveries deliveries,
      PeopleDirectory people,
      MongoDatabase database) {
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.deliveries = deliveries;
    this.people = people;
    this.database = database;
  }

  /**
   * A page of the ledger.
   *
   * @param nextCursor what to send as {@code after} for the next page; null on the last one
   * @param position the end of the log
   */
  record Page(List<LedgerEntry> items, String nextCursor, long position) {}

  /**
   * The end of the log and the newest signature under it.
   *
   * @param events how many events the log holds
   * @param checkpoint null until the first one has been signed
   * @param keys the public keys checkpoints are verified with, oldest first, each with the position
   *     from which it signs
   * @param sinks how far each place outside that checkpoints are sent to has been told
   */
  record End(
      long position,
      long events,
      String hash,
      Published checkpoint,
      List<String> keys,
      List<SinkState> sinks) {}

  /**
   * A signed statement that the log had this hash at this position.
   *
   * @param root root of the Merkle tree over all events, Base64
   * @param note the checkpoint itself, as it is published
   */
  record Published(
      long position, String hash, String root, Instant at, String keyId, String note) {}

  @Operation(summary = "Read the ledger, oldest first", operationId = "ledger")
  @GetMapping
  @PreAuthorize(Readers.READ)
  Page page(
      @Parameter(description = "Only events of this incident, by id or number")
          @RequestParam(required = false)
          String incident,
      @Parameter(description = "Only events after this position") @RequestParam(defaultValue = "0")
          long after,
      @Parameter(description = "At most this many, up to 200") @RequestParam(defaultValue = "50")
          int limit,
      Caller caller) {
    if (limit < 1 || limit > LARGEST_PAGE || after < 0) {
      throw Refused.of(
          400,
          "bad-page",
          "limit goes from 1 to %d, and after is 0 or a position.".formatted(LARGEST_PAGE));
    }
    List<LogEntry> entries =
        incident == null
            ? ledger.page(after, limit)
            : ledger.page(ledger.require(incident, caller), after, limit);
    Set<Long> hidden = hidden(entries, caller);
    Names names = Names.of(people, caller);
    entries.forEach(entry -> entry.event().ifPresent((Event event) -> names.meet(event)));
    return new Page(
        entries.stream()
            .map(
                entry -> hidden.contains(entry.position()) ? entry.hidden() : entry.describe(names))
            .toList(),
        entries.size() < limit ? null : Long.toString(entries.getLast().position()),
        ledger.head().position());
  }

  /** To which incident an event belongs, and who may see that, the index has to know first. */
  private Set<Long> hidden(List<LogEntry> entries, Caller caller) {
    if (entries.isEmpty()) {
      return Set.of();
    }
    ledger.requireIndexed(
        entries.getLast().position(), PATIENCE, "these events cannot be shown yet");
    return ledger.hiddenFrom(caller, entries.stream().map(LogEntry::position).toList());
  }

  @Operation(summary = "The end of the log and its newest checkpoint", operationId = "ledgerHead")
  @GetMapping("/head")
  @PreAuthorize(Readers.READ)
  End head() {
    Head head = ledger.head();
    return new End(
        head.position(),
        head.position(),
        HexFormat.of().formatHex(head.hash()),
        checkpoints.newest().map(LedgerController::published).orElse(null),
        checkpoints.keys(),
        deliveries.states());
  }

  @Operation(
      summary = "The whole log as a file for muster-log verify",
      operationId = "ledgerExport",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "JSON lines as docs/log-format.md says; personal data is encrypted",
              content = @Content(mediaType = EXPORT)))
  @GetMapping("/export")
  @PreAuthorize(Readers.EXPORT)
  void export(HttpServletResponse response) throws IOException {
    response.setContentType(EXPORT);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"muster-log.jsonl\"");
    LogExport.write(database, response.getOutputStream());
  }

  private static Published published(Checkpoint c) {
    return new Published(c.position(), c.hash(), c.root(), c.at(), c.keyId(), c.note());
  }
}
