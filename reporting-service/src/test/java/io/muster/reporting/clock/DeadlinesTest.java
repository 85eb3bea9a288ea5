package io.muster.reporting.clock;

import static io.muster.contracts.regulation.EntityTrait.CREDIT_INSTITUTION;
import static io.muster.contracts.regulation.EntityTrait.TRUST_SERVICE_PROVIDER;
import static io.muster.contracts.regulation.RegulatoryFact.AWARE_AT;
import static io.muster.contracts.regulation.RegulatoryFact.CLASSIFIED_MAJOR_AT;
import static io.muster.contracts.regulation.RegulatoryFact.DATA_BREACH_AWARE_AT;
import static io.muster.contracts.regulation.RegulatoryFact.DELAYED_UNTIL;
import static io.muster.contracts.regulation.RegulatoryFact.DISCOVERED_AT;
import static io.muster.contracts.regulation.RegulatoryFact.HANDLED_AT;
import static io.muster.contracts.regulation.RegulatoryFact.MATERIALITY_DETERMINED_AT;
import static io.muster.contracts.regulation.RegulatoryFact.MEASURE_AVAILABLE_AT;
import static io.muster.contracts.regulation.RegulatoryFact.VULNERABILITY_AWARE_AT;
import static io.muster.contracts.regulation.Reportability.NOT_REPORTABLE;
import static io.muster.contracts.regulation.Reportability.REPORTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.contracts.regulation.Regime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {

  private static final String LONG_BEFORE = "2026-01-01T00:00:00Z";

  private static Case dora(String jurisdiction, String zone) {
    return Case.under(Regime.DORA, jurisdiction, zone).decided(REPORTABLE);
  }

  private static Case inUtc() {
    return dora("FR", "UTC");
  }

  static Stream<Arguments> vectors() {
    return Stream.of(
        vector(
            "D1",
            inUtc()
                .fact(AWARE_AT, "2026-03-02T08:00:00Z")
                .fact(CLASSIFIED_MAJOR_AT, "2026-03-02T15:00:00Z"),
            "dora.initial",
            "2026-03-02T19:00:00Z"),
        vector(
            "D2: 24 h from awareness bind",
            inUtc()
                .fact(AWARE_AT, "2026-03-02T08:00:00Z")
                .fact(CLASSIFIED_MAJOR_AT, "2026-03-03T06:00:00Z"),
            "dora.initial",
            "2026-03-03T08:00:00Z"),
        vector(
            "classified more than 24 h after awareness",
            inUtc()
                .fact(AWARE_AT, "2026-03-02T08:00:00Z")
                .fact(CLASSIFIED_MAJOR_AT, "2026-03-03T09:00:00Z"),
            "dora.initial",
            "2026-03-03T13:00:00Z"),
        vector(
            "D4",
            inUtc().filed("dora.initial", "2026-03-02T18:30:00Z"),
            "dora.intermediate",
            "2026-03-05T18:30:00Z"),
        vector(
            "D5",
            inUtc()
                .filed("dora.intermediate", "2026-03-05T10:00:00Z")
                .filed("dora.intermediate", "2026-03-20T09:00:00Z"),
            "dora.final",
            "2026-04-20T09:00:00Z"),
        vector(
            "D6: the end of February is a Saturday",
            inUtc().filed("dora.intermediate", "2026-01-31T10:00:00Z"),
            "dora.final",
            "2026-03-02T12:00:00Z"),
        vector(
            "D7: an insurance intermediary may wait for Monday noon",
            dora("DE", "Europe/Berlin").fact(CLASSIFIED_MAJOR_AT, "2026-03-07T09:00:00Z"),
            "dora.initial",
            "2026-03-09T11:00:00Z"),
        vector(
            "D7: a credit institution may not",
            Case.under(Regime.DORA, "DE", "Europe/Berlin", CREDIT_INSTITUTION)
                .decided(REPORTABLE)
                .fact(CLASSIFIED_MAJOR_AT, "2026-03-07T09:00:00Z"),
            "dora.initial",
            "2026-03-07T13:00:00Z"),
        vector(
            "a credit institution may wait with the final report",
            Case.under(Regime.DORA, "DE", "Europe/Berlin", CREDIT_INSTITUTION)
                .decided(REPORTABLE)
                .filed("dora.intermediate", "2026-01-31T10:00:00Z"),
            "dora.final",
            "2026-03-02T11:00:00Z"),
        vector(
            "Easter Monday is no working day",
            dora("DE", "Europe/Berlin").fact(CLASSIFIED_MAJOR_AT, "2026-04-03T09:00:00Z"),
            "dora.initial",
            "2026-04-07T10:00:00Z"),
        vector(
            "N1: 24 h over the change of clocks",
            nis2("Europe/Paris").fact(AWARE_AT, "2026-03-28T19:00:00Z"),
            "nis2.early-warning",
            "2026-03-29T19:00:00Z"),
        vector(
            "N1: 72 h",
            nis2("Europe/Paris").fact(AWARE_AT, "2026-03-28T19:00:00Z"),
            "nis2.notification",
            "2026-03-31T19:00:00Z"),
        vector(
            "N2",
            nis2("UTC").filed("nis2.notification", "2026-03-31T10:00:00Z"),
            "nis2.final",
            "2026-04-30T10:00:00Z"),
        vector(
            "N3: a trust service provider has 24 h",
            Case.under(Regime.NIS2, "FR", "UTC", TRUST_SERVICE_PROVIDER)
                .decided(REPORTABLE)
                .fact(AWARE_AT, "2026-03-10T10:00:00Z"),
            "nis2.notification",
            "2026-03-11T10:00:00Z"),
        vector(
            "after a progress report the final one follows the handling",
            nis2("UTC")
                .filed("nis2.notification", "2026-03-31T10:00:00Z")
                .filed("nis2.progress", "2026-04-30T09:00:00Z")
                .fact(HANDLED_AT, "2026-05-31T08:00:00Z"),
            "nis2.final",
            "2026-06-30T08:00:00Z"),
        vector(
            "GDPR: 72 h, whatever day that is",
            Case.under(Regime.GDPR, "DE", "Europe/Berlin")
                .decided(REPORTABLE)
                .fact(DATA_BREACH_AWARE_AT, "2026-05-22T10:00:00Z"),
            "gdpr.authority",
            "2026-05-25T10:00:00Z"),
        vector(
            "S1: the Friday is the observed holiday",
            sec().fact(MATERIALITY_DETERMINED_AT, "2026-07-02T15:00:00Z"),
            "sec.8-k",
            "2026-07-09T21:30:00Z"),
        vector(
            "S3: Memorial Day",
            sec().fact(MATERIALITY_DETERMINED_AT, "2026-05-20T15:00:00Z"),
            "sec.8-k",
            "2026-05-27T21:30:00Z"),
        vector(
            "determined on a Saturday, Monday counts",
            sec().fact(MATERIALITY_DETERMINED_AT, "2026-03-14T15:00:00Z"),
            "sec.8-k",
            "2026-03-19T21:30:00Z"),
        vector(
            "Columbus Day closes the federal government",
            sec().fact(MATERIALITY_DETERMINED_AT, "2026-10-08T15:00:00Z"),
            "sec.8-k",
            "2026-10-15T21:30:00Z"),
        vector(
            "the Attorney General puts it off",
            sec()
                .fact(MATERIALITY_DETERMINED_AT, "2026-07-02T15:00:00Z")
                .fact(DELAYED_UNTIL, "2026-07-30T21:30:00Z"),
            "sec.8-k",
            "2026-07-30T21:30:00Z"),
        vector(
            "H1: the end of the sixtieth day in New York",
            hipaa(700).fact(DISCOVERED_AT, "2026-01-15T15:00:00Z"),
            "hipaa.individuals",
            "2026-03-17T03:59:00Z"),
        vector(
            "fewer than 500: with the year",
            hipaa(499).fact(DISCOVERED_AT, "2026-01-15T15:00:00Z"),
            "hipaa.hhs",
            "2027-03-02T04:59:00Z"),
        vector(
            "500 or more: with the individuals",
            hipaa(500).fact(DISCOVERED_AT, "2026-01-15T15:00:00Z"),
            "hipaa.hhs",
            "2026-03-17T03:59:00Z"),
        vector(
            "CRA: 14 days after the measure",
            cra().fact(MEASURE_AVAILABLE_AT, "2026-12-01T10:00:00Z"),
            "cra.vulnerability.final",
            "2026-12-15T10:00:00Z"),
        vector(
            "CRA: 24 h",
            cra().fact(VULNERABILITY_AWARE_AT, "2026-12-01T10:00:00Z"),
            "cra.vulnerability.early-warning",
            "2026-12-02T10:00:00Z"));
  }

  private static Case nis2(String zone) {
    return Case.under(Regime.NIS2, "FR", zone).decided(REPORTABLE);
  }

  private static Case sec() {
    return Case.under(Regime.SEC, "US", "America/Chicago").decided(REPORTABLE);
  }

  private static Case hipaa(double individuals) {
    return Case.under(Regime.HIPAA, "US", "America/New_York")
        .decided(REPORTABLE, Case.figure("hipaa.individuals", individuals));
  }

  private static Case cra() {
    return Case.under(Regime.CRA, "DE", "UTC")
        .decided(REPORTABLE, Case.yes("cra.exploited-vulnerability"));
  }

  private static Arguments vector(String name, Case told, String report, String due) {
    return Arguments.of(name, told, report, due);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void what_is_due_is_what_the_law_says(String name, Case told, String report, String due) {
    RegulatoryClock clock =
        told.clocksAt("2026-12-20T00:00:00Z").stream()
            .filter(each -> each.report().equals(report))
            .filter(each -> each.dueAt() != null)
            .findFirst()
            .orElseThrow();
    assertThat(clock.dueAt()).isEqualTo(Instant.parse(due));
    assertThat(clock.sentence()).startsWith("Due 20").contains(clock.article());
    assertThat(clock.steps()).isNotEmpty();
  }

  @Test
  void a_clock_says_why_with_the_article() {
    RegulatoryClock clock =
        inUtc()
            .fact(AWARE_AT, "2026-03-02T08:00:00Z")
            .fact(CLASSIFIED_MAJOR_AT, "2026-03-03T06:00:00Z")
            .clock("dora.initial", "2026-03-03T07:00:00Z");
    assertThat(clock.sentence())
        .isEqualTo(
            "Due 2026-03-03 08:00 UTC because 24 h from awareness comes before 4 h from classification"
                + " as major (Article 5(1)(a) of Delegated Regulation (EU) 2025/301).");
    assertThat(clock.state()).isEqualTo(RegulatoryClock.State.RUNNING);
  }

  @Test
  void a_limit_that_stays_at_a_weekend_says_for_whom() {
    RegulatoryClock clock =
        Case.under(Regime.DORA, "DE", "Europe/Berlin", CREDIT_INSTITUTION)
            .decided(REPORTABLE)
            .fact(CLASSIFIED_MAJOR_AT, "2026-03-07T09:00:00Z")
            .clock("dora.initial", "2026-03-07T10:00:00Z");
    assertThat(clock.steps().getLast()).contains("a Saturday", "a credit institution", "5(5)");
  }

  @Test
  void a_clock_waits_for_what_starts_it() {
    RegulatoryClock clock = inUtc().clock("dora.intermediate", LONG_BEFORE);
    assertThat(clock.state()).isEqualTo(RegulatoryClock.State.WAITING);
    assertThat(clock.sentence()).contains("the submission of “Initial notification”");
    assertThat(clock.dueAt()).isNull();
  }

  @Test
  void what_is_not_reportable_has_no_clock() {
    assertThat(
            Case.under(Regime.NIS2, "FR", "UTC")
                .fact(AWARE_AT, "2026-03-10T10:00:00Z")
                .decided(NOT_REPORTABLE)
                .clocksAt("2026-03-11T00:00:00Z"))
        .isEmpty();
  }

  @Test
  void while_nobody_has_decided_a_clock_is_provisional() {
    RegulatoryClock clock =
        Case.under(Regime.NIS2, "FR", "UTC")
            .fact(AWARE_AT, "2026-03-10T10:00:00Z")
            .clock("nis2.early-warning", "2026-03-10T11:00:00Z");
    assertThat(clock.provisional()).isTrue();
    assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-03-11T10:00:00Z"));
  }

  @Test
  void a_high_risk_has_people_told_without_a_fixed_limit() {
    RegulatoryClock clock =
        Case.under(Regime.GDPR, "DE", "Europe/Berlin")
            .decided(REPORTABLE, Case.yes("gdpr.high-risk"))
            .fact(DATA_BREACH_AWARE_AT, "2026-05-22T10:00:00Z")
            .clock("gdpr.data-subjects", "2026-05-22T11:00:00Z");
    assertThat(clock.state()).isEqualTo(RegulatoryClock.State.PROMPTLY);
    assertThat(clock.sentence()).contains("without undue delay", "Article 34(1)");
  }

  @Test
  void a_processor_tells_the_controller_and_no_authority() {
    assertThat(
            Case.under(Regime.GDPR, "DE", "Europe/Berlin")
                .decided(REPORTABLE, Case.yes("gdpr.as-processor"))
                .fact(DATA_BREACH_AWARE_AT, "2026-05-22T10:00:00Z")
                .clocksAt("2026-05-22T11:00:00Z"))
        .extracting(RegulatoryClock::report)
        .containsExactly("gdpr.controller");
  }

  @Test
  void cra_has_no_clock_for_what_was_known_before_it_applied() {
    assertThat(
            Case.under(Regime.CRA, "DE", "UTC")
                .decided(REPORTABLE, Case.yes("cra.severe-incident"))
                .fact(AWARE_AT, "2026-09-10T22:00:00Z")
                .clocksAt("2026-10-01T00:00:00Z"))
        .extracting(RegulatoryClock::report)
        .doesNotContain("cra.incident.early-warning");
  }

  @Test
  void a_proposal_is_switched_off_until_an_operator_switches_it_on() {
    Deadlines later = new Deadlines(new Rules(List.of("gdpr.authority/2@2027-06-01")), Case.DAYS);
    Case before =
        Case.under(Regime.GDPR, "DE", "UTC")
            .decided(REPORTABLE, Case.yes("gdpr.high-risk"))
            .fact(DATA_BREACH_AWARE_AT, "2027-06-01T10:00:00Z");
    Standing today = before.standingAt("2027-06-01T12:00:00Z");
    assertThat(before.clock("gdpr.authority", "2027-06-01T12:00:00Z").dueAt())
        .isEqualTo(Instant.parse("2027-06-04T10:00:00Z"));
    assertThat(
            later.of(
                Regime.GDPR, today.entity(), today.known(), Instant.parse("2027-06-01T12:00:00Z")))
        .filteredOn(clock -> clock.report().equals("gdpr.authority"))
        .extracting(RegulatoryClock::rule, RegulatoryClock::dueAt)
        .containsExactly(tuple("gdpr.authority/2", Instant.parse("2027-06-05T10:00:00Z")));
    assertThat(Case.RULES.isSwitchedOn(Regime.CIRCIA)).isFalse();
  }

  @Test
  void an_old_incident_keeps_the_version_of_its_day() {
    Deadlines later = new Deadlines(new Rules(List.of("gdpr.authority/2@2027-06-01")), Case.DAYS);
    Standing old =
        Case.under(Regime.GDPR, "DE", "UTC")
            .decided(REPORTABLE, Case.yes("gdpr.high-risk"))
            .fact(DATA_BREACH_AWARE_AT, "2027-05-31T10:00:00Z")
            .standingAt("2027-07-01T00:00:00Z");
    assertThat(
            later.of(Regime.GDPR, old.entity(), old.known(), Instant.parse("2027-07-01T00:00:00Z")))
        .extracting(RegulatoryClock::rule)
        .contains("gdpr.authority/1")
        .doesNotContain("gdpr.authority/2");
  }
}
