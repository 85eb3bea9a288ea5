package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleContent.ProposedAction;
import io.muster.contracts.automation.RuleWhen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleOrdersTest {

  private static final List<ActionParameter> HOST = List.of(new ActionParameter("host", "web-7"));

  private static ProposedAction action(String service, Integer undoAfter, boolean goesAhead) {
    return new ProposedAction(
        "action-target-1",
        ActionKind.QUARANTINE_HOST,
        HOST,
        service,
        "It spreads",
        undoAfter,
        goesAhead);
  }

  private static RuleContent rule(ProposedAction... actions) {
    RuleContent said = RuleContents.of(RuleWhen.OPENED, null, 5, 5);
    return new RuleContent(
        said.name(),
        said.purpose(),
        said.when(),
        null,
        null,
        said.zone(),
        List.of(),
        List.of(),
        List.of(actions),
        List.of(),
        List.of(),
        5,
        5);
  }

  private static Proposed proposed(String service, Integer undoAfter) {
    return new Proposed(
        "action-1",
        "inc-1",
        "action-target-1",
        1,
        "Edge",
        ActionKind.QUARANTINE_HOST,
        HOST,
        service,
        List.of(),
        0,
        List.of(),
        "It spreads",
        undoAfter,
        RuleActors.of("automation-rule-1", 1),
        Instant.parse("2026-11-27T10:00:00Z"));
  }

  @Test
  void an_action_goes_ahead_by_itself_where_the_rule_says_so_of_it() {
    assertThat(RuleOrders.lets(rule(action(null, null, true)), proposed("edge", null))).isTrue();
    assertThat(RuleOrders.lets(rule(action(null, null, false)), proposed("edge", null))).isFalse();
    assertThat(RuleOrders.lets(rule(), proposed("edge", null))).isFalse();
  }

  @Test
  void what_the_rule_says_of_another_service_or_another_end_lets_nothing_go_ahead() {
    RuleContent two = rule(action("search", 60, true), action("checkout", 60, false));
    assertThat(RuleOrders.lets(two, proposed("search", 60))).isTrue();
    assertThat(RuleOrders.lets(two, proposed("checkout", 60))).isFalse();
    assertThat(RuleOrders.lets(two, proposed("search", null))).isFalse();
  }

  @Test
  void of_two_that_cannot_be_told_apart_neither_goes_ahead_unless_both_do() {
    RuleContent two = rule(action(null, null, true), action("edge", null, false));
    assertThat(RuleOrders.lets(two, proposed("edge", null))).isFalse();
  }
}
