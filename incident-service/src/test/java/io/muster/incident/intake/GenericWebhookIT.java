package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A tool Muster does not know, from the first message nobody can read to the incident. */
class GenericWebhookIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String MESSAGE =
      "{\"id\":\"a1\",\"title\":\"Alpha is full\",\"level\":\"bad\",\"state\":\"%s\",\"svc\":\"alpha\"}";
  private static final String MAPPING =
      "{\"key\":\"{$.id}\",\"summary\":\"{$.title}\",\"severity\":\"{$.level}\",\"severities\":{\"bad\":\"critical\"},"
          + "\"service\":\"{$.svc}\",\"status\":\"{$.state}\",\"resolved\":[\"ok\"]}";

  @Test
  void a_message_is_kept_until_somebody_says_how_it_is_read_tries_it_and_sets_it() {
    JsonNode made = letIn();
    String key = made.path("key").asString();
    String mapping = "/api/integrations/" + made.path("id").asString() + "/mapping";
    assertThat(SERVICE.post("/intake/generic", MESSAGE.formatted("alarm"), key).is(400).problem())
        .isEqualTo("no-mapping");
    SERVICE.get(mapping, SERVICE.adam()).is(404);

    long before = position();
    String trial = "{\"mapping\":" + MAPPING + ",\"sample\":" + MESSAGE.formatted("alarm") + "}";
    JsonNode preview = SERVICE.post(mapping + "/preview", trial, SERVICE.adam()).is(200).json();
    JsonNode alert = preview.path("items").path(0);
    assertThat(alert.path("key").asString()).isEqualTo("a1");
    assertThat(alert.path("action").asString()).isEqualTo("TRIGGER");
    assertThat(alert.path("summary").asString()).isEqualTo("Alpha is full");
    assertThat(alert.path("incidentSeverity").asString()).isEqualTo("SEV1");
    assertThat(alert.path("service").asString()).isEqualTo("alpha");
    assertThat(position()).isEqualTo(before);
    assertThat(SERVICE.get("/api/incidents?q=Alpha", SERVICE.rosa()).json().path("items"))
        .isEmpty();

    SERVICE.put(mapping, MAPPING, SERVICE.adam()).is(200);
    SERVICE.put(mapping, MAPPING, SERVICE.adam()).is(200);
    JsonNode inForce = SERVICE.get(mapping, SERVICE.adam()).is(200).json();
    assertThat(inForce.path("revision").asInt()).isEqualTo(1);
    assertThat(inForce.path("mapping").path("summary").asString()).isEqualTo("{$.title}");
    assertThat(SERVICE.post("/intake/generic", MESSAGE.formatted("alarm"), key).is(202).text())
        .isEqualTo("{\"received\":1,\"opened\":1,\"updated\":1,\"duplicates\":0}");
    JsonNode incident =
        SERVICE
            .getUntil("/api/incidents?q=Alpha", SERVICE.rosa(), p -> p.path("items").size() == 1)
            .path("items")
            .path(0);
    SERVICE.post("/intake/generic", MESSAGE.formatted("ok"), key).is(202);
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    assertThat(
            SERVICE.post(mapping + "/preview", "{\"sample\":{}}", SERVICE.adam()).is(400).problem())
        .isEqualTo("malformed-body");
    SERVICE.put(mapping, MAPPING.replace("title", "name"), SERVICE.adam()).is(200);
    assertThat(SERVICE.get(mapping, SERVICE.adam()).json().path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void a_mapping_that_cannot_work_is_refused_naming_the_field() {
    JsonNode made = letIn();
    String mapping = "/api/integrations/" + made.path("id").asString() + "/mapping";
    assertThat(SERVICE.put(mapping, "{}", SERVICE.adam()).is(422).text())
        .contains("\"pointer\":\"/summary\"");
    assertThat(SERVICE.put(mapping, "{\"summary\":\"{$..a}\"}", SERVICE.adam()).is(422).text())
        .contains("\"pointer\":\"/summary\"");
    String trial = "{\"mapping\":{\"summary\":\"{$..a}\"},\"sample\":{}}";
    assertThat(SERVICE.post(mapping + "/preview", trial, SERVICE.adam()).is(422).text())
        .contains("\"pointer\":\"/mapping/summary\"");
    SERVICE.post(mapping + "/preview", "{\"mapping\":{\"summary\":\"s\"}}", SERVICE.adam()).is(422);
    SERVICE.put(mapping, MAPPING, SERVICE.mina()).is(403);
    SERVICE.post("/api/integrations/none/mapping/preview", trial, SERVICE.adam()).is(404);
    String key = made.path("key").asString();
    SERVICE.put(mapping, MAPPING, SERVICE.adam()).is(200);
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(SERVICE.post("/intake/generic", body, key).is(400).problem())
          .isEqualTo("malformed-body");
    }
  }

  private static long position() {
    return SERVICE.bean(io.muster.eventlog.EventLog.class).head().position();
  }

  private static JsonNode letIn() {
    return SERVICE
        .post("/api/integrations", "{\"name\":\"Odd\",\"source\":\"generic\"}", SERVICE.adam())
        .is(201)
        .json();
  }
}
