package io.muster.incident.view;

import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.tracker.TrackedItemCommand;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.incident.review.tracker.HandOvers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Responders hand action items to the trackers their teams work with. */
@RestController
@RequestMapping("/api/reviews/{ref}/actions/{id}/tracker")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "trackers")
class TrackedApi {

  private final ReviewLookup lookup;
  private final HandOvers handOvers;
  private final CommandSender sender;

  TrackedApi(ReviewLookup lookup, HandOvers handOvers, CommandSender sender) {
    this.lookup = lookup;
    this.handOvers = handOvers;
    this.sender = sender;
  }

  @PostMapping
  @Operation(
      operationId = "handToTracker",
      summary =
          "Have an action item tracked: one issue is made of it and followed; 409 for private incidents"
              + " and drills")
  ResponseEntity<WriteResult> handOver(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody TrackerForms.HandOver body,
      Caller caller,
      WriteContext context) {
    return send(
        handOvers.of(reviewId(ref, caller), id, body.tracker(), caller.actor()), caller, context);
  }

  @PostMapping("/withdraw")
  @Operation(
      operationId = "withdrawFromTracker",
      summary = "Follow the issue no longer; it stays as it is")
  ResponseEntity<WriteResult> withdraw(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody ReviewForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        new TrackedItemCommand.Withdraw(
            TrackedItemEvent.idFor(reviewId(ref, caller), id), body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/look")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "lookAtTracker",
      summary = "Have the tracker asked at once instead of when its time comes")
  void look(@PathVariable String ref, @PathVariable String id, Caller caller) {
    handOvers.tryNow(reviewId(ref, caller), id);
  }

  private String reviewId(String ref, Caller caller) {
    return ReviewEvent.idFor(lookup.incidentId(ref, Sight.of(caller)));
  }

  private ResponseEntity<WriteResult> send(
      TrackedItemCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
