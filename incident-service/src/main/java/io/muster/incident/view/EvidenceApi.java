package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceCommand;
import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceCommand.Privilege;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.incident.evidence.EvidenceItems;
import io.muster.incident.evidence.EvidenceProperties;
import io.muster.incident.evidence.HoldsOnEvidence;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.starter.ArrivedContent;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What investigators collect: brought in as a file, or taken from what the incident has already,
 * and listed with the chain of custody of each item.
 */
@RestController
@RequestMapping("/api/incidents/{ref}/evidence")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "incidents")
class EvidenceApi {

  private final IncidentRefs refs;
  private final KeptEvidence evidence;
  private final HoldsOnEvidence holds;
  private final EvidencePresenter presenter;
  private final EvidenceSources sources;
  private final EvidenceProperties settings;
  private final ContentStore contents;
  private final FileTransfers transfers;
  private final CommandSender sender;
  private final Clock clock;

  EvidenceApi(
      IncidentRefs refs,
      KeptEvidence evidence,
      HoldsOnEvidence holds,
      EvidencePresenter presenter,
      EvidenceSources sources,
      EvidenceProperties settings,
      ContentStore contents,
      FileTransfers transfers,
      CommandSender sender,
      Clock clock) {
    this.refs = refs;
    this.evidence = evidence;
    this.holds = holds;
    this.presenter = presenter;
    this.sources = sources;
    this.settings = settings;
    this.contents = contents;
    this.transfers = transfers;
    this.sender = sender;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "listEvidence",
      summary = "The evidence of an incident, each item with its chain of custody")
  EvidenceForms.Evidence list(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    String incidentId = refs.seen(ref, caller);
    EvidenceItems now = evidence.of(incidentId);
    return presenter.shown(
        asOf == null ? now : evidence.of(incidentId, asOf),
        now,
        !holds.covering(incidentId, List.of()).isEmpty(),
        caller);
  }

  @PostMapping(consumes = MediaType.ALL_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "collectEvidence",
      summary = "Bring evidence in; the body is the file itself, as long as the operator allows",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<WriteResult> collect(
      @PathVariable String ref,
      @Parameter(description = "How it is called") @RequestParam String name,
      @Parameter(description = "What kind of evidence it is") @RequestParam
          EvidenceClass evidenceClass,
      @Parameter(description = "Where it was collected: host and path, system, or person")
          @RequestParam
          String source,
      @Parameter(description = "What it shows") @RequestParam(required = false) String note,
      @Parameter(description = "Id of whoever collected it; left out: the asker")
          @RequestParam(required = false)
          String collectedBy,
      @Parameter(description = "Their name, as the asker knows it") @RequestParam(required = false)
          String collectedByName,
      @Parameter(description = "When it was collected, with its zone; left out: now")
          @RequestParam(required = false)
          Instant collectedAt,
      @Parameter(description = "SHA-256 in hex, when the sender knows it; another is refused")
          @RequestParam(required = false)
          String sha256,
      @Parameter(description = "Why it is privileged from the start; left out: it is not")
          @RequestParam(required = false)
          String privilegeReason,
      @Parameter(description = "Ids of those who may see it besides, where it is privileged")
          @RequestParam(required = false)
          List<String> privilegePeople,
      Caller caller,
      WriteContext context,
      HttpServletRequest request)
      throws InterruptedException, IOException {
    String incidentId = refs.seen(ref, caller);
    if (request.getContentLengthLong() > settings.largest().toBytes()) {
      throw tooLarge();
    }
    String mediaType = FileTransfers.mediaType(request.getContentType());
    Privilege privilege = privilege(privilegeReason, privilegePeople);
    try (ArrivedContent arrived = receive(incidentId, request)) {
      ContentStore.Stored stored = arrived.stored();
      if (stored.size() == 0) {
        throw Refused.of(
            422, "empty", "The file is empty, so that it proves nothing. Send another.");
      }
      FileTransfers.requireSame(sha256, stored.sha256());
      Instant now = clock.instant();
      Collect collect =
          new Collect(
              incidentId,
              UUID.randomUUID().toString(),
              new Description(evidenceClass, name, source, note),
              EvidenceOrigin.UPLOAD,
              null,
              new EvidenceContent(incidentId, stored.sha256(), stored.size(), mediaType),
              Wishes.personOr(caller, collectedBy, collectedByName),
              collectedAt == null ? now : collectedAt,
              privilege,
              caller.actor());
      evidence.requireTakable(collect, now);
      arrived.keep(mediaType, now);
      return created(collect, caller, context);
    }
  }

  private static Privilege privilege(String reason, List<String> people) {
    return reason == null && people == null
        ? null
        : new Privilege(
            people == null ? null : people.stream().map(id -> new Person(id, null)).toList(),
            reason);
  }

  private ArrivedContent receive(String incidentId, HttpServletRequest request) throws IOException {
    try {
      return transfers.run(
          () ->
              contents
                  .receive(incidentId, request.getInputStream(), settings.largest().toBytes())
                  .orElseThrow(
                      () -> Refused.of(410, "erased", "What this incident held was erased.")));
    } catch (ContentStore.TooLargeException e) {
      throw tooLarge();
    }
  }

  @PostMapping("/take")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "takeIntoEvidence",
      summary = "Make evidence of an attached file, or of the message of an alert, without a copy")
  ResponseEntity<WriteResult> take(
      @PathVariable String ref,
      @RequestBody EvidenceForms.Take body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String incidentId = refs.seen(ref, caller);
    if ((body.attachmentId() == null) == (body.rawSha256() == null)) {
      throw Refused.invalid(
          "/attachmentId", "Name an attached file or the message of an alert, one of the two.");
    }
    EvidenceSources.Found found =
        body.attachmentId() != null
            ? sources.attachment(incidentId, body.attachmentId())
            : sources.alert(incidentId, body.rawSha256());
    return created(
        new Collect(
            incidentId,
            UUID.randomUUID().toString(),
            new Description(
                body.evidenceClass(),
                body.name() == null ? found.name() : body.name(),
                body.source(),
                body.note()),
            found.origin(),
            found.originId(),
            found.content(),
            collector(body.collectedBy(), caller),
            body.collectedAt() == null ? found.receivedAt() : body.collectedAt(),
            privilege(body.privilege()),
            caller.actor()),
        caller,
        context);
  }

  private static Privilege privilege(EvidenceForms.Privilege said) {
    return said == null
        ? null
        : new Privilege(EvidenceWrites.people("/privilege/people", said.people()), said.reason());
  }

  private static Person collector(EvidenceForms.Who who, Caller caller) {
    return who == null
        ? Wishes.personOr(caller, null, null)
        : Wishes.personOr(caller, who.id(), who.name());
  }

  private ResponseEntity<WriteResult> created(
      EvidenceCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(result);
  }

  private Refused tooLarge() {
    return Refused.of(
        413,
        "too-large",
        "Evidence may have at most %d MiB here. Split it, or have an operator raise MUSTER_EVIDENCE_LARGEST."
            .formatted(settings.largest().toMegabytes()));
  }
}
