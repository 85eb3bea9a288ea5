package io.muster.reporting.clock;

import static io.muster.reporting.clock.Told.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.starter.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reports under GDPR, the SEC's rule, HIPAA and the CRA ask for, stage by stage. */
class RegimeFormsTest {

  private static final String AUTHORITY = "gdpr.authority";
  private static final String FURTHER = "gdpr.authority-supplement";

  private static Told breach() {
    return Told.under(
            Regime.GDPR,
            "FR",
            "Europe/Paris",
            Case.yes("gdpr.personal-data"),
            Case.yes("gdpr.high-risk"),
            Case.figure("gdpr.data-subjects", 1200))
        .fact(RegulatoryFact.DATA_BREACH_AWARE_AT, "2026-10-05T09:00:00Z")
        .fill("dpoName", "Mina Moreau")
        .fill("dpoEmail", "dpo@example.org")
        .fill("kind", "confidentiality");
  }

  @Test
  void a_notification_of_a_breach_may_leave_to_later_phases_what_is_not_known() {
    Told told = breach();
    assertThat(told.draft(AUTHORITY).missing()).containsExactly("complete");
    told.fill("complete", "false");
    assertThat(told.draft(AUTHORITY).missing()).containsExactly("stillMissing");
    told.fill("stillMissing", "Who did it; by Friday");
    assertThat(told.draft(AUTHORITY).missing()).isEmpty();
    told.fill("complete", "true");
    assertThat(told.draft(AUTHORITY).missing())
        .as("Article 33(3)(a), (c) and (d)")
        .containsExactly(
            "subjectCategories", "recordCategories", "records", "consequences", "measures");
    assertThat(field(told.draft(AUTHORITY), "subjects").value()).isEqualTo("1200");
  }

  @Test
  void reasons_for_the_delay_are_asked_for_once_the_72_hours_are_over() {
    Told told = breach().fill("complete", "false").fill("stillMissing", "the rest");
    assertThat(told.hours(72).draft(AUTHORITY).missing()).isEmpty();
    assertThat(told.hours(74).draft(AUTHORITY).missing()).containsExactly("delayReasons");
    told.explained(AUTHORITY, "the archive was offline");
    assertThat(told.draft(AUTHORITY).missing()).isEmpty();
    assertThat(field(told.draft(AUTHORITY), "delayReasons").origin())
        .isEqualTo("assessment.delay-explained");
  }

  @Test
  void a_report_that_was_filed_in_time_never_asks_for_reasons_later() {
    Told told =
        breach().fill("complete", "false").fill("stillMissing", "the rest").filed(AUTHORITY, "A-1");
    assertThat(told.hours(100).draft(AUTHORITY).missing()).isEmpty();
  }

