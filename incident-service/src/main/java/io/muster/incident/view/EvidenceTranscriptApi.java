package io.muster.incident.view;

import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.ArrivedContent;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes one item of evidence of what was said in an incident's chat so far. */
@RestController
@RequestMapping("/api/incidents/{ref}/evidence/transcript")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "incidents")
class EvidenceTranscriptApi {

  private static final String MEDIA_TYPE = "application/x-ndjson";
  private static final String SOURCE = "The incident's channel in the chat, as Muster kept it";

  private final IncidentRefs refs;
  private final ChatTranscript transcript;
  private final KeptEvidence evidence;
  private final ContentStore contents;
  private final FileTransfers transfers;
  private final CommandSender sender;
  private final Clock clock;

  EvidenceTranscriptApi(
      IncidentRefs refs,
      ChatTranscript transcript,
      KeptEvidence evidence,
      ContentStore contents,
      FileTransfers transfers,
      CommandSender sender,
      Clock clock) {
    this.refs = refs;
    this.transcript = transcript;
    this.evidence = evidence;
    this.contents = contents;
    this.transfers = transfers;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What is said of it.
   *
   * @param note what it shows; left out: nothing is said
   */
  @Schema(name = "CollectTranscript", example = "{\"note\":\"Who decided to fail over, and when\"}")
  record Wish(String note) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "collectTranscript",
      summary = "Collect what was said in the chat so far as one item of evidence",
      description =
          "JSON Lines, a line for each message, change and deletion, with its position in the log."
              + " Refused with 409 where nothing was said, or nothing since it was collected last.")
  ResponseEntity<WriteResult> collect(
      @PathVariable String ref, @RequestBody Wish body, Caller caller, WriteContext context)
      throws InterruptedException, IOException {
    String incidentId = refs.seen(ref, caller);
    String number = IncidentNumbers.inWords(refs.find(ref).number());
    byte[] lines = transfers.run(() -> transcript.of(incidentId));
    if (lines.length == 0) {
      throw Refused.conflict(
          "no-transcript", "Nothing that was said in a chat of this incident is kept.");
    }
    try (ArrivedContent arrived =
        contents
            .receive(incidentId, new ByteArrayInputStream(lines), lines.length)
            .orElseThrow(() -> Refused.of(410, "erased", "What this incident held was erased."))) {
      Instant now = clock.instant();
      ContentStore.Stored stored = arrived.stored();
      Collect collect =
          new Collect(
              incidentId,
              UUID.randomUUID().toString(),
              new Description(
                  EvidenceClass.MESSAGE, "chat-" + number + ".jsonl", SOURCE, body.note()),
              EvidenceOrigin.CHAT,
              TranscriptEvent.transcriptOf(incidentId),
              new EvidenceContent(incidentId, stored.sha256(), stored.size(), MEDIA_TYPE),
              Wishes.personOr(caller, null, null),
              now,
              null,
              caller.actor());
      evidence.requireTakable(collect, now);
      arrived.keep(MEDIA_TYPE, now);
      WriteResult result = sender.send(collect, caller, context);
      return ResponseEntity.status(HttpStatus.CREATED)
          .eTag("\"" + result.version() + "\"")
          .body(result);
    }
  }
}
