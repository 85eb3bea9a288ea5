package io.muster.incident.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTemplatesTest {

  static Stream<PlanTemplates.Template> templates() {
    return new PlanTemplates().all().stream();
  }

  @Test
  void there_is_one_for_each_of_the_seven_incidents_everybody_has() {
    assertThat(templates().map(PlanTemplates.Template::key))
        .containsExactlyInAnyOrder(
            "brute-force-login",
            "ddos",
            "ransomware",
            "data-theft",
            "leaked-credential",
            "region-loss",
            "bad-deploy");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void each_is_for_its_class_and_says_what_to_do_and_when_it_is_done(
      PlanTemplates.Template template) {
    PlanContent plan = template.content();
    assertThat(plan.scope().classes()).containsExactly(template.key());
    assertThat(plan.roles()).isNotEmpty();
    assertThat(plan.communications()).isNotEmpty();
    assertThat(plan.runbooks()).containsExactly("runbook-" + template.key());
    List<Phase> working = List.of(Phase.IDENTIFICATION, Phase.CONTAINMENT, Phase.RECOVERY);
    assertThat(plan.tasks().stream().map(PlannedTask::phase)).containsAll(working);
    assertThat(plan.exitCriteria().stream().map(ExitCriterion::phase)).containsAll(working);
  }

  @Test
  void a_brute_force_is_met_with_blocks_limits_and_a_second_factor() {
    assertThat(new PlanTemplates().find("brute-force-login").orElseThrow().content().tasks())
        .extracting(PlannedTask::id)
        .contains("block-sources", "lower-limits", "second-factor");
  }
}
