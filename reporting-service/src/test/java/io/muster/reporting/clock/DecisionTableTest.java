package io.muster.reporting.clock;

import static io.muster.contracts.regulation.Reportability.NOT_REPORTABLE;
import static io.muster.contracts.regulation.Reportability.REPORTABLE;
import static io.muster.reporting.clock.Case.figure;
import static io.muster.reporting.clock.Case.no;
import static io.muster.reporting.clock.Case.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.clock.DecisionTable.Criterion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTableTest {

  private static DecisionTable.Verdict of(Regime regime, Input... inputs) {
    return Case.RULES.of(regime).table().of(Arrays.asList(inputs), List.of());
  }

  @Test
  void dora_needs_a_critical_service_and_two_thresholds() {
    assertThat(
            of(
                    Regime.DORA,
                    yes("dora.critical-function"),
                    figure("dora.clients", 100_001),
                    figure("dora.member-states", 2))
                .proposed())
        .isEqualTo(REPORTABLE);
  }

  @Test
  void thresholds_of_one_kind_count_once() {
    DecisionTable.Verdict verdict =
        of(
            Regime.DORA,
            yes("dora.critical-function"),
            figure("dora.clients", 100_001),
            figure("dora.clients-percent", 11),
            yes("dora.relevant-clients"));
    assertThat(verdict.proposed()).isNull();
    assertThat(verdict.met()).contains("dora.clients", "dora.clients-percent");
    assertThat(verdict.missing()).contains("dora.costs").doesNotContain("dora.clients");
  }

  @Test
  void malicious_access_that_may_lose_data_decides_by_itself_beside_a_critical_service() {
    assertThat(
            of(Regime.DORA, yes("dora.malicious-access"), yes("dora.malicious-access-data-loss"))
                .proposed())
        .isEqualTo(REPORTABLE);
  }

  @Test
  void without_a_critical_service_nothing_is_major() {
    assertThat(
            of(
                    Regime.DORA,
                    no("dora.critical-function"),
                    no("dora.supervised-service"),
                    no("dora.malicious-access"),
                    figure("dora.clients", 1_000_000),
                    figure("dora.costs", 1_000_000))
                .proposed())
        .isEqualTo(NOT_REPORTABLE);
  }

  @Test
  void a_threshold_that_is_reached_and_not_passed_is_not_met() {
    assertThat(of(Regime.DORA, figure("dora.costs", 100_000)).met()).isEmpty();
    assertThat(of(Regime.DORA, figure("dora.costs", 100_000.01)).met()).hasSize(1);
    assertThat(of(Regime.DORA, figure("dora.member-states", 2)).met()).hasSize(1);
  }

  @Test
  void a_breach_that_is_unlikely_to_be_a_risk_is_not_notified() {
    assertThat(of(Regime.GDPR, yes("gdpr.personal-data")).proposed()).isNull();
    assertThat(of(Regime.GDPR, yes("gdpr.personal-data"), no("gdpr.risk-unlikely")).proposed())
        .isEqualTo(REPORTABLE);
    assertThat(of(Regime.GDPR, yes("gdpr.personal-data"), yes("gdpr.risk-unlikely")).proposed())
        .isEqualTo(NOT_REPORTABLE);
  }

  @Test
  void the_thresholds_for_digital_providers_are_asked_of_them_alone() {
    DecisionTable table = Case.RULES.of(Regime.NIS2).table();
    List<Input> loss = List.of(figure("nis2.direct-loss", 500_001));
    assertThat(table.of(loss, List.of()).met()).isEmpty();
    assertThat(table.of(loss, List.of(EntityTrait.DIGITAL_PROVIDER)).proposed())
        .isEqualTo(REPORTABLE);
  }

  @Test
  void a_report_in_place_of_another_belongs_to_its_regime() {
    assertThat(Case.RULES.regimeOf("nis2.progress")).contains(Regime.NIS2);
    assertThat(Case.RULES.regimeOf("nis2.nothing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void nothing_is_proposed_without_answers(Regime regime) {
    assertThat(of(regime).proposed()).isNull();
    assertThat(of(regime).missing()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void with_every_answer_there_is_a_proposal(Regime regime) {
    for (boolean answer : new boolean[] {true, false}) {
      Input[] inputs =
          Case.RULES.of(regime).table().criteria().stream()
              .map(
                  criterion ->
                      criterion.kind() == Criterion.Kind.FIGURE
                          ? figure(criterion.id(), answer ? 1e9 : 0)
                          : answer ? yes(criterion.id()) : no(criterion.id()))
              .toArray(Input[]::new);
      Reportability proposed = of(regime, inputs).proposed();
      assertThat(proposed).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void every_rule_names_its_law_and_asks_only_for_what_there_is(Regime regime) {
    RegimePack pack = Case.RULES.of(regime);
    Set<String> refs = new HashSet<>();
    assertThat(pack.source()).isNotBlank();
    for (Rule rule : pack.rules()) {
      assertThat(refs.add(rule.ref())).as(rule.ref()).isTrue();
      assertThat(rule.article()).isNotBlank();
      assertThat(rule.authority()).isNotBlank();
      assertThat(rule.limits().isEmpty() ? rule.promptly() : "a limit").isNotBlank();
      assertThat(new Known().moment(rule.start())).isEmpty();
      rule.limits().forEach(limit -> assertThat(new Known().moment(limit.from())).isEmpty());
      assertThat(pack.table().criteria())
          .extracting(Criterion::id)
          .containsAll(rule.when().stream().map(Rule.Condition::criterion).toList());
    }
  }
}
