package io.muster.incident.intake.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a client of Opsgenie's Alert API sees when only its host is changed. */
class OpsgenieIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String id;
  private static String key;

  @BeforeAll
  static void letIn() {
    JsonNode made = made();
    id = made.path("id").asString();
    key = made.path("key").asString();
  }

  @Test
  void an_alert_is_created_acknowledged_noted_and_closed_by_its_alias() {
    TestService.Answer created =
        call("POST", "/v2/alerts", alert("disk-alpha", "Alpha is full", "P1")).is(202);
    assertThat(created.text())
        .matches(
            "\\{\"result\":\"Request will be processed\",\"took\":[0-9.]+,\"requestId\":\"[0-9a-f-]{36}\"}");
    String requestId = created.json().path("requestId").asString();
    assertThat(created.header("X-Request-ID")).isEqualTo(requestId);
    assertThat(created.header("X-RateLimit-State")).isEqualTo("OK");
    assertThat(created.header("X-RateLimit-Period-In-Sec")).isEqualTo("60");
    assertThat(created.header("X-Response-Time")).isNotBlank();

    JsonNode status = call("GET", "/v2/alerts/requests/" + requestId, "").is(200).json();
    JsonNode data = status.path("data");
    assertThat(data.path("isSuccess").asBoolean()).isTrue();
    assertThat(data.path("action").asString()).isEqualTo("Create");
    assertThat(data.path("status").asString()).isEqualTo("Created alert");
    assertThat(data.path("alias").asString()).isEqualTo("disk-alpha");
    assertThat(data.path("integrationId").asString()).isEqualTo(id);
    String alertId = data.path("alertId").asString();

    JsonNode incident = incidentAbout("Alpha");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    String path = "/api/incidents/" + incident.path("id").asString();
    call("POST", "/v2/alerts/" + alertId + "/acknowledge", "{\"user\":\"rosa\"}").is(202);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("ACKNOWLEDGED"));
    String byAlias = "/v2/alerts/" + encoded("disk-alpha") + "/%s?identifierType=alias";
    call("POST", byAlias.formatted("notes"), "{\"note\":\"Looked at it\"}").is(202);
    call("POST", byAlias.formatted("notes"), "{\"note\":\"Looked at it\"}").is(202);
    call("POST", byAlias.formatted("tags"), "{\"tags\":[\"a\"]}").is(202);
    call("POST", byAlias.formatted("assign"), "{\"owner\":{\"username\":\"rosa\"}}").is(202);
    call("PUT", byAlias.formatted("message"), "{\"message\":\"Fuller\"}").is(202);
    call("PUT", byAlias.formatted("description"), "{\"description\":\"Much\"}").is(202);
    call("PUT", byAlias.formatted("priority"), "{\"priority\":\"P2\"}").is(202);
    JsonNode timeline =
        SERVICE.getUntil(
            path + "/timeline",
            SERVICE.rosa(),
            t -> t.toString().contains("Assigned in Opsgenie's API to rosa"));
    assertThat(count(timeline, "Looked at it")).isEqualTo(1);

    call("POST", byAlias.formatted("close"), "").is(202);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
  }

  @Test
  void alerts_are_read_by_id_alias_and_tiny_id_listed_and_counted() {
    JsonNode other = made();
    String own = other.path("key").asString();
    call("POST", "/v2/alerts", alert("b1", "Bravo one", "P2"), own).is(202);
    call("POST", "/v2/alerts", alert("b2", "Bravo two", "P3"), own).is(202);
    JsonNode one = call("GET", "/v2/alerts/b1?identifierType=alias", "", own).is(200).json();
    JsonNode data = one.path("data");
    assertThat(data.path("message").asString()).isEqualTo("Bravo one");
    assertThat(data.path("status").asString()).isEqualTo("open");
    assertThat(data.path("priority").asString()).isEqualTo("P2");
    assertThat(data.path("tags").toString()).isEqualTo("[\"x\",\"y\"]");
    assertThat(data.path("details").path("service").asString()).isEqualTo("checkout");
    assertThat(one.has("took") && one.has("requestId")).isTrue();
    String byId = "/v2/alerts/" + data.path("id").asString();
    assertThat(call("GET", byId, "", own).is(200).json().path("data")).isEqualTo(data);
    String tiny = "/v2/alerts/" + data.path("tinyId").asString() + "?identifierType=tiny";
    assertThat(call("GET", tiny, "", own).is(200).json().path("data")).isEqualTo(data);

    call("GET", "/v2/alerts/b2?identifierType=alias", "", own).is(200);
    JsonNode list = call("GET", "/v2/alerts?limit=1", "", own).is(200).json();
    assertThat(list.path("data")).hasSize(1);
    assertThat(list.path("data").path(0).path("alias").asString()).isEqualTo("b2");
    assertThat(list.path("paging").path("next").asString()).endsWith("limit=1&offset=1");
    call("POST", "/v2/alerts/b2/close?identifierType=alias", "{}", own).is(202);
    SERVICE.getUntil(
        "/api/incidents?q=Bravo", SERVICE.rosa(), p -> p.toString().contains("\"RESOLVED\""));
    assertThat(counted("", own)).isEqualTo(2);
    Awaitility.await().until(() -> counted("?query=" + encoded("status:open"), own) == 1);
    assertThat(counted("?query=" + encoded("status=closed AND alias:\"b2\""), own)).isEqualTo(1);
    call("GET", "/v2/alerts?query=" + encoded("tag:x"), "", own).is(422);
    // Nobody sees another integration's alerts.
    call("GET", byId, "").is(404);
  }

  @Test
  void of_what_does_not_exist_the_request_says_so() {
    TestService.Answer closed =
        call("POST", "/v2/alerts/none/close?identifierType=alias", "{}").is(202);
    String requestId = closed.json().path("requestId").asString();
    JsonNode data = call("GET", "/v2/alerts/requests/" + requestId, "").is(200).json().path("data");
    assertThat(data.path("isSuccess").asBoolean()).isFalse();
    assertThat(data.path("status").asString()).isEqualTo("Alert does not exist");
    assertThat(call("GET", "/v2/alerts/none", "").is(404).json().path("message").asString())
        .isEqualTo("Alert does not exist");
    call("GET", "/v2/alerts/requests/none", "").is(404);
  }

  @Test
  void what_is_wrong_is_refused_in_opsgenies_own_form() {
    TestService.Answer empty = call("POST", "/v2/alerts", "{}").is(422);
    assertThat(empty.text())
        .startsWith(
            "{\"message\":\"Request body is not processable. Please check the errors.\","
                + "\"errors\":{\"message\":\"Message can not be empty.\"},\"took\":")
        .contains("\"requestId\":\"");
    for (String body : new String[] {"{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(call("POST", "/v2/alerts", body).is(400).json().has("requestId")).isTrue();
    }
    call("POST", "/v2/alerts", "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}").is(413);
    call("POST", "/v2/alerts/x/snooze", "{}").is(422);
    call("POST", "/v2/alerts/x/close?identifierType=name", "{}").is(422);
    TestService.Answer stranger =
        call("POST", "/v2/alerts", alert("a", "m", "P1"), "wrong").is(401);
    assertThat(stranger.json().path("message").asString()).isEqualTo("Could not authenticate");
    assertThat(stranger.text()).doesNotContain("wrong");
    call("GET", "/v2/alerts", "", "wrong").is(401);
    call("POST", "/v2/alerts", alert("a", "m", "P1"), TestService.DEMO_KEY).is(403);
    assertThat(SERVICE.post("/v2/alerts", alert("a", "m", "P1"), key).status()).isEqualTo(401);
    assertThat(SERVICE.post("/v2/enqueue", "{}", null).is(400).text()).contains("invalid event");
  }

  private static int count(JsonNode timeline, String text) {
    return (int)
        timeline
            .path("items")
            .valueStream()
            .filter(entry -> entry.path("type").asString().equals("incident.note-added"))
            .filter(entry -> entry.toString().contains(text))
            .count();
  }

  private static int counted(String query, String own) {
    return call("GET", "/v2/alerts/count" + query, "", own)
        .is(200)
        .json()
        .path("data")
        .path("count")
        .asInt();
  }

  private static String alert(String alias, String message, String priority) {
    return "{\"message\":\"%s\",\"alias\":\"%s\",\"priority\":\"%s\",\"tags\":[\"x\",\"y\"],\"details\":{\"service\":\"checkout\"}}"
        .formatted(message, alias, priority);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static TestService.Answer call(String method, String path, String body) {
    return call(method, path, body, key);
  }

  private static TestService.Answer call(String method, String path, String body, String genie) {
    return SERVICE.send(
        HttpRequest.newBuilder(SERVICE.uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "GenieKey " + genie)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode incidentAbout(String words) {
    return SERVICE
        .getUntil("/api/incidents?q=" + words, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static JsonNode made() {
    return SERVICE
        .post("/api/integrations", "{\"name\":\"Genie\",\"source\":\"opsgenie\"}", SERVICE.adam())
        .is(201)
        .json();
  }
}
