package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Person;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.contracts.letterhead.LetterheadEvent;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import io.muster.starter.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An auditor from outside audits a month, where auditors see nothing without an engagement. */
class EngagementIT {

  @RegisterExtension
  static final TestService SERVICE = TestService.with("--muster.auditors-need-engagement=true");

  private static final String ENGAGEMENTS = "/api/audits/engagements";
  private static final String ADDRESS = "aude@auditors.example";
  private static final String NAMES = "(?s).*(Rosa|Reyes|Mina|Moreau).*";

  @BeforeAll
  static void a_month() {
    AuditedMonth.in(SERVICE);
    SERVICE.record(
        new LetterheadEvent.Introduced(
            new LetterheadContent("Example Bank AG", null, null, null),
            AuditedMonth.MINA,
            AuditedMonth.MONTH));
  }

  @Test
  void it_becomes_the_auditors_when_they_sign_in_with_the_verified_address_it_was_opened_for() {
    String id = opened();
    SERVICE.get(ENGAGEMENTS + "/" + id, SERVICE.auditor("eve", "Eve", ADDRESS, false)).is(404);
    SERVICE
        .get(ENGAGEMENTS + "/" + id, SERVICE.auditor("eve", "Eve", "eve@x.example", true))
        .is(404);
    JsonNode waits = SERVICE.get(ENGAGEMENTS + "/" + id, SERVICE.mina()).is(200).json();
    assertThat(waits.path("takenUp").asBoolean()).isFalse();
    assertThat(waits.path("auditor").asString()).isEqualTo(ADDRESS);

    JsonNode mine = SERVICE.getUntil(ENGAGEMENTS, aude(), list -> list.toString().contains(id));
    assertThat(mine.path("items").get(0).path("mine").asBoolean()).isTrue();
    SERVICE.get(ENGAGEMENTS + "/" + id, SERVICE.auditor("eve", "Eve", ADDRESS, true)).is(404);
    JsonNode taken = SERVICE.get(ENGAGEMENTS + "/" + id, SERVICE.mina()).is(200).json();
    assertThat(taken.path("auditor").asString()).isEqualTo("Aude Auer");
    SERVICE.get(ENGAGEMENTS, SERVICE.rosa()).is(403);
  }

  @Test
  void the_auditor_sees_the_periods_incidents_and_nothing_else_of_the_house() {
    String engagement = ENGAGEMENTS + "/" + takenUp();
    JsonNode page = SERVICE.get(engagement + "/controls/CC7.3/population", aude()).is(200).json();
    assertThat(page.path("items").valueStream().map(item -> item.path("subject").asString()))
        .as("not the private one, not October's")
        .containsExactly("INC-201", "INC-202", "INC-203");
    assertThat(page.path("control").path("size").asInt()).isEqualTo(3);
    String report = SERVICE.get(engagement + "/incidents/INC-202", aude()).is(200).text();
    assertThat(report).contains("INC-202").doesNotMatch(NAMES);
    SERVICE.get(engagement + "/incidents/INC-204", aude()).is(404);
    SERVICE.get(engagement + "/incidents/INC-205", aude()).is(404);
    SERVICE.get(engagement + "/incidents/inc-205.pdf", aude()).is(404);
    SERVICE.get(engagement + "/incidents/INC-205/bundle.zip", aude()).is(404);
    SERVICE.get(engagement + "/controls/CC9.9/population", aude()).is(404);
    for (String closed :
        List.of(
            "/api/ledger",
            "/api/ledger/export",
            "/api/reports/incidents/INC-202",
            "/api/audits",
            "/api/audits/schedules",
            "/api/evidence/incidents/INC-202/bundle.zip",
            "/api/people",
            "/api/regulation/due")) {
      assertThat(SERVICE.get(closed, aude()).is(403).text())
          .as(closed)
          .contains("engagement-needed");
    }
    for (String around : List.of("/../schedules", "/%2e%2e/schedules", "/..;/schedules")) {
      SERVICE.get(ENGAGEMENTS + around, aude()).is(400);
    }
    SERVICE.get("/api/ledger/head", aude()).is(200);
    SERVICE.get(engagement + "/controls", SERVICE.mina()).is(403);
  }

