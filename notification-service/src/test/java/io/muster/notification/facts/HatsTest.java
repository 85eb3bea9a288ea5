package io.muster.notification.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HatsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Person ROSA = new Person("rosa", "Rosa");
  private static final Person RAVI = new Person("ravi", "Ravi");

  private static Event assigned(Role role, Person person) {
    return new RoleAssigned("inc-1", role, person, MINA, NOW);
  }

  private static Event released(Role role, Person person) {
    return new RoleReleased("inc-1", role, person.id(), MINA, NOW);
  }

  @Test
  void several_people_have_a_shared_role_until_each_gave_it_back() {
    Event rosa = assigned(Role.SUBJECT_EXPERT, ROSA);
    Event ravi = assigned(Role.SUBJECT_EXPERT, RAVI);
    assertThat(Hats.of(List.of(rosa, ravi)).people()).containsExactly("rosa", "ravi");
    Hats one = Hats.of(List.of(rosa, ravi, released(Role.SUBJECT_EXPERT, ROSA)));
    assertThat(one.people()).containsExactly("ravi");
    assertThat(one.held()).containsExactly(Role.SUBJECT_EXPERT);
  }

  @Test
  void whoever_gets_any_other_role_takes_it_from_whoever_had_it() {
    Hats hats =
        Hats.of(
            List.of(
                assigned(Role.COMMANDER, ROSA),
                assigned(Role.COMMANDER, RAVI),
                new RoleHandedOver(
                    "inc-1", Role.COMMANDER, "ravi", ROSA, "All is quiet", MINA, NOW),
                assigned(Role.SCRIBE, ROSA),
                released(Role.SCRIBE, ROSA)));
    assertThat(hats.people()).containsExactly("rosa");
    assertThat(hats.held()).containsExactly(Role.COMMANDER);
  }
}
