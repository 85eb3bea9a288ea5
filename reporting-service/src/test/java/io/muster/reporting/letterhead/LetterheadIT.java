package io.muster.reporting.letterhead;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.reporting.testing.Archive;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An administrator keeps the letterhead; reports bear the one that held. */
class LetterheadIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String LETTERHEAD = "/api/letterhead";
  private static final String REPORT = "/api/reports/incidents/INC-142";
  private static final String ASSESSED = "/api/regulation/incidents/INC-142/entities/";

  @BeforeAll
  static void an_incident() {
    SERVICE.record(Outage.events());
    SERVICE.getUntil(
        "/api/ledger?incident=INC-142", SERVICE.mina(), page -> page.path("items").size() > 20);
  }

  @Test
  void a_report_bears_the_letterhead_that_held_and_what_was_filed_keeps_its_own() throws Exception {
    introduce("First House").is(200);
    byte[] first = SERVICE.get(REPORT + ".pdf", SERVICE.mina()).is(200).bytes();
    assertThat(text(first)).startsWith("First House").contains("Hill 1", "Registered somewhere");
    assertThat(Archive.broken(first)).isEmpty();
    String standing = "/api/audits/" + drawn() + ".pdf";
    byte[] drawn = SERVICE.get(standing, SERVICE.mina()).is(200).bytes();
    assertThat(text(drawn)).startsWith("First House");
    String filing = filed();
    byte[] filed = SERVICE.get(filing + "/document.pdf", SERVICE.mina()).is(200).bytes();
    byte[] word = SERVICE.get(filing + "/document.docx", SERVICE.mina()).is(200).bytes();
    assertThat(text(filed)).startsWith("First House").contains("As filed");

    introduce("Second House").is(200);
    assertThat(introduce("Second House").is(200).json().path("changed").asBoolean(true)).isFalse();
    assertThat(text(SERVICE.get(REPORT + ".pdf", SERVICE.mina()).bytes()))
        .startsWith("Second House");
    assertThat(SERVICE.get(standing, SERVICE.mina()).bytes()).isEqualTo(drawn);
    assertThat(SERVICE.get(filing + "/document.pdf", SERVICE.mina()).bytes()).isEqualTo(filed);
    assertThat(SERVICE.get(filing + "/document.docx", SERVICE.mina()).bytes()).isEqualTo(word);
    assertThat(text(SERVICE.get(filing + "/document.pdf?now=true", SERVICE.mina()).bytes()))
        .startsWith("Second House");

    send("DELETE", LETTERHEAD, SERVICE.adam(), null).is(200);
    assertThat(text(SERVICE.get(REPORT + ".pdf", SERVICE.mina()).bytes()))
        .startsWith("INCIDENT COMPLIANCE REPORT");
    assertThat(SERVICE.get(filing + "/document.pdf", SERVICE.mina()).bytes()).isEqualTo(filed);
    JsonNode shown = SERVICE.get(LETTERHEAD, SERVICE.adam()).is(200).json();
    assertThat(shown.has("content") && !shown.path("content").isNull()).isFalse();
    assertThat(shown.path("changes").valueStream().map(change -> change.path("name").asString("")))
        .startsWith("", "Second House", "First House");
    assertThat(shown.path("changes").get(0).path("by").asString()).isEqualTo("Adam Ames");
  }

  @Test
  void it_is_looked_at_before_it_is_introduced_and_nothing_is_recorded() throws Exception {
    int before = SERVICE.get(LETTERHEAD, SERVICE.adam()).is(200).json().path("changes").size();
    Answer page =
        send("POST", LETTERHEAD + "/preview.pdf", SERVICE.adam(), body("Perhaps")).is(200);
    assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(text(page.bytes())).startsWith("Perhaps").contains("A specimen.");
    assertThat(SERVICE.get(LETTERHEAD, SERVICE.adam()).is(200).text()).doesNotContain("Perhaps");
    assertThat(SERVICE.get(LETTERHEAD, SERVICE.adam()).is(200).json().path("changes").size())
        .isEqualTo(before);
  }

  @Test
  void what_cannot_be_printed_is_refused_with_where_it_stands() {
    refused("{\"name\":\" \"}", "/name", "Say what the organisation is called.");
    refused("{\"name\":\"%s\"}".formatted("x".repeat(121)), "/name", "room for 120 characters");
    refused("{\"name\":\"x\",\"lines\":[\"a\",\"b\\nc\"]}", "/lines/1", "Write it in one line.");
    refused(
        "{\"name\":\"x\",\"lines\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]}",
        "/lines",
        "room for six lines");
    refused("{\"name\":\"x\",\"logo\":\"R0lGODlh\"}", "/logo", "PNG or JPEG");
    refused(
        "{\"name\":\"x\",\"footer\":\"%s\"}".formatted("x".repeat(201)),
        "/footer",
        "room for 200 characters");
  }

  @Test
  void administrators_alone_keep_it() {
    for (String token : List.of(SERVICE.mina(), SERVICE.rosa(), SERVICE.aude())) {
      SERVICE.get(LETTERHEAD, token).is(403);
      send("PUT", LETTERHEAD, token, body("Mine")).is(403);
      send("DELETE", LETTERHEAD, token, null).is(403);
      send("POST", LETTERHEAD + "/preview.pdf", token, body("Mine")).is(403);
    }
    SERVICE.get(LETTERHEAD, null).is(401);
  }

  private static void refused(String body, String pointer, String why) {
    assertThat(send("PUT", LETTERHEAD, SERVICE.adam(), body).is(422).text()).contains(pointer, why);
    assertThat(send("POST", LETTERHEAD + "/preview.pdf", SERVICE.adam(), body).is(422).text())
        .contains(pointer, why);
  }

  private static Answer introduce(String name) {
    return send("PUT", LETTERHEAD, SERVICE.adam(), body(name));
  }

  private static String body(String name) {
    return "{\"name\":\"%s\",\"lines\":[\"Hill 1\",\" \"],\"footer\":\"Registered somewhere\"}"
        .formatted(name);
  }

  private static String drawn() {
    return send(
            "POST",
            "/api/audits",
            SERVICE.mina(),
            "{\"framework\":\"soc2-cc7\",\"from\":\"2026-11-01\",\"to\":\"2026-11-24\"}")
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  /** Address of a report that was filed. */
  private static String filed() {
    String entity =
        send(
                "POST",
                "/api/regulation/entities",
                SERVICE.mina(),
                "{\"name\":\"House\",\"jurisdiction\":\"FR\",\"zone\":\"Europe/Paris\",\"regimes\":[\"GDPR\"]}")
            .is(201)
            .json()
            .path("id")
            .asString();
    String path = ASSESSED + entity;
    send(
            "POST",
            path + "/facts",
            SERVICE.mina(),
            "{\"fact\":\"DATA_BREACH_AWARE_AT\",\"value\":\"%s\"}"
                .formatted(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS)))
        .is(200);
    send(
            "POST",
            path + "/decisions",
            SERVICE.mina(),
            """
            {"regime":"GDPR","inputs":[
              {"criterion":"gdpr.personal-data","holds":true,"basis":"ACTUAL"},
              {"criterion":"gdpr.risk-unlikely","holds":false,"basis":"ACTUAL"},
              {"criterion":"gdpr.high-risk","holds":true,"basis":"ACTUAL"}],
             "outcome":"REPORTABLE","reason":"files were copied"}""")
        .is(200);
    send(
            "POST",
            path + "/submissions",
            SERVICE.mina(),
            "{\"report\":\"gdpr.authority\",\"channel\":\"portal\",\"receipt\":\"R-1\"}")
        .is(200);
    return path + "/reports/gdpr.authority";
  }

  private static Answer send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return SERVICE.send(request);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }
}
