package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What tools see that were set up for other products, when only host and key are changed. */
class StandInsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String LARGE = "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}";

  @Test
  void goalert_takes_forms_and_json_and_answers_as_little_as_it_does() {
    JsonNode made = letIn("goalert");
    String path = "/api/v2/generic/incoming?token=" + made.path("key").asString();
    assertThat(form(path, "summary=Alpha+is+full&dedup=a", null).is(204).text()).isEmpty();
    JsonNode incident = incidentAbout("Alpha");
    TestService.Answer again =
        form(path, "summary=Alpha+is+full&dedup=a", "application/json").is(200);
    assertThat(again.text())
        .matches(
            "\\{\"AlertID\":[0-9]+,\"ServiceID\":\""
                + made.path("id").asString()
                + "\",\"IsNew\":false}");
    SERVICE.post(path, "{\"action\":\"close\",\"dedup\":\"a\"}", null).is(204);
    untilResolved(incident);
    form(
            "/api/v2/generic/incoming",
            "summary=Token+in+the+form&token=" + made.path("key").asString(),
            null)
        .is(204);

    TestService.Answer refused = form(path, "details=x", null).is(400);
    assertThat(refused.text()).isEqualTo("summary is missing\n");
    assertThat(refused.header("Content-Type")).startsWith("text/plain");
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      SERVICE.post(path, body, null).is(400);
    }
    SERVICE.post(path, LARGE, null).is(413);
    form("/api/v2/generic/incoming?token=wrong", "summary=x", null).is(401);
    form("/api/v2/generic/incoming", "summary=x", null).is(401);
    form("/api/v2/generic/incoming?token=" + TestService.DEMO_KEY, "summary=x", null).is(403);
  }

  @Test
  void victorops_shows_its_key_in_the_address_before_the_routing_key() {
    String key = letIn("victorops").path("key").asString();
    String path = "/integrations/generic/20131114/alert/" + key;
    String message =
        "{\"message_type\":\"%s\",\"entity_id\":\"b\",\"entity_display_name\":\"Bravo is full\"}";
    String success = "{\"result\":\"success\",\"entity_id\":\"b\"}";
    assertThat(SERVICE.post(path + "/db", message.formatted("CRITICAL"), null).is(200).text())
        .isEqualTo(success);
    JsonNode incident = incidentAbout("Bravo");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    SERVICE.post(path, message.formatted("ACKNOWLEDGEMENT"), null).is(200);
    untilState(incident, "ACKNOWLEDGED");
    assertThat(SERVICE.post(path + "/db", message.formatted("RECOVERY"), null).is(200).text())
        .isEqualTo(success);
    untilResolved(incident);
    SERVICE.post(path + "/db", message.formatted("INFO").replace("\"b\"", "\"i\""), null).is(200);

    assertThat(SERVICE.post(path + "/db", "{}", null).is(400).text())
        .isEqualTo("{\"result\":\"failure\",\"message\":\"message_type is missing\"}");
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      SERVICE.post(path + "/db", body, null).is(400);
    }
    SERVICE.post(path + "/db", LARGE, null).is(413);
    TestService.Answer wrong =
        SERVICE
            .post("/integrations/generic/20131114/alert/secret/db", message.formatted("INFO"), null)
            .is(401);
    assertThat(wrong.text()).startsWith("{\"result\":\"failure\"").doesNotContain("secret");
    SERVICE.post("/intake/victorops", message.formatted("INFO"), key).is(404);
  }

  @Test
  void incident_io_is_answered_with_the_key_it_gave() {
    String key = letIn("incidentio").path("key").asString();
    String path = "/v2/alert_events/http/01GW2G3V0S59R238FAHPDS1R66";
    String event = "{\"title\":\"Charlie is full\",\"status\":\"%s\",\"deduplication_key\":\"c\"}";
    assertThat(SERVICE.post(path, event.formatted("firing"), key).is(202).text())
        .isEqualTo(
            "{\"deduplication_key\":\"c\",\"message\":\"Event accepted for processing\",\"status\":\"success\"}");
    JsonNode incident = incidentAbout("Charlie");
    SERVICE.post(path + "?token=" + key, event.formatted("resolved"), null).is(202);
    untilResolved(incident);

    assertThat(SERVICE.post(path, "{\"status\":\"firing\"}", key).is(422).json().toString())
        .startsWith("{\"type\":\"validation_error\",\"status\":422,\"errors\":[{")
        .contains("\"pointer\":\"title\"");
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(SERVICE.post(path, body, key).is(400).text()).contains("\"errors\":[");
    }
    SERVICE.post(path, LARGE, key).is(413);
    SERVICE.post(path, event, "wrong").is(401);
  }

  private static TestService.Answer form(String path, String body, String accept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return SERVICE.send(accept == null ? request : request.header("Accept", accept));
  }

  private static JsonNode letIn(String source) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"%s\",\"source\":\"%s\"}".formatted(source, source),
            SERVICE.adam())
        .is(201)
        .json();
  }

  private static JsonNode incidentAbout(String words) {
    return SERVICE
        .getUntil("/api/incidents?q=" + words, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static void untilResolved(JsonNode incident) {
    untilState(incident, "RESOLVED");
  }

  private static void untilState(JsonNode incident, String state) {
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals(state));
  }
}
