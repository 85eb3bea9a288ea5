package io.muster.incident.view;

import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.starter.Caller;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of an incident. Their bytes are kept sealed under the incident's key; the log holds the
 * hash, and nothing is handed out that does not have it. What a browser gets it may only save.
 */
@RestController
@RequestMapping("/api/incidents/{ref}/attachments")
@Tag(name = "incidents")
class AttachmentApi {

  /** In bytes; the gateway refuses larger ones as well. */
  static final long LARGEST = 25L << 20;

  private final Wishes wishes;
  private final IncidentRefs refs;
  private final TimelineRows timeline;
  private final ContentStore contents;
  private final KeptEvidence evidence;
  private final FileTransfers transfers;
  private final Clock clock;

  AttachmentApi(
      Wishes wishes,
      IncidentRefs refs,
      TimelineRows timeline,
      ContentStore contents,
      KeptEvidence evidence,
      FileTransfers transfers,
      Clock clock) {
    this.wishes = wishes;
    this.refs = refs;
    this.timeline = timeline;
    this.contents = contents;
    this.evidence = evidence;
    this.transfers = transfers;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.ALL_VALUE)
  @Operation(
      operationId = "attachFile",
      summary = "Attach a file of at most 25 MiB; the body is the file itself",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<Shown.Written> attach(
      @PathVariable String ref,
      @Parameter(description = "How the file is called") @RequestParam String name,
      @Parameter(description = "What it shows") @RequestParam(required = false) String note,
      @Parameter(description = "SHA-256 in hex, when the sender knows it; another is refused")
          @RequestParam(required = false)
          String sha256,
      Caller caller,
      WriteContext context,
      HttpServletRequest request)
      throws InterruptedException, IOException {
    Wishes.authority(caller);
    String incidentId = visible(ref, caller);
    if (request.getContentLengthLong() > LARGEST) {
      throw tooLarge();
    }
    String mediaType = FileTransfers.mediaType(request.getContentType());
    ContentStore.Stored stored = take(incidentId, mediaType, request);
    FileTransfers.requireSame(sha256, stored.sha256());
    String attachmentId = UUID.randomUUID().toString();
    return wishes.send(
        ref,
        (id, as) ->
            new AttachmentCommand.Attach(
                id,
                attachmentId,
                stored.sha256(),
                name,
                mediaType,
                stored.size(),
                note,
                caller.actor(),
                as),
        caller,
        context);
  }

  private ContentStore.Stored take(String owner, String mediaType, HttpServletRequest request)
      throws IOException {
    try {
      return transfers.run(
          () ->
              contents
                  .put(owner, mediaType, clock.instant(), request.getInputStream(), LARGEST)
                  .orElseThrow(
                      () -> Refused.of(410, "erased", "What this incident held was erased.")));
    } catch (ContentStore.TooLargeException e) {
      throw tooLarge();
    }
  }

  @GetMapping("/{attachmentId}")
  @Operation(operationId = "downloadAttachment", summary = "The file itself, as it was attached")
  void download(
      @PathVariable String ref,
      @PathVariable String attachmentId,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    Sight sight = Sight.of(caller);
    Document row = refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
    if (!sight.texts()) {
      throw Refused.forbidden(
          "role-missing", "Your role may not read what people attached. Ask a responder.");
    }
    Document item =
        IncidentFold.list(row, "attachments").stream()
            .filter(each -> each.getString("id").equals(attachmentId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("The attachment"));
    Long position = item.getLong("position");
    String name =
        timeline.at(Set.of(position)).get(position) instanceof AttachmentEvent.Added added
            ? added.name()
            : attachmentId;
    String owner = row.getString("_id");
    String sha256 = item.getString("sha256");
    requireCleared(owner, sha256, caller);
    FileTransfers.send(
        response,
        name,
        item.getString("mediaType"),
        item.getLong("size"),
        sha256,
        () -> {
          boolean there =
              transfers.run(() -> contents.write(owner, sha256, response.getOutputStream()));
          if (!there) {
            throw gone(owner);
          }
        });
  }

  /** What became privileged evidence is not read by another door, nor while it is being deleted. */
  private void requireCleared(String incidentId, String sha256, Caller caller) {
    evidence
        .of(incidentId)
        .last(incidentId, sha256)
        .ifPresent(item -> item.requireFor(caller.id(), EvidencePresenter.oversees(caller)));
  }

  private Refused gone(String incidentId) {
    return contents.isErased(incidentId)
        ? Refused.of(410, "erased", "What this incident held was erased.")
        : Refused.of(
            410,
            "evidence-deleted",
            "This file was evidence whose content was deleted. Its hash and its chain of custody stay.");
  }

  @PostMapping("/{attachmentId}/withdraw")
  @Operation(
      operationId = "withdrawAttachment",
      summary = "Show it no more; that it was there stays in the log")
  ResponseEntity<Shown.Written> withdraw(
      @PathVariable String ref,
      @PathVariable String attachmentId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) ->
            new AttachmentCommand.Withdraw(id, attachmentId, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  /** Before anything is stored; the row may lag behind what was opened a moment ago. */
  private String visible(String ref, Caller caller) throws InterruptedException {
    Sight sight = Sight.of(caller);
    String id = refs.find(ref).id();
    if (refs.awaitRow(id).filter(sight::sees).isEmpty()) {
      throw IncidentRefs.unknown();
    }
    return id;
  }

  private static Refused tooLarge() {
    return Refused.of(
        413, "too-large", "Attach a file of at most " + (LARGEST >> 20) + " MiB, or pack it.");
  }
}
