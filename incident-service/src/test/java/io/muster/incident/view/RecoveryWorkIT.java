package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class RecoveryWorkIT {

  private static final String GOOD = "a".repeat(64);
  private static final String BAD = "b".repeat(64);

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String incident(String title) {
    return "/api/incidents/" + SERVICE.declare(title, SERVICE.rosa()).path("id").asString();
  }

  private static Answer record(String incident, String what) {
    return SERVICE.post(
        incident + "/recovery-work",
        "{\"what\":%s,\"doneAt\":\"2026-01-01T06:00:00Z\"}".formatted(what),
        SERVICE.ravi());
  }

  private static JsonNode work(String incident, String token) {
    return SERVICE.get(incident + "/recovery-work", token).is(200).json().path("items");
  }

  private static String backup(String found) {
    return "{\"backupCheck\":{\"backup\":\"orders-1\",\"expectedSha256\":\"%s\",\"foundSha256\":\"%s\"}}"
        .formatted(GOOD, found);
  }

  @Test
  void work_is_put_on_record_said_better_and_taken_back_and_nothing_is_lost() {
    String incident = incident("Work on record");
    record(
            incident,
            "{\"patch\":{\"vulnerability\":\"CVE-2026-31337\",\"asset\":\"edge-1\",\"fix\":\"9.9p2\"}}")
        .is(201);
    JsonNode first = work(incident, SERVICE.rosa()).path(0);
    String path = incident + "/recovery-work/" + first.path("id").asString();
    String better =
        "{\"what\":{\"patch\":{\"vulnerability\":\"CVE-2026-31337\",\"asset\":\"edge-1\",\"fix\":\"9.9p3\"}},\"doneAt\":\"2026-01-01T06:30:00Z\"%s}";
    SERVICE.put(path, better.formatted(""), SERVICE.rosa()).is(422);
    SERVICE.put(path, better.formatted(",\"reason\":\"A slip\""), SERVICE.rosa()).is(200);
    JsonNode now = work(incident, SERVICE.rosa()).path(0);
    assertThat(now.path("standing").asString()).isEqualTo("HOLDS");
    assertThat(now.path("now").path("what").path("patch").path("fix").asString())
        .isEqualTo("9.9p3");
    assertThat(now.path("before").path(0).path("what").path("patch").path("fix").asString())
        .isEqualTo("9.9p2");
    assertThat(now.path("before").path(0).path("by").path("id").asString()).isEqualTo("ravi");
    SERVICE.post(path + "/withdraw", "{\"reason\":\"It was edge-2\"}", SERVICE.rosa()).is(200);
    JsonNode gone = work(incident, SERVICE.aude()).path(0);
    assertThat(gone.path("standing").asString()).isEqualTo("WITHDRAWN");
    assertThat(gone.path("withdrawn").path("reason").asString()).isEqualTo("It was edge-2");
    assertThat(gone.toString()).as("an auditor sees no names").doesNotContain("Rosa", "Ravi");
    JsonNode timeline =
        SERVICE.getUntil(
            incident + "/timeline",
            SERVICE.rosa(),
            t -> t.toString().contains("A record of work was taken back"));
    assertThat(timeline.toString())
        .contains(
            "Closed: CVE-2026-31337 on edge-1 by 9.9p2",
            "Corrected: Closed: CVE-2026-31337 on edge-1 by 9.9p3",
            "A slip");
  }

  @Test
  void a_backup_that_is_not_what_it_should_be_is_on_record_and_is_not_restored_from() {
    String incident = incident("A bad backup");
    record(incident, backup(BAD)).is(201);
    JsonNode check = work(incident, SERVICE.rosa()).path(0);
    assertThat(check.path("standing").asString()).isEqualTo("BACKUP_MISMATCH");
    String restore =
        "{\"assetRestore\":{\"asset\":\"orders\",\"backupRecordId\":\"%s\",\"check\":\"Counted\"}}"
            .formatted(check.path("id").asString());
    Answer refused = record(incident, restore).is(409);
    assertThat(refused.problem()).isEqualTo("backup-mismatch");
    assertThat(refused.json().path("foundSha256").asString()).isEqualTo(BAD);
    record(incident, backup(GOOD)).is(201);
    record(incident, restore).is(201);
    JsonNode restored =
        work(incident, SERVICE.rosa())
            .valueStream()
            .filter(each -> each.path("kind").asString().equals("ASSET_RESTORE"))
            .findFirst()
            .orElseThrow();
    assertThat(
            restored
                .path("now")
                .path("what")
                .path("assetRestore")
                .path("verifiedBy")
                .path("id")
                .asString())
        .as("whoever records it, unless somebody else is named")
        .isEqualTo("ravi");
  }

  @Test
  void what_is_said_has_to_be_one_thing_and_complete() {
    String incident = incident("Incomplete work");
    record(incident, "{}").is(422);
    record(
            incident,
            "{\"patch\":{\"vulnerability\":\"x\",\"asset\":\"y\",\"fix\":\"z\"},\"rollback\":{\"service\":\"s\",\"toRelease\":\"1\"}}")
        .is(422);
    assertThat(record(incident, "{\"rollback\":{\"service\":\"s\"}}").is(422).text())
        .contains("/what/rollback/toRelease");
    assertThat(work(incident, SERVICE.rosa())).isEmpty();
  }

  @Test
  void a_criterion_that_asks_for_work_is_met_by_its_record_and_open_again_without_it() {
    String plan =
        """
        {"name":"Work","purpose":"x","reviewMonths":12,"scope":{"services":["p-work"],"classes":[],"severities":[]},
         "exitCriteria":[{"id":"backup","phase":"IDENTIFICATION","kind":"WORK_RECORDED","what":"%s","text":"A backup is verified"}]}
        """;
    SERVICE.post("/api/plans", plan.formatted("tea-made"), SERVICE.rosa()).is(422);
    String id =
        SERVICE
            .post("/api/plans", plan.formatted("backup-check"), SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    SERVICE.post("/api/plans/" + id + "/submit", "", SERVICE.rosa()).is(200);
    long position =
        SERVICE
            .post("/api/plans/" + id + "/approve", "{\"draft\":1}", SERVICE.mina())
            .is(200)
            .json()
            .path("position")
            .asLong();
    SERVICE.get("/api/plans?atLeast=" + position, SERVICE.rosa()).is(200);
    String incident =
        "/api/incidents/"
            + SERVICE
                .post(
                    "/api/incidents",
                    "{\"title\":\"Met by work\",\"severity\":\"SEV3\",\"services\":[\"p-work\"]}",
                    SERVICE.rosa())
                .is(201)
                .json()
                .path("id")
                .asString();
    SERVICE.getUntil(incident + "/plan", SERVICE.rosa(), answer -> answer.has("plan"));
    record(incident, backup(BAD)).is(201);
    assertThat(
            SERVICE.post(incident + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.mina()).is(409))
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo("criteria-open"));
    record(incident, backup(GOOD)).is(201);
    JsonNode criterion = criterion(incident);
    String record =
        work(incident, SERVICE.rosa())
            .valueStream()
            .filter(each -> each.path("standing").asString().equals("HOLDS"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(criterion.path("met").asBoolean()).isTrue();
    assertThat(criterion.path("records").toString()).isEqualTo("[\"%s\"]".formatted(record));
    SERVICE
        .post(
            incident + "/recovery-work/" + record + "/withdraw",
            "{\"reason\":\"The wrong file\"}",
            SERVICE.rosa())
        .is(200);
    assertThat(criterion(incident).path("met").asBoolean()).isFalse();
  }

  private static JsonNode criterion(String incident) {
    return SERVICE
        .get(incident + "/plan", SERVICE.rosa())
        .is(200)
        .json()
        .path("plan")
        .path("criteria")
        .path(0);
  }
}
