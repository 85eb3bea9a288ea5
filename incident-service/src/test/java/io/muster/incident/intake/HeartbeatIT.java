package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.incident.ClockAhead;
import io.muster.incident.TestService;
import io.muster.incident.intake.Heartbeats.Quiet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Sources that are to be heard of, with a clock that can be put forward. */
class HeartbeatIT {

  @RegisterExtension static final TestService SERVICE = new TestService(Later.class);

  private static final ClockAhead AHEAD = new ClockAhead();
  private static final Clock CLOCK = AHEAD.clock();

  /** The service's clock. */
  @Configuration(proxyBeanMethods = false)
  static class Later {
    @Bean
    @Primary
    Clock later() {
      return CLOCK;
    }
  }

  private record Made(String id, String key) {}

  @Test
  void a_job_that_goes_quiet_opens_an_incident_and_the_next_beat_resolves_it() {
    Made job = make("Alpha backup", "heartbeat");
    expect(job, "PT1M");
    long commits = commits();
    SERVICE.get("/intake/heartbeat/" + job.key(), null).is(204);
    SERVICE.get("/intake/heartbeat", job.key()).is(204);
    SERVICE.send(SERVICE.request("/intake/heartbeat", job.key()).HEAD()).is(204);
    SERVICE.post("/intake/heartbeat", "3 files", job.key()).is(204);
    assertThat(commits()).isEqualTo(commits);
    SERVICE.getUntil(
        "/api/integrations/" + job.id() + "/payloads",
        SERVICE.adam(),
        list ->
            list.path("items").size() == 4
                && list.path("items").path(0).path("note").asString().equals("Heartbeat"));

    pass(Duration.ofSeconds(70));
    assertThat(about("Alpha").path("items")).isEmpty();
    Instant heard = beats().find(Filters.eq("_id", job.id())).first().getDate("lastAt").toInstant();
    pass(Duration.ofSeconds(55));
    JsonNode incident = only("Alpha", "TRIGGERED");
    String path = "/api/incidents/" + incident.path("id").asString();
    assertThat(Instant.parse(incident.path("openedAt").asString())).isAfter(heard.plusSeconds(119));
    JsonNode row = integration(job.id(), each -> each.path("heartbeat").has("quietSince"));
    assertThat(row.path("heartbeat").path("every").asString()).isEqualTo("PT1M");
    assertThat(row.path("heartbeat").path("grace").asString()).isEqualTo("PT1M");
    assertThat(Instant.parse(row.path("heartbeat").path("quietSince").asString())).isEqualTo(heard);

    SERVICE.get("/intake/heartbeat", job.key()).is(204);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    integration(job.id(), each -> !each.path("heartbeat").has("quietSince"));

    // Right after it began again it may stop again; that is the next incident, and no late copy.
    pass(Duration.ofSeconds(125));
    JsonNode two =
        SERVICE.getUntil(
            "/api/incidents?q=Alpha", SERVICE.rosa(), p -> p.path("items").size() == 2);
    assertThat(two.path("items").path(0).path("state").asString()).isEqualTo("TRIGGERED");
    SERVICE.put("/api/integrations/" + job.id() + "/heartbeat", "{}", SERVICE.adam()).is(200);
    SERVICE.getUntil(
        "/api/incidents/" + two.path("items").path(0).path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    Awaitility.await().until(() -> beats().countDocuments(Filters.eq("_id", job.id())) == 0);
  }

  @Test
  void what_somebody_resolved_is_not_opened_again_by_the_same_silence() {
    Made job = make("Bravo export", "heartbeat");
    expect(job, "PT1M");
    pass(Duration.ofSeconds(130));
    String path = "/api/incidents/" + only("Bravo", "TRIGGERED").path("id").asString();
    SERVICE.post(path + "/resolve", "{\"reason\":\"It is being moved.\"}", SERVICE.rosa()).is(200);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    beats().updateOne(Filters.eq("_id", job.id()), Updates.set("dueAt", new Date(0)));
    Awaitility.await()
        .until(
            () ->
                beats()
                    .find(Filters.eq("_id", job.id()))
                    .first()
                    .getDate("dueAt")
                    .toInstant()
                    .isAfter(CLOCK.instant()));
    assertThat(about("Bravo").path("items").size()).isEqualTo(1);
    SERVICE.post("/api/integrations/" + job.id() + "/disable", "{}", SERVICE.adam()).is(200);
    Awaitility.await().until(() -> beats().countDocuments(Filters.eq("_id", job.id())) == 0);
  }

  @Test
  void a_process_that_died_before_it_could_open_the_alert_is_overtaken_by_the_next() {
    Made job = make("Charlie sync", "heartbeat");
    expect(job, "PT1M");
    Instant since = CLOCK.instant();
    assertThat(
            SERVICE
                .bean(Heartbeats.class)
                .begin(
                    job.id(), null, new Quiet(since.plusSeconds(1), since.plusSeconds(61), false)))
        .isTrue();
    beats()
        .updateOne(
            Filters.eq("_id", job.id()),
            Updates.combine(
                Updates.set("dueAt", Date.from(since)),
                Updates.set("leaseOwner", "somebody who died"),
                Updates.set("leasedUntil", Date.from(since.plusSeconds(3)))));
    String path = "/api/incidents/" + only("Charlie", "TRIGGERED").path("id").asString();

    // What another process is dealing with is ended when it is heard of, whoever holds it.
    beats()
        .updateOne(
            Filters.eq("_id", job.id()),
            Updates.combine(
                Updates.set("leaseOwner", "somebody else"),
                Updates.set("leasedUntil", Date.from(since.plus(Duration.ofHours(1))))));
    pass(Duration.ofSeconds(5));
    SERVICE.get("/intake/heartbeat", job.key()).is(204);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
  }

  @Test
  void silence_while_muster_was_away_is_held_against_nobody_once() {
    Made job = make("Delta replica", "heartbeat");
    expect(job, "PT10M");
    SERVICE.get("/intake/heartbeat", job.key()).is(204);
    AHEAD.jump(Duration.ofMinutes(15));
    Document after =
        Awaitility.await()
            .until(
                () -> beats().find(Filters.eq("_id", job.id())).first(),
                row ->
                    row.containsKey("anewAt")
                        && row.getDate("dueAt").toInstant().isAfter(CLOCK.instant()));
    assertThat(Duration.between(after.getDate("anewAt").toInstant(), CLOCK.instant()))
        .isLessThan(Duration.ofMinutes(1));
    assertThat(about("Delta").path("items")).isEmpty();

    Heartbeats heartbeats = SERVICE.bean(Heartbeats.class);
    Instant again = CLOCK.instant().plusSeconds(30);
    heartbeats.heardAgain(again);
    assertThat(heartbeats.find(job.id()).anew()).isEqualTo(after.getDate("anewAt").toInstant());
    assertThat(heartbeats.find(job.id()).notBefore()).isAfter(again);

    pass(Duration.ofMinutes(11).plusSeconds(5));
    only("Delta", "TRIGGERED");
  }

  @Test
  void what_was_set_up_for_opsgenie_or_goalert_beats_here() {
    Made job = make("Echo cron", "heartbeat");
    expect(job, "PT1M");
    for (String method : new String[] {"GET", "POST", "PUT", "PATCH"}) {
      assertThat(
              ping("/v2/heartbeats/nightly/ping", method, "GenieKey " + job.key()).is(202).text())
          .contains("PONG - Heartbeat received", "requestId");
    }
    assertThat(ping("/v2/heartbeats/nightly/ping", "POST", "GenieKey mi_no").is(401).text())
        .contains("Could not authenticate");
    SERVICE.post("/api/v2/heartbeat/" + job.key(), "", null).is(200);
    SERVICE.post("/api/v2/heartbeat/mi_no", "", null).is(404);
    SERVICE.get("/intake/heartbeat/mi_no", null).is(401);
    Made alerts = make("Echo alerts", "opsgenie");
    ping("/v2/heartbeats/nightly/ping", "POST", "GenieKey " + alerts.key()).is(403);
  }

  @Test
  void a_watchdog_beats_and_opens_nothing_and_one_that_is_over_does_not_beat() {
    Made prometheus = make("Foxtrot", "alertmanager");
    expect(prometheus, "PT5M");
    String message =
        """
        {"version":"4","groupKey":"{}:{alertname=\\"Watchdog\\"}","status":"%s","alerts":[{"status":"%s",\
        "labels":{"alertname":"Watchdog"},"startsAt":"2026-11-24T03:00:00Z","fingerprint":"ab"}]}""";
    SERVICE
        .post("/intake/alertmanager", message.formatted("resolved", "resolved"), prometheus.key())
        .is(202);
    assertThat(SERVICE.bean(Heartbeats.class).find(prometheus.id()).last()).isNull();
    JsonNode answer =
        SERVICE
            .post("/intake/alertmanager", message.formatted("firing", "firing"), prometheus.key())
            .is(202)
            .json();
    assertThat(answer.path("received").asInt()).isZero();
    assertThat(SERVICE.bean(Heartbeats.class).find(prometheus.id()).last()).isNotNull();

    Made direct = make("Golf", "alertmanager-v2");
    expect(direct, "PT5M");
    SERVICE
        .post(
            "/api/v2/alerts",
            "[{\"labels\":{\"alertname\":\"GolfIsUp\",\"muster_heartbeat\":\"yes\"}}]",
            direct.key())
        .is(200);
    assertThat(SERVICE.bean(Heartbeats.class).find(direct.id()).last()).isNotNull();
    assertThat(about("Watchdog").path("items")).isEmpty();
    assertThat(about("GolfIsUp").path("items")).isEmpty();
  }

  @Test
  void how_often_it_is_to_be_heard_of_is_checked() {
    Made job = make("Hotel", "heartbeat");
    String path = "/api/integrations/" + job.id() + "/heartbeat";
    assertThat(SERVICE.put(path, "{\"every\":\"PT59S\"}", SERVICE.adam()).is(422).text())
        .contains("/every", "1 minute");
    assertThat(SERVICE.put(path, "{\"every\":\"hourly\"}", SERVICE.adam()).is(422).text())
        .contains("/every", "ISO 8601");
    SERVICE.put(path, "{\"every\":\"PT1H\"}", SERVICE.mina()).is(403);
  }

  private static Made make(String name, String kind) {
    JsonNode made =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"%s\",\"source\":\"%s\"}".formatted(name, kind),
                SERVICE.adam())
            .is(201)
            .json();
    return new Made(made.path("id").asString(), made.path("key").asString());
  }

