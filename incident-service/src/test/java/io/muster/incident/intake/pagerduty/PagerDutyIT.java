package io.muster.incident.intake.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a client of PagerDuty's Events API, version 2, sees when only its host is changed. */
class PagerDutyIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String id;
  private static String key;

  @BeforeAll
  static void letIn() {
    JsonNode made =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Paging\",\"source\":\"pagerduty-v2\"}",
                SERVICE.adam())
            .is(201)
            .json();
    id = made.path("id").asString();
    key = made.path("key").asString();
  }

  @Test
  void its_key_has_the_length_clients_insist_on_and_is_rotated_likewise() {
    assertThat(key).matches("[A-Za-z0-9]{32}");
    String next =
        SERVICE
            .post("/api/integrations/" + id + "/rotate", "", SERVICE.adam())
            .is(200)
            .json()
            .path("key")
            .asString();
    assertThat(next).matches("[A-Za-z0-9]{32}").isNotEqualTo(key);
    enqueue(event(next, "acknowledge", "unheard")).is(202);
    enqueue(event(key, "acknowledge", "unheard")).is(202);
  }

  @Test
  void trigger_acknowledge_and_resolve_do_what_their_names_say_and_a_later_trigger_is_new() {
    TestService.Answer first = enqueue(trigger("disk/1", "Disk is full alpha")).is(202);
    assertThat(first.text())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk/1\"}");
    assertThat(enqueue(trigger("disk/1", "Disk is fuller")).is(202).text()).isEqualTo(first.text());
    JsonNode incident = incidents("alpha", 1).path(0);
    String path = "/api/incidents/" + incident.path("id").asString();
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    assertThat(incident.path("services").toString()).isEqualTo("[\"datapipe\"]");

    enqueue(event(key, "acknowledge", "disk/1")).is(202);
    enqueue(event(key, "acknowledge", "disk/1")).is(202);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("ACKNOWLEDGED"));
    enqueue(event(key, "resolve", "disk/1")).is(202);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    enqueue(event(key, "resolve", "disk/1")).is(202);

    enqueue(trigger("disk/1", "Disk is full alpha again").replace("2015-07-17T08", "2015-07-17T09"))
        .is(202);
    incidents("alpha", 2);
  }

  @Test
  void what_is_said_of_an_unknown_key_is_accepted_and_opens_nothing() {
    enqueue(event(key, "resolve", "unknown bravo")).is(202);
    enqueue(event(key, "acknowledge", "unknown bravo")).is(202);
    enqueue(trigger("known", "Known charlie")).is(202);
    incidents("charlie", 1);
    assertThat(SERVICE.get("/api/incidents?q=bravo", SERVICE.rosa()).json().path("items"))
        .isEmpty();
  }

  @Test
  void a_key_of_another_integration_does_not_reach_this_ones_alerts() {
    String other =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Other\",\"source\":\"pagerduty-v2\"}",
                SERVICE.adam())
            .is(201)
            .json()
            .path("key")
            .asString();
    enqueue(trigger("scoped", "Scoped delta")).is(202);
    JsonNode incident = incidents("delta", 1).path(0);
    enqueue(event(other, "resolve", "scoped")).is(202);
    enqueue(trigger("after", "After echo")).is(202);
    incidents("echo", 1);
    assertThat(
            SERVICE
                .get("/api/incidents/" + incident.path("id").asString(), SERVICE.rosa())
                .json()
                .path("state")
                .asString())
        .isEqualTo("TRIGGERED");
  }

  @Test
  void what_is_invalid_is_refused_in_pagerdutys_own_form() {
    String invalid =
        "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"";
    assertThat(enqueue(event("x".repeat(32), "resolve", "a")).is(400).text())
        .isEqualTo(invalid + "'routing_key' is invalid\"]}");
    assertThat(enqueue(event(TestService.DEMO_KEY, "resolve", "a")).is(400).text())
        .isEqualTo(invalid + "'routing_key' is invalid\"]}");
    assertThat(enqueue(event(key, "open", "a")).is(400).text())
        .startsWith(invalid + "'event_action' must be one of");
    for (String body :
        new String[] {"", "{", "[]", "null", "{}", "[".repeat(100_000), "{\"routing_key\":{}}"}) {
      assertThat(enqueue(body).is(400).text()).startsWith(invalid);
    }
    assertThat(enqueue("{\"x\":\"" + "a".repeat(512 * 1024) + "\"}").is(413).text())
        .contains("\"errors\":[");
  }

  @Test
  void nul_half_characters_and_repeated_fields_are_no_trouble() {
    String odd =
        "{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"event_action\":\"trigger\",\"dedup_key\":\"o\\ud800\",\"payload\":{\"summary\":\"Odd"
            + " foxtrot \\u0000\\udc00\",\"source\":\"h\",\"severity\":\"info\","
            + "\"custom_details\":{\"\\u0000\":\"\\ud800\"}}}";
    assertThat(enqueue(odd.formatted(key)).is(202).text()).contains("o\uFFFD");
    incidents("foxtrot", 1);
    assertThat(
            enqueue(
                    "{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"dedup_key\":\"o\",\"\\ud800\":1}"
                        .formatted(key))
                .is(400)
                .text())
        .contains("\"errors\":[\"The body is not the JSON expected here");
  }

  @Test
  void the_older_version_takes_its_own_events_and_answers_in_its_own_form() {
    String older =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Older\",\"source\":\"pagerduty-v1\"}",
                SERVICE.adam())
            .is(201)
            .json()
            .path("key")
            .asString();
    assertThat(older).matches("[A-Za-z0-9]{32}");
    String path = "/generic/2010-04-15/create_event.json";
    String trigger = OlderEventReaderTest.DOCUMENTED.formatted(older, "http/1");
    assertThat(SERVICE.post(path, trigger, null).is(200).text())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"incident_key\":\"http/1\"}");
    SERVICE.post(path, trigger, null).is(200);
    String incident = "/api/incidents/" + incidents("golf", 1).path(0).path("id").asString();
    SERVICE.post(path, trigger.replace("trigger", "acknowledge"), null).is(200);
    SERVICE.getUntil(
        incident, SERVICE.rosa(), i -> i.path("state").asString().equals("ACKNOWLEDGED"));
    SERVICE.post(path, trigger.replace("trigger", "resolve"), null).is(200);
    SERVICE.getUntil(incident, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));

    String invalid =
        "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"";
    for (String foreign : new String[] {"x".repeat(32), key}) {
      assertThat(SERVICE.post(path, trigger.replace(older, foreign), null).is(400).text())
          .isEqualTo(invalid + "'service_key' is invalid\"]}");
    }
    for (String body : new String[] {"", "{", "[]", "{}", "[".repeat(100_000)}) {
      assertThat(SERVICE.post(path, body, null).is(400).text()).startsWith(invalid);
    }
    SERVICE.post(path, "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}", null).is(413);
  }

  private static TestService.Answer enqueue(String body) {
    return SERVICE.post("/v2/enqueue", body, null);
  }

  private static String trigger(String dedupKey, String summary) {
    return EventReaderTest.DOCUMENTED
        .formatted(key, dedupKey, "critical")
        .replace("DISK at 99 % on machine prod-datapipe03", summary);
  }

  private static String event(String routingKey, String action, String dedupKey) {
    return "{\"routing_key\":\"%s\",\"event_action\":\"%s\",\"dedup_key\":\"%s\"}"
        .formatted(routingKey, action, dedupKey);
  }

  private static JsonNode incidents(String words, int expected) {
    return SERVICE
        .getUntil(
            "/api/incidents?q=" + words,
            SERVICE.rosa(),
            page -> page.path("items").size() == expected)
        .path("items");
  }
}
