package io.muster.notification.oncall.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.oncall.OnCallEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Taking over an export over HTTP, on a real database. */
class ImportsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String LENA = "00000000-0000-4000-8000-000000000004";
  private static String mina;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.bare(MONGO.uri(), TOKENS.issuerUri(), 9, NOBODY, new MovableClock())
            .believing(mina);
    for (String[] it : new String[][] {{ROSA, "Rosa Reyes", "rosa"}, {RAVI, "Ravi Rao", "ravi"}}) {
      String body = "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(it[1], it[2]);
      assertThat(service.put("/api/on-call/contacts/" + it[0], mina, body).statusCode())
          .isEqualTo(200);
    }
    Awaitility.await()
        .until(() -> service.get("/api/on-call/people", mina).body().contains("Ravi Rao"));
  }

  @AfterAll
  static void stop() {
    service.close();
    TOKENS.close();
  }

  @Test
  void an_export_is_planned_applied_and_applied_again_without_effect() throws IOException {
    Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10));
    String body =
        body("PAGERDUTY", "pagerduty.json", "{\"PLENA01\":\"%s\"}".formatted(LENA))
            .replace("2026-03-10T10:00:00-04:00", soon.toString())
            .replace("2026-03-11T02:20:00-04:00", soon.plus(Duration.ofHours(9)).toString());
    JsonNode plan = send("plan", mina, body);
    assertThat(item(plan, "PAYSCHD").path("outcome").asString()).isEqualTo("MAPS");
    assertThat(item(plan, "PAYSCHD").path("effect").asString()).isEqualTo("NEW");
    assertThat(item(plan, "ODDTURN").path("outcome").asString()).isEqualTo("DOES_NOT_MAP");
    assertThat(item(plan, "EODD").path("notes").get(0).path("text").asString())
        .contains("pd-ODDTURN", "does not come over");
    assertThat(plan.path("users").toString()).contains(ROSA, RAVI, LENA);
    assertThat(service.all(OnCallEvent.SchedulePublished.class)).isEmpty();

    JsonNode applied = send("apply", mina, body);
    assertThat(applied.toString()).doesNotContain("\"refused\"");
    assertThat(service.all(OnCallEvent.SchedulePublished.class)).hasSize(2);
    assertThat(service.all(OnCallEvent.OverrideAdded.class))
        .singleElement()
        .satisfies(
            override -> {
              assertThat(override.personId()).isEqualTo(LENA);
              assertThat(override.from()).isEqualTo(soon);
            });
    assertThat(service.all(OnCallEvent.PolicyPublished.class))
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.services()).containsExactly("payments");
              assertThat(policy.levels().getFirst().ackTimeoutSeconds()).isEqualTo(240);
            });
    assertThat(service.all(OnCallEvent.ContactMethodsSet.class))
        .hasSize(3)
        .anyMatch(it -> it.personId().equals(LENA) && it.email().equals("lena@muster.example"));

    JsonNode again = send("apply", mina, body);
    assertThat(item(again, "PAYSCHD").path("effect").asString()).isEqualTo("UNCHANGED");
    assertThat(item(again, "EPAY").path("effect").asString()).isEqualTo("UNCHANGED");
    assertThat(service.all(OnCallEvent.SchedulePublished.class)).hasSize(2);
    assertThat(service.all(OnCallEvent.OverrideAdded.class)).hasSize(1);
    assertThat(service.all(OnCallEvent.PolicyPublished.class)).hasSize(1);
    assertThat(service.all(OnCallEvent.ContactMethodsSet.class)).hasSize(3);
  }

  @Test
  void a_policy_with_more_levels_than_there_can_be_is_said_not_to_come_over() throws IOException {
    JsonNode body =
        JSON.readTree(body("PAGERDUTY", "pagerduty.json", "{\"PLENA01\":\"%s\"}".formatted(LENA)));
    JsonNode policy = body.at("/export/escalation_policies/0");
    ArrayNode rules = (ArrayNode) policy.path("escalation_rules");
    while (rules.size() <= 10) {
      rules.add(rules.get(0).deepCopy());
    }
    JsonNode planned = item(send("plan", mina, body.toString()), policy.path("id").asString());
    assertThat(planned.path("outcome").asString()).isEqualTo("DOES_NOT_MAP");
    assertThat(planned.path("notes").get(0).path("text").asString()).contains("1 to 10 levels");
  }

  @Test
  void nonsense_is_refused_where_it_stands_and_only_managers_take_over() throws IOException {
    String rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    String body = body("OPSGENIE", "opsgenie.json", "{}");
    assertThat(service.send("POST", "/api/on-call/imports/plan", rosa, body).statusCode())
        .isEqualTo(403);
    for (String bad :
        new String[] {
          "{}",
          "{\"source\":\"OPSGENIE\",\"export\":[]}",
          "{\"source\":\"OPSGENIE\",\"export\":{\"users\":[{}]}}",
          "{\"source\":\"PAGERDUTY\",\"export\":{\"schedules\":[{\"id\":5}]}}"
        }) {
      HttpResponse<String> refused = service.send("POST", "/api/on-call/imports/plan", mina, bad);
      assertThat(refused.statusCode()).as(bad + refused.body()).isIn(400, 422);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .contains("application/problem+json");
    }
  }

  private static JsonNode send(String verb, String token, String body) {
    HttpResponse<String> answer = service.send("POST", "/api/on-call/imports/" + verb, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode item(JsonNode answer, String sourceId) {
    for (JsonNode item : answer.path("items")) {
      if (item.path("sourceId").asString().equals(sourceId)) {
        return item;
      }
    }
    throw new AssertionError("no " + sourceId);
  }

  private static String body(String source, String file, String people) throws IOException {
    try (InputStream export = ImportsIT.class.getResourceAsStream("/imports/" + file)) {
      return "{\"source\":\"%s\",\"people\":%s,\"export\":%s}"
          .formatted(source, people, new String(export.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