  /** Returns when its clock runs. */
  private static void expect(Made made, String every) {
    SERVICE
        .put(
            "/api/integrations/" + made.id() + "/heartbeat",
            "{\"every\":\"" + every + "\"}",
            SERVICE.adam())
        .is(200);
    Awaitility.await()
        .until(
            () -> beats().find(Filters.eq("_id", made.id())).first(),
            row ->
                row != null
                    && !row.containsKey("leaseOwner")
                    && row.getDate("dueAt").toInstant().isAfter(CLOCK.instant()));
  }

  private static void pass(Duration time) {
    AHEAD.pass(time, SERVICE);
  }

  private static TestService.Answer ping(String path, String method, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(SERVICE.uri(path));
    return SERVICE.send(
        request.header("Authorization", authorization).method(method, BodyPublishers.noBody()));
  }

  private static JsonNode about(String name) {
    return SERVICE.get("/api/incidents?q=" + name, SERVICE.rosa()).is(200).json();
  }

  private static JsonNode only(String name, String state) {
    return SERVICE
        .getUntil(
            "/api/incidents?q=" + name,
            SERVICE.rosa(),
            p ->
                p.path("items").size() == 1
                    && p.path("items").path(0).path("state").asString().equals(state))
        .path("items")
        .path(0);
  }

  private static JsonNode integration(String id, Predicate<JsonNode> expected) {
    return SERVICE
        .getUntil(
            "/api/integrations",
            SERVICE.adam(),
            list ->
                list.path("items")
                    .valueStream()
                    .anyMatch(row -> row.path("id").asString().equals(id) && expected.test(row)))
        .path("items")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static MongoCollection<Document> beats() {
    return SERVICE.mongo().database().getCollection(Heartbeats.COLLECTION);
  }

  /** Of what beats could lead to; a review of another test's incident may open at any time. */
  private static long commits() {
    return SERVICE
        .mongo()
        .database()
        .getCollection("events")
        .countDocuments(Filters.in("aggType", "Integration", "AlertGroup", "Incident"));
  }
}
