package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentSoFarTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Person ROSA = new Person("rosa", "Rosa");
  private static final Person RAVI = new Person("ravi", "Ravi");

  private final IncidentSoFar incident = new IncidentSoFar();

  private void assigned(Role role, Person person) {
    incident.take(new RoleAssigned("inc-1", role, person, MINA, NOW));
  }

  private void released(Role role, Person person) {
    incident.take(new RoleReleased("inc-1", role, person.id(), MINA, NOW));
  }

  @Test
  void a_role_that_several_have_is_free_once_all_of_them_gave_it_back() {
    assigned(Role.SUBJECT_EXPERT, ROSA);
    assigned(Role.SUBJECT_EXPERT, RAVI);
    assertThat(incident.holder(Role.SUBJECT_EXPERT)).contains(RAVI);
    released(Role.SUBJECT_EXPERT, RAVI);
    assertThat(incident.holder(Role.SUBJECT_EXPERT)).contains(ROSA);
    released(Role.SUBJECT_EXPERT, ROSA);
    assertThat(incident.holder(Role.SUBJECT_EXPERT)).isEmpty();
  }

  @Test
  void a_role_of_one_goes_to_whoever_got_it_last() {
    assigned(Role.COMMANDER, ROSA);
    assigned(Role.COMMANDER, RAVI);
    released(Role.COMMANDER, RAVI);
    assertThat(incident.holder(Role.COMMANDER)).isEmpty();
    assigned(Role.COMMANDER, ROSA);
    incident.take(
        new RoleHandedOver("inc-1", Role.COMMANDER, "rosa", RAVI, "All is quiet", MINA, NOW));
    assertThat(incident.holder(Role.COMMANDER)).contains(RAVI);
  }
}
