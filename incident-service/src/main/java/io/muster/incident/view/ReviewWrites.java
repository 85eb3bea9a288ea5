package io.muster.incident.view;

import io.muster.contracts.review.ReviewCommand;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewSection;
import io.muster.incident.review.ReviewOpening;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responders write the review of an incident together; managers who wrote none of it publish it.
 * Whoever writes on an older version of a part is answered 409 with both texts and what they are
 * together.
 */
@RestController
@RequestMapping("/api/reviews/{ref}")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "reviews")
class ReviewWrites {

  private static final String MANAGER = "hasRole('manager')";

  private final ReviewLookup lookup;
  private final ReviewOpening opening;
  private final CommandSender sender;

  ReviewWrites(ReviewLookup lookup, ReviewOpening opening, CommandSender sender) {
    this.lookup = lookup;
    this.opening = opening;
    this.sender = sender;
  }

  /** Makes the command, once it is known which review is meant. */
  private interface Wish {
    ReviewCommand of(String reviewId);
  }

  @PutMapping("/sections/{section}")
  @Operation(
      operationId = "writeReviewSection",
      summary = "Write a section; 409 with both texts when somebody wrote in it meanwhile")
  ResponseEntity<WriteResult> write(
      @PathVariable String ref,
      @PathVariable ReviewSection section,
      @RequestBody ReviewForms.NewText body,
      Caller caller,
      WriteContext context) {
    if (body.version() == null) {
      throw Refused.invalid("/version", "Say which version of the section you have read.");
    }
    return send(
        ref,
        id ->
            new ReviewCommand.WriteSection(
                id, section, body.version(), body.text(), caller.actor()),
        caller,
        context);
  }

  @PutMapping("/sections/{section}/visibility")
  @Operation(operationId = "showReviewSection", summary = "Say who a section is for")
  ResponseEntity<WriteResult> show(
      @PathVariable String ref,
      @PathVariable ReviewSection section,
      @RequestBody ReviewForms.NewVisibility body,
      Caller caller,
      WriteContext context) {
    return send(
        ref,
        id -> new ReviewCommand.ShowSection(id, section, body.visibility(), caller.actor()),
        caller,
        context);
  }

  @PutMapping("/factors/{id}")
  @Operation(
      operationId = "sayReviewFactor",
      summary = "Name something that contributed, under an id the caller chooses")
  ResponseEntity<WriteResult> factor(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody ReviewForms.NewFactor body,
      Caller caller,
      WriteContext context) {
    return send(
        ref,
        review ->
            new ReviewCommand.SayFactor(
                review, id, base(body.version()), body.kind(), body.text(), caller.actor()),
        caller,
        context);
  }

  @DeleteMapping("/factors/{id}")
  @Operation(operationId = "removeReviewFactor", summary = "Take a contributing factor away")
  ResponseEntity<WriteResult> removeFactor(
      @PathVariable String ref, @PathVariable String id, Caller caller, WriteContext context) {
    return remove(ref, id, caller, context);
  }

  @PutMapping("/whys/{id}")
  @Operation(
      operationId = "sayReviewWhy",
      summary = "Answer \"why\", under an id the caller chooses; answers make a chain or a tree")
  ResponseEntity<WriteResult> why(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody ReviewForms.NewWhy body,
      Caller caller,
      WriteContext context) {
    return send(
        ref,
        review ->
            new ReviewCommand.SayWhy(
                review, id, body.parent(), base(body.version()), body.text(), caller.actor()),
        caller,
        context);
  }

  @DeleteMapping("/whys/{id}")
  @Operation(operationId = "removeReviewWhy", summary = "Take an answer to \"why\" away")
  ResponseEntity<WriteResult> removeWhy(
      @PathVariable String ref, @PathVariable String id, Caller caller, WriteContext context) {
    return remove(ref, id, caller, context);
  }

  @PostMapping("/redraft")
  @Operation(
      operationId = "redraftReview",
      summary = "Draft anew, from what is recorded by now, the sections nobody has written in")
  ResponseEntity<WriteResult> redraft(
      @PathVariable String ref, Caller caller, WriteContext context) {
    String incidentId = lookup.incidentId(ref, Sight.of(caller));
    return send(
        ref,
        id -> new ReviewCommand.Redraft(id, opening.draftNow(incidentId), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/submit")
  @Operation(operationId = "submitReview", summary = "Ask a manager to approve the review")
  ResponseEntity<WriteResult> submit(
      @PathVariable String ref, Caller caller, WriteContext context) {
    return send(ref, id -> new ReviewCommand.Submit(id, caller.actor()), caller, context);
  }

  @PostMapping("/approve")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "approveReview",
      summary = "Publish the review; nobody who wrote in it or submitted it may")
  ResponseEntity<WriteResult> approve(
      @PathVariable String ref,
      @RequestBody ReviewForms.Approval body,
      Caller caller,
      WriteContext context) {
    if (body.revision() == null) {
      throw Refused.invalid("/revision", "Say which revision you have read.");
    }
    return send(
        ref,
        id -> new ReviewCommand.Approve(id, body.revision(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/return")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "returnReview",
      summary = "Give the review back to its authors, saying why")
  ResponseEntity<WriteResult> giveBack(
      @PathVariable String ref,
      @RequestBody ReviewForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        ref,
        id -> new ReviewCommand.Return(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/waive")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "waiveReview",
      summary = "Do without a review of this incident, saying why")
  ResponseEntity<WriteResult> waive(
      @PathVariable String ref,
      @RequestBody ReviewForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        ref,
        id -> new ReviewCommand.Waive(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  private ResponseEntity<WriteResult> remove(
      String ref, String part, Caller caller, WriteContext context) {
    return send(ref, id -> new ReviewCommand.Remove(id, part, caller.actor()), caller, context);
  }

  private static int base(Integer version) {
    return version == null ? 0 : version;
  }

  private ResponseEntity<WriteResult> send(
      String ref, Wish wish, Caller caller, WriteContext context) {
    String incidentId = lookup.incidentId(ref, Sight.of(caller));
    ReviewCommand command = wish.of(ReviewEvent.idFor(incidentId));
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
