package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunbooksIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DISK =
      """
      # Disk full

      ## Parameters

      - `host`: the machine

      ## Check: which disk of {{host}} is full

      ## Decision: are old logs on it? {#logs}

      - Yes -> next
      - No -> end

      ## Action: remove them {#remove}
      """;

  private static String body(String text, String reason) {
    return JSON.writeValueAsString(
        reason == null ? Map.of("text", text) : Map.of("text", text, "reason", reason));
  }

  private static void awaited(Answer written) {
    SERVICE
        .get("/api/runbooks?atLeast=" + written.json().path("position").asLong(), SERVICE.rosa())
        .is(200);
  }

  private static void publish(String id, int draft) {
    SERVICE.post("/api/runbooks/" + id + "/submit", "", SERVICE.rosa()).is(200);
    awaited(
        SERVICE
            .post("/api/runbooks/" + id + "/approve", "{\"draft\":" + draft + "}", SERVICE.mina())
            .is(200));
  }

  private static String published() {
    Answer made = SERVICE.post("/api/runbooks", body(DISK, null), SERVICE.rosa()).is(201);
    String id = made.json().path("id").asString();
    awaited(made);
    publish(id, 1);
    return id;
  }

  private static JsonNode run(String incident) {
    return SERVICE
        .get("/api/incidents/" + incident + "/runs", SERVICE.aude())
        .is(200)
        .json()
        .path("items")
        .path(0);
  }

  @Test
  void a_run_keeps_its_version_and_is_gone_on_with_by_somebody_else() {
    String id = published();
    String incident = SERVICE.declare("A disk is full", SERVICE.rosa()).path("id").asString();
    String runs = "/api/incidents/" + incident + "/runs";
    assertThat(SERVICE.post(runs, "{\"runbookId\":\"" + id + "\"}", SERVICE.rosa()).is(422).text())
        .contains("/parameters", "host");
    String start =
        "{\"runbookId\":\"%s\",\"parameters\":[{\"name\":\"host\",\"value\":\"db-1\"}]}"
            .formatted(id);
    String runId = SERVICE.post(runs, start, SERVICE.rosa()).is(201).json().path("id").asString();
    Answer changed =
        SERVICE
            .put(
                "/api/runbooks/" + id + "/draft",
                body(DISK.replace("remove them", "move them"), "Keep them"),
                SERVICE.rosa())
            .is(200);
    awaited(changed);
    publish(id, 2);
    String steps = runs + "/" + runId + "/steps/";
    SERVICE
        .post(
            steps + "which-disk-of-host-is-full/fail", "{\"output\":\"no route\"}", SERVICE.rosa())
        .is(200);
    SERVICE
        .post(steps + "which-disk-of-host-is-full/done", "{\"output\":\"/var\"}", SERVICE.ravi())
        .is(200);
    SERVICE.post(steps + "logs/done", "{\"answer\":\"Yes\"}", SERVICE.ravi()).is(200);
    JsonNode shown = run(incident);
    assertThat(shown.path("version").asInt()).isEqualTo(1);
    JsonNode first = shown.path("steps").path(0);
    assertThat(first.path("step").path("title").asString()).isEqualTo("which disk of db-1 is full");
    assertThat(first.path("outcomes").path(0).path("how").asString()).isEqualTo("FAILED");
    assertThat(first.path("outcomes").path(1).path("by").path("id").asString()).isEqualTo("ravi");
    JsonNode third = shown.path("steps").path(2);
    assertThat(third.path("atHand").asBoolean()).isTrue();
    assertThat(third.path("step").path("title").asString()).isEqualTo("remove them");
    SERVICE.post(steps + "remove/skip", "{\"reason\":\"\"}", SERVICE.rosa()).is(422);
    Answer last =
        SERVICE
            .post(steps + "remove/skip", "{\"reason\":\"They are needed\"}", SERVICE.rosa())
            .is(200);
    assertThat(run(incident).path("ended").path("by").path("id").asString()).isEqualTo("rosa");
    JsonNode before =
        SERVICE
            .get(runs + "?asOf=" + (last.json().path("position").asLong() - 2), SERVICE.rosa())
            .is(200)
            .json()
            .path("items")
            .path(0);
    assertThat(before.path("steps").path(2).path("atHand").asBoolean()).isTrue();
    JsonNode timeline =
        SERVICE
            .get(
                "/api/incidents/%s/timeline?atLeast=%d"
                    .formatted(incident, last.json().path("position").asLong()),
                SERVICE.rosa())
            .is(200)
            .json();
    assertThat(
            StreamSupport.stream(timeline.path("items").spliterator(), false)
                .map(entry -> entry.path("summary").asString()))
        .contains(
            "Began to follow version 1 of the runbook Disk full",
            "Did not work: which disk of db-1 is full",
            "Done: which disk of db-1 is full",
            "Decided: are old logs on it? Yes",
            "Left out: remove them",
            "Came to the end of the runbook");
  }

  @Test
  void a_run_belongs_to_its_incident_alone() {
    String id = published();
    String mine = SERVICE.declare("Mine", SERVICE.rosa()).path("id").asString();
    String other = SERVICE.declare("Other", SERVICE.rosa()).path("id").asString();
    String runId =
        SERVICE
            .post(
                "/api/incidents/" + mine + "/runs",
                "{\"runbookId\":\"%s\",\"parameters\":[{\"name\":\"host\",\"value\":\"db-1\"}]}"
                    .formatted(id),
                SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    SERVICE
        .post(
            "/api/incidents/" + other + "/runs/" + runId + "/stop",
            "{\"reason\":\"x\"}",
            SERVICE.rosa())
        .is(404);
    SERVICE
        .post(
            "/api/incidents/" + mine + "/runs/" + runId + "/stop",
            "{\"reason\":\"x\"}",
            SERVICE.aude())
        .is(403);
    SERVICE.get("/api/incidents/" + mine + "/runs", SERVICE.acme()).is(403);
  }

  @Test
  void runs_and_plan_of_a_private_incident_are_there_for_those_named_on_it_alone() {
    String incident = SERVICE.declare("Only for us", SERVICE.rosa()).path("id").asString();
    String path = "/api/incidents/" + incident;
    long position =
        SERVICE
            .post(
                path + "/access/make-private",
                "{\"reason\":\"A person is concerned\",\"people\":[{\"id\":\"mina\"}]}",
                SERVICE.mina())
            .is(200)
            .json()
            .path("position")
            .asLong();
    SERVICE.get(path + "?atLeast=" + position, SERVICE.mina()).is(200);
    SERVICE.get(path + "/runs", SERVICE.mina()).is(200);
    SERVICE.get(path + "/runs", SERVICE.ravi()).is(404);
    SERVICE.get(path + "/plan", SERVICE.ravi()).is(404);
  }

  @Test
  void what_cannot_be_read_is_said_by_line_and_writes_nothing() {
    JsonNode preview =
        SERVICE
            .post("/api/runbooks/preview", body("# A\n\n## Look: here\n", null), SERVICE.rosa())
            .is(200)
            .json();
    assertThat(preview.path("faults").path(0).path("line").asInt()).isEqualTo(3);
    assertThat(preview.has("read")).isFalse();
    assertThat(
            SERVICE
                .post("/api/runbooks", body("# A\n\n## Look: here\n", null), SERVICE.rosa())
                .is(422)
                .text())
        .contains("Line 3");
  }

  @Test
  void a_shipped_runbook_is_run_only_once_it_was_adopted_and_approved() {
    String incident = SERVICE.declare("Many logins", SERVICE.rosa()).path("id").asString();
    String start =
        "{\"runbookId\":\"runbook-brute-force-login\",\"parameters\":[{\"name\":\"usual\",\"value\":\"6\"}]}";
    SERVICE.post("/api/incidents/" + incident + "/runs", start, SERVICE.rosa()).is(422);
    Answer adopted =
        SERVICE.post("/api/runbook-templates/brute-force-login/adopt", "", SERVICE.rosa()).is(201);
    awaited(adopted);
    assertThat(
            SERVICE
                .post(
                    "/api/runbooks/runbook-brute-force-login/approve",
                    "{\"draft\":1}",
                    SERVICE.mina())
                .is(409)
                .problem())
        .isEqualTo("not-submitted");
    publish("runbook-brute-force-login", 1);
    SERVICE.post("/api/incidents/" + incident + "/runs", start, SERVICE.rosa()).is(201);
    assertThat(run(incident).path("steps").path(0).path("step").path("title").asString())
        .isEqualTo("how far above the usual 6 failures a minute login is");
  }
}
