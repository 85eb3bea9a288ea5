package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import java.util.List;

/** What can be asked about who may see an incident. */
public sealed interface AccessCommand extends IncidentCommand {

  /**
   * Show it only to those named on it; a reason is required. Whoever asks is named, and so are all
   * who hold a role on it.
   *
   * @param people who else is named
   */
  record MakePrivate(
      String incidentId, List<Person> people, String reason, Actor by, Authority authority)
      implements AccessCommand {
    public MakePrivate {
      people = List.copyOf(people);
    }
  }

  /** Show it to everybody again; a reason is required. */
  record MakePublic(String incidentId, String reason, Actor by, Authority authority)
      implements AccessCommand {}

  /**
   * Name somebody on a private incident. For those named on it; a manager who is not may name
   * themselves, and then has to say why.
   */
  record Grant(String incidentId, Person person, String reason, Actor by, Authority authority)
      implements AccessCommand {}

  /** No longer name somebody on a private incident; a reason is required. */
  record Withdraw(String incidentId, String personId, String reason, Actor by, Authority authority)
      implements AccessCommand {}
}
