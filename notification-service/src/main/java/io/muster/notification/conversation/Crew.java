package io.muster.notification.conversation;

import io.muster.contracts.Person;
import java.util.Set;

/**
 * Who works on an incident.
 *
 * @param commander null while nobody leads
 * @param personIds everybody who belongs in its channel: who opened or took it on, who has a role,
 *     who was paged
 */
public record Crew(Person commander, Set<String> personIds) {
  public Crew {
    personIds = Set.copyOf(personIds);
  }
}
