package io.muster.incident.intake;

import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What administrators see of alert sources: whether they send, what, and how it was read. */
@RestController
@RequestMapping("/api/integrations")
@PreAuthorize("hasRole('admin')")
@Tag(name = "integrations")
class IntegrationReads {

  private final Integrations integrations;
  private final Doorkeeper doorkeeper;
  private final Sources sources;
  private final Receipts receipts;
  private final ContentStore contents;

  IntegrationReads(
      Integrations integrations,
      Doorkeeper doorkeeper,
      Sources sources,
      Receipts receipts,
      ContentStore contents) {
    this.integrations = integrations;
    this.doorkeeper = doorkeeper;
    this.sources = sources;
    this.receipts = receipts;
    this.contents = contents;
  }

  /**
   * A kind of source.
   *
   * @param kind its name in addresses
   * @param title its name for people
   * @param path where it sends to, below Muster's public address
   */
  @Schema(
      name = "IntegrationKind",
      requiredProperties = {"kind", "title", "path"})
  record Kind(String kind, String title, String path) {}

  /** Every kind, by title. */
  @Schema(name = "IntegrationKindList", requiredProperties = "items")
  record Kinds(List<Kind> items) {}

  /**
   * A source as administrators see it. All times are UTC.
   *
   * @param oldKeyUntil until when the key before the present one opens as well; missing when it
   *     does not
   * @param sender whose signature its messages must have, such as a topic of Amazon SNS; missing
   *     when none was seen yet, or the tool does not sign
   * @param taken messages read, since the source was let in
   * @param refused messages that came with a right key and could not be read
   * @param takenAt when the last message that could be read came in
   * @param refusal why the last that could not be read was refused
   * @param autoResolveAfter how long nothing may be heard of an alert before it ends by itself, an
   *     ISO 8601 duration; missing when none does
   * @param autoResolveSet whether an administrator said so; else it goes by the kind of source, and
   *     is not meant for alerts whose end the source sends
   * @param perMinute how many messages are taken of it, by each copy of the service
   * @param grouping how alerts are put together; missing when it was never set
   */
  @Schema(
      name = "Integration",
      requiredProperties = {
        "id",
        "name",
        "source",
        "disabled",
        "createdAt",
        "keySince",
        "taken",
        "refused",
        "autoResolveSet",
        "perMinute"
      })
  record Row(
      String id,
      String name,
      String source,
      boolean disabled,
      Instant createdAt,
      Instant keySince,
      Instant oldKeyUntil,
      Instant disabledAt,
      String sender,
      long taken,
      long refused,
      Instant takenAt,
      Instant refusedAt,
      String refusal,
      String autoResolveAfter,
      boolean autoResolveSet,
      int perMinute,
      ShownGrouping grouping) {}

  /**
   * How alerts of a source are put together.
   *
   * @param revision how often that was set; groups name it, as in {@code labels/3}
   * @param labels none: as the source itself says
   * @param window an ISO 8601 duration; missing: as long as the problem is open
   */
  @Schema(
      name = "Grouping",
      requiredProperties = {"revision", "labels"})
  record ShownGrouping(int revision, List<String> labels, String window) {}

  /** Every source. */
  @Schema(name = "IntegrationList", requiredProperties = "items")
  record Rows(List<Row> items) {}

  /** The newest first. */
  @Schema(name = "PayloadList", requiredProperties = "items")
  record Payloads(List<Payload> items) {}

  @GetMapping
  @Operation(operationId = "listIntegrations", summary = "Alert sources")
  Rows list() {
    Map<String, Document> received = receipts.all();
    return new Rows(
        integrations.all().stream()
            .map(row -> row(row, received.getOrDefault(row.getString("_id"), new Document())))
            .toList());
  }

  @GetMapping("/kinds")
  @Operation(operationId = "listIntegrationKinds", summary = "The kinds of source Muster reads")
  Kinds kinds() {
    return new Kinds(
        sources.all().stream()
            .map(source -> new Kind(source.kind(), source.title(), source.path()))
            .toList());
  }

  @GetMapping("/{id}/payloads")
  @Operation(
      operationId = "listPayloads",
      summary = "The last 50 messages of a source and how each was read")
  Payloads payloads(@PathVariable String id) {
    Document received = receipts.find(id);
    if (received == null) {
      if (!doorkeeper.knows(id)) {
        throw Refused.notFound("The integration");
      }
      return new Payloads(List.of());
    }
    return new Payloads(
        received.getList("last", Document.class).reversed().stream().map(Payload::of).toList());
  }

  @GetMapping(path = "/{id}/payloads/{sha256}", produces = MediaType.TEXT_PLAIN_VALUE)
  @Operation(operationId = "readPayload", summary = "A message as it came")
  ResponseEntity<String> payload(@PathVariable String id, @PathVariable String sha256) {
    byte[] body =
        contents
            .find(id, sha256)
            .orElseThrow(() -> Refused.notFound("A message with this hash"))
            .bytes();
    // Whatever it claims to be, a browser must show it as text and nothing else.
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header("X-Content-Type-Options", "nosniff")
        .body(new String(body, StandardCharsets.UTF_8));
  }

  private Row row(Document row, Document received) {
    return new Row(
        row.getString("_id"),
        row.getString("name"),
        row.getString("source"),
        row.containsKey("disabledAt"),
        instant(row, "createdAt"),
        instant(row, "keySince"),
        instant(row, "oldKeyUntil"),
        instant(row, "disabledAt"),
        row.getString("sender"),
        received.get("taken", 0L),
        received.get("refused", 0L),
        instant(received, "takenAt"),
        instant(received, "refusedAt"),
        received.getString("refusal"),
        autoResolveAfter(row),
        row.getBoolean("autoResolveSet", false),
        Optional.ofNullable(row.getInteger("perMinute")).orElse(IntakeLimits.USUAL),
        grouping(row));
  }

  private static ShownGrouping grouping(Document row) {
    if (!row.containsKey("groupingRevision")) {
      return null;
    }
    Long seconds = row.getLong("groupingWindowSeconds");
    return new ShownGrouping(
        row.getInteger("groupingRevision"),
        row.getList("groupingLabels", String.class),
        seconds == null ? null : Duration.ofSeconds(seconds).toString());
  }

  private String autoResolveAfter(Document row) {
    Long seconds = row.getLong("autoResolveSeconds");
    Optional<Duration> after =
        row.getBoolean("autoResolveSet", false)
            ? Optional.ofNullable(seconds).map(Duration::ofSeconds)
            : sources.find(row.getString("source")).flatMap(Source::autoResolveAfter);
    return after.map(Duration::toString).orElse(null);
  }

  private static Instant instant(Document row, String name) {
    Date date = row.getDate(name);
    return date == null ? null : date.toInstant();
  }
}
