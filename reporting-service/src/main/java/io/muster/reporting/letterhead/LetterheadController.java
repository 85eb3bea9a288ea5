package io.muster.reporting.letterhead;

import io.muster.contracts.letterhead.LetterheadCommand.Introduce;
import io.muster.contracts.letterhead.LetterheadCommand.Withdraw;
import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.contracts.letterhead.LetterheadEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.RenderedReport;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's letterhead over HTTP; administrators keep it. */
@RestController
@RequestMapping("/api/letterhead")
@Tag(name = "Letterhead")
@PreAuthorize("hasRole('admin')")
class LetterheadController {

  private final Letterheads letterheads;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;

  LetterheadController(
      Letterheads letterheads, Ledger ledger, PeopleDirectory people, CommandSender sender) {
    this.letterheads = letterheads;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
  }

  /**
   * What reports are headed with.
   *
   * @param content missing while they are on plain paper
   * @param changes every one there was, the newest first
   */
  @Schema(name = "Letterhead", requiredProperties = "changes")
  record Shown(LetterheadContent content, List<Change> changes) {}

  /**
   * One change of it.
   *
   * @param name of the organisation from then on; missing when it was withdrawn
   */
  @Schema(
      name = "LetterheadChange",
      requiredProperties = {"by", "at"})
  record Change(String name, String by, Instant at) {}

  @GetMapping
  @Operation(operationId = "letterhead", summary = "What reports are headed with, and were before")
  Shown show(Caller caller) {
    Names names = Names.of(people, caller);
    List<LetterheadEvent> all = letterheads.all(Long.MAX_VALUE);
    return new Shown(
        all.isEmpty() ? null : Letterheads.after(all.getLast()),
        all.reversed().stream().map(event -> change(event, names)).toList());
  }

  private static Change change(LetterheadEvent event, Names names) {
    LetterheadContent content = Letterheads.after(event);
    return new Change(content == null ? null : content.name(), names.actor(event.by()), event.at());
  }

  @PutMapping
  @Operation(
      operationId = "introduceLetterhead",
      summary = "Head reports with this from now on; what was filed keeps its own")
  WriteResult introduce(@RequestBody NewLetterhead body, Caller caller, WriteContext context) {
    return sender.send(new Introduce(body.content(), caller.actor()), caller, context);
  }

  @DeleteMapping
  @Operation(
      operationId = "withdrawLetterhead",
      summary = "Make reports on plain paper from now on")
  WriteResult withdraw(Caller caller, WriteContext context) {
    return sender.send(new Withdraw(caller.actor()), caller, context);
  }

  @PostMapping("/preview.pdf")
  @Operation(
      operationId = "previewLetterhead",
      summary = "A page of no report under this letterhead; nothing is recorded",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The page",
              content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE)))
  ResponseEntity<byte[]> preview(@RequestBody NewLetterhead body) throws IOException {
    try (RenderedReport page = RenderedReport.pdf(Specimen.at(ledger.head()).on(body.content()))) {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .body(Files.readAllBytes(page.file()));
    }
  }
}
