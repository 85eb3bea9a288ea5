package io.muster.incident.view;

import io.muster.contracts.incident.IncidentCommand;
import io.muster.starter.Caller;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people write down what they see, and what they decide. */
@RestController
@RequestMapping("/api/incidents/{ref}/notes")
@Tag(name = "incidents")
class NoteWrites {

  private final Wishes wishes;

  NoteWrites(Wishes wishes) {
    this.wishes = wishes;
  }

  /** With a decision the note tells what was decided. */
  @Schema(
      name = "Note",
      requiredProperties = "text",
      example = "{\"text\":\"The new release is on two of five hosts\"}")
  record Note(String text, Decision decision) {}

  /**
   * Marks what was decided.
   *
   * @param alternatives what else was possible and was not chosen
   */
  @Schema(
      name = "Decision",
      example = "{\"alternatives\":\"Wait for the next release, in two hours\"}")
  record Decision(String alternatives) {}

  @ByChat
  @PostMapping
  @Operation(operationId = "addNote", summary = "Write something down")
  ResponseEntity<Shown.Written> note(
      @PathVariable String ref, @RequestBody Note body, Caller caller, WriteContext context)
      throws InterruptedException {
    String noteId = UUID.randomUUID().toString();
    boolean decides = body.decision() != null;
    String alternatives = decides ? body.decision().alternatives() : null;
    return wishes.send(
        ref,
        (id, as) ->
            new IncidentCommand.AddNote(
                id, noteId, body.text(), decides, alternatives, caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/{noteId}/decision")
  @Operation(operationId = "markDecision", summary = "Say that a note tells a decision")
  ResponseEntity<Shown.Written> decision(
      @PathVariable String ref,
      @PathVariable String noteId,
      @RequestBody(required = false) Decision body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String alternatives = body == null ? null : body.alternatives();
    return wishes.send(
        ref,
        (id, as) -> new IncidentCommand.MarkDecision(id, noteId, alternatives, caller.actor(), as),
        caller,
        context);
  }
}
