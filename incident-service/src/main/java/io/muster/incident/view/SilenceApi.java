package io.muster.incident.view;

import io.muster.contracts.alert.SilenceCommand;
import io.muster.incident.triage.silence.AlertConditions;
import io.muster.incident.triage.silence.Silence;
import io.muster.incident.triage.silence.SilenceRegister;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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
 * Responders and managers say which alerts call nobody out for a while, and try that first. What is
 * read is the log itself, so a silence is here the moment it is made.
 */
@RestController
@RequestMapping("/api/silences")
@PreAuthorize("hasAnyRole('responder', 'manager')")
@Tag(name = "silences")
class SilenceApi {

  private static final int MOST = 200;
  private static final String READERS = "hasAnyRole('responder', 'manager', 'auditor', 'admin')";

  private final CommandSender sender;
  private final SilenceRegister register;
  private final SilencePresenter presenter;
  private final SilencePreviews previews;

  SilenceApi(
      CommandSender sender,
      SilenceRegister register,
      SilencePresenter presenter,
      SilencePreviews previews) {
    this.sender = sender;
    this.register = register;
    this.presenter = presenter;
    this.previews = previews;
  }

  @GetMapping
  @PreAuthorize(READERS)
  @Operation(operationId = "listSilences", summary = "Silences, the newest first")
  SilenceForms.Page list(
      @RequestParam(required = false) Silence.State state,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = "As the page before said") @RequestParam(required = false)
          String cursor,
      Caller caller) {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    long before = cursor == null ? Long.MAX_VALUE : position(cursor);
    List<Silence> found =
        register.all().stream()
            .filter(silence -> silence.created().position() < before)
            .filter(silence -> state == null || presenter.state(silence) == state)
            .limit(limit + 1L)
            .toList();
    List<Silence> page = found.subList(0, Math.min(limit, found.size()));
    return new SilenceForms.Page(
        presenter.shown(page, Sight.of(caller)),
        found.size() > limit ? Long.toString(page.getLast().created().position()) : null);
  }

  @GetMapping("/{id}")
  @PreAuthorize(READERS)
  @Operation(operationId = "getSilence", summary = "One silence")
  ResponseEntity<SilenceForms.One> one(@PathVariable String id, Caller caller) {
    Silence silence = register.find(id).orElseThrow(SilenceApi::unknown);
    return ResponseEntity.ok()
        .eTag("\"" + silence.version() + "\"")
        .body(presenter.shown(List.of(silence), Sight.of(caller)).getFirst());
  }

  @PostMapping
  @Operation(
      operationId = "createSilence",
      summary = "Let alerts call nobody out for a while; they are recorded as ever")
  ResponseEntity<SilenceForms.Written> create(
      @RequestBody SilenceForms.New body, Caller caller, WriteContext context) {
    WriteResult result =
        sender.send(
            new SilenceCommand.Create(
                UUID.randomUUID().toString(),
                SilenceForms.Matcher.toContract(body.matchers()),
                body.from(),
                body.until(),
                body.weekly() == null ? null : body.weekly().toContract(),
                body.reason(),
                caller.actor(),
                caller.authority()),
            caller,
            ofTheSilence(context));
    // A repeated request is answered with the silence it made the first time.
    Silence made = register.recordedAt(result.position()).orElseThrow();
    return written(HttpStatus.CREATED, made, result);
  }

  @PostMapping("/{id}/end")
  @Operation(operationId = "endSilence", summary = "End a silence before its time, with a reason")
  ResponseEntity<SilenceForms.Written> end(
      @PathVariable String id,
      @RequestBody SilenceForms.Ending body,
      Caller caller,
      WriteContext context) {
    WriteResult result =
        sender.send(
            new SilenceCommand.End(
                id, body.reason(), context.ifMatch(), caller.actor(), caller.authority()),
            caller,
            ofTheSilence(context));
    return written(HttpStatus.OK, register.find(id).orElseThrow(SilenceApi::unknown), result);
  }

  @PostMapping("/preview")
  @Operation(
      operationId = "previewSilence",
      summary = "Which alerts of the last 24 hours it would have silenced; writes nothing")
  SilenceForms.Preview preview(@RequestBody SilenceForms.Trial body) {
    return previews.of(AlertConditions.checked(SilenceForms.Matcher.toContract(body.matchers())));
  }

  /** All silences are one aggregate; the version somebody looked at is that of one of them. */
  private static WriteContext ofTheSilence(WriteContext context) {
    return new WriteContext(context.idempotencyKey(), context.requestHash(), null);
  }

  private static ResponseEntity<SilenceForms.Written> written(
      HttpStatus status, Silence silence, WriteResult result) {
    return ResponseEntity.status(status)
        .eTag("\"" + silence.version() + "\"")
        .body(new SilenceForms.Written(silence.id(), silence.version(), result.position()));
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Refused.of(
          400, "bad-cursor", "The cursor is none of ours. Start again without a cursor.");
    }
  }

  private static Refused unknown() {
    return Refused.notFound("The silence");
  }
}
