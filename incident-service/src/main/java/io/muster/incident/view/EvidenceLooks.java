package io.muster.incident.view;

import io.muster.contracts.evidence.EvidenceCommand.Download;
import io.muster.contracts.evidence.EvidenceCommand.Seal;
import io.muster.contracts.evidence.EvidenceCommand.View;
import io.muster.contracts.evidence.EvidenceOccasion;
import io.muster.incident.evidence.EvidenceInspection;
import io.muster.incident.evidence.EvidenceItem;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.OnRecord;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
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

/**
 * Opening an item of evidence: to look at its beginning, to take a copy away, to seal it. Each time
 * all of it is read and its hash compared first, and the look is recorded before anybody sees
 * anything.
 */
@RestController
@RequestMapping("/api/incidents/{ref}/evidence/{itemId}")
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "incidents")
class EvidenceLooks {

  private final IncidentRefs refs;
  private final KeptEvidence evidence;
  private final EvidenceInspection inspection;
  private final FileTransfers transfers;
  private final CommandSender sender;

  EvidenceLooks(
      IncidentRefs refs,
      KeptEvidence evidence,
      EvidenceInspection inspection,
      FileTransfers transfers,
      CommandSender sender) {
    this.refs = refs;
    this.evidence = evidence;
    this.inspection = inspection;
    this.transfers = transfers;
    this.sender = sender;
  }

  @PostMapping("/view")
  @Operation(
      operationId = "viewEvidence",
      summary = "Look at the beginning of an item; who looked, and why, becomes part of its chain")
  EvidenceForms.Glance view(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException, IOException {
    String incidentId = refs.seen(ref, caller);
    EvidenceItem item = opened(incidentId, itemId, body.reason(), caller);
    Beginning beginning = new Beginning();
    inspect(item, EvidenceOccasion.VIEW, caller, beginning);
    sender.send(
        new View(
            incidentId, itemId, body.reason(), EvidencePresenter.oversees(caller), caller.actor()),
        caller,
        context.anew());
    return beginning.glance(item.content());
  }

  @GetMapping("/content")
  @OnRecord
  @Operation(
      operationId = "downloadEvidence",
      summary = "A copy of an item; who took it, and why, becomes part of its chain",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The file as it was collected; a browser may only save it",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  void download(
      @PathVariable String ref,
      @PathVariable String itemId,
      @Parameter(description = "What the copy is for") @RequestParam String reason,
      Caller caller,
      WriteContext context,
      HttpServletResponse response)
      throws InterruptedException, IOException {
    String incidentId = refs.seen(ref, caller);
    EvidenceItem item = opened(incidentId, itemId, reason, caller);
    transfers.run(
        () -> {
          inspection.require(
              item, EvidenceOccasion.DOWNLOAD, caller.actor(), OutputStream.nullOutputStream());
          sender.send(
              new Download(
                  incidentId, itemId, reason, EvidencePresenter.oversees(caller), caller.actor()),
              caller,
              context.anew());
          FileTransfers.send(
              response,
              item.description().name(),
              item.content().mediaType(),
              item.content().size(),
              item.content().sha256(),
              () -> inspection.send(item, response.getOutputStream()));
          return null;
        });
  }

  @PostMapping("/seal")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "sealEvidence",
      summary = "Close an item whose content is whole; nothing said of it changes any more")
  ResponseEntity<WriteResult> seal(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException, IOException {
    String incidentId = refs.seen(ref, caller);
    EvidenceItem item = evidence.of(incidentId).kept(itemId);
    // What is sealed already stays as it is, and is not read for that.
    if (item.sealed() == null) {
      requireReason(body.reason());
      item.requireInHandsOf(caller.actor(), caller.authority());
      inspect(item, EvidenceOccasion.SEAL, caller, OutputStream.nullOutputStream());
    }
    WriteResult result =
        sender.send(
            new Seal(incidentId, itemId, body.reason(), caller.actor(), caller.authority()),
            caller,
            context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }

  private void inspect(EvidenceItem item, EvidenceOccasion occasion, Caller caller, OutputStream to)
      throws IOException {
    transfers.run(
        () -> {
          inspection.require(item, occasion, caller.actor(), to);
          return null;
        });
  }

  /** What would be refused anyway is refused before gigabytes are read. */
  private EvidenceItem opened(String incidentId, String itemId, String reason, Caller caller) {
    requireReason(reason);
    EvidenceItem item = evidence.of(incidentId).kept(itemId);
    item.requireFor(caller.id(), EvidencePresenter.oversees(caller));
    return item;
  }

  private static void requireReason(String reason) {
    if (reason == null || reason.isBlank()) {
      throw Refused.invalid("/reason", "Say why; it becomes part of the chain of custody.");
    }
  }
}
