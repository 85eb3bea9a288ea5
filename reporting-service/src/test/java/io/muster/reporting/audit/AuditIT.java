package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.reporting.clock.ReportingDuties;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.report.Reports;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An auditor looks at a month in which one incident was acknowledged late. */
class AuditIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String SEPTEMBER =
      """
      {"framework":"%s","from":"2026-09-01","to":"2026-09-30","sample":2,"seed":"autumn"}""";

  @BeforeAll
  static void a_month() {
    AuditedMonth.in(SERVICE);
  }

  @Test
  void the_exceptions_come_first_and_each_control_has_population_sample_and_evidence() {
    JsonNode report = report(draw("soc2-cc7", SERVICE.aude()), SERVICE.aude());
    assertThat(
            report.path("exceptions").valueStream().map(each -> each.path("deviation").asString()))
        .contains(
            "LATE_ACKNOWLEDGEMENT", "NO_COMMANDER", "NO_CAUSE", "NO_REVIEW", "ACTION_OVERDUE");
    assertThat(report.path("exceptions").valueStream().map(each -> each.path("subject").asString()))
        .containsOnly("INC-202");
    JsonNode late = report.path("exceptions").get(0);
    assertThat(late.path("sentence").asString())
        .isEqualTo("It was acknowledged after 40 min; the limit is 15 min.");
    assertThat(late.path("controls").toString()).isEqualTo("[\"CC7.3\"]");
    assertThat(report.path("withoutReview").toString()).isEqualTo("[\"INC-202\"]");

    JsonNode control = report.path("controls").get(1);
    assertThat(control.path("id").asString()).isEqualTo("CC7.4");
    assertThat(control.path("size").asInt()).as("not the private one, not October's").isEqualTo(3);
    assertThat(control.path("exceptions").asInt()).isEqualTo(1);
    assertThat(control.path("sample").size()).isEqualTo(2);
    JsonNode evidence =
        report.path("controls").get(0).path("sample").get(0).path("evidence").get(0);
    assertThat(evidence.path("type").asString()).isEqualTo("incident.opened");
    assertThat(evidence.path("position").asLong()).isPositive();
    assertThat(evidence.path("leafHash").asString()).hasSize(64);
    assertThat(report.path("register").valueStream().map(line -> line.path("number").asString()))
        .containsExactly("INC-201", "INC-202", "INC-203");
    assertThat(report.path("checkpoint").path("position").asLong())
        .isGreaterThanOrEqualTo(report.path("asOf").path("position").asLong());
  }

  @Test
  void it_is_the_same_bytes_whenever_it_is_read_whatever_was_recorded_since() throws IOException {
    String path = "/api/audits/" + draw("incident-register", SERVICE.mina());
    for (String format : List.of(".json", ".csv", ".pdf", ".docx")) {
      Answer first = SERVICE.get(path + format, SERVICE.mina()).is(200);
      SERVICE.record(
          new IncidentEvent.NoteAdded(
              "inc-202",
              "n" + format,
              "Later",
              AuditedMonth.ROSA,
              AuditedMonth.MONTH.plusSeconds(9000)));
      Answer again = SERVICE.get(path + format, SERVICE.mina()).is(200);
      assertThat(again.bytes()).as(format).isEqualTo(first.bytes());
      assertThat(again.header("X-Content-SHA256")).isEqualTo(first.header("X-Content-SHA256"));
      assertThat(again.header("Content-Disposition"))
          .contains("incident-register-1-2026-09-01-2026-09-30-report" + format);
    }
    assertThat(SERVICE.get(path + ".csv", SERVICE.mina()).text())
        .contains("register,,INC-202,\"'=HYPERLINK")
        .contains("register,,INC-201,,cause,,,ledger failed");
    String pdf = text(SERVICE.get(path + ".pdf", SERVICE.mina()).bytes());
    assertThat(pdf)
        .contains(
            "Incident register", "Late acknowledgement", "Size the pool", "INC-204", "autumn");
  }

  @Test
  void a_reader_sees_no_private_incident_and_an_auditor_no_name() {
    String id = draw("soc2-cc7", SERVICE.mina());
    assertThat(report(id, SERVICE.mina()).path("register").toString())
        .contains("INC-204", "Payroll leaked");
    String seen = SERVICE.get("/api/audits/" + id, SERVICE.aude()).is(200).text();
    assertThat(seen)
        .doesNotContain("INC-204")
        .doesNotContain("Rosa")
        .contains("\"personalDataMasked\" : true");
    SERVICE.get("/api/audits/" + id, SERVICE.rosa()).is(403);
    SERVICE.get("/api/audits", SERVICE.adam()).is(403);
    SERVICE.get("/api/audits/audit-report-00", SERVICE.aude()).is(404);
    assertThat(SERVICE.get("/api/audits", SERVICE.mina()).is(200).json().path("items").toString())
        .contains(id, "SOC 2", "Mina Moreau", "autumn");
    assertThat(
            SERVICE
                .getUntil(
                    "/api/ledger?limit=200",
                    SERVICE.mina(),
                    page -> page.toString().contains("had the standing report soc2-cc7/1 made"))
                .toString())
        .contains("from the seed autumn");
  }

  @Test
  void of_thousands_of_incidents_what_is_held_does_not_grow_with_their_histories() {
    Caller mina = new Caller(AuditedMonth.MINA, null, Set.of("manager"));
    LongPeriod.put(SERVICE.bean(AuditIndex.class));
    LongPeriod forReport = new LongPeriod();
    AuditReport report = reports(forReport.ledger()).make(LongPeriod.drawn(2), mina);
    heldIsNoHistory(forReport);
    assertThat(report.register()).hasSize(LongPeriod.INCIDENTS);
    assertThat(report.exceptions()).hasSizeGreaterThan(LongPeriod.INCIDENTS);
    assertThat(report.controls())
        .allSatisfy(
            control -> {
              assertThat(control.size()).isEqualTo(LongPeriod.INCIDENTS);
              assertThat(control.sample()).hasSize(2);
              assertThat(control.sample()).noneMatch(sampled -> sampled.evidence().isEmpty());
            });

    LongPeriod forEngagement = new LongPeriod();
    List<AuditReport.ControlResult> populations =
        reports(forEngagement.ledger()).populations(LongPeriod.drawn(Integer.MAX_VALUE), mina);
    heldIsNoHistory(forEngagement);
    assertThat(forEngagement.ledger().reads()).isEqualTo(LongPeriod.INCIDENTS);
    assertThat(populations)
        .allSatisfy(control -> assertThat(control.sample()).hasSize(LongPeriod.INCIDENTS));
  }

  /** At most one incident's while it is made, which is its entries and the texts of its notes. */
  private static void heldIsNoHistory(LongPeriod period) {
    assertThat(period.heldMidway()).isBetween(0L, 2L * LongPeriod.NOTES + 2);
    assertThat(period.ledger().held()).isZero();
  }

  private static AuditReports reports(Ledger ledger) {
    return new AuditReports(
        SERVICE.bean(Frameworks.class),
        SERVICE.bean(AuditIndex.class),
        ledger,
        SERVICE.bean(Reports.class),
        SERVICE.bean(ReportingDuties.class),
        SERVICE.bean(PeopleDirectory.class));
  }

  @Test
  void people_are_a_population_and_a_lapsed_training_is_an_exception_to_it() {
    Person rosa = new Person(Outage.ROSA, "Rosa Reyes");
    SERVICE.record(
        new TrainingRequirementEvent.Set(
            Role.COMMANDER,
            List.of("Commanding"),
            List.of(rosa),
            AuditedMonth.MINA,
            AuditedMonth.MONTH.minusSeconds(3600)));
    SERVICE.record(
        new TrainingEvent.Recorded(
            "training-1",
            "Commanding",
            rosa,
            LocalDate.parse("2025-09-20"),
            12,
            null,
            AuditedMonth.MINA,
            AuditedMonth.MONTH));
    String id = draw("pci-dss-12-10", SERVICE.mina());
    JsonNode report = report(id, SERVICE.mina());
    assertThat(report.path("framed").asString()).isEqualTo("pci-dss-12-10/2");
    JsonNode lapsed =
        report
            .path("exceptions")
            .valueStream()
            .filter(each -> each.path("deviation").asString().equals("TRAINING_LAPSED"))
            .findFirst()
            .orElseThrow();
    assertThat(lapsed.path("subject").asString()).isEqualTo("Rosa Reyes");
    assertThat(lapsed.path("controls").toString()).isEqualTo("[\"12.10.4\"]");
    assertThat(lapsed.path("sentence").asString()).contains("2026-09-21", "until 2026-09-20");
    JsonNode control =
        report
            .path("controls")
            .valueStream()
            .filter(each -> each.path("id").asString().equals("12.10.4"))
            .findFirst()
            .orElseThrow();
    assertThat(control.path("size").asInt()).isEqualTo(1);
    assertThat(
            control
                .path("sample")
                .get(0)
                .path("evidence")
                .valueStream()
                .map(line -> line.path("type").asString()))
        .containsExactly("training-requirement.set", "training.recorded");
    assertThat(SERVICE.get("/api/audits/" + id, SERVICE.aude()).is(200).text())
        .contains("TRAINING_LAPSED")
        .doesNotContain("Rosa");
  }

  @Test
  void what_cannot_be_made_is_refused_with_the_field_that_is_wrong() {
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    refused("{\"framework\":\"soc3\",\"from\":\"2026-09-01\",\"to\":\"2026-09-30\"}", "/framework");
    refused("{\"framework\":\"soc2-cc7\",\"to\":\"2026-09-30\"}", "/from");
    refused("{\"framework\":\"soc2-cc7\",\"from\":\"2026-09-02\",\"to\":\"2026-09-01\"}", "/to");
    refused(
        "{\"framework\":\"soc2-cc7\",\"from\":\"2026-09-02\",\"to\":\"%s\"}".formatted(tomorrow),
        "/to");
    refused(
        "{\"framework\":\"soc2-cc7\",\"from\":\"2026-09-01\",\"to\":\"2026-09-30\",\"seed\":\"a b\"}",
        "/seed");
    refused(
        "{\"framework\":\"soc2-cc7\",\"from\":\"2026-09-01\",\"to\":\"2026-09-30\",\"sample\":101}",
        "/sample");
  }

  private static void refused(String body, String pointer) {
    assertThat(post(body, SERVICE.mina()).is(422).text()).contains(pointer);
  }

  private static String draw(String framework, String token) {
    return post(SEPTEMBER.formatted(framework), token).is(201).json().path("id").asString();
  }

  private static JsonNode report(String id, String token) {
    return SERVICE.get("/api/audits/" + id, token).is(200).json();
  }

  private static Answer post(String body, String token) {
    return SERVICE.send(
        SERVICE
            .request("/api/audits", token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