  @Test
  void a_control_is_found_however_its_source_names_it() {
    String until = Instant.now().plus(Duration.ofDays(14)).toString();
    String id =
        postAs(SERVICE.mina(), ENGAGEMENTS, body(until).replace("soc2-cc7", "nist-csf-2"))
            .is(201)
            .json()
            .path("id")
            .asString();
    JsonNode page =
        SERVICE
            .get(ENGAGEMENTS + "/" + id + "/controls/RS.MI-01,%20-02/population", aude())
            .is(200)
            .json();
    assertThat(page.path("control").path("id").asString()).isEqualTo("RS.MI-01, -02");
  }

  @Test
  void a_sample_is_drawn_again_from_its_seed_and_each_verdict_lands_in_the_working_paper()
      throws IOException {
    String engagement = ENGAGEMENTS + "/" + takenUp();
    JsonNode whole = SERVICE.get(engagement + "/controls/CC7.3/population", aude()).is(200).json();
    List<String> expected =
        whole
            .path("items")
            .valueStream()
            .map(item -> item.path("id").asString())
            .sorted(Comparator.comparing(each -> Sha256.hex("autumn\n" + each)))
            .limit(2)
            .toList();
    String tooMany = "{\"control\":\"CC7.3\",\"size\":101}";
    assertThat(post(engagement + "/samples", tooMany).is(422).text()).contains("/size");
    post(engagement + "/samples", "{\"control\":\"CC7.3\",\"size\":2,\"seed\":\"autumn\"}").is(201);
    post(engagement + "/samples", "{\"control\":\"CC7.4\",\"size\":100}").is(201);
    JsonNode sample = SERVICE.get(engagement + "/samples/1", aude()).is(200).json();
    assertThat(sample.path("items").valueStream().map(item -> item.path("id").asString()))
        .isEqualTo(expected);
    assertThat(sample.path("population").asInt()).isEqualTo(3);
    JsonNode second = SERVICE.get(engagement + "/samples/2", aude()).is(200).json();
    assertThat(second.path("seed").asString()).as("drawn and recorded").hasSize(32);
    String then = engagement + "/controls/CC7.3/population?asOf=";
    long position = sample.path("asOf").asLong();
    JsonNode drawnFrom = SERVICE.get(then + position, aude()).is(200).json();
    assertThat(drawnFrom.path("asOf").asLong()).isEqualTo(position);
    assertThat(drawnFrom.path("items").toString()).isEqualTo(whole.path("items").toString());
    JsonNode early = SERVICE.get(then + 1, aude()).is(200).json();
    assertThat(early.path("control").path("size").asInt()).as("before there were").isLessThan(3);

    post(engagement + "/samples", "{\"control\":\"CC7.3\",\"size\":100,\"seed\":\"all\"}").is(201);
    String late = engagement + "/samples/3/items/inc-202";
    JsonNode item = SERVICE.get(late, aude()).is(200).json();
    assertThat(item.path("found").toString())
        .contains("It was acknowledged after 40 min; the limit is 15 min.");
    assertThat(item.path("evidence").get(0).path("leafHash").asString()).hasSize(64);
    assertThat(item.path("register").path("number").asString()).isEqualTo("INC-202");
    assertThat(item.toString()).doesNotMatch(NAMES);

    assertThat(put(late + "/verdict", "{\"verdict\":\"EXCEPTION\"}").is(422).text())
        .contains("/words");
    assertThat(put(late + "/verdict", "{}").is(422).text()).contains("/verdict");
    put(late + "/verdict", "{\"verdict\":\"EXCEPTION\",\"words\":\"=40 minutes late\"}").is(200);
    put(engagement + "/samples/3/items/inc-201/verdict", "{\"verdict\":\"ACCEPTED\"}").is(200);
    put(engagement + "/samples/3/items/inc-205/verdict", "{\"verdict\":\"ACCEPTED\"}").is(404);

    assertThat(SERVICE.get(engagement + "/paper.csv", aude()).is(200).text())
        .contains("CC7.3", "INC-202", "Late acknowledgement,EXCEPTION,'=40 minutes late");
    assertThat(SERVICE.get(engagement + "/paper.json", SERVICE.mina()).is(200).text())
        .contains("Aude Auer", "\"verdict\" : \"EXCEPTION\"");
    String pdf = text(SERVICE.get(engagement + "/paper.pdf", aude()).is(200).bytes());
    assertThat(pdf)
        .contains("AUDIT WORKING PAPER", "INC-202", "40 minutes late", "1 exception", "autumn")
        .contains("Example Bank AG", "Aude Auer audited")
        .doesNotMatch(NAMES);
    JsonNode shown = SERVICE.get(engagement, SERVICE.mina()).is(200).json();
    assertThat(shown.path("samples").get(2).path("exceptions").asInt()).isEqualTo(1);
    assertThat(shown.path("samples").get(2).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void every_look_is_one_event_and_looking_at_the_looks_is_none() throws IOException {
    String engagement = ENGAGEMENTS + "/" + takenUp();
    SERVICE.get(engagement + "/controls", aude()).is(200);
    SERVICE.get(engagement + "/controls/CC7.3/population", aude()).is(200);
    post(engagement + "/samples", "{\"control\":\"CC7.3\",\"size\":3}").is(201);
    SERVICE.get(engagement + "/samples/1", aude()).is(200);
    SERVICE.get(engagement + "/samples/1/items/inc-202", aude()).is(200);
    SERVICE.get(engagement + "/incidents/INC-202.pdf", aude()).is(200);
    assertThat(files(SERVICE.get(engagement + "/incidents/INC-202/bundle.zip", aude()).is(200)))
        .contains("check.html", "manifest.json", "log/incident-proof.json");
    SERVICE.get(engagement + "/paper.pdf", aude()).is(200);
    SERVICE.get(engagement + "/paper.pdf", SERVICE.mina()).is(200);
    for (String token : List.of(SERVICE.mina(), aude())) {
      SERVICE.get(engagement + "/views", token).is(200);
    }
    JsonNode views =
        SERVICE.getUntil(
            engagement + "/views", SERVICE.mina(), page -> page.path("items").size() >= 8);
    assertThat(views.path("items").valueStream().map(look -> look.path("what").asString()))
        .containsExactly(
            "WORKING_PAPER",
            "BUNDLE",
            "REPORT_FILE",
            "EVIDENCE",
            "SAMPLE",
            "DRAW",
            "POPULATION",
            "CONTROLS");
    JsonNode evidence = views.path("items").get(3);
    assertThat(evidence.path("subjects").toString()).isEqualTo("[\"INC-202\"]");
    assertThat(evidence.path("by").asString()).isEqualTo("Aude Auer");
    assertThat(evidence.path("control").asString()).isEqualTo("CC7.3");
    SERVICE.getUntil(
        "/api/ledger?limit=200&after=" + (evidence.path("position").asLong() - 1),
        SERVICE.mina(),
        page ->
            page.toString().contains("looked at the evidence for CC7.3 of inc-202 in sample 1"));
  }

  @Test
  void the_last_sample_is_answered_again_when_it_is_sent_again_and_another_one_is_refused() {
    String id = takenUp();
    for (int sample = 1; sample < EngagementState.MOST_SAMPLES; sample++) {
      SERVICE.record(
          new EngagementEvent.Sampled(
              id,
              sample,
              "CC7.3",
              1,
              1,
              1,
              "s",
              List.of("inc-201"),
              AuditedMonth.MINA,
              AuditedMonth.MONTH));
    }
    String drawn = draw(id, "the-last").is(201).text();
    assertThat(draw(id, "the-last").is(201).text()).isEqualTo(drawn);
    assertThat(draw(id, "one-more").is(409).text()).contains("samples-full");
  }

  private static Answer draw(String engagement, String key) {
    return SERVICE.send(
        SERVICE
            .request(ENGAGEMENTS + "/" + engagement + "/samples", aude())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"control\":\"CC7.3\",\"size\":1}")));
  }

