package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutomationLinesTest {

  private static String summary(Result... results) {
    List<RuleOutcome> outcomes =
        List.of(results).stream()
            .map(result -> new RuleOutcome(Kind.TASK, 1, result, null, null))
            .toList();
    return AutomationLines.summary(
        new FiringEnded(
            "automation-rule-1",
            1,
            "inc-1",
            40,
            outcomes,
            RuleActors.of("automation-rule-1", 1),
            Instant.parse("2026-11-27T10:00:00Z")));
  }

  @Test
  void what_came_of_a_firing_is_told_in_a_line() {
    assertThat(summary(Result.DONE, Result.PROPOSED)).contains("done, proposed or asked for");
    assertThat(summary(Result.DONE, Result.REFUSED)).contains("1 of 2 refused");
  }

  @Test
  void in_a_drill_it_is_not_said_that_anything_was_done() {
    assertThat(summary(Result.WOULD_HAVE, Result.WOULD_HAVE)).contains("did nothing");
  }
}
