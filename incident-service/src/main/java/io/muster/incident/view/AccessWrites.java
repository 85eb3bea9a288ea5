package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessCommand;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who may see an incident. */
@RestController
@RequestMapping("/api/incidents/{ref}/access")
@Tag(name = "incidents")
class AccessWrites {

  private final Wishes wishes;

  AccessWrites(Wishes wishes) {
    this.wishes = wishes;
  }

  /** Who else is named, beside the asker and those who hold a role. */
  @Schema(
      name = "MakePrivate",
      requiredProperties = "reason",
      example =
          "{\"reason\":\"A colleague's account may have been"
              + " misused\",\"people\":[{\"id\":\"sam\",\"name\":\"Sam Stone\"}]}")
  record MakePrivate(String reason, List<IncidentWrites.Someone> people) {}

  /** Whom to name; a manager who is not named on the incident has to say why. */
  @Schema(
      name = "GrantAccess",
      example = "{\"personName\":\"Sam Stone\",\"reason\":\"Knows the payment provider\"}")
  record Grant(String personName, String reason) {}

  @PostMapping("/make-private")
  @Operation(
      operationId = "makePrivate",
      summary = "Show it only to those named on it",
      description =
          "Named are the asker, whoever holds a role, and the people given. To all others it"
              + " answers 404 from then on, whatever their role. For the commander and managers.")
  ResponseEntity<Shown.Written> makePrivate(
      @PathVariable String ref, @RequestBody MakePrivate body, Caller caller, WriteContext context)
      throws InterruptedException {
    List<Person> people = people(body.people());
    return wishes.send(
        ref,
        (id, as) -> new AccessCommand.MakePrivate(id, people, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/make-public")
  @Operation(
      operationId = "makePublic",
      summary = "Show a private incident to everybody again",
      description = "For the commander and managers named on it.")
  ResponseEntity<Shown.Written> makePublic(
      @PathVariable String ref,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new AccessCommand.MakePublic(id, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  @PutMapping("/people/{personId}")
  @Operation(
      operationId = "grantAccess",
      summary = "Name somebody on a private incident",
      description =
          "For whoever is named on it. A manager who is not may name themselves with a reason,"
              + " which all see who are named.")
  ResponseEntity<Shown.Written> grant(
      @PathVariable String ref,
      @PathVariable String personId,
      @RequestBody(required = false) Grant body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Person person =
        personId.equals(caller.id())
            ? Wishes.personOr(caller, null, null)
            : new Person(personId, body == null ? null : body.personName());
    String reason = body == null ? null : body.reason();
    return wishes.send(
        ref,
        (id, as) -> new AccessCommand.Grant(id, person, reason, caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/people/{personId}/withdraw")
  @Operation(
      operationId = "withdrawAccess",
      summary = "No longer name somebody on a private incident",
      description = "For the commander and managers named on it. The last one named stays.")
  ResponseEntity<Shown.Written> withdraw(
      @PathVariable String ref,
      @PathVariable String personId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new AccessCommand.Withdraw(id, personId, body.reason(), caller.actor(), as),
        caller,
        context);
  }

  private static List<Person> people(List<IncidentWrites.Someone> wanted) {
    List<Person> people = new ArrayList<>();
    for (IncidentWrites.Someone someone :
        wanted == null ? List.<IncidentWrites.Someone>of() : wanted) {
      if (someone == null || someone.id() == null || someone.id().isBlank()) {
        throw Refused.invalid("/people/" + people.size() + "/id", "Say who is to see it.");
      }
      people.add(new Person(someone.id().strip(), someone.name()));
    }
    return people;
  }
}
