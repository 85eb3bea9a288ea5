package io.muster.incident.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContact.Details;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.CommunicationRule;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.planning.PlanContent.Scope;
import io.muster.incident.planning.plan.PlanDiff.Change;
import io.muster.incident.planning.plan.PlanDiff.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDiffTest {

  private final PlanContent before = new PlanTemplates().find("ddos").orElseThrow().content();

  private static PlanContact insurer(String phone) {
    return new PlanContact(
        "contact-1", PlanContact.Kind.INSURER, "Sure Ltd", new Details("Ina", phone, null, null));
  }

  @Test
  void the_same_twice_differs_in_nothing() {
    assertThat(PlanDiff.between(before, List.of(insurer("1")), before, List.of(insurer("1"))))
        .isEmpty();
  }

  @Test
  void each_difference_is_said_in_words_and_in_the_order_of_the_plan() {
    List<PlannedTask> tasks =
        List.of(
            before.tasks().getFirst(),
            new PlannedTask("call-provider", Phase.CONTAINMENT, "Call them", null, Role.DEPUTY));
    PlanContent after =
        new PlanContent(
            "DDoS",
            before.purpose(),
            new Scope(List.of("edge"), before.scope().classes(), List.of()),
            List.of(
                new RequiredRole(
                    Role.COMMANDER,
                    List.of(),
                    "Commanding",
                    5,
                    new Target(Target.Kind.SCHEDULE, "commanders")),
                new RequiredRole(
                    Role.COMMUNICATIONS, List.of(Severity.SEV1, Severity.SEV2), null, null, null),
                new RequiredRole(Role.SCRIBE, List.of(Severity.SEV1), null, null, null)),
            List.of(new CommunicationRule("press", List.of(), "Nothing yet", 90, 120)),
            tasks,
            before.exitCriteria(),
            before.runbooks(),
            1);
    List<Change> changes = PlanDiff.between(before, List.of(), after, List.of());
    assertThat(changes)
        .contains(
            new Change("name", Kind.CHANGED, "Denial of service", "DDoS"),
            new Change("services", Kind.ADDED, null, "edge"),
            new Change(
                "roles",
                Kind.CHANGED,
                "commander",
                "commander, trained in Commanding, paged for after 5 min",
                null,
                new Target(Target.Kind.SCHEDULE, "commanders")),
            new Change(
                "communications",
                Kind.ADDED,
                null,
                "press: Nothing yet, within 90 min, then every 2 h"),
            new Change("tasks", Kind.ADDED, null, "containment: Call them (deputy)"),
            new Change("reviewMonths", Kind.CHANGED, "every 12 months", "every month"));
    assertThat(changes.stream().filter(change -> change.part().equals("tasks")))
        .filteredOn(change -> change.kind() == Kind.REMOVED)
        .hasSize(before.tasks().size() - 1);
    assertThat(changes.stream().map(Change::part).distinct())
        .containsExactly("name", "services", "roles", "communications", "tasks", "reviewMonths");
  }

  @Test
  void that_a_telephone_number_changed_is_said_without_the_number() {
    assertThat(
            PlanDiff.between(before, List.of(insurer("+49 1")), before, List.of(insurer("+49 2"))))
        .containsExactly(
            new Change("contacts", Kind.CHANGED, "Sure Ltd", "Sure Ltd: who to call, how or when"));
  }
}
