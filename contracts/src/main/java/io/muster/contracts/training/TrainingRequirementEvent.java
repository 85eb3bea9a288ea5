package io.muster.contracts.training;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What whoever may hold a role has to be trained in. */
public sealed interface TrainingRequirementEvent extends Event {

  /** How the id begins; the role follows. */
  String ID_PREFIX = "required-training-";

  /** The role. */
  Role role();

  @Override
  default String aggregateId() {
    return idOf(role());
  }

  /** The id under which a role's requirement is kept. */
  static String idOf(Role role) {
    return ID_PREFIX + role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * From now on these people, who may be given the role, have to hold these courses.
   *
   * @param courses all of them; none: nothing is required any more
   * @param people who has to hold them
   */
  @EventType(name = "training-requirement.set")
  record Set(Role role, List<String> courses, List<Person> people, Actor by, Instant at)
      implements TrainingRequirementEvent {
    public Set {
      courses = List.copyOf(courses);
      people = List.copyOf(people);
    }
  }
}
