package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a source hears that sends more than is taken of it. */
class IntakeLimitsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void alertmanager_is_told_to_repeat_what_is_more_than_is_taken_and_others_are_not_held_up() {
    JsonNode made = integration("alertmanager");
    String intake = "/intake/alertmanager/" + made.path("key").asString();
    String other = "/intake/alertmanager/" + integration("alertmanager").path("key").asString();
    limit(made, "{\"perMinute\":2}");
    SERVICE.post(intake, message(1), null).is(202);
    SERVICE.post(intake, message(2), null).is(202);
    Answer answer = SERVICE.post(intake, message(3), null).is(503);
    assertThat(answer.text()).contains("too-many-messages", "Send the same again in");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 31);
    SERVICE.post(other, message(4), null).is(202);

    JsonNode row =
        SERVICE.getUntil(
            "/api/integrations",
            SERVICE.adam(),
            list ->
                list.path("items")
                    .valueStream()
                    .anyMatch(
                        one ->
                            one.path("id").equals(made.path("id"))
                                && one.path("refused").asInt() == 1
                                && one.path("perMinute").asInt() == 2
                                && one.path("refusal").asString().contains("more messages")));
    assertThat(row.path("items").size()).isGreaterThan(1);

    limit(made, "{\"perMinute\":null}");
    SERVICE.post(intake, message(3), null).is(202);
  }

  @Test
  void a_client_of_pagerduty_is_told_in_its_own_words() {
    JsonNode made = integration("pagerduty-v2");
    limit(made, "{\"perMinute\":1}");
    String event =
        """
        {"routing_key":"%s","event_action":"trigger","payload":{"summary":"Disk","source":"web-1","severity":"error"}}
        """
            .formatted(made.path("key").asString());
    SERVICE.post("/v2/enqueue", event, null).is(202);
    Answer answer = SERVICE.post("/v2/enqueue", event, null).is(429);
    assertThat(answer.header("Retry-After")).isNotNull();
  }

  @Test
  void only_an_administrator_sets_it_and_within_bounds() {
    JsonNode made = integration("alertmanager");
    String path = "/api/integrations/" + made.path("id").asString() + "/limit";
    SERVICE.put(path, "{\"perMinute\":5}", SERVICE.mina()).is(403);
    assertThat(SERVICE.put(path, "{\"perMinute\":0}", SERVICE.adam()).is(422).text())
        .contains("/perMinute", "600,000");
  }

  private static void limit(JsonNode integration, String body) {
    SERVICE
        .put(
            "/api/integrations/" + integration.path("id").asString() + "/limit",
            body,
            SERVICE.adam())
        .is(200);
  }

  private static JsonNode integration(String source) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"Limited\",\"source\":\"%s\"}".formatted(source),
            SERVICE.adam())
        .is(201)
        .json();
  }

  private static String message(int number) {
    return """
        {"version":"4","groupKey":"limit-%d","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"Limit%d"},
        "annotations":{},"startsAt":"2026-11-24T03:00:00Z","fingerprint":"limit-%d"}]}
        """
        .formatted(number, number, number);
  }
}
