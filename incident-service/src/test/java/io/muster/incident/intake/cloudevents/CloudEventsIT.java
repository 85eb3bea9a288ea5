package io.muster.incident.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What a sender of CloudEvents sees of the running service, in all three ways of sending. */
class CloudEventsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String PATH = "/intake/cloudevents";
  private static String key;

  @BeforeAll
  static void letIn() {
    key = made("Events").path("key").asString();
  }

  @Test
  void an_event_opens_an_incident_and_its_counterpart_resolves_it() {
    String event = CloudEventsTest.EVENT.replace("Disk", "Alpha");
    assertThat(send("application/cloudevents+json", event, key).is(202).text())
        .isEqualTo("{\"received\":1,\"opened\":1,\"updated\":1,\"duplicates\":0}");
    JsonNode incident = incidentAbout("Alpha");
    String over =
        event
            .replace("disk.full", "disk.resolved")
            .replace("A234", "B234")
            .replace("03:10", "03:11");
    send("application/cloudevents-batch+json", "[" + over + "]", key).is(202);
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    // The first one delivered once more, after its problem has ended: source and id say it is the
    // same.
    assertThat(send("application/cloudevents+json", event, key).is(202).text())
        .isEqualTo("{\"received\":0,\"opened\":0,\"updated\":0,\"duplicates\":0}");
    assertThat(
            send(
                    "application/cloudevents+json",
                    event.replace("A234", "C234").replace("03:10", "03:40"),
                    key)
                .is(202)
                .text())
        .contains("\"opened\":1");
  }

  @Test
  void attributes_may_be_headers_and_the_token_part_of_the_query() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri(PATH + "?x=1&access_token=" + key))
            .header("Content-Type", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-type", "com.example.bravo")
            .header("ce-source", "/a")
            .header("ce-id", "1")
            .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"Bravo is full\"}"));
    SERVICE.send(request).is(202);
    incidentAbout("Bravo");
    assertThat(SERVICE.send(request.uri(SERVICE.uri(PATH + "?access_token=x"))).status())
        .isEqualTo(401);
    assertThat(SERVICE.send(request.uri(SERVICE.uri(PATH + "?access_token=%FF"))).status())
        .isEqualTo(401);
  }

  @Test
  void a_sender_may_ask_first() {
    TestService.Answer answer =
        options(
                PATH,
                key,
                "WebHook-Request-Origin",
                "eventgrid.example",
                "WebHook-Request-Rate",
                "100")
            .is(200);
    assertThat(answer.header("WebHook-Allowed-Origin")).isEqualTo("eventgrid.example");
    assertThat(answer.header("WebHook-Allowed-Rate")).isEqualTo("100");
    assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
    assertThat(
            options(
                    PATH + "/" + key,
                    null,
                    "WebHook-Request-Origin",
                    "a",
                    "WebHook-Request-Rate",
                    "*")
                .is(200)
                .header("WebHook-Allowed-Rate"))
        .isEqualTo("1200");
    assertThat(options(PATH, key, "X", "y").is(200).header("WebHook-Allowed-Origin")).isNull();
    TestService.Answer refused =
        options(PATH, "wrong", "WebHook-Request-Origin", "evil.example").is(401);
    assertThat(refused.header("WebHook-Allowed-Origin")).isNull();
  }

  @Test
  void the_statuses_are_those_of_the_specification() {
    assertThat(send("application/json", CloudEventsTest.EVENT, key).is(415).problem())
        .isEqualTo("unsupported-media-type");
    assertThat(send("application/cloudevents+json", "{}", key).is(400).problem())
        .isEqualTo("malformed-body");
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(send("application/cloudevents+json", body, key).is(400).problem())
          .isEqualTo("malformed-body");
    }
    String large = "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}";
    assertThat(send("application/cloudevents+json", large, key).is(413).problem())
        .isEqualTo("too-large");
    send("application/cloudevents+json", CloudEventsTest.EVENT, null).is(401);

    JsonNode gone = made("Gone");
    SERVICE
        .post("/api/integrations/" + gone.path("id").asString() + "/disable", "", SERVICE.adam())
        .is(200);
    String old = gone.path("key").asString();
    assertThat(send("application/cloudevents+json", CloudEventsTest.EVENT, old).is(410).problem())
        .isEqualTo("integration-disabled");
    options(PATH, old, "WebHook-Request-Origin", "a").is(410);
  }

  private static TestService.Answer send(String type, String body, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri(PATH))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return SERVICE.send(
        bearer == null ? request : request.header("Authorization", "Bearer " + bearer));
  }

  private static TestService.Answer options(String path, String bearer, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .headers(headers);
    return SERVICE.send(
        bearer == null ? request : request.header("Authorization", "Bearer " + bearer));
  }

  private static JsonNode incidentAbout(String words) {
    return SERVICE
        .getUntil("/api/incidents?q=" + words, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static JsonNode made(String name) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"%s\",\"source\":\"cloudevents\"}".formatted(name),
            SERVICE.adam())
        .is(201)
        .json();
  }
}
