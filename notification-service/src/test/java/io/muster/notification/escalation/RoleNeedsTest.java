package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.notification.escalation.RoleNeeds.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleNeedsTest {

  private static final Target ROSA = new Target(Target.Kind.PERSON, "rosa");

  private static Missing missing(Integer minutes, Target page) {
    return new Missing(null, new RequiredRole(Role.COMMANDER, List.of(), null, minutes, page));
  }

  @Test
  void of_a_role_that_a_plan_names_twice_what_says_more_of_paging_holds() {
    Missing nothing = missing(null, null);
    Missing whom = missing(null, ROSA);
    Missing late = missing(30, null);
    Missing soon = missing(5, ROSA);
    assertThat(RoleNeeds.sooner(nothing, whom)).isSameAs(whom);
    assertThat(RoleNeeds.sooner(whom, nothing)).isSameAs(whom);
    assertThat(RoleNeeds.sooner(nothing, late)).isSameAs(late);
    assertThat(RoleNeeds.sooner(late, nothing)).isSameAs(late);
    assertThat(RoleNeeds.sooner(late, soon)).isSameAs(soon);
    assertThat(RoleNeeds.sooner(soon, late)).isSameAs(soon);
  }
}
