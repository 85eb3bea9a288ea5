package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.review.ReviewCommand;
import io.muster.contracts.review.ReviewEvent;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responders say what has to be done, do it, and verify what others did. */
@RestController
@RequestMapping("/api/reviews/{ref}/actions/{id}")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "reviews")
class ActionWrites {

  private final ReviewLookup lookup;
  private final PlanRegister plans;
  private final CommandSender sender;

  ActionWrites(ReviewLookup lookup, PlanRegister plans, CommandSender sender) {
    this.lookup = lookup;
    this.plans = plans;
    this.sender = sender;
  }

  @PutMapping
  @Operation(
      operationId = "sayReviewAction",
      summary = "Say what has to be done, whole, under an id the caller chooses")
  ResponseEntity<WriteResult> say(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody ActionForms.NewItem body,
      Caller caller,
      WriteContext context) {
    List<String> controls = body.controls() == null ? List.of() : body.controls();
    if (controls.stream().anyMatch(control -> control == null)) {
      throw Refused.invalid("/controls", "Give a list without gaps.");
    }
    String plan = body.plan() == null || body.plan().isBlank() ? null : body.plan().strip();
    if (plan != null && plans.find(plan).isEmpty()) {
      throw Refused.invalid("/plan", "There is no such plan. Choose one of those under Prepare.");
    }
    boolean nobody = body.ownerId() == null || body.ownerId().isBlank();
    Person owner = nobody ? null : Wishes.personOr(caller, body.ownerId(), body.ownerName());
    return send(
        new ReviewCommand.SayAction(
            reviewId(ref, caller),
            id,
            body.version() == null ? 0 : body.version(),
            body.title(),
            body.details(),
            owner,
            body.due(),
            controls,
            body.proof(),
            plan,
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/state")
  @Operation(
      operationId = "moveReviewAction",
      summary =
          "Say that it is done, verified, dropped or open again; nobody verifies what they own or did")
  ResponseEntity<WriteResult> move(
      @PathVariable String ref,
      @PathVariable String id,
      @RequestBody ActionForms.Move body,
      Caller caller,
      WriteContext context) {
    return send(
        new ReviewCommand.MoveAction(
            reviewId(ref, caller), id, body.to(), body.reason(), caller.actor()),
        caller,
        context);
  }

  private String reviewId(String ref, Caller caller) {
    return ReviewEvent.idFor(lookup.incidentId(ref, Sight.of(caller)));
  }

  private ResponseEntity<WriteResult> send(
      ReviewCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
