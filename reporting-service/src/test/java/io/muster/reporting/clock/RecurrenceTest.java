package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.RecurringIncidents;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");
  private static final RecurrenceRule DORA = Case.RULES.of(Regime.DORA).recurrence();
  private static final RecurrenceRule NIS2 = Case.RULES.of(Regime.NIS2).recurrence();

  @Test
  void incidents_that_are_minor_one_by_one_may_be_major_together() {
    Recurrence.Found found =
        dora(
            entry("inc-2", 5, failed("ledger"), minor(Case.figure("dora.clients", 70_000))),
            entry(
                "inc-1",
                1,
                failed("ledger"),
                minor(
                    Case.yes("dora.critical-function"),
                    Case.figure("dora.clients", 40_000),
                    Case.figure("dora.downtime-hours", 1.5))),
            entry("inc-3", 9, failed("ledger"), minor(Case.figure("dora.downtime-hours", 1))));
    RecurringIncidents group = found.groups().getFirst();
    assertThat(group.cause()).isEqualTo("service ledger failed");
    assertThat(group.incidentIds()).as("oldest first").containsExactly("inc-1", "inc-2", "inc-3");
    assertThat(group.inputs())
        .contains(
            new Input("dora.clients", null, 110_000.0, Input.Basis.ESTIMATE),
            new Input("dora.downtime-hours", null, 2.5, Input.Basis.ESTIMATE),
            new Input("dora.critical-function", true, null, Input.Basis.ESTIMATE));
    assertThat(group.thresholds())
        .contains("dora.critical-function", "dora.clients", "dora.downtime-hours");
    assertThat(group.proposed()).isEqualTo(Reportability.REPORTABLE);
  }

  @Test
  void another_cause_another_service_or_a_single_incident_is_no_recurrence() {
    assertThat(
            dora(
                    entry("inc-1", 1, failed("ledger"), minor()),
                    entry("inc-2", 2, failed("cards"), minor()),
                    entry("inc-3", 3, changed(ChangeKind.DEPLOYMENT, "ledger"), minor()))
                .groups())
        .isEmpty();
    assertThat(
            dora(
                    entry("inc-1", 1, changed(ChangeKind.DEPLOYMENT, "ledger"), minor()),
                    entry("inc-2", 2, changed(ChangeKind.DEPLOYMENT, "ledger"), minor()))
                .groups())
        .hasSize(1);
  }

  @Test
  void what_is_reportable_by_itself_or_not_decided_or_without_a_cause_is_told_apart() {
    Recurrence.Found found =
        dora(
            entry("inc-1", 1, failed("ledger"), decided(Reportability.REPORTABLE)),
            entry("inc-2", 2, failed("ledger"), minor()),
            entry("inc-3", 3, failed("ledger"), null),
            entry("inc-4", 4, null, minor()),
            entry("inc-5", 5, cause(CauseKind.OTHER, null, null), minor()));
    assertThat(found.groups()).isEmpty();
    assertThat(found.undecided()).containsExactly("inc-3");
    assertThat(found.withoutCause()).containsExactly("inc-4", "inc-5");
  }

  @Test
  void under_nis2_only_the_losses_count_together() {
    Recurrence.Found found =
        new Recurrence(Case.RULES.of(Regime.NIS2))
            .in(
                List.of(
                    entry(
                        "inc-1",
                        1,
                        failed("dns"),
                        minor(
                            Case.yes("nis2.severe-disruption"),
                            Case.figure("nis2.direct-loss", 300_000),
                            Case.figure("nis2.loss-of-turnover", 1))),
                    entry(
                        "inc-2",
                        2,
                        failed("dns"),
                        minor(Case.figure("nis2.direct-loss", 250_000)))),
                List.of(EntityTrait.DIGITAL_PROVIDER));
    assertThat(found.groups().getFirst().thresholds()).containsExactly("nis2.direct-loss");
    assertThat(found.groups().getFirst().proposed()).isEqualTo(Reportability.REPORTABLE);
  }

  @Test
  void dora_is_looked_at_month_by_month_and_nis2_quarter_by_quarter_over_half_a_year() {
    assertThat(DORA.lastOver(LocalDate.of(2026, 11, 27)).name()).isEqualTo("2026-10");
    assertThat(DORA.lastOver(LocalDate.of(2026, 1, 31)).name()).isEqualTo("2025-12");
    assertThat(NIS2.lastOver(LocalDate.of(2026, 11, 27)).name()).isEqualTo("2026-Q3");
    assertThat(NIS2.lastOver(LocalDate.of(2026, 1, 1)).name()).isEqualTo("2025-Q4");
    RecurrenceRule.Span february = DORA.named("2028-02");
    assertThat(february.last()).isEqualTo("2028-02-29");
    assertThat(DORA.from(february)).isEqualTo("2027-09-01");
    assertThat(NIS2.from(NIS2.named("2026-Q3"))).isEqualTo("2026-04-01");
    for (String wrong : List.of("2026-13", "2026-Q4", "soon", "")) {
      assertThatThrownBy(() -> DORA.named(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String wrong : List.of("2026-Q5", "2026-10", "2026-Q", "")) {
      assertThatThrownBy(() -> NIS2.named(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_microenterprise_and_the_simplified_framework_are_left_out() {
    assertThat(DORA.isFor(List.of(EntityTrait.CREDIT_INSTITUTION))).isTrue();
    assertThat(DORA.isFor(List.of(EntityTrait.MICROENTERPRISE))).isFalse();
    assertThat(DORA.isFor(List.of(EntityTrait.SIMPLIFIED_FRAMEWORK))).isFalse();
    assertThat(NIS2.isFor(List.of(EntityTrait.NIS2_ESSENTIAL))).isFalse();
    assertThat(NIS2.isFor(List.of(EntityTrait.DIGITAL_PROVIDER))).isTrue();
  }

  private static Recurrence.Found dora(Recurrence.Entry... register) {
    return new Recurrence(Case.RULES.of(Regime.DORA))
        .in(List.of(register), List.of(EntityTrait.CREDIT_INSTITUTION));
  }

  private static Recurrence.Entry entry(String id, int day, CauseMarked cause, Decided decision) {
    return new Recurrence.Entry(id, T.plusSeconds(day * 86_400L), cause, decision);
  }

  private static CauseMarked failed(String service) {
    return cause(CauseKind.SERVICE, null, service);
  }

  private static CauseMarked changed(ChangeKind kind, String service) {
    return cause(CauseKind.CHANGE, kind, service);
  }

  private static CauseMarked cause(CauseKind kind, ChangeKind change, String service) {
    return new CauseMarked(
        "inc", kind, change == null ? null : "c-1", change, service, null, "seen", MINA, T);
  }

  private static Decided minor(Input... inputs) {
    return decided(Reportability.NOT_REPORTABLE, inputs);
  }

  private static Decided decided(Reportability outcome, Input... inputs) {
    return new Decided(
        "assessment:inc:legal-entity-1",
        "inc",
        "legal-entity-1",
        Regime.DORA,
        "dora/1",
        List.of(inputs),
        null,
        List.of(),
        outcome,
        "as it is",
        MINA,
        T);
  }
}
