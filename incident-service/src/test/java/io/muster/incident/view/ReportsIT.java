package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.report.ReportCommand;
import io.muster.incident.TestService;
import io.muster.incident.intake.report.ReportNames;
import io.muster.starter.CommandSender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What anybody reports, and what responders make of it. */
class ReportsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String PATH = "/api/user-reports";

  private record Reported(String reference, String secret, String id) {}

  @Test
  void anybody_may_report_and_hears_no_more_than_how_far_it_got() {
    Reported report = report("The shop shows prices of 0.", "Ann, 555 0100");
    assertThat(status(report)).isEqualTo("RECEIVED");
    JsonNode waiting = waiting(report);
    assertThat(waiting.path("text").asString()).isEqualTo("The shop shows prices of 0.");
    assertThat(waiting.path("contact").asString()).isEqualTo("Ann, 555 0100");
    assertThat(waiting.path("reference").asString()).isEqualTo(report.reference());
    // Nobody is paged for it: no incident, until somebody says so.
    assertThat(SERVICE.get("/api/incidents?q=prices", SERVICE.rosa()).json().path("items"))
        .isEmpty();

    JsonNode taken =
        SERVICE
            .post(
                PATH + "/" + report.id() + "/take-up",
                "{\"severity\":\"SEV2\",\"title\":\"Prices of 0\",\"services\":[\"shop\"]}",
                SERVICE.rosa())
            .is(200)
            .json();
    JsonNode incident =
        SERVICE.getUntil(
            "/api/incidents/" + taken.path("incident").asString(),
            SERVICE.rosa(),
            shown -> shown.path("title").asString().equals("Prices of 0"));
    assertThat(incident.path("description").asString())
        .contains(report.reference(), "The shop shows prices of 0.", "Where: the web shop")
        .doesNotContain("Ann");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV2");
    assertThat(status(report)).isEqualTo("BEING_LOOKED_AT");
    JsonNode dealtWith =
        SERVICE
            .getUntil(
                PATH + "?closed=true", SERVICE.mina(), l -> l.toString().contains(report.id()))
            .path("items")
            .path(0);
    assertThat(dealtWith.path("incident").asString()).isEqualTo(taken.path("incident").asString());
    assertThat(dealtWith.path("closedBy").asString()).isEqualTo("Rosa Reyes");

    SERVICE
        .post(
            "/api/incidents/" + taken.path("incident").asString() + "/resolve",
            "{}",
            SERVICE.rosa())
        .is(200);
    SERVICE.getUntil(
        "/api/incidents/" + taken.path("incident").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    assertThat(status(report)).isEqualTo("CLOSED");
  }

  @Test
  void a_report_about_an_incident_that_is_open_is_noted_there() {
    JsonNode open = SERVICE.declare("Shop is slow", SERVICE.rosa());
    Reported report = report("The shop needs a minute for each page.", null);
    String path = PATH + "/" + report.id() + "/take-up";
    String body = "{\"incident\":\"%s\"}".formatted(open.path("number").asString());
    JsonNode taken = SERVICE.post(path, body, SERVICE.mina()).is(200).json();
    assertThat(taken.path("incident").asString()).isEqualTo(open.path("number").asString());
    // Asked twice, it is noted once.
    SERVICE.post(path, body, SERVICE.mina()).is(200);
    JsonNode timeline =
        SERVICE.getUntil(
            "/api/incidents/" + open.path("id").asString() + "/timeline",
            SERVICE.rosa(),
            t -> t.toString().contains(report.reference()));
    assertThat(timeline.toString().split("incident.note-added", -1)).hasSize(2);
    assertThat(
            SERVICE
                .post(PATH + "/" + report.id() + "/dismiss", "{\"reason\":\"No.\"}", SERVICE.rosa())
                .is(409)
                .problem())
        .isEqualTo("report-taken-up");
  }

  @Test
  void a_report_is_dismissed_with_a_reason_its_reporter_is_not_told() {
    Reported report = report("There is a strange noise in the cellar.", null);
    String path = PATH + "/" + report.id() + "/dismiss";
    assertThat(SERVICE.post(path, "{\"reason\":\" \"}", SERVICE.rosa()).is(422).text())
        .contains("/reason");
    SERVICE.post(path, "{\"reason\":\"The heating was repaired.\"}", SERVICE.rosa()).is(200);
    SERVICE.getUntil(
        PATH + "?closed=true", SERVICE.rosa(), l -> l.toString().contains("The heating was"));
    assertThat(SERVICE.send(asked(report.secret())).is(200).text())
        .contains("CLOSED")
        .doesNotContain("heating");
  }

  @Test
  void an_incident_is_declared_even_when_whoever_took_it_up_was_cut_off() {
    Reported report = report("The lift does not come any more.", null);
    SERVICE
        .bean(CommandSender.class)
        .sendSystem(
            new ReportCommand.TakeUp(
                report.id(),
                ReportNames.incidentOf(report.id()),
                true,
                Severity.SEV4,
                "No lift",
                List.of(),
                Actor.person("rosa", "Rosa Reyes")));
    SERVICE.getUntil(
        "/api/incidents/" + ReportNames.incidentOf(report.id()),
        SERVICE.rosa(),
        i -> i.path("title").asString().equals("No lift"));
  }

  @Test
  void what_is_wrong_is_refused_without_saying_it_back_and_robots_are_told_what_people_are() {
    assertThat(SERVICE.post(PATH, "{\"text\":\"<b>short\"}", null).is(422).text())
        .contains("/text", "10 characters")
        .doesNotContain("<b>");
    assertThat(
            SERVICE
                .post(
                    PATH,
                    "{\"text\":\"The shop is odd today.\",\"since\":\"2999-01-01T00:00:00Z\"}",
                    null)
                .is(422)
                .text())
        .contains("/since");
    SERVICE
        .send(
            SERVICE
                .request(PATH, null)
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")))
        .is(415);
    JsonNode robot =
        SERVICE
            .post(
                PATH,
                "{\"text\":\"Buy cheap pills today.\",\"website\":\"http://pills.example\"}",
                null)
            .is(201)
            .json();
    assertThat(robot.path("reference").asString()).matches("R-.{4}-.{4}");
    SERVICE.send(asked(robot.path("secret").asString())).is(404);
  }

  @Test
  void nobody_finds_a_report_without_its_secret_and_only_responders_see_the_queue() {
    SERVICE.send(SERVICE.request(PATH + "/status", null)).is(404);
    SERVICE.send(asked("R-0000-0000")).is(404);
    SERVICE.send(asked(ReportNames.newSecret())).is(404);
    SERVICE.get(PATH, null).is(401);
    SERVICE.get(PATH, SERVICE.aude()).is(403);
    SERVICE.get(PATH, SERVICE.adam()).is(403);
    SERVICE.get(PATH, SERVICE.acme()).is(403);
    SERVICE.post(PATH + "/" + UUID.randomUUID() + "/dismiss", "{\"reason\":\"No.\"}", null).is(401);
    SERVICE
        .post(PATH + "/" + UUID.randomUUID() + "/dismiss", "{\"reason\":\"No.\"}", SERVICE.rosa())
        .is(404);
  }

  @Test
  void what_people_wrote_lies_sealed() {
    Reported report = report("Unmistakable words of a reporter.", "Zacharias Reporter");
    waiting(report);
    for (String collection : List.of("events", "incident_reports")) {
      for (Document document : SERVICE.mongo().database().getCollection(collection).find()) {
        assertThat(everything(document)).doesNotContain("Unmistakable", "Zacharias");
      }
    }
    assertThat(
            SERVICE
                .mongo()
                .database()
                .getCollection("incident_reports")
                .countDocuments(Filters.eq("_id", report.id())))
        .isEqualTo(1);
  }

  private static String everything(Object value) {
    return switch (value) {
      case Document document ->
          document.values().stream().map(ReportsIT::everything).toList().toString();
      case List<?> list -> list.stream().map(ReportsIT::everything).toList().toString();
      case Binary binary -> new String(binary.getData(), StandardCharsets.ISO_8859_1);
      case null -> "";
      default -> value.toString();
    };
  }

  private static Reported report(String text, String contact) {
    String more = contact == null ? "" : ",\"contact\":\"%s\"".formatted(contact);
    JsonNode receipt =
        SERVICE
            .post(
                PATH, "{\"text\":\"%s\",\"where\":\"the web shop\"%s}".formatted(text, more), null)
            .is(201)
            .json();
    String secret = receipt.path("secret").asString();
    return new Reported(receipt.path("reference").asString(), secret, ReportNames.idOf(secret));
  }

  private static JsonNode waiting(Reported report) {
    return SERVICE
        .getUntil(PATH, SERVICE.rosa(), list -> list.toString().contains(report.id()))
        .path("items")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(report.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String status(Reported report) {
    JsonNode status = SERVICE.send(asked(report.secret())).is(200).json();
    assertThat(status.path("reference").asString()).isEqualTo(report.reference());
    return status.path("state").asString();
  }

  private static HttpRequest.Builder asked(String secret) {
    return SERVICE.request(PATH + "/status", null).header("X-Muster-Report", secret);
  }
}