  @Test
  void no_look_is_set_off_by_a_link_on_another_site() {
    String engagement = ENGAGEMENTS + "/" + takenUp();
    post(engagement + "/samples", "{\"control\":\"CC7.3\",\"size\":3}").is(201);
    for (String look :
        List.of(
            "/controls",
            "/controls/CC7.3/population",
            "/samples/1",
            "/samples/1/items/inc-202",
            "/incidents/INC-202",
            "/incidents/INC-202.pdf",
            "/incidents/INC-202/bundle.zip",
            "/paper.pdf")) {
      Answer refused =
          SERVICE.send(
              SERVICE.request(engagement + look, aude()).header("Sec-Fetch-Site", "cross-site"));
      assertThat(refused.is(403).text()).as(look).contains("another-site");
    }
  }

  @Test
  void before_and_after_its_time_it_shows_nothing() {
    String ended = ENGAGEMENTS + "/" + takenUp();
    assertThat(postAs(SERVICE.mina(), ended + "/end", "{}").is(422).text()).contains("/reason");
    postAs(aude(), ended + "/end", "{\"reason\":\"Done\"}").is(403);
    postAs(SERVICE.mina(), ended + "/end", "{\"reason\":\"The fieldwork is done\"}").is(200);
    for (String path : List.of("/controls", "/incidents/INC-202", "/paper.pdf")) {
      assertThat(SERVICE.get(ended + path, aude()).is(403).text()).contains("engagement-over");
    }
    post(ended + "/samples", "{\"control\":\"CC7.3\"}").is(403);
    assertThat(SERVICE.get(ended, SERVICE.mina()).is(200).text())
        .contains("OVER", "The fieldwork is done");
    SERVICE.get(ended + "/paper.pdf", SERVICE.mina()).is(200);

    Instant now = Instant.now();
    recorded("engagement-e0", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
    assertThat(SERVICE.get(ENGAGEMENTS + "/engagement-e0/controls", aude()).is(403).text())
        .as("its time is over by itself")
        .contains("engagement-over");
    recorded("engagement-e1", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
    assertThat(SERVICE.get(ENGAGEMENTS + "/engagement-e1/controls", aude()).is(403).text())
        .contains("engagement-not-begun");
  }

  @Test
  void what_cannot_be_opened_is_refused_with_the_field_that_is_wrong() {
    String good = body(Instant.now().plus(Duration.ofDays(14)).toString());
    postAs(aude(), ENGAGEMENTS, good).is(403);
    refused(good.replace(ADDRESS, "Aude"), "/auditorEmail");
    refused(good.replace("soc2-cc7", "soc3"), "/framework");
    refused(good.replace("2026-09-30", "2026-08-30"), "/to");
    refused(good.replace("third quarter", " "), "/purpose");
    refused(body("2026-01-01T00:00:00Z"), "/validUntil");
    refused(body(Instant.now().plus(Duration.ofDays(500)).toString()), "/validUntil");
  }

  private static void refused(String body, String pointer) {
    assertThat(postAs(SERVICE.mina(), ENGAGEMENTS, body).is(422).text()).contains(pointer);
  }

  private static String body(String validUntil) {
    return """
    {"auditorEmail":"%s","framework":"soc2-cc7","from":"2026-09-01","to":"2026-09-30",
     "validUntil":"%s","purpose":"third quarter"}\
    """
        .formatted(ADDRESS, validUntil);
  }

  private static String opened() {
    return postAs(
            SERVICE.mina(), ENGAGEMENTS, body(Instant.now().plus(Duration.ofDays(14)).toString()))
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static String takenUp() {
    String id = opened();
    SERVICE.get(ENGAGEMENTS + "/" + id, aude()).is(200);
    return id;
  }

  /** One that was opened and taken up at some other time. */
  private static void recorded(String id, Instant validFrom, Instant validUntil) {
    SERVICE.record(
        new EngagementEvent.Opened(
            id,
            ADDRESS,
            "soc2-cc7/1",
            LocalDate.parse("2026-09-01"),
            LocalDate.parse("2026-09-30"),
            validFrom,
            validUntil,
            "third quarter",
            15,
            14,
            AuditedMonth.MINA,
            validFrom),
        new EngagementEvent.TakenUp(
            id, new Person("aude", "Aude Auer"), AuditedMonth.MINA, validFrom));
  }

  private static String aude() {
    return SERVICE.auditor("aude", "Aude Auer", ADDRESS, true);
  }

  private static Answer post(String path, String body) {
    return postAs(aude(), path, body);
  }

  private static Answer postAs(String token, String path, String body) {
    return send(token, path, "POST", body);
  }

  private static Answer put(String path, String body) {
    return send(aude(), path, "PUT", body);
  }

  private static Answer send(String token, String path, String method, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static List<String> files(Answer zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
