package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.incident.intake.JsonCondition;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleChecksTest {

  private static final Map<String, Object> INCIDENT =
      Map.of(
          "severity",
          "SEV1",
          "services",
          List.of("checkout", "search"),
          "tier",
          1,
          "hour",
          3,
          "isDrill",
          false,
          "roles",
          List.of("COMMANDER"),
          "labels",
          Map.of("team", "payments"),
          "event",
          Map.of("kind", "SEVERITY_CHANGED", "to", "SEV1"));

  private static String checked(String condition) {
    return RuleChecks.checked(RuleContents.of(RuleWhen.OPENED, condition, 5, 5)).condition();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@.severity == 'SEV1'",
        "@.severity <= 'SEV2' && @.tier == 1",
        "@.severity in ['SEV1', 'SEV2']",
        "@.services contains 'checkout'",
        "!(@.services contains 'billing')",
        "@.hour < 6 || @.hour >= 22",
        "@.isDrill == false",
        "@.labels.team == 'payments'",
        "@.event.to == 'SEV1' && 'COMMANDER' in @.roles"
      })
  void a_condition_over_what_is_known_of_the_incident_is_answered(String condition) {
    assertThat(JsonCondition.holds(checked(condition), INCIDENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@.severity == 'SEV2'",
        "@.services contains 'billing'",
        "@.labels.region == 'eu'",
        "@.tier > 1",
        "@.event.role == 'COMMANDER'"
      })
  void what_is_not_so_or_not_known_does_not_hold(String condition) {
    assertThat(JsonCondition.holds(checked(condition), INCIDENT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@.severty == 'SEV1' | no field @.severty at character 1",
        "@.tier == 1 && @.event.too == 'SEV1' | no field @.event.too at character 16",
        "@ == 'SEV1' | no field @ at character 1",
        "severity == 'SEV1' | Name a field with an @",
        "@.severity == | cannot be read as a condition",
        "@.severity =~ /SEV.*/ | neither .. nor =~",
        "@..severity == 'SEV1' | neither .. nor =~",
        "@.services.length() > 1 | neither .. nor =~"
      })
  void a_mistake_is_pointed_at(String condition, String told) {
    assertThatThrownBy(() -> checked(condition))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.faults().getFirst().pointer()).isEqualTo("/content/condition");
              assertThat(refused.getMessage()).contains(told);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "NO_UPDATE_FOR, 0, , , /content/lasting/minutes",
    "NO_UPDATE_FOR, 43201, , , /content/lasting/minutes",
    "NO_UPDATE_FOR, 5, CONTAINMENT, , /content/lasting/phase",
    "PHASE_LASTS, 5, , , /content/lasting/phase",
    "PHASE_LASTS, 5, CLOSED, , /content/lasting/phase",
    "ROLE_MISSING_FOR, 5, , , /content/lasting/role",
    "OPENED, 5, , , /content/lasting"
  })
  void for_how_long_something_does_not_happen_is_said_where_that_is_asked_and_nowhere_else(
      RuleWhen when, int minutes, Phase phase, Role role, String pointer) {
    RuleContent said = RuleContents.lasting(when, new RuleContent.Lasting(minutes, phase, role));
    assertThatThrownBy(() -> RuleChecks.checked(said))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.faults().getFirst().pointer()).isEqualTo(pointer));
  }

  @Test
  void what_an_action_lacks_is_pointed_at_where_it_stands() {
    RuleContent said = RuleContents.of(RuleWhen.OPENED, null, 5, 5);
    RuleContent.ProposedAction block =
        new RuleContent.ProposedAction(
            "action-target-1", ActionKind.BLOCK_ADDRESS, List.of(), null, "Now", null, false);
    RuleContent acting =
        new RuleContent(
            said.name(),
            said.purpose(),
            said.when(),
            null,
            null,
            "UTC",
            List.of(),
            List.of(),
            List.of(block),
            List.of(),
            List.of(),
            5,
            5);
    assertThatThrownBy(() -> RuleChecks.checked(acting))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.faults().getFirst().pointer())
                    .isEqualTo("/content/actions/0/parameters"));
  }
}
