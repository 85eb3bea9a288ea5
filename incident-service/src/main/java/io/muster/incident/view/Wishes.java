package io.muster.incident.view;

import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Takes what somebody asks of an incident over HTTP to the incident, and answers what came of it.
 */
@Component
class Wishes {

  private final CommandSender sender;
  private final IncidentRefs refs;

  Wishes(CommandSender sender, IncidentRefs refs) {
    this.sender = sender;
    this.refs = refs;
  }

  /**
   * Makes the command, once it is known which incident is meant and in what capacity it is asked.
   */
  interface Wish {
    IncidentCommand of(String incidentId, Authority authority);
  }

  ResponseEntity<Shown.Written> send(String ref, Wish wish, Caller caller, WriteContext context)
      throws InterruptedException {
    Authority authority = authority(caller);
    IncidentRefs.Ref incident = refs.find(ref);
    IncidentCommand command = wish.of(incident.id(), authority);
    return written(HttpStatus.OK, incident, sender.send(command, caller, context));
  }

  static ResponseEntity<Shown.Written> written(
      HttpStatus status, IncidentRefs.Ref ref, WriteResult result) {
    return ResponseEntity.status(status)
        .eTag("\"" + result.version() + "\"")
        .body(
            new Shown.Written(
                ref.id(),
                IncidentNumbers.inWords(ref.number()),
                result.version(),
                result.position()));
  }

  /**
   * In what capacity somebody may give commands.
   *
   * @throws Refused 403 when in none
   */
  static Authority authority(Caller caller) {
    if (caller.authority() == null) {
      throw Refused.forbidden(
          "role-missing",
          "Your role may read incidents but not change them. Ask a responder or a manager.");
    }
    return caller.authority();
  }

  /** Whoever is named; without a name the asker. */
  static Person personOr(Caller caller, String id, String name) {
    return id == null || id.isBlank()
        ? new Person(caller.id(), caller.actor().name())
        : new Person(id.strip(), name);
  }

  /**
   * A list somebody gave; an empty one when it was left out.
   *
   * @throws Refused 422 with the pointer when something in it is null
   */
  static <T> List<T> listed(String pointer, List<T> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values == null ? List.of() : values;
  }
}