  @Test
  void each_phase_shows_what_it_adds_and_stays_as_it_was_filed() {
    Told told =
        breach()
            .fill("complete", "false")
            .fill("stillMissing", "the rest")
            .approved(AUTHORITY)
            .filed(AUTHORITY, "A-1")
            .fill("newInformation", "Who did it")
            .fill("consequences", "Phishing");
    ReportDraft first = told.draft(FURTHER);
    assertThat(first.previous()).isEqualTo(AUTHORITY);
    assertThat(field(first, "consequences").changed()).isTrue();
    assertThat(field(first, "authorityReference").value()).isEqualTo("A-1");
    assertThat(first.missing()).isEmpty();
    byte[] before = told.make(FURTHER, Filings.Asked.LAST).json();
    told.approved(FURTHER).filed(FURTHER, "A-2").fill("newInformation", "How many");

    ReportDraft second = told.make(FURTHER, Filings.Asked.NOW).draft();
    assertThat(second.previous()).as("the phase before").isEqualTo(FURTHER);
    assertThat(second.filing()).isNull();
    assertThat(second.filings()).isEqualTo(1);
    assertThat(field(second, "newInformation").before()).isEqualTo("Who did it");
    assertThat(field(second, "consequences").changed()).isFalse();

    told.approved(FURTHER).filed(FURTHER, "A-3").fill("newInformation", "later still");
    assertThat(told.draft(FURTHER).filing()).isEqualTo(2);
    assertThat(field(told.draft(FURTHER), "newInformation").value()).isEqualTo("How many");
    assertThat(told.make(FURTHER, new Filings.Asked(false, 1)).json()).isEqualTo(before);
    assertThatThrownBy(() -> told.make(FURTHER, new Filings.Asked(false, 3)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void further_phases_are_due_each_time_something_missing_is_known() {
    Told told = breach().filed(AUTHORITY, "A-1");
    assertThat(told.make(FURTHER, Filings.Asked.NOW).due().state())
        .isEqualTo(RegulatoryClock.State.WAITING);
    told.fact(RegulatoryFact.INFORMATION_AVAILABLE_AT, "2026-10-06T09:00:00Z");
    assertThat(told.make(FURTHER, Filings.Asked.NOW).due().sentence())
        .isEqualTo("Due without undue further delay (Article 33(4) of Regulation (EU) 2016/679).");
  }

  @Test
  void people_concerned_are_told_in_plain_language_of_their_own() {
    Told told = breach().fill("channel", "public_communication");
    assertThat(told.draft("gdpr.data-subjects").missing())
        .containsExactly("letterNature", "consequences", "measures", "whyPublic");
    assertThat(told.draft("gdpr.controller").missing()).containsExactly("toController");
  }

  @Test
  void an_8_k_says_what_is_undetermined_and_its_amendment_what_became_known() {
    Told told =
        Told.under(Regime.SEC, "US", "America/New_York", Case.yes("sec.material"))
            .fact(RegulatoryFact.MATERIALITY_DETERMINED_AT, "2026-10-05T15:00:00Z")
            .fill("isUndetermined", "true");
    assertThat(told.draft("sec.8-k").missing())
        .containsExactly(
            "fileNumber",
            "scope",
            "timing",
            "impact",
            "undetermined",
            "signatory",
            "signatoryTitle");
    assertThat(field(told.draft("sec.8-k"), "eventAt").value()).isEqualTo("2026-10-05T15:00:00Z");
    told.fill("undetermined", "the financial impact").filed("sec.8-k", "0001-26-000001");
    ReportDraft amendment = told.draft("sec.8-k-a");
    assertThat(amendment.previous()).isEqualTo("sec.8-k");
    assertThat(field(amendment, "originalReference").value()).isEqualTo("0001-26-000001");
    assertThat(amendment.missing()).contains("newInformation").doesNotContain("originalAt");
    assertThat(json(told, "sec.8-k-a").path("form").asString()).isEqualTo("8-K/A");
  }

  @Test
  void a_notice_under_hipaa_asks_for_a_substitute_only_when_it_is_one() {
    Told told =
        Told.under(
                Regime.HIPAA,
                "US",
                "America/Chicago",
                Case.yes("hipaa.unsecured-phi"),
                Case.figure("hipaa.individuals", 640))
            .fact(RegulatoryFact.DISCOVERED_AT, "2026-10-05T15:00:00Z")
            .fill("delivery", "first-class_mail");
    assertThat(told.draft("hipaa.individuals").missing())
        .containsExactly("phiTypes", "steps", "doing", "contact");
    told.fill("delivery", "first-class_mail,substitute_notice").fill("phiTypes", "diagnosis,other");
    assertThat(told.draft("hipaa.individuals").missing())
        .contains("phiOther", "unreachable", "substituteHow");
    assertThat(field(told.draft("hipaa.hhs"), "individuals").value()).isEqualTo("640");
    assertThat(field(told.draft("hipaa.hhs"), "noticeStart").required()).isTrue();
    told.filed("hipaa.individuals", null);
    assertThat(field(told.draft("hipaa.hhs"), "noticeStart").value())
        .isEqualTo("2026-10-05T08:00:00Z");
    assertThat(told.draft("hipaa.media").missing()).contains("mediaState", "mediaOutlets");
    assertThat(told.draft("hipaa.covered-entity").missing())
        .contains("toCoveredEntity", "identities");
  }

  @Test
  void under_the_cra_a_vulnerability_and_an_incident_are_reported_apart_in_three_stages() {
    Told told =
        Told.under(Regime.CRA, "DE", "Europe/Berlin", Case.yes("cra.exploited-vulnerability"))
            .fact(RegulatoryFact.VULNERABILITY_AWARE_AT, "2026-10-05T09:00:00Z");
    assertThat(told.draft("cra.vulnerability.early-warning").missing())
        .containsExactly("contact", "product");
    assertThat(told.draft("cra.vulnerability.notification").missing())
        .contains("vulnerabilityNature", "exploitNature", "userMeasures");
    assertThat(told.draft("cra.vulnerability.final").missing())
        .contains("impact", "correction", "correctionAt")
        .doesNotContain("vulnerabilityDescription", "severity", "maliciousActor");
    assertThat(told.draft("cra.incident.early-warning").missing())
        .containsExactly("contact", "product", "incidentAwareAt", "malicious");
    assertThat(told.draft("cra.incident.final").missing()).contains("cause", "mitigation");
  }

  @Test
  void every_report_a_rule_in_force_asks_for_can_be_filled_in() {
    List<String> forms = new ReportForms().reports();
    assertThat(forms).doesNotHaveDuplicates();
    assertThat(
            Case.RULES.all().stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(Rule::switchedOn)
                .map(Rule::report)
                .toList())
        .isSubsetOf(forms);
  }

  private static JsonNode json(Told told, String report) {
    return new JsonMapper().readTree(told.make(report, Filings.Asked.LAST).json());
  }
}
