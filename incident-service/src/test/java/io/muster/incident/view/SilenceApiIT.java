package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class SilenceApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Clock CLOCK = Clock.systemUTC();
  private static final String SILENCES = "/api/silences";

  @Test
  void a_silence_is_made_once_read_at_once_and_ended_by_who_saw_it_as_it_is() {
    String body = once("storage", CLOCK.instant().plusSeconds(3_600));
    TestService.Answer made =
        SERVICE.post(SILENCES, body, SERVICE.rosa(), "Idempotency-Key", "storage-1").is(201);
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    String id = made.json().path("id").asString();
    assertThat(
            SERVICE
                .post(SILENCES, body, SERVICE.rosa(), "Idempotency-Key", "storage-1")
                .is(201)
                .json())
        .isEqualTo(made.json());

    TestService.Answer read = SERVICE.get(SILENCES + "/" + id, SERVICE.ravi()).is(200);
    assertThat(read.header("ETag")).isEqualTo("\"0\"");
    JsonNode silence = read.json();
    assertThat(silence.path("state").asString()).isEqualTo("ACTIVE");
    assertThat(silence.path("reason").asString()).isEqualTo("Patching");
    assertThat(silence.path("createdBy").path("name").asString()).isEqualTo("Rosa Reyes");
    assertThat(silence.path("matchers").toString())
        .isEqualTo("[{\"label\":\"service\",\"operator\":\"EQUAL\",\"value\":\"storage\"}]");
    assertThat(silence.path("activeUntil").asString()).isEqualTo(silence.path("until").asString());
    assertThat(SERVICE.get(SILENCES + "/" + id, SERVICE.aude()).is(200).text())
        .contains("Patching")
        .doesNotContain("Rosa Reyes");
    assertThat(SERVICE.get(SILENCES + "/" + id, SERVICE.adam()).is(200).text())
        .doesNotContain("Patching");

    String end = SILENCES + "/" + id + "/end";
    assertThat(SERVICE.post(end, "{\"reason\":\" \"}", SERVICE.ravi()).is(422).text())
        .contains("/reason");
    String because = "{\"reason\":\"Patched sooner\"}";
    TestService.Answer ended =
        SERVICE.post(end, because, SERVICE.ravi(), "If-Match", "\"0\"").is(200);
    assertThat(ended.header("ETag")).isEqualTo("\"1\"");
    assertThat(SERVICE.post(end, because, SERVICE.rosa(), "If-Match", "\"0\"").is(412).problem())
        .isEqualTo("stale-version");
    SERVICE.post(end, because, SERVICE.rosa()).is(200);
    JsonNode over = SERVICE.get(SILENCES + "/" + id, SERVICE.rosa()).is(200).json();
    assertThat(over.path("state").asString()).isEqualTo("OVER");
    assertThat(over.path("endReason").asString()).isEqualTo("Patched sooner");
    assertThat(over.path("endedBy").path("name").asString()).isEqualTo("Ravi Rao");
    assertThat(over.path("version").asLong()).isEqualTo(1);
  }

  @Test
  void a_silence_that_comes_back_is_for_managers() {
    String weekly = weekly(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).plusDays(7));
    assertThat(SERVICE.post(SILENCES, weekly, SERVICE.rosa()).is(403).problem())
        .isEqualTo("not-manager");
    String id = SERVICE.post(SILENCES, weekly, SERVICE.mina()).is(201).json().path("id").asString();
    JsonNode silence = SERVICE.get(SILENCES + "/" + id, SERVICE.rosa()).is(200).json();
    assertThat(silence.path("state").asString()).isEqualTo("COMING");
    assertThat(silence.path("weekly").path("days").toString()).isEqualTo("[\"MONDAY\",\"SUNDAY\"]");
    assertThat(silence.path("weekly").path("start").asString()).startsWith("02:00");
    assertThat(Instant.parse(silence.path("nextStart").asString())).isAfter(CLOCK.instant());
    String end = SILENCES + "/" + id + "/end";
    SERVICE.post(end, "{\"reason\":\"No more\"}", SERVICE.rosa()).is(403);
    SERVICE.post(end, "{\"reason\":\"No more\"}", SERVICE.mina()).is(200);
  }

  @Test
  void the_list_is_cut_in_pages_and_kept_to_a_state() {
    for (int i = 0; i < 3; i++) {
      SERVICE
          .post(SILENCES, once("page-" + i, CLOCK.instant().plusSeconds(3_600)), SERVICE.rosa())
          .is(201);
    }
    JsonNode first = SERVICE.get(SILENCES + "?state=ACTIVE&limit=2", SERVICE.rosa()).is(200).json();
    assertThat(first.path("items").path(0).path("matchers").toString()).contains("page-2");
    assertThat(first.path("items")).hasSize(2);
    JsonNode next =
        SERVICE
            .get(
                SILENCES + "?state=ACTIVE&limit=2&cursor=" + first.path("nextCursor").asString(),
                SERVICE.rosa())
            .is(200)
            .json();
    assertThat(next.path("items").path(0).path("matchers").toString()).contains("page-0");
    SERVICE.get(SILENCES + "?limit=0", SERVICE.rosa()).is(400);
    SERVICE.get(SILENCES + "?cursor=x", SERVICE.rosa()).is(400);
    SERVICE.get(SILENCES + "/unknown", SERVICE.rosa()).is(404);
    SERVICE.post(SILENCES + "/unknown/end", "{\"reason\":\"x\"}", SERVICE.rosa()).is(404);
  }

  @Test
  void what_cannot_be_is_refused_where_it_stands_and_some_may_not_ask() {
    assertThat(SERVICE.post(SILENCES, "{\"reason\":\"x\"}", SERVICE.rosa()).is(422).text())
        .contains("/matchers");
    assertThat(
            SERVICE
                .post(SILENCES, once("x", CLOCK.instant().minusSeconds(1)), SERVICE.rosa())
                .is(422)
                .text())
        .contains("/until");
    String body = once("x", CLOCK.instant().plusSeconds(60));
    assertThat(
            SERVICE
                .post(
                    SILENCES,
                    body.replace("EQUAL", "MATCH").replace("\"x\"", "\"(\""),
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("/matchers/0/value", "RE2");
    SERVICE.post(SILENCES, body.replace("EQUAL", "ABOUT"), SERVICE.rosa()).is(400);
    for (String token : new String[] {SERVICE.aude(), SERVICE.adam(), SERVICE.acme()}) {
      SERVICE.post(SILENCES, body, token).is(403);
      SERVICE.post(SILENCES + "/preview", body, token).is(403);
    }
    SERVICE.get(SILENCES, SERVICE.acme()).is(403);
  }

  @Test
  void a_preview_says_what_it_would_have_silenced_and_writes_nothing() {
    Instant start = Instant.parse("2026-11-24T03:00:00Z");
    intake(message("Quiet", "firing", firing("q1", start), firing("q2", start)));
    intake(message("Quiet", "resolved", resolved("q2", start, start.plusSeconds(60))));
    intake(message("Mixed", "firing", firing("q3", start), firing("loud", start)));
    SERVICE.getUntil(
        "/api/alert-groups?q=5xx",
        SERVICE.rosa(),
        page ->
            page.path("items").size() == 2
                && page.path("items").valueStream().allMatch(group -> group.has("incident")));
    long events = SERVICE.mongo().database().getCollection("events").countDocuments();
    JsonNode preview =
        SERVICE
            .post(
                SILENCES + "/preview",
                "{\"matchers\":[{\"label\":\"instance\",\"operator\":\"MATCH\",\"value\":\"q[0-9]\"}]}",
                SERVICE.rosa())
            .is(200)
            .json();
    assertThat(preview.path("alerts").asInt()).isEqualTo(3);
    assertThat(preview.path("firing").asInt()).isEqualTo(2);
    assertThat(preview.path("incidents").asInt()).isEqualTo(1);
    assertThat(preview.path("complete").asBoolean()).isTrue();
    assertThat(preview.path("items").path(0).path("name").asString()).isEqualTo("HighErrorRate");
    assertThat(preview.path("items").path(0).path("summary").asString()).isEqualTo("5xx above 5 %");
    JsonNode nothing =
        SERVICE
            .post(
                SILENCES + "/preview",
                "{\"matchers\":[{\"label\":\"service\",\"operator\":\"EQUAL\",\"value\":\"nobody\"}]}",
                SERVICE.rosa())
            .is(200)
            .json();
    assertThat(nothing.path("alerts").asInt()).isZero();
    assertThat(SERVICE.mongo().database().getCollection("events").countDocuments())
        .isEqualTo(events);
    assertThat(
            SERVICE
                .post(
                    SILENCES + "/preview",
                    "{\"matchers\":[{\"label\":\"name\",\"operator\":\"MATCH\",\"value\":\".*\"}]}",
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("would silence every alert");
  }

  private static void intake(String message) {
    SERVICE.post("/intake/alertmanager", message, TestService.DEMO_KEY).is(202);
  }

  private static String once(String service, Instant until) {
    return """
        {"matchers":[{"label":"service","operator":"EQUAL","value":"%s"}],"until":"%s","reason":"Patching"}"""
        .formatted(service, until);
  }

  private static String weekly(LocalDate first) {
    return """
        {"matchers":[{"label":"service","operator":"EQUAL","value":"weekly"}],"reason":"Patching",
         "weekly":{"days":["SUNDAY","MONDAY"],"start":"02:00","minutes":90,"zone":"Europe/Berlin",
                   "first":"%s","last":"%s"}}"""
        .formatted(first, first.plusDays(60));
  }
}
