package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.drill.DrillEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.incident.planning.drill.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drills as managers and those who practise see them, with the real intake. */
class DrillsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON = new JsonMapper();

  private static String start(String body) {
    Answer started = SERVICE.post("/api/drills", body, SERVICE.mina()).is(201);
    SERVICE
        .get("/api/drills?atLeast=" + started.json().path("position").asLong(), SERVICE.rosa())
        .is(200);
    return started.json().path("id").asString();
  }

  private static JsonNode advance(String id, int minute) {
    return SERVICE
        .post("/api/drills/" + id + "/advance", "{\"minute\":" + minute + "}", SERVICE.mina())
        .is(200)
        .json();
  }

  private static JsonNode drill(String id) {
    long head = SERVICE.bean(EventLog.class).head().position();
    return SERVICE.get("/api/drills/" + id + "?atLeast=" + head, SERVICE.rosa()).is(200).json();
  }

  /** The first incident of a drill, once alert triage has opened it. */
  private static String incidentOf(String id) {
    return SERVICE
        .getUntil("/api/drills/" + id, SERVICE.rosa(), shown -> !shown.path("incidents").isEmpty())
        .path("incidents")
        .path(0)
        .path("id")
        .asString();
  }

  private static void deed(String incident, String path, String body) {
    SERVICE.post("/api/incidents/" + incident + path, body, SERVICE.rosa()).is(200);
  }

  /** What a team does in the same drill, at the same times of it. */
  private static JsonNode played(long seed) {
    String id = start("{\"scenario\":\"bad-deploy\",\"seed\":" + seed + "}");
    advance(id, 4);
    String incident = incidentOf(id);
    deed(incident, "/acknowledge", "{}");
    SERVICE.put("/api/incidents/" + incident + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    advance(id, 12);
    SERVICE
        .post("/api/incidents/" + incident + "/notes", "{\"text\":\"Undoing it\"}", SERVICE.rosa())
        .is(200);
    advance(id, 30);
    deed(incident, "/phase", "{\"to\":\"CONTAINMENT\"}");
    JsonNode over = advance(id, 60);
    assertThat(over.path("row").path("progress").asString()).isEqualTo("FINISHED");
    return drill(id).path("score");
  }

  @Test
  void payloads_go_through_the_real_intake_into_an_incident_that_says_it_is_a_drill() {
    String id = start("{\"scenario\":\"ransomware\",\"seed\":3}");
    JsonNode begun = advance(id, 9);
    assertThat(begun.path("steps").path(0).path("status").asInt()).isBetween(200, 202);
    assertThat(begun.path("next").size()).isPositive();
    assertThat(drill(id).path("next")).isEmpty();
    String incident = incidentOf(id);
    assertThat(incident).startsWith(id + ".");
    JsonNode shown = SERVICE.getUntil("/api/incidents/" + incident, SERVICE.rosa(), found -> true);
    assertThat(shown.path("source").path("drill").asString()).isEqualTo(id);
    assertThat(shown.path("source").path("integration").asString()).isEqualTo("Drill: Ransomware");
    SERVICE.getUntil(
        "/api/incidents/" + incident + "/timeline",
        SERVICE.rosa(),
        timeline -> timeline.toString().contains("drill"));
  }

  @Test
  void the_same_seed_and_the_same_deeds_score_the_same() {
    JsonNode first = played(7);
    JsonNode second = played(7);
    assertThat(points(first)).isEqualTo(points(second));
    assertThat(first.path("points").asInt()).isEqualTo(second.path("points").asInt());
    for (JsonNode line : first.path("lines")) {
      assertThat(line.path("evidence")).as(line.toString()).isNotEmpty();
    }
    assertThat(points(first))
        .contains("DETECTED 20", "ACKNOWLEDGED 20", "ROLES_FILLED 20")
        .doesNotContain("UPDATES_ON_TIME 20");
  }

  private static List<String> points(JsonNode score) {
    return StreamSupport.stream(score.path("lines").spliterator(), false)
        .map(line -> line.path("criterion").asString() + " " + line.path("points").asInt())
        .toList();
  }

  /** The line of the clock of a drill in which the notice was ready after an hour. */
  private static JsonNode clocked(long seed) {
    String id = start("{\"scenario\":\"data-theft\",\"seed\":" + seed + "}");
    advance(id, 30);
    String incident = incidentOf(id);
    SERVICE
        .put(
            "/api/incidents/" + incident + "/moments/AWARE",
            "{\"at\":\"2026-01-01T00:00:00Z\"}",
            SERVICE.rosa())
        .is(200);
    JsonNode task =
        SERVICE
            .getUntil(
                "/api/incidents/" + incident,
                SERVICE.rosa(),
                shown -> shown.path("tasks").toString().contains("drill-clock-data-protection"))
            .path("tasks")
            .valueStream()
            .filter(each -> each.path("id").asString().equals("drill-clock-data-protection"))
            .findFirst()
            .orElseThrow();
    Instant began = Instant.parse(drill(id).path("row").path("startedAt").asString());
    assertThat(Instant.parse(task.path("due").asString()))
        .as("by the time of the drill")
        .isEqualTo(began.plus(Duration.ofMinutes(120)).truncatedTo(ChronoUnit.MILLIS));
    assertThat(task.path("origin").path("kind").asString()).isEqualTo("DRILL");
    advance(id, 120);
    deed(incident, "/tasks/drill-clock-data-protection/state", "{\"to\":\"DONE\"}");
    advance(id, 180);
    return drill(id)
        .path("score")
        .path("lines")
        .valueStream()
        .filter(line -> line.path("criterion").asString().equals("CLOCKS_MET"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_clock_of_a_drill_makes_a_task_due_by_its_time_and_is_met_by_that() {
    JsonNode first = clocked(7);
    assertThat(first.path("points").asInt()).isEqualTo(20);
    assertThat(first.path("evidence")).hasSize(2);
    JsonNode second = clocked(7);
    assertThat(second.path("points").asInt()).isEqualTo(first.path("points").asInt());
    assertThat(second.path("because").asString()).isEqualTo(first.path("because").asString());
  }

  @Test
  void every_shipped_scenario_is_taken_in_whole_and_opens_an_incident() {
    for (Scenarios.Shipped scenario : SERVICE.bean(Scenarios.class).all()) {
      String id = start("{\"scenario\":\"" + scenario.key() + "\",\"seed\":1}");
      JsonNode over = advance(id, 1440);
      assertThat(over.path("row").path("progress").asString()).isEqualTo("FINISHED");
      assertThat(over.path("steps").size()).isEqualTo(scenario.scenario().steps().size());
      for (JsonNode step : over.path("steps")) {
        if (step.path("kind").asString().equals("PAYLOAD")) {
          assertThat(step.path("status").asInt()).as(scenario.key() + step).isBetween(200, 202);
        }
      }
      assertThat(incidentOf(id)).as(scenario.key()).startsWith(id + ".");
    }
  }

  @Test
  void a_drill_is_no_noise_no_review_no_likeness_and_no_integration_to_keep() {
    String id = start("{\"scenario\":\"ddos\",\"seed\":2}");
    advance(id, 5);
    String incident = incidentOf(id);
    deed(incident, "/resolve", "{\"reason\":\"Over\"}");
    String real =
        SERVICE
            .declare("EdgeSaturated: shop answers one in five", SERVICE.rosa())
            .path("id")
            .asString();
    assertThat(
            SERVICE
                .getUntil("/api/incidents/" + real + "/similar", SERVICE.rosa(), found -> true)
                .toString())
        .doesNotContain(incident);
    assertThat(SERVICE.get("/api/noise?by=SOURCE", SERVICE.rosa()).is(200).text())
        .doesNotContain("drill-");
    assertThat(SERVICE.get("/api/integrations", SERVICE.adam()).is(200).text())
        .doesNotContain("drill-");
    assertThat(SERVICE.get("/api/reviews", SERVICE.rosa()).is(200).text()).doesNotContain(incident);
    assertThat(
            SERVICE
                .post(
                    "/api/incidents/" + real + "/links",
                    "{\"kind\":\"CAUSE\",\"incident\":\"" + incident + "\"}",
                    SERVICE.mina())
                .is(422)
                .text())
        .contains("rehearsed");
  }

  @Test
  void managers_alone_start_move_and_end_drills() {
    SERVICE.post("/api/drills", "{\"scenario\":\"ddos\"}", SERVICE.rosa()).is(403);
    assertThat(
            SERVICE.post("/api/drills", "{\"scenario\":\"none\"}", SERVICE.mina()).is(422).text())
        .contains("/scenario");
    assertThat(
            SERVICE
                .post("/api/drills", "{\"scenario\":\"ddos\",\"speed\":61}", SERVICE.mina())
                .is(422)
                .text())
        .contains("/speed");
    String id = start("{\"scenario\":\"ddos\"}");
    SERVICE.post("/api/drills/" + id + "/advance", "{\"minute\":5}", SERVICE.rosa()).is(403);
    SERVICE.post("/api/drills/" + id + "/advance", "{\"minute\":0}", SERVICE.mina()).is(422);
    SERVICE.post("/api/drills/" + id + "/cancel", "{}", SERVICE.mina()).is(422);
    SERVICE
        .post("/api/drills/" + id + "/cancel", "{\"reason\":\"A real one\"}", SERVICE.mina())
        .is(200);
    JsonNode cancelled = drill(id);
    assertThat(cancelled.path("row").path("progress").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("reason").asString()).isEqualTo("A real one");
    assertThat(cancelled.path("score").isMissingNode()).isTrue();
    SERVICE.post("/api/drills/" + id + "/advance", "{\"minute\":5}", SERVICE.mina()).is(409);
    SERVICE.get("/api/drills", SERVICE.aude()).is(200);
    SERVICE.get("/api/drills/drill-none", SERVICE.aude()).is(404);
  }

  @Test
  void time_goes_on_by_itself_at_the_speed_a_drill_was_given() {
    String own =
        """
        name: Quick
        version: 1
        minutes: 1
        steps:
          - {id: told, at: 0, kind: INJECT, text: "It begins"}
        expected: {shownBy: told}
        """;
    String id = start("{\"speed\":60,\"text\":" + JSON.writeValueAsString(own) + "}");
    JsonNode over =
        SERVICE.getUntil(
            "/api/drills/" + id,
            SERVICE.rosa(),
            shown -> shown.path("row").path("progress").asString().equals("FINISHED"));
    assertThat(over.path("steps").path(0).path("text").asString()).isEqualTo("It begins");
    assertThat(over.path("row").path("minute").asInt()).isEqualTo(1);
  }

  private static String own(String steps) {
    return start(
        "{\"text\":"
            + JSON.writeValueAsString(
                "name: Own\nversion: 1\nminutes: 60\nsteps:\n"
                    + steps
                    + "expected: {shownBy: s0}\n")
            + "}");
  }

  private static String payload(int n, String source, String body) {
    return "  - {id: s%d, at: 1, kind: PAYLOAD, source: %s, body: '%s'}%n"
        .formatted(n, source, body);
  }

  private static Stream<StoredCommit> commitsOf(String idPrefix) {
    return SERVICE.bean(EventLog.class).readAlike(idPrefix, null, 100_000).commits().stream();
  }

  @Test
  void what_a_scan_tells_in_a_drill_is_not_in_the_map_of_services() {
    String id =
        own(
            payload(
                0,
                "dependencies",
                "{\"origin\":\"rehearsed\",\"nodes\":[{\"name\":\"rehearsed-lib\",\"kind\":\"component\",\"partOf\":\"rehearsed\"}],"
                    + "\"edges\":[]}"));
    assertThat(advance(id, 1).path("steps").path(0).path("status").asInt()).isEqualTo(202);
    long head = SERVICE.bean(EventLog.class).head().position();
    assertThat(SERVICE.get("/api/map/sources?atLeast=" + head, SERVICE.rosa()).is(200).text())
        .doesNotContain("rehearsed");
  }

  private static String diskAlert(int n) {
    return ("{\"version\":\"4\",\"groupKey\":\"disk-%1$d\",\"status\":\"firing\",\"receiver\":\"muster\","
            + "\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"DiskFull\",\"disk\":\"%1$d\"},"
            + "\"annotations\":{},\"startsAt\":\"2026-11-24T03:00:00Z\",\"fingerprint\":\"f%1$d\"}]}")
        .formatted(n);
  }

  @Test
  void nothing_more_comes_in_once_a_drill_that_is_moved_on_is_broken_off() {
    int many = 150;
    long before = SERVICE.bean(EventLog.class).head().position();
    String id =
        own(
            IntStream.range(0, many)
                .mapToObj(n -> payload(n, "alertmanager", diskAlert(n)))
                .collect(Collectors.joining()));
    CompletableFuture<Void> moving =
        CompletableFuture.runAsync(
            () -> SERVICE.post("/api/drills/" + id + "/advance", "{\"minute\":9}", SERVICE.mina()));
    // From the log itself: how much is shown lags behind by more on a slow machine.
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> commitsOf(id).filter(commit -> commit.aggregateId().equals(id)).count() > 2);
    long end =
        SERVICE
            .post("/api/drills/" + id + "/cancel", "{\"reason\":\"A real one\"}", SERVICE.mina())
            .is(200)
            .json()
            .path("position")
            .asLong();
    moving.join();
    List<StoredCommit> begun =
        commitsOf("")
            .filter(commit -> commit.position() > before)
            .filter(commit -> commit.aggregateType().equals("AlertGroup"))
            .filter(commit -> commit.firstSequence() == 0)
            .toList();
    assertThat(begun).isNotEmpty().hasSizeLessThan(many);
    // One may have been on its way.
    assertThat(begun.stream().filter(commit -> commit.position() > end)).hasSizeLessThan(2);
  }

  @Test
  void who_moved_a_drill_on_is_on_record() {
    String id = start("{\"scenario\":\"ddos\"}");
    advance(id, 2);
    EventCodec codec = SERVICE.bean(EventCodec.class);
    assertThat(
            commitsOf(id)
                .flatMap(commit -> commit.events().stream())
                .map(codec::decode)
                .filter(DrillEvent.DrillTick.class::isInstance)
                .map(tick -> tick.by().id()))
        .isNotEmpty()
        .containsOnly("mina");
  }
}
