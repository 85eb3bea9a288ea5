package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.starter.Hmac;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Changes from the tools that make them to the list responders look through. */
class ChangeSourcesIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String LARGE = "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}";

  @Test
  void a_plain_change_is_recorded_once_and_what_became_of_it_follows() {
    String key = letIn("changes");
    String change =
        "{\"key\":\"k\",\"kind\":\"deployment\",\"service\":\"alpha\",\"environment\":\"production\",\"version\":\"1\","
            + "\"summary\":\"Alpha 1\",\"author\":\"rosa\",\"outcome\":\"%s\",\"occurredAt\":\"2026-11-24T02:4%d:00Z\"}";
    assertThat(SERVICE.post("/intake/changes", change.formatted("started", 0), key).is(202).text())
        .isEqualTo("{\"received\":0,\"opened\":0,\"updated\":0,\"duplicates\":0,\"changes\":1}");
    SERVICE.post("/intake/changes", change.formatted("started", 0), key).is(202);
    SERVICE.post("/intake/changes", change.formatted("succeeded", 3), key).is(202);
    SERVICE.post("/intake/changes", change.formatted("started", 0), key).is(202);
    JsonNode found =
        SERVICE.getUntil(
            "/api/changes?service=alpha",
            SERVICE.rosa(),
            page -> page.path("items").path(0).path("outcome").asString().equals("SUCCEEDED"));
    assertThat(found.path("items")).hasSize(1);
    JsonNode one = found.path("items").path(0);
    assertThat(one.path("kind").asString()).isEqualTo("DEPLOYMENT");
    assertThat(one.path("summary").asString()).isEqualTo("Alpha 1");
    assertThat(one.path("author").asString()).isEqualTo("rosa");
    assertThat(one.path("integration").asString()).isEqualTo("changes");
    assertThat(one.path("occurredAt").asString()).isEqualTo("2026-11-24T02:40:00Z");
    assertThat(one.path("concludedAt").asString()).isEqualTo("2026-11-24T02:43:00Z");
    assertThat(one.path("rawSha256").asString()).hasSize(64);

    assertThat(SERVICE.post("/intake/changes", "{}", key).is(422).text())
        .contains("\"pointer\":\"/summary\"");
    for (String body : new String[] {"", "{", "7", "[7]", "[".repeat(100_000)}) {
      assertThat(SERVICE.post("/intake/changes", body, key).is(400).problem())
          .isEqualTo("malformed-body");
    }
    SERVICE.post("/intake/changes", LARGE, key).is(413);
    SERVICE.post("/intake/changes", change, "wrong").is(401);
  }

  @Test
  void githubs_deployment_has_to_be_signed() {
    String key = letIn("github");
    String path = "/intake/github/" + key;
    String deployment =
        "{\"deployment\":{\"id\":7,\"ref\":\"v2\",\"environment\":\"production\",\"created_at\":\"2026-11-24T02:40:00Z\"},"
            + "\"repository\":{\"name\":\"bravo\",\"full_name\":\"shop/bravo\"}}";
    assertThat(github(path, "deployment", deployment, key).is(202).text())
        .contains("\"changes\":1");
    String status =
        deployment.replaceFirst(
            "\\{",
            "{\"deployment_status\":{\"state\":\"failure\",\"created_at\":\"2026-11-24T02:41:00Z\"},");
    github(path, "deployment_status", status, key).is(202);
    JsonNode found =
        SERVICE.getUntil(
            "/api/changes?service=bravo",
            SERVICE.aude(),
            page -> page.path("items").path(0).path("outcome").asString().equals("FAILED"));
    assertThat(found.path("items")).hasSize(1);
    assertThat(github(path, "ping", "{\"zen\":\"Keep it simple.\"}", key).is(200).text())
        .isEqualTo("{}");
    assertThat(github(path, "star", "{}", key).is(202).text()).doesNotContain("changes");

    assertThat(github(path, "deployment", deployment, key + "x").is(401).problem())
        .isEqualTo("wrong-signature");
    TestService.Answer unsigned =
        SERVICE.post(path, deployment, null, "X-GitHub-Event", "deployment").is(401);
    assertThat(unsigned.problem()).isEqualTo("wrong-signature");
    assertThat(unsigned.text()).doesNotContain(key);
    for (String body : new String[] {"", "{", "[]", "7"}) {
      assertThat(github(path, "push", body, key).is(400).problem()).isEqualTo("malformed-body");
    }
    github("/intake/github/wrong", "push", "{}", "wrong").is(401);
  }

  @Test
  void gitlabs_deployment_shows_its_token() {
    String key = letIn("gitlab");
    String deployment =
        "{\"object_kind\":\"deployment\",\"status\":\"running\",\"deployment_id\":3,\"environment\":\"production\","
            + "\"project\":{\"name\":\"charlie\",\"path_with_namespace\":\"shop/charlie\"}}";
    SERVICE.post("/intake/gitlab", deployment, null, "X-Gitlab-Token", key).is(202);
    SERVICE.getUntil(
        "/api/changes?service=charlie", SERVICE.mina(), page -> page.path("items").size() == 1);
    SERVICE.post("/intake/gitlab", deployment, null, "X-Gitlab-Token", "wrong").is(401);
    SERVICE.post("/intake/gitlab", "{}", null, "X-Gitlab-Token", key).is(400);
  }

  @Test
  void a_change_event_of_pagerduty_is_answered_as_there_and_opens_no_incident() {
    String key = letIn("pagerduty-v2");
    String event =
        "{\"routing_key\":\"%s\",\"payload\":{\"summary\":\"Delta 5 is out\",\"timestamp\":\"2026-11-24T02:40:00Z\",\"source\":\"delta\","
            + "\"custom_details\":{\"version\":5,\"environment\":\"production\"}},\"links\":[{\"href\":\"https://ci.example/5\",\"text\":\"Build\"}]}";
    TestService.Answer first =
        SERVICE.post("/v2/change/enqueue", event.formatted(key), null).is(202);
    assertThat(first.text())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Change event processed\"}");
    SERVICE.post("/v2/change/enqueue", event.formatted(key), null).is(202);
    JsonNode found =
        SERVICE.getUntil(
            "/api/changes?service=delta", SERVICE.rosa(), p -> p.path("items").size() > 0);
    assertThat(found.path("items")).hasSize(1);
    assertThat(found.path("items").path(0).path("version").asString()).isEqualTo("5");
    assertThat(SERVICE.get("/api/incidents?q=Delta", SERVICE.rosa()).json().path("items"))
        .isEmpty();
    String invalid =
        "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"";
    for (String body :
        new String[] {
          "", "{", "[]", "{}", event.formatted("x".repeat(32)), "{\"routing_key\":\"" + key + "\"}"
        }) {
      assertThat(SERVICE.post("/v2/change/enqueue", body, null).is(400).text()).startsWith(invalid);
    }
    SERVICE.post("/v2/change/enqueue", LARGE, null).is(413);
  }

  @Test
  void an_event_of_a_delivery_pipeline_is_a_change_and_no_alert() {
    String key = letIn("cloudevents");
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"271069a8\",\"source\":\"/pipelines/1\",\"type\":\"dev.cdevents.service.deployed.0.1.1\","
            + "\"time\":\"2026-11-24T02:40:00Z\",\"datacontenttype\":\"application/json\",\"data\":{\"context\":{\"version\":\"0.3.0\"},"
            + "\"subject\":{\"id\":\"echo\",\"type\":\"service\",\"content\":{\"environment\":{\"id\":\"production\"},\"artifactId\":\"pkg:oci/echo@1\"}}}}";
    TestService.Answer taken = cloudEvent(event, key).is(202);
    assertThat(taken.text())
        .isEqualTo("{\"received\":0,\"opened\":0,\"updated\":0,\"duplicates\":0,\"changes\":1}");
    cloudEvent(event, key).is(202);
    JsonNode found =
        SERVICE.getUntil(
            "/api/changes?service=echo", SERVICE.rosa(), p -> p.path("items").size() > 0);
    assertThat(found.path("items")).hasSize(1);
    assertThat(found.path("items").path(0).path("version").asString()).isEqualTo("pkg:oci/echo@1");
    cloudEvent(event.replace("service.deployed", "testcaserun.finished"), key).is(202);
    String own =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"com.x\",\"changekind\":\"flag\",\"data\":{\"service\":\"foxtrot\"}}";
    cloudEvent(own, key).is(202);
    SERVICE.getUntil(
        "/api/changes?service=foxtrot", SERVICE.rosa(), p -> p.path("items").size() == 1);
  }

  @Test
  void the_list_is_read_page_by_page_and_by_time() {
    String key = letIn("changes");
    for (int minute = 10; minute < 15; minute++) {
      String change =
          "{\"service\":\"golf\",\"version\":\"%d\",\"occurredAt\":\"2026-11-23T02:%d:00Z\"}";
      SERVICE.post("/intake/changes", change.formatted(minute, minute), key).is(202);
    }
    SERVICE.getUntil(
        "/api/changes?service=golf", SERVICE.rosa(), page -> page.path("items").size() == 5);
    JsonNode first = list("/api/changes?service=golf&limit=2");
    assertThat(versions(first)).containsExactly("14", "13");
    JsonNode second =
        list("/api/changes?service=golf&limit=2&cursor=" + first.path("nextCursor").asString());
    assertThat(versions(second)).containsExactly("12", "11");
    JsonNode last =
        list("/api/changes?service=golf&limit=2&cursor=" + second.path("nextCursor").asString());
    assertThat(versions(last)).containsExactly("10");
    assertThat(last.has("nextCursor")).isFalse();
    assertThat(
            versions(
                list(
                    "/api/changes?service=golf&from=2026-11-23T02:11:00Z&until=2026-11-23T02:13:00Z")))
        .containsExactly("12", "11");

    assertThat(SERVICE.get("/api/changes?cursor=x", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-cursor");
    assertThat(SERVICE.get("/api/changes?limit=0", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-limit");
    SERVICE.get("/api/changes?from=yesterday", SERVICE.rosa()).is(400);
    SERVICE.get("/api/changes", SERVICE.adam()).is(403);
    SERVICE.get("/api/changes", SERVICE.acme()).is(403);
    SERVICE.get("/api/changes", null).is(401);
  }

  private static JsonNode list(String path) {
    return SERVICE.get(path, SERVICE.rosa()).is(200).json();
  }

  private static List<String> versions(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("version").asString()).toList();
  }

  private static TestService.Answer github(String path, String event, String body, String secret) {
    return SERVICE.post(
        path,
        body,
        null,
        "X-GitHub-Event",
        event,
        "X-Hub-Signature-256",
        "sha256=" + Hmac.hex(secret, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static TestService.Answer cloudEvent(String body, String key) {
    return SERVICE.send(
        HttpRequest.newBuilder(SERVICE.uri("/intake/cloudevents"))
            .header("Content-Type", "application/cloudevents+json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String letIn(String source) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"%s\",\"source\":\"%s\"}".formatted(source, source),
            SERVICE.adam())
        .is(201)
        .json()
        .path("key")
        .asString();
  }
}
