package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class SuspectsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String key() {
    return SERVICE
        .post("/api/integrations", "{\"name\":\"Pipeline\",\"source\":\"changes\"}", SERVICE.adam())
        .is(201)
        .json()
        .path("key")
        .asString();
  }

  private static void changed(String key, String service, String kind, Instant at) {
    SERVICE
        .post(
            "/intake/changes",
            "{\"key\":\"%s/%s\",\"kind\":\"%s\",\"service\":\"%s\",\"summary\":\"%s of %s\",\"outcome\":\"success\",\"occurredAt\":\"%s\"}"
                .formatted(service, at, kind, service, kind, service, at),
            key)
        .is(202);
  }

  private static JsonNode declare(String title, String service, Instant occurredAt) {
    return SERVICE
        .post(
            "/api/incidents",
            "{\"title\":\"%s\",\"severity\":\"SEV2\",\"services\":[\"%s\"],\"occurredAt\":\"%s\"}"
                .formatted(title, service, occurredAt),
            SERVICE.rosa())
        .is(201)
        .json();
  }

  private static JsonNode suspects(String number, long position, String token) {
    return SERVICE
        .get("/api/incidents/" + number + "/suspects?atLeast=" + position, token)
        .is(200)
        .json();
  }

  @Test
  void changes_are_ranked_with_evidence_and_the_cause_counts_next_time() {
    Instant onset = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    Answer map =
        SERVICE.put(
            "/api/services/shop", "{\"tier\":1,\"dependsOn\":[\"orders\"]}", SERVICE.mina());
    long mapped = map.is(200).json().path("position").asLong();
    SERVICE.get("/api/services/shop?atLeast=" + mapped, SERVICE.mina()).is(200);
    String key = key();
    changed(key, "orders", "deployment", onset.minusSeconds(420));
    changed(key, "elsewhere", "deployment", onset.minusSeconds(60));
    changed(key, "orders", "deployment", onset.plusSeconds(400));
    SERVICE.getUntil("/api/changes", SERVICE.rosa(), page -> page.path("items").size() == 3);
    JsonNode incident = declare("The shop is slow", "shop", onset);
    String number = incident.path("number").asString();
    JsonNode page = suspects(number, incident.path("position").asLong(), SERVICE.aude());
    assertThat(page.path("rule").asString()).isEqualTo("suspects/1");
    assertThat(page.path("considered").asInt()).isEqualTo(2);
    JsonNode first = page.path("items").path(0);
    assertThat(first.path("service").asString()).isEqualTo("orders");
    assertThat(first.path("path").toString()).isEqualTo("[\"shop\",\"orders\"]");
    assertThat(first.path("secondsBefore").asLong()).isEqualTo(420);
    assertThat(first.path("evidenceFor").toString()).contains("7 min before");
    assertThat(first.path("refutedBy").size()).isPositive();
    assertThat(page.has("cause")).isFalse();
    JsonNode around =
        SERVICE.get("/api/incidents/" + number + "/changes", SERVICE.rosa()).is(200).json();
    assertThat(around.path("items").size()).isEqualTo(2);
    assertThat(around.path("items").path(0).path("hops").asInt()).isEqualTo(1);
    assertThat(around.path("services").toString()).isEqualTo("[\"orders\",\"shop\"]");
    SERVICE.get("/api/incidents/" + number + "/changes?hours=100", SERVICE.rosa()).is(400);

    String body =
        "{\"kind\":\"CHANGE\",\"changeId\":\"%s\",\"reason\":\"Over after the rollback\"}"
            .formatted(first.path("changeId").asString());
    SERVICE.post("/api/incidents/" + number + "/cause", body, SERVICE.aude()).is(403);
    Answer marked = SERVICE.post("/api/incidents/" + number + "/cause", body, SERVICE.rosa());
    long position = marked.is(200).json().path("position").asLong();
    JsonNode cause = suspects(number, position, SERVICE.rosa()).path("cause");
    assertThat(cause.path("service").asString()).isEqualTo("orders");
    assertThat(cause.path("reason").asString()).isEqualTo("Over after the rollback");
    JsonNode timeline =
        SERVICE.get("/api/incidents/" + number + "/timeline", SERVICE.rosa()).is(200).json();
    assertThat(timeline.path("items").path(1).path("summary").asString())
        .isEqualTo("Cause: a deployment of orders");

    JsonNode next = declare("The shop is slow again", "shop", onset);
    String again = next.path("number").asString();
    assertThat(
            suspects(again, next.path("position").asLong(), SERVICE.rosa())
                .path("items")
                .path(0)
                .path("evidenceFor")
                .toString())
        .contains("1 of 2 changes of this kind (deployment) to orders caused an incident before");
    Answer same = SERVICE.post("/api/incidents/" + again + "/cause", body, SERVICE.rosa()).is(200);
    assertThat(same.json().path("position").asLong()).isGreaterThan(position);
    JsonNode similar =
        SERVICE.getUntil(
            "/api/incidents/" + again + "/similar",
            SERVICE.rosa(),
            found -> found.path("items").path(0).path("why").has("cause"));
    assertThat(similar.path("items").path(0).path("why").path("cause").asString())
        .isEqualTo("deployment of orders");

    Answer withdrawn =
        SERVICE
            .post(
                "/api/incidents/" + number + "/cause/withdraw",
                "{\"reason\":\"It came back without it\"}",
                SERVICE.rosa())
            .is(200);
    assertThat(
            suspects(number, withdrawn.json().path("position").asLong(), SERVICE.rosa())
                .has("cause"))
        .isFalse();
  }

  @Test
  void a_cause_is_pointed_to_when_it_says_too_little_and_a_partner_names_none() {
    String number = SERVICE.declare("Something", SERVICE.rosa()).path("number").asString();
    String path = "/api/incidents/" + number + "/cause";
    for (String wrong :
        new String[] {
          "{\"reason\":\"x\"}",
          "{\"kind\":\"OTHER\",\"reason\":\"x\"}",
          "{\"kind\":\"SERVICE\",\"reason\":\"x\"}",
          "{\"kind\":\"CHANGE\",\"changeId\":\"chg-none\",\"reason\":\"x\"}",
          "{\"kind\":\"OTHER\",\"text\":\"The sun\"}"
        }) {
      SERVICE.post(path, wrong, SERVICE.rosa()).is(422);
    }
    SERVICE
        .post(path, "{\"kind\":\"OTHER\",\"text\":\"x\",\"reason\":\"y\"}", SERVICE.acme())
        .is(404);
    SERVICE.get("/api/incidents/" + number + "/suspects", SERVICE.acme()).is(403);
    SERVICE.get("/api/incidents/INC-99999/suspects", SERVICE.rosa()).is(404);
  }
}
