package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.FieldFilled;
import io.muster.contracts.regulation.AssessmentEvent.ReportApproved;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.clock.ReportDraft.Field;
import io.muster.reporting.ledger.Names;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DraftsTest {

  private static final String ID = AssessmentEvent.idFor("inc-142", "legal-entity-1");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant T = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Names SHOWN = new Names(id -> "Mina Moreau", false);
  private static final ReportForms FORMS = new ReportForms();

  private final Drafts drafts =
      new Drafts(null, Case.RULES, FORMS, Case.DEADLINES, Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<Standing.Step> steps = new ArrayList<>();

  private void record(Event event) {
    steps.add(new Standing.Step(steps.size() + 1L, T, event));
  }

  @BeforeEach
  void a_major_incident() {
    record(
        new IncidentEvent.Opened(
            "inc-142",
            142,
            "Checkout answers 503",
            "Card payments fail",
            Severity.SEV1,
            List.of("checkout", "ledger"),
            new Source(Source.Kind.DECLARED, null, null),
            null,
            T,
            MINA,
            T));
    record(
        new EntityEvent.Described(
            "legal-entity-1",
            new EntityContent(
                "Example Bank AG",
                "DE",
                "Europe/Berlin",
                "529900EXAMPLE0BANK12",
                List.of(Regime.DORA),
                List.of(EntityTrait.CREDIT_INSTITUTION)),
            MINA,
            T));
    record(
        new Decided(
            ID,
            "inc-142",
            "legal-entity-1",
            Regime.DORA,
            "dora/1",
            List.of(
                new Input("dora.critical-function", true, null, Input.Basis.ACTUAL),
                new Input("dora.clients", null, 120_000.0, Input.Basis.ESTIMATE),
                new Input("dora.downtime-hours", null, 3.5, Input.Basis.ACTUAL),
                new Input("dora.member-states", null, 2.0, Input.Basis.ACTUAL),
                new Input("dora.costs", null, 250_000.0, Input.Basis.ESTIMATE)),
            Reportability.REPORTABLE,
            List.of(
                "dora.critical-function",
                "dora.clients",
                "dora.downtime-hours",
                "dora.member-states",
                "dora.costs"),
            Reportability.REPORTABLE,
            "clear",
            MINA,
            T));
    fact(RegulatoryFact.CLASSIFIED_MAJOR_AT, "2026-03-02T09:00:00Z");
  }

  private void fact(RegulatoryFact fact, String value) {
    record(
        new FactStated(ID, "inc-142", "legal-entity-1", fact, Instant.parse(value), null, MINA, T));
  }

  private void fill(String field, String value) {
    record(new FieldFilled(ID, "inc-142", "legal-entity-1", Regime.DORA, field, value, MINA, T));
  }

  private void filed(String report) {
    record(
        new ReportSubmitted(
            ID, "inc-142", "legal-entity-1", report, "portal", "R-7", null, null, MINA, T));
  }

  private void contacts() {
    fill("1.7", "Mina Moreau");
    fill("1.8", "mina@bank.example");
    fill("1.9", "+49 30 1");
    fill("1.10", "Ravi Rao");
    fill("1.11", "ravi@bank.example");
    fill("1.12", "+49 30 2");
    fill("1.15", "EUR");
    fill("2.6", "DE,FR");
    fill("2.9", "true");
  }

  private ReportDraft draft(String report) {
    return drafts.make(report, steps, Filings.Asked.LAST, SHOWN).draft();
  }

  private static Field field(ReportDraft draft, String id) {
    return draft.fields().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_report_fills_itself_from_what_is_recorded_and_says_from_where() {
    ReportDraft draft = draft("dora.initial");
    assertThat(field(draft, "2.1").value()).isEqualTo("INC-142");
    assertThat(field(draft, "2.2").value()).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(field(draft, "2.2").origin()).isEqualTo("incident.opened");
    assertThat(field(draft, "2.3").position()).isEqualTo(4);
    assertThat(field(draft, "2.5").value())
        .isEqualTo(
            "critical_services_affected,clients_financial_counterparts_and_transactions_affected,"
                + "duration_and_service_downtime,geographical_spread,economic_impact");
    assertThat(field(draft, "1.4").value()).isEqualTo("credit_institution");
    assertThat(draft.missing())
        .containsExactly("1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.15", "2.6", "2.9");
    assertThat(draft.required() - draft.filled()).isEqualTo(9);
  }

  @Test
  void a_complete_initial_notification_has_the_layout_of_the_supervisors() {
    contacts();
    Drafts.Made made = drafts.make("dora.initial", steps, Filings.Asked.LAST, SHOWN);
    assertThat(made.draft().missing()).isEmpty();
    JsonNode json = new JsonMapper().readTree(made.json());
    assertThat(json.path("incidentSubmission").asString()).isEqualTo("initial_notification");
    assertThat(json.path("submittingEntity").path("entityType").asString())
        .isEqualTo("SUBMITTING_ENTITY");
    assertThat(json.path("affectedEntity").get(0).path("affectedEntityType").get(0).asString())
        .isEqualTo("credit_institution");
    assertThat(json.path("primaryContact").path("email").asString()).isEqualTo("mina@bank.example");
    assertThat(json.path("incident").path("isBusinessContinuityActivated").isBoolean()).isTrue();
    assertThat(json.path("incident").path("classificationTypes").valueStream())
        .filteredOn(
            type -> type.path("classificationCriterion").asString().equals("geographical_spread"))
        .allSatisfy(
            type ->
                assertThat(type.path("countryCodeMaterialityThresholds").toString())
                    .isEqualTo("[\"DE\",\"FR\"]"))
        .hasSize(1);
    assertThat(json.has("ultimateParentUndertaking")).as("empty keys are left out").isFalse();
    assertThat(json.has("impactAssessment")).as("that belongs to the next stage").isFalse();
  }

  @Test
  void figures_of_the_decision_are_written_as_the_layout_wants_them() {
    contacts();
    ReportDraft report = draft("dora.final");
    assertThat(field(report, "3.4").value()).isEqualTo("120000");
    assertThat(field(report, "3.16").value()).isEqualTo("000:03:30");
    assertThat(field(report, "4.13").value()).isEqualTo("250");
    assertThat(field(report, "3.3").required()).as("there was a downtime").isTrue();
    assertThat(field(report, "3.24").required()).isFalse();
    fill("3.23", "cybersecurity-related,other");
    assertThat(field(draft("dora.final"), "3.24").required()).isTrue();
    assertThat(field(draft("dora.final"), "3.35").required()).isTrue();
  }

  @Test
  void what_somebody_fills_in_goes_before_an_event_until_it_is_taken_away() {
    fill("2.4", "Only card payments failed");
    assertThat(field(draft("dora.initial"), "2.4").value()).isEqualTo("Only card payments failed");
    assertThat(field(draft("dora.initial"), "2.4").origin()).isEqualTo("Mina Moreau");
    assertThat(field(draft("dora.initial"), "2.4").problem()).isNull();
  }

  @Test
  void a_wrong_value_counts_as_missing() {
    fill("1.15", "USD");
    assertThat(field(draft("dora.initial"), "1.15").problem())
        .isEqualTo("Choose one of the codes.");
    assertThat(draft("dora.initial").missing()).contains("1.15");
  }

  @Test
  void a_filed_report_is_frozen_as_it_was_approved_byte_for_byte() {
    contacts();
    ReportDraft approved = draft("dora.initial");
    record(
        new ReportApproved(
            ID, "inc-142", "legal-entity-1", "dora.initial", approved.sha256(), MINA, T));
    assertThat(draft("dora.initial").approvedBy()).isEqualTo("Mina Moreau");
    byte[] before = drafts.make("dora.initial", steps, Filings.Asked.LAST, SHOWN).json();
    fill("2.4", "typed while it was filed");
    assertThat(draft("dora.initial").approvedBy()).as("it has changed since").isNull();
    filed("dora.initial");
    fill("2.9", "false");
    Drafts.Made frozen = drafts.make("dora.initial", steps, Filings.Asked.LAST, SHOWN);
    assertThat(frozen.json()).isEqualTo(before);
    assertThat(frozen.draft().sha256()).isEqualTo(approved.sha256());
    assertThat(frozen.draft().submittedAt()).isEqualTo(T);
    assertThat(frozen.draft().approvedBy()).isEqualTo("Mina Moreau");
    assertThat(
            field(drafts.make("dora.initial", steps, Filings.Asked.NOW, SHOWN).draft(), "2.9")
                .value())
        .isEqualTo("false");
  }

  @Test
  void the_intermediate_shows_what_differs_from_the_initial_as_it_was_filed() {
    contacts();
    filed("dora.initial");
    fill("2.4", "Card payments and transfers failed");
    ReportDraft intermediate = draft("dora.intermediate");
    assertThat(intermediate.previous()).isEqualTo("dora.initial");
    Field description = field(intermediate, "2.4");
    assertThat(description.changed()).isTrue();
    assertThat(description.before()).isEqualTo("Card payments fail");
    assertThat(field(intermediate, "2.1").changed()).isFalse();
    assertThat(field(intermediate, "3.1").value())
        .as("the receipt of the initial")
        .isEqualTo("R-7");
  }

  @Test
  void a_table_of_it_is_harmless_in_a_spreadsheet() {
    fill("2.10", "=HYPERLINK(\"http://x\")");
    String csv = new String(DraftFile.csv(draft("dora.initial")), StandardCharsets.UTF_8);
    assertThat(csv).contains("\"'=HYPERLINK(").startsWith("report,field,section");
  }

  @Test
  void every_field_of_every_form_has_a_source_or_an_owner_and_a_place() {
    for (ReportForm form : FORMS.all()) {
      Set<String> ids = new HashSet<>();
      Set<String> paths = new HashSet<>();
      for (ReportForm.Field field : form.fields()) {
        assertThat(ids.add(field.id())).as(field.id()).isTrue();
        assertThat(paths.add(field.path())).as(field.path()).isTrue();
        assertThat(form.stages()).contains(field.since());
        assertThat(field.label()).isNotBlank();
        if (field.type() == ReportForm.Type.CODE || field.type() == ReportForm.Type.CODES) {
          assertThat(field.options()).as(field.id()).isNotEmpty();
        }
        if (field.need() == ReportForm.Need.IF) {
          assertThat(form.fields()).extracting(ReportForm.Field::id).contains(field.when().field());
        }
      }
      assertThat(form.stages())
          .allSatisfy(stage -> assertThat(Case.RULES.regimeOf(stage)).contains(form.regime()));
    }
  }

  @Test
  void nis2_asks_for_more_at_each_stage() {
    assertThat(draft("nis2.early-warning").fields()).hasSizeLessThan(9);
    assertThat(draft("nis2.notification").fields())
        .hasSizeGreaterThan(draft("nis2.early-warning").fields().size());
    assertThat(field(draft("nis2.early-warning"), "country").value()).isEqualTo("DE");
    assertThat(field(draft("nis2.notification"), "services").value()).isEqualTo("checkout, ledger");
  }
}
