package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ReviewsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String ended(String title) {
    JsonNode incident = SERVICE.declare(title, SERVICE.rosa());
    String number = incident.path("number").asString();
    SERVICE.post("/api/incidents/" + number + "/acknowledge", "{}", SERVICE.rosa()).is(200);
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.rosa()).is(200);
    until(number, review -> true);
    return number;
  }

  private static JsonNode until(String number, Predicate<JsonNode> expected) {
    return SERVICE.getUntil("/api/reviews/" + number, SERVICE.rosa(), expected);
  }

  private static JsonNode section(JsonNode review, String name) {
    return StreamSupport.stream(review.path("sections").spliterator(), false)
        .filter(section -> section.path("section").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode read(String number, Answer written) {
    return SERVICE
        .get(
            "/api/reviews/" + number + "?atLeast=" + written.json().path("position").asLong(),
            SERVICE.rosa())
        .is(200)
        .json();
  }

  private static Answer write(String number, String section, int version, String text) {
    return SERVICE.put(
        "/api/reviews/" + number + "/sections/" + section,
        "{\"version\":%d,\"text\":\"%s\"}".formatted(version, text),
        SERVICE.rosa());
  }

  private static void publish(String number) {
    Answer submitted =
        SERVICE.post("/api/reviews/" + number + "/submit", "", SERVICE.rosa()).is(200);
    int revision = read(number, submitted).path("revision").asInt();
    SERVICE
        .post(
            "/api/reviews/" + number + "/approve",
            "{\"revision\":%d}".formatted(revision),
            SERVICE.mina())
        .is(200);
  }

  @Test
  void an_incident_that_ends_gets_a_review_drafted_from_its_events() {
    SERVICE
        .post(
            "/intake/alertmanager",
            message("Payments", "firing", firing("p", Instant.parse("2026-11-24T03:00:00Z"))),
            TestService.DEMO_KEY)
        .is(202);
    String number =
        SERVICE
            .getUntil(
                "/api/incidents?q=Payments", SERVICE.rosa(), page -> page.path("items").size() == 1)
            .path("items")
            .path(0)
            .path("number")
            .asString();
    assertThat(SERVICE.get("/api/reviews/" + number, SERVICE.rosa()).is(404).problem())
        .isEqualTo("no-review-yet");
    SERVICE
        .post(
            "/api/incidents/" + number + "/severity",
            "{\"to\":\"SEV2\",\"reason\":\"Some\"}",
            SERVICE.mina())
        .is(200);
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.rosa()).is(200);
    JsonNode review = until(number, shown -> true);
    assertThat(review.path("row").path("progress").asString()).isEqualTo("DRAFT");
    JsonNode summary = section(review, "SUMMARY");
    assertThat(summary.path("text").asString()).startsWith(number + ", “").contains("It ended at");
    assertThat(summary.path("lines").path(0).path("drafted").asBoolean()).isTrue();
    long opened = summary.path("lines").path(0).path("positions").path(0).asLong();
    EventLog log = SERVICE.bean(EventLog.class);
    StoredCommit commit = log.commitAt(opened).orElseThrow();
    assertThat(SERVICE.bean(EventCodec.class).decode(commit.events().getFirst()))
        .isInstanceOf(IncidentEvent.Opened.class);
    assertThat(section(review, "DETECTION").path("text").asString())
        .startsWith("An alert noticed it: ");
    assertThat(section(review, "IMPACT").path("text").asString())
        .contains("At its worst it was SEV1.");
    assertThat(section(review, "DELAYS").path("text").asString())
        .contains(
            "Nobody took it on before it ended.",
            "Nobody had the role of commander, scribe or communications.",
            "Nobody recorded when ");
    assertThat(section(review, "TIMELINE").path("text").asString())
        .contains("The severity went from", "It was resolved", "The first alert fired");
    assertThat(section(review, "LEARNED").path("text").asString()).isEmpty();
    StoredCommit opening =
        log.readAggregate(
                ReviewEvent.idFor(review.path("row").path("incident").path("id").asString()), 0, 1)
            .commits()
            .getFirst();
    assertThat(new String(opening.events().getFirst().payload(), StandardCharsets.UTF_8))
        .doesNotContain("An alert noticed it");
  }

  @Test
  void two_people_write_at_once_and_both_texts_survive() {
    String number = ended("Written by two");
    write(number, "HELPED", 1, "The runbook.\\nThe map.").is(200);
    write(number, "HELPED", 2, "The runbook, at once.\\nThe map.").is(200);
    Answer stale =
        SERVICE.put(
            "/api/reviews/" + number + "/sections/HELPED",
            "{\"version\":2,\"text\":\"The runbook.\\nThe map.\\nThe night shift.\"}",
            SERVICE.ravi());
    assertThat(stale.is(409).problem()).isEqualTo("text-changed");
    assertThat(stale.json().path("theirs").asString()).isEqualTo("The runbook, at once.\nThe map.");
    assertThat(stale.json().path("yours").asString()).endsWith("The night shift.");
    assertThat(stale.json().path("merged").asString())
        .isEqualTo("The runbook, at once.\nThe map.\nThe night shift.");
    assertThat(stale.json().path("conflicts").asInt()).isZero();
    Answer merged =
        write(number, "HELPED", 3, "The runbook, at once.\\nThe map.\\nThe night shift.");
    JsonNode helped = section(read(number, merged.is(200)), "HELPED");
    assertThat(helped.path("version").asInt()).isEqualTo(4);
    assertThat(helped.path("by").path("name").asString()).isEqualTo("Rosa Reyes");
    write(number, "SUMMARY", 1, "Another section is nobody else's business.").is(200);
    assertThat(
            SERVICE
                .put(
                    "/api/reviews/" + number + "/sections/HELPED",
                    "{\"text\":\"x\"}",
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("/version");
  }

  @Test
  void a_line_nobody_changed_keeps_the_events_it_is_known_from() {
    String number = ended("Half drafted");
    JsonNode summary = section(until(number, shown -> true), "SUMMARY");
    String first = summary.path("lines").path(0).path("text").asString();
    Answer written = write(number, "SUMMARY", 1, first + "\\nIt was short.");
    JsonNode lines = section(read(number, written.is(200)), "SUMMARY").path("lines");
    assertThat(lines.path(0).path("drafted").asBoolean()).isTrue();
    assertThat(lines.path(0).path("positions").size()).isEqualTo(1);
    assertThat(lines.path(1).path("drafted").asBoolean()).isFalse();
  }

  @Test
  void it_is_published_by_a_manager_who_wrote_none_of_it_and_the_public_sees_only_what_is_public() {
    JsonNode own = SERVICE.declare("Acme cannot pay", SERVICE.acme());
    String number = own.path("number").asString();
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.mina()).is(200);
    until(number, shown -> true);
    String path = "/api/reviews/" + number;
    write(number, "SUMMARY", 1, "Payments were refused.").is(200);
    write(number, "DELAYS", 1, "We looked in the wrong place.").is(200);
    SERVICE
        .put(path + "/sections/SUMMARY/visibility", "{\"visibility\":\"PUBLIC\"}", SERVICE.rosa())
        .is(200);
    SERVICE
        .put(path + "/factors/f-1", "{\"kind\":\"CHANGE\",\"text\":\"A release\"}", SERVICE.rosa())
        .is(200);
    SERVICE.put(path + "/whys/w-1", "{\"text\":\"A pool ran dry\"}", SERVICE.rosa()).is(200);
    SERVICE.get(path + "/public", SERVICE.acme()).is(404);
    SERVICE.post(path + "/approve", "{\"revision\":1}", SERVICE.rosa()).is(403);
    publish(number);
    JsonNode version = SERVICE.get(path + "/versions/1", SERVICE.aude()).is(200).json();
    assertThat(version.path("factors").path(0).path("text").asString()).isEqualTo("A release");
    assertThat(version.path("whys").path(0).path("text").asString()).isEqualTo("A pool ran dry");
    JsonNode seen = SERVICE.get(path + "/public", SERVICE.acme()).is(200).json();
    assertThat(seen.path("sections").size()).isEqualTo(1);
    assertThat(seen.toString())
        .contains("Payments were refused.")
        .doesNotContain("wrong place", "A release", "pool");
    SERVICE.get(path + "/public", SERVICE.globex()).is(404);
    SERVICE.get(path, SERVICE.acme()).is(403);
    SERVICE.getUntil(
        "/api/incidents/" + number + "/timeline",
        SERVICE.rosa(),
        timeline -> timeline.toString().contains("The review is published (version 1)"));
  }

  @Test
  void an_incident_is_listed_until_its_review_is_published_or_waived_and_again_when_it_goes_on() {
    String published = ended("To be published");
    String waived = ended("To be waived");
    Awaitility.await().until(() -> unreviewed().containsAll(List.of(published, waived)));
    publish(published);
    SERVICE
        .post("/api/reviews/" + waived + "/waive", "{\"reason\":\"A test alert\"}", SERVICE.mina())
        .is(200);
    Awaitility.await().until(() -> !unreviewed().contains(published));
    Awaitility.await().until(() -> !unreviewed().contains(waived));
    SERVICE
        .post(
            "/api/incidents/" + published + "/reopen",
            "{\"reason\":\"It came back\",\"page\":false}",
            SERVICE.mina())
        .is(200);
    JsonNode open = until(published, review -> review.path("row").path("incidentOpen").asBoolean());
    assertThat(open.path("row").path("outdated").asBoolean()).isTrue();
    SERVICE.post("/api/incidents/" + published + "/resolve", "{}", SERVICE.rosa()).is(200);
    until(published, review -> !review.path("row").path("incidentOpen").asBoolean());
    Awaitility.await().until(() -> unreviewed().contains(published));
    JsonNode row =
        StreamSupport.stream(
                SERVICE
                    .get("/api/unreviewed-incidents?limit=200", SERVICE.aude())
                    .is(200)
                    .json()
                    .path("items")
                    .spliterator(),
                false)
            .filter(item -> item.path("incident").path("number").asString().equals(published))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("outdated").asBoolean()).isTrue();
    assertThat(row.path("ageDays").asLong()).isZero();
  }

  private static List<String> unreviewed() {
    return StreamSupport.stream(
            SERVICE
                .get("/api/unreviewed-incidents?limit=200", SERVICE.rosa())
                .is(200)
                .json()
                .path("items")
                .spliterator(),
            false)
        .map(item -> item.path("incident").path("number").asString())
        .toList();
  }

  @Test
  void no_model_is_asked_unless_one_was_set_up() {
    String number = ended("Not worded");
    assertThat(until(number, any -> true).has("model")).isFalse();
    assertThat(
            SERVICE
                .post("/api/reviews/" + number + "/generate", "", SERVICE.rosa())
                .is(409)
                .problem())
        .isEqualTo("no-model");
    SERVICE.post("/api/reviews/" + number + "/generate", "", SERVICE.aude()).is(403);
  }

  @Test
  void a_duplicate_has_no_review_of_its_own() {
    String other = SERVICE.declare("Goes on", SERVICE.rosa()).path("number").asString();
    String number = SERVICE.declare("Twice the same", SERVICE.rosa()).path("number").asString();
    SERVICE
        .post(
            "/api/incidents/" + number + "/merge",
            "{\"into\":\"%s\"}".formatted(other),
            SERVICE.mina())
        .is(200);
    String later = ended("Ended later");
    Awaitility.await().until(() -> unreviewed().contains(later));
    assertThat(unreviewed()).doesNotContain(number);
    SERVICE.get("/api/reviews/" + number, SERVICE.rosa()).is(404);
  }

  @Test
  void the_review_of_a_private_incident_is_there_for_nobody_who_is_not_named_on_it() {
    String number =
        SERVICE
            .post(
                "/api/incidents",
                "{\"title\":\"Quiet\",\"severity\":\"SEV2\",\"services\":[],\"visibility\":\"PRIVATE\"}",
                SERVICE.rosa())
            .is(201)
            .json()
            .path("number")
            .asString();
    SERVICE.getUntil(
        "/api/incidents/" + number, SERVICE.rosa(), incident -> incident.path("named").size() == 1);
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.rosa()).is(200);
    until(number, any -> true);
    SERVICE
        .put(
            "/api/reviews/" + number + "/actions/a-1",
            "{\"title\":\"Quietly change the locks\"}",
            SERVICE.rosa())
        .is(200);
    for (String other : List.of(SERVICE.ravi(), SERVICE.mina(), SERVICE.aude())) {
      SERVICE.get("/api/reviews/" + number, other).is(404);
      SERVICE.get("/api/reviews/" + number + "/actions", other).is(404);
      assertThat(SERVICE.get("/api/reviews?limit=200", other).is(200).text())
          .doesNotContain(number + "\"");
      assertThat(SERVICE.get("/api/unreviewed-incidents?limit=200", other).is(200).text())
          .doesNotContain(number + "\"");
      assertThat(SERVICE.get("/api/action-items", other).is(200).text())
          .doesNotContain("change the locks");
      assertThat(SERVICE.get("/api/action-items.csv", other).is(200).text())
          .doesNotContain("change the locks");
    }
    SERVICE.post("/api/reviews/" + number + "/submit", "", SERVICE.ravi()).is(404);
    SERVICE.getUntil(
        "/api/action-items", SERVICE.rosa(), page -> page.toString().contains("change the locks"));
  }

  @Test
  void reading_the_log_anew_opens_no_review_twice() {
    String number = ended("Read twice");
    String id = until(number, any -> true).path("row").path("incident").path("id").asString();
    EventLog log = SERVICE.bean(EventLog.class);
    long events = log.lastSequence(ReviewEvent.idFor(id)).orElseThrow();
    StreamingEventProcessor processor =
        SERVICE
            .bean(EventProcessingConfiguration.class)
            .eventProcessor("incident.review", StreamingEventProcessor.class)
            .orElseThrow();
    processor.shutDown();
    processor.resetTokens(source -> source.createTailToken());
    processor.start();
    String next = ended("Ended after the replay");
    until(next, any -> true);
    Awaitility.await()
        .until(
            () ->
                processor.processingStatus().values().stream()
                    .allMatch(status -> status.isCaughtUp()));
    assertThat(log.lastSequence(ReviewEvent.idFor(id))).contains(events);
  }

  @Test
  void reviews_are_listed_by_progress_and_what_they_are_called() {
    String number = ended("In the list");
    SERVICE.getUntil(
        "/api/reviews?progress=DRAFT&limit=1",
        SERVICE.aude(),
        page -> page.path("items").size() == 1);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(SERVICE.get("/api/reviews?limit=200", SERVICE.rosa()).is(200).text())
                    .contains(number, "In the list"));
    SERVICE.get("/api/reviews", SERVICE.acme()).is(403);
    SERVICE.get("/api/reviews?limit=0", SERVICE.rosa()).is(400);
    SERVICE.get("/api/reviews?before=x", SERVICE.rosa()).is(400);
    assertThat(
            SERVICE
                .get("/api/review-vocabulary", SERVICE.rosa())
                .is(200)
                .json()
                .path("factors")
                .size())
        .isEqualTo(16);
  }
}
