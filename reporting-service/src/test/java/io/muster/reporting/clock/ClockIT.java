package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.reporting.report.ReportFormat;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ClockIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String INCIDENT = "/api/regulation/incidents/INC-142";
  private static final String MODELS = "/api/admin/reporting/read-models";
  private static final String BANK =
      """
      {"name":"%s","jurisdiction":"DE","zone":"Europe/Berlin","regimes":["DORA","GDPR"],
       "traits":["CREDIT_INSTITUTION"]}""";

  @BeforeAll
  static void a_night() {
    SERVICE.record(Outage.events());
    SERVICE.getUntil(
        "/api/ledger?incident=INC-142", SERVICE.mina(), page -> !page.path("items").isEmpty());
  }

  @Test
  void an_incident_is_assessed_reported_late_and_explained() {
    String bank = enter("Example Bank AG");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    fact(bank, SERVICE.rosa(), "AWARE_AT", now.minusSeconds(30 * 3600), null).is(200);
    String inputs =
        """
        [{"criterion":"dora.critical-function","holds":true,"basis":"ACTUAL"},
         {"criterion":"dora.clients-percent","figure":12.5,"basis":"ESTIMATE"},
         {"criterion":"dora.downtime-hours","figure":3,"basis":"ACTUAL"}]""";
    JsonNode proposal =
        post(
                "/api/regulation/proposals",
                SERVICE.rosa(),
                "{\"entityId\":\"%s\",\"regime\":\"DORA\",\"inputs\":%s}".formatted(bank, inputs))
            .is(200)
            .json();
    assertThat(proposal.path("proposed").asString()).isEqualTo("REPORTABLE");
    assertThat(proposal.path("met").size()).isEqualTo(3);

    String decision =
        """
        {"regime":"DORA","inputs":%s,"outcome":"REPORTABLE","decidedAt":"%s","reason":"two thresholds"}"""
            .formatted(inputs, now.minusSeconds(8 * 3600));
    post(path(bank, "decisions"), SERVICE.rosa(), decision).is(403);
    post(path(bank, "decisions"), SERVICE.mina(), decision).is(200);

    JsonNode initial = clock(bank, "dora.initial");
    assertThat(initial.path("state").asString()).isEqualTo("OVERDUE");
    assertThat(Instant.parse(initial.path("dueAt").asString()))
        .isEqualTo(now.minusSeconds(6 * 3600));
    assertThat(initial.path("sentence").asString())
        .contains("24 h from awareness comes before 4 h from classification as major", "Article 5");
    JsonNode due =
        SERVICE.getUntil(
            "/api/regulation/clocks",
            SERVICE.aude(),
            clocks -> clocks.path("items").toString().contains("Example Bank AG"));
    assertThat(due.path("items").valueStream())
        .anySatisfy(
            item -> {
              assertThat(item.path("number").asString()).isEqualTo("INC-142");
              assertThat(item.path("entity").asString()).isEqualTo("Example Bank AG");
              assertThat(item.path("clock").path("report").asString()).isEqualTo("dora.initial");
            });
    assertThat(due.path("undecided").toString()).contains("GDPR");

    String submission = "{\"report\":\"dora.initial\",\"channel\":\"portal\"%s}";
    assertThat(
            post(path(bank, "submissions"), SERVICE.mina(), submission.formatted(""))
                .is(422)
                .text())
        .contains("/lateReason");
    post(
            path(bank, "submissions"),
            SERVICE.mina(),
            submission.formatted(",\"receipt\":\"R-7\",\"lateReason\":\"nobody was told\""))
        .is(200);
    assertThat(clock(bank, "dora.initial").path("state").asString()).isEqualTo("MET_LATE");
    assertThat(clock(bank, "dora.intermediate").path("state").asString()).isEqualTo("RUNNING");

    fact(bank, SERVICE.rosa(), "AWARE_AT", now.minusSeconds(9 * 3600), null).is(422);
    fact(bank, SERVICE.rosa(), "CLASSIFIED_MAJOR_AT", now.minusSeconds(60), "typed it wrong")
        .is(200);
    fact(bank, SERVICE.rosa(), "AWARE_AT", now.minusSeconds(3600), "typed it wrong").is(200);
    JsonNode dora = regime(bank, "DORA");
    assertThat(dora.path("clocks").get(0).path("state").asString()).isEqualTo("MET");
    JsonNode former = dora.path("formerBreaches").get(0);
    assertThat(former.path("clock").path("report").asString()).isEqualTo("dora.initial");
    assertThat(former.path("correction").asString()).contains("Rosa Reyes", "typed it wrong");
    assertThat(SERVICE.get(INCIDENT, SERVICE.aude()).is(200).text())
        .doesNotContain("Rosa")
        .contains("Person ");
    assertThat(
            SERVICE
                .getUntil(
                    "/api/ledger?incident=INC-142&limit=200",
                    SERVICE.mina(),
                    page -> page.toString().contains("filed the report dora.initial"))
                .toString())
        .contains("decided that the incident is reportable under DORA");
  }

  @Test
  void what_is_not_reportable_stays_as_evidence_without_a_clock() {
    String shop = enter("Example Shop GmbH");
    String decision =
        """
        {"regime":"GDPR","inputs":[{"criterion":"gdpr.personal-data","holds":false,"basis":"ACTUAL"}],
         "outcome":"NOT_REPORTABLE","reason":"no personal data on that system"}""";
    post(path(shop, "decisions"), SERVICE.mina(), decision).is(200);
    JsonNode gdpr = regime(shop, "GDPR");
    assertThat(gdpr.path("clocks").size()).isZero();
    JsonNode decided = gdpr.path("decisions").get(0);
    assertThat(decided.path("proposed").asString()).isEqualTo("NOT_REPORTABLE");
    assertThat(decided.path("by").asString()).isEqualTo("Mina Moreau");
    assertThat(decided.path("position").asLong()).isPositive();
    assertThat(
            post(
                    path(shop, "submissions"),
                    SERVICE.mina(),
                    "{\"report\":\"gdpr.authority\",\"channel\":\"portal\"}")
                .is(409)
                .text())
        .contains("not-reportable");
  }

  @Test
  void managers_say_which_entities_there_are_and_others_read_it() {
    for (String token : List.of(SERVICE.rosa(), SERVICE.aude(), SERVICE.adam(), SERVICE.acme())) {
      post("/api/regulation/entities", token, BANK.formatted("No")).is(403);
    }
    for (String path : List.of("entities", "rules", "clocks", "incidents/INC-142")) {
      SERVICE.get("/api/regulation/" + path, SERVICE.aude()).is(200);
      SERVICE.get("/api/regulation/" + path, SERVICE.adam()).is(403);
      SERVICE.get("/api/regulation/" + path, SERVICE.acme()).is(403);
      SERVICE.get("/api/regulation/" + path, null).is(401);
    }
    String id = enter("Retiring AG");
    String changed = BANK.formatted("Retired AG");
    SERVICE
        .send(
            SERVICE
                .request("/api/regulation/entities/" + id, SERVICE.mina())
                .header("Content-Type", "application/json")
                .header("If-Match", "\"0\"")
                .PUT(HttpRequest.BodyPublishers.ofString(changed)))
        .is(200);
    post("/api/regulation/entities/" + id + "/retire", SERVICE.mina(), "{\"reason\":\"sold\"}")
        .is(200);
    assertThat(SERVICE.get("/api/regulation/entities", SERVICE.aude()).json().path("items"))
        .filteredOn(item -> item.path("id").asString().equals(id))
        .allSatisfy(
            item -> {
              assertThat(item.path("name").asString()).isEqualTo("Retired AG");
              assertThat(item.path("retired").asBoolean()).isTrue();
            })
        .hasSize(1);
    assertThat(SERVICE.get(INCIDENT, SERVICE.aude()).text()).doesNotContain("Retired AG");
  }

  @Test
  void what_makes_no_sense_is_refused_with_a_pointer() {
    refused("{\"jurisdiction\":\"DE\",\"zone\":\"UTC\",\"regimes\":[\"NIS2\"]}", "/name");
    refused(BANK.formatted("x").replace("\"DE\"", "\"QQ\""), "/jurisdiction");
    refused(BANK.formatted("x").replace("Europe/Berlin", "Mars/Olympus"), "/zone");
    refused(BANK.formatted("x").replace("[\"DORA\",\"GDPR\"]", "[]"), "/regimes");
    refused(BANK.formatted("x").replace("\"DORA\"", "\"CIRCIA\""), "switched off");
    refused(BANK.formatted("x").replace("\"zone\"", "\"lei\":\"no\",\"zone\""), "/lei");
    String bank = enter("Checked AG");
    Instant ahead = Instant.now().plusSeconds(3600);
    assertThat(fact(bank, SERVICE.rosa(), "AWARE_AT", ahead, null).is(422).text())
        .contains("/value");
    fact("legal-entity-none", SERVICE.rosa(), "AWARE_AT", Instant.now(), null).is(404);
    String figure =
        """
        {"regime":"DORA","inputs":[{"criterion":"dora.clients","holds":true,"basis":"ACTUAL"}],
         "outcome":"REPORTABLE","reason":"x"}""";
    assertThat(post(path(bank, "decisions"), SERVICE.mina(), figure).is(422).text())
        .contains("/inputs/0");
    assertThat(
            post(
                    path(bank, "decisions"),
                    SERVICE.mina(),
                    "{\"regime\":\"HIPAA\",\"inputs\":[],\"outcome\":\"REPORTABLE\",\"reason\":\"x\"}")
                .is(422)
                .text())
        .contains("/regime");
  }

  @Test
  void a_report_is_filled_in_and_approved_only_when_it_is_complete() {
    String bank = enter("Filing AG");
    String report = path(bank, "reports/dora.initial");
    JsonNode draft = SERVICE.get(report, SERVICE.aude()).is(200).json();
    assertThat(draft.path("missing").toString()).contains("\"2.9\"");
    assertThat(draft.path("fields").toString()).contains("incident.opened", "INC-142");
    assertThat(
            post(report + "/fields", SERVICE.rosa(), "{\"field\":\"2.9\",\"value\":\"maybe\"}")
                .is(422)
                .text())
        .contains("/value");
    post(report + "/fields", SERVICE.rosa(), "{\"field\":\"4.1\",\"value\":\"x\"}").is(422);
    post(report + "/fields", SERVICE.aude(), "{\"field\":\"2.9\",\"value\":\"true\"}").is(403);
    post(report + "/fields", SERVICE.rosa(), "{\"field\":\"2.9\",\"value\":\"true\"}").is(200);
    assertThat(SERVICE.get(report, SERVICE.mina()).json().path("missing").toString())
        .doesNotContain("\"2.9\"");
    post(report + "/approve", SERVICE.rosa(), "{}").is(403);
    assertThat(post(report + "/approve", SERVICE.mina(), "{}").is(409).text())
        .contains("incomplete");
    Answer file = SERVICE.get(report + "/document.json", SERVICE.mina()).is(200);
    assertThat(file.header("X-Content-SHA256"))
        .isEqualTo(Drafts.sha256(file.bytes()))
        .isEqualTo(SERVICE.get(report, SERVICE.mina()).json().path("sha256").asString());
    assertThat(file.json().path("incident").path("isBusinessContinuityActivated").asBoolean())
        .isTrue();
    assertThat(SERVICE.get(report + "/document.json", SERVICE.mina()).bytes())
        .isEqualTo(file.bytes());
    assertThat(SERVICE.get(report + "/document.csv", SERVICE.aude()).is(200).text())
        .startsWith("report,field,section");
    SERVICE.get(report + "?filing=1", SERVICE.mina()).is(404);
    SERVICE.get(path(bank, "reports/circia.incident"), SERVICE.mina()).is(404);
  }

  @Test
  void a_report_is_printed_with_its_proof_and_printed_again_it_is_the_same_file() {
    String bank = enter("Printing AG");
    fact(bank, SERVICE.rosa(), "DATA_BREACH_AWARE_AT", Instant.now().minusSeconds(60), null)
        .is(200);
    String report = path(bank, "reports/gdpr.authority");
    Answer pdf = SERVICE.get(report + "/document.pdf", SERVICE.mina()).is(200);
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.header("X-Content-SHA256")).isEqualTo(Drafts.sha256(pdf.bytes()));
    fact(enter("Elsewhere AG"), SERVICE.rosa(), "AWARE_AT", Instant.now().minusSeconds(60), null)
        .is(200);
    assertThat(SERVICE.get(report + "/document.pdf", SERVICE.mina()).bytes())
        .as("whatever is recorded elsewhere")
        .isEqualTo(pdf.bytes());
    assertThat(text(pdf.bytes()))
        .contains("PRINTING AG", "INC-142", "Checkpoint log position", "incident.opened rev 3")
        .contains("Rosa Reyes")
        .doesNotContain("No checkpoint covers this report.");
    byte[] masked = SERVICE.get(report + "/document.pdf", SERVICE.aude()).is(200).bytes();
    assertThat(text(masked)).doesNotContain("Rosa").contains("masked in this copy");
    SERVICE.get(report + "/document.pdf", SERVICE.adam()).is(403);
    Answer word = SERVICE.get(report + "/document.docx", SERVICE.mina()).is(200);
    assertThat(word.header("Content-Type")).isEqualTo(ReportFormat.WORD);
    assertThat(SERVICE.get(report + "/document.docx", SERVICE.mina()).bytes())
        .isEqualTo(word.bytes());
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_rebuilt_list_of_assessments_equals_the_old_one() {
    String bank = enter("Rebuilt AG");
    fact(bank, SERVICE.rosa(), "AWARE_AT", Instant.now().minusSeconds(60), null).is(200);
    // Once more where a clock of another test reached its mark meanwhile.
    Awaitility.await()
        .untilAsserted(
            () -> {
              String before = rowsOfNow();
              assertThat(before).contains("reporting_assessments", "reporting_incident_records");
              SERVICE.post(MODELS + "/rebuild", SERVICE.adam()).is(202);
              assertThat(rowsOfNow()).isEqualTo(before);
            });
  }

  private static String rowsOfNow() {
    SERVICE.caughtUp();
    return rows();
  }

  private static String rows() {
    return SERVICE
        .get(MODELS, SERVICE.adam())
        .json()
        .valueStream()
        .filter(
            model ->
                List.of("reporting_assessments", "reporting_incident_records")
                    .contains(model.path("name").asString()))
        .map(model -> model.path("name").asString() + model.path("contentHash"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static void refused(String entity, String why) {
    assertThat(post("/api/regulation/entities", SERVICE.mina(), entity).is(422).text())
        .contains(why);
  }

  @Test
  void what_is_due_of_a_private_incident_is_told_to_those_named_on_it_alone() {
    SERVICE.record(Outage.opened("inc-160", 160));
    SERVICE.getUntil(
        "/api/ledger?incident=INC-160", SERVICE.mina(), page -> !page.path("items").isEmpty());
    String bank = enter("Discreet Bank AG");
    post(
            path(bank, "facts").replace("INC-142", "INC-160"),
            SERVICE.rosa(),
            "{\"fact\":\"AWARE_AT\",\"value\":\"%s\"}".formatted(Instant.now().minusSeconds(60)))
        .is(200);
    String clocks = "/api/regulation/clocks";
    SERVICE.getUntil(clocks, SERVICE.mina(), due -> due.toString().contains("INC-160"));
    Actor rosa = Actor.person(Outage.ROSA, "Rosa Reyes");
    SERVICE.recordTogether(
        List.of(
            new AccessEvent.MadePrivate("inc-160", "Personnel", rosa, Outage.START),
            new AccessEvent.AccessGranted(
                "inc-160", new Person(Outage.ROSA, null), null, rosa, Outage.START)));
    SERVICE.getUntil(clocks, SERVICE.mina(), due -> !due.toString().contains("INC-160"));
    assertThat(SERVICE.get(clocks, SERVICE.rosa()).is(200).text()).contains("INC-160");
  }

  private static String enter(String name) {
    return post("/api/regulation/entities", SERVICE.mina(), BANK.formatted(name))
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static Answer fact(
      String entity, String token, String fact, Instant value, String reason) {
    return post(
        path(entity, "facts"),
        token,
        "{\"fact\":\"%s\",\"value\":\"%s\"%s}"
            .formatted(fact, value, reason == null ? "" : ",\"reason\":\"" + reason + "\""));
  }

  private static JsonNode regime(String entity, String regime) {
    return SERVICE
        .get(INCIDENT, SERVICE.mina())
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("entity").path("id").asString().equals(entity))
        .flatMap(item -> item.path("regimes").valueStream())
        .filter(each -> each.path("regime").asString().equals(regime))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode clock(String entity, String report) {
    return regime(entity, "DORA")
        .path("clocks")
        .valueStream()
        .filter(clock -> clock.path("report").asString().equals(report))
        .findFirst()
        .orElseThrow();
  }

  private static String path(String entity, String what) {
    return INCIDENT + "/entities/" + entity + "/" + what;
  }

  private static Answer post(String path, String token, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
