package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.notification.escalation.StillOn;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets whoever acknowledged an incident say that they are still on it when they are asked. */
@RestController
@RequestMapping("/api/incidents/{ref}/still-on-it")
@Tag(name = "Paging")
class StillOnResource {

  private final MongoDatabase database;
  private final StillOn stillOn;
  private final CommandSender sender;

  StillOnResource(MongoDatabase database, StillOn stillOn, CommandSender sender) {
    this.database = database;
    this.stillOn = stillOn;
    this.sender = sender;
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "stillOnIt",
      summary = "Say that I am still on it, when I am asked",
      description =
          "Whatever else you do in the incident says the same, and saying it twice says it once."
              + " Refused with 409 while you are not asked.")
  ResponseEntity<WriteResult> answer(
      @PathVariable String ref, Caller caller, WriteContext context) {
    String incidentId = PagingProjector.known(database, ref, caller);
    Stop answer =
        stillOn
            .answerOf(incidentId, caller.actor(), "web")
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "not-asked",
                        "You are not asked whether you are still on it: you have answered, or"
                            + " somebody else is called. Acknowledge it where it looks for"
                            + " somebody."));
    WriteResult result = sender.send(answer, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
