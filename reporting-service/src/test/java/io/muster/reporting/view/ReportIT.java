package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReportIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String REPORT = "/api/reports/incidents/INC-142";

  @BeforeAll
  static void a_night() {
    SERVICE.record(Outage.events());
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/json",
    "csv, text/csv;header=present;charset=UTF-8",
    "pdf, application/pdf",
    "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  })
  void a_download_is_named_after_the_incident_and_its_hash_can_be_compared(
      String format, String type) throws Exception {
    Answer file = SERVICE.get(REPORT + "." + format, SERVICE.aude()).is(200);
    assertThat(file.header("Content-Type")).isEqualTo(type);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"INC-142-report." + format + "\"");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.bytes());
    assertThat(file.header("X-Content-SHA256")).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(file.header("Cache-Control")).contains("private");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "pdf", "docx"})
  void the_same_position_gives_the_same_file_and_it_need_not_be_sent_again(String format) {
    Answer first = SERVICE.get(REPORT + "." + format, SERVICE.mina()).is(200);
    Answer second = SERVICE.get(REPORT + "." + format, SERVICE.mina()).is(200);
    assertThat(second.bytes()).isEqualTo(first.bytes());
    Answer known =
        SERVICE
            .send(
                SERVICE
                    .request(REPORT + "." + format, SERVICE.mina())
                    .header("If-None-Match", first.header("ETag")))
            .is(304);
    assertThat(known.bytes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | application/json",
        "text/csv | text/csv",
        "application/pdf;q=0.9, text/csv;q=0.5 | application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document | application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "*/* | application/json"
      })
  void the_form_is_the_one_asked_for(String accept, String type) {
    Answer answer =
        SERVICE.send(SERVICE.request(REPORT, SERVICE.mina()).header("Accept", accept)).is(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
  }

  @Test
  void a_form_there_is_not_is_refused() {
    SERVICE.send(SERVICE.request(REPORT, SERVICE.mina()).header("Accept", "text/html")).is(406);
    SERVICE.get(REPORT + ".odt", SERVICE.mina()).is(404);
  }

  @Test
  void a_report_is_covered_by_a_checkpoint_at_its_own_position() {
    SERVICE.record(Outage.note("one more", 6000));
    JsonNode report = SERVICE.get(REPORT + ".json", SERVICE.mina()).is(200).json();
    assertThat(report.path("checkpoint").path("position"))
        .isEqualTo(report.path("asOf").path("position"));
    assertThat(report.path("checkpoint").path("hash")).isEqualTo(report.path("asOf").path("hash"));
    assertThat(report.path("notes").toString()).contains("one more");
    assertThat(report.path("schema").asString()).isEqualTo("muster.incident-report/1");
  }

  @Test
  void the_facts_of_the_night_are_in_it_whichever_way_it_is_asked_for() {
    JsonNode report = SERVICE.get("/api/reports/incidents/inc-142", SERVICE.mina()).is(200).json();
    assertThat(report.path("incident").path("number").asString()).isEqualTo("INC-142");
    assertThat(report.path("times").path("secondsToAcknowledge").asLong()).isEqualTo(120);
    assertThat(report.path("pages").get(0).path("personId").asString()).isEqualTo(Outage.ROSA);
    assertThat(report.path("roles").size()).isEqualTo(2);
    assertThat(report.path("alerts").size()).isEqualTo(1);
  }

  @Test
  void an_auditors_copy_is_masked_in_every_form() throws IOException {
    for (String format : List.of("json", "csv")) {
      assertThat(SERVICE.get(REPORT + "." + format, SERVICE.aude()).text())
          .contains("Person ")
          .doesNotContain("Rosa", "Ravi", "Mina", "rosa@muster.example");
      assertThat(SERVICE.get(REPORT + "." + format, SERVICE.mina()).text()).contains("Rosa Reyes");
    }
    try (PDDocument pdf =
        Loader.loadPDF(SERVICE.get(REPORT + ".pdf", SERVICE.aude()).is(200).bytes())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("names are masked in this copy")
          .doesNotContain("Rosa", "Ravi");
    }
    try (XWPFDocument word =
        new XWPFDocument(
            new ByteArrayInputStream(
                SERVICE.get(REPORT + ".docx", SERVICE.aude()).is(200).bytes()))) {
      assertThat(new XWPFWordExtractor(word).getText())
          .contains("names are masked in this copy")
          .doesNotContain("Rosa", "Ravi");
    }
  }

  @Test
  void only_those_who_answer_for_it_or_check_it_read_reports() {
    SERVICE.get(REPORT, SERVICE.rosa()).is(200);
    SERVICE.get(REPORT, SERVICE.acme()).is(403);
    SERVICE.get(REPORT, SERVICE.adam()).is(403);
    SERVICE.get(REPORT, null).is(401);
  }

  @Test
  void an_incident_there_is_not_is_a_problem_that_says_so() {
    for (String ref : List.of("INC-4711", "nothing", "INC-99999999999999999999")) {
      Answer answer = SERVICE.get("/api/reports/incidents/" + ref, SERVICE.mina()).is(404);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.text()).contains("urn:muster:problem:not-found", ref);
    }
  }

  @Test
  void what_was_erased_is_gone_from_reports_and_the_hashes_still_stand() {
    SERVICE.record(
        new IncidentEvent.NoteAdded(
            Outage.INCIDENT,
            "note-erased",
            "by somebody who left",
            Actor.person("leaver", "Lena Leaver"),
            Outage.at(7000)));
    String path = REPORT + ".json";
    JsonNode before = SERVICE.get(path, SERVICE.mina()).json();
    assertThat(before.toString()).contains("Lena Leaver");
    SERVICE.bean(KeyRing.class).destroy(KeyRing.person("leaver"));
    JsonNode after = SERVICE.get(path, SERVICE.mina()).json();
    assertThat(after.toString()).doesNotContain("Lena Leaver").contains("[erased] noted");
    assertThat(after.path("asOf").path("hash")).isEqualTo(before.path("asOf").path("hash"));
  }
}
