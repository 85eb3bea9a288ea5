package io.muster.incident.intake;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.muster.incident.TestService;
import io.muster.starter.Sha256;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class AlertIntakeIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final String INTAKE = "/intake/alertmanager";
  private static final String KEY = TestService.DEMO_KEY;

  @Test
  void an_alert_opens_an_incident_and_its_end_resolves_it() {
    JsonNode accepted = send(message("Path", "firing", firing("p1", T0), firing("p2", T0)));
    assertThat(accepted.toString())
        .isEqualTo("{\"received\":2,\"opened\":1,\"updated\":2,\"duplicates\":0}");
    JsonNode incident = onlyIncidentAbout("Path");
    assertThat(incident.path("title").asString()).isEqualTo("5xx above 5 % in Path");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    assertThat(incident.path("state").asString()).isEqualTo("TRIGGERED");
    assertThat(incident.path("services").toString()).isEqualTo("[\"checkout\"]");
    assertThat(incident.path("source").path("kind").asString()).isEqualTo("ALERT");
    assertThat(incident.path("source").path("integration").asString())
        .isEqualTo("Demo Alertmanager");
    assertThat(incident.path("occurredAt").asString()).isEqualTo("2026-11-24T03:00:00Z");

    String path = "/api/incidents/" + incident.path("number").asString();
    alertsUntil(path, "{\"total\":2,\"firing\":2}");
    send(message("Path", "firing", firing("p1", T0), resolved("p2", T0, T0.plusSeconds(60))));
    JsonNode half =
        SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("alerts").path("firing").asInt() == 1);
    assertThat(half.path("state").asString()).isEqualTo("TRIGGERED");

    send(message("Path", "resolved", resolved("p1", T0, T0.plusSeconds(90))));
    JsonNode over =
        SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    assertThat(over.path("phase").asString()).isEqualTo("IDENTIFICATION");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(types(path))
                    .containsSubsequence(
                        "alert-group.opened",
                        "alert-group.alert-fired",
                        "alert-group.alert-fired",
                        "incident.opened",
                        "alert-group.alert-resolved",
                        "alert-group.alert-resolved",
                        "alert-group.resolved",
                        "incident.resolved"));
  }

  @Test
  void an_incident_opens_while_nothing_tells_of_alerts_and_no_second_one_when_it_does() {
    StreamingEventProcessor triage =
        SERVICE
            .bean(EventProcessingConfiguration.class)
            .eventProcessor("incident.triage", StreamingEventProcessor.class)
            .orElseThrow();
    triage.shutDown();
    JsonNode incident;
    try {
      send(message("Ahead", "firing", firing("w1", T0)));
      incident = onlyIncidentAbout("Ahead");
    } finally {
      triage.start();
    }
    send(message("Ahead", "resolved", resolved("w1", T0, T0.plusSeconds(60))));
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("number").asString(),
        SERVICE.rosa(),
        it -> it.path("state").asString().equals("RESOLVED"));
    onlyIncidentAbout("Ahead");
  }

  @Test
  void a_message_that_ends_before_it_is_as_long_as_it_says_is_refused() throws IOException {
    String message = message("Half", "firing", firing("h1", T0));
    long events = eventsInLog();
    try (Socket source = begun(message.length() + 10, "")) {
      source.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
      source.shutdownOutput();
      assertThat(new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(groupEvents(events)).isZero();
  }

  @Test
  void a_source_that_breaks_off_in_the_midst_of_a_message_is_no_failure(CapturedOutput output)
      throws IOException {
    try (Socket source = begun(1_000, "Expect: 100-continue\r\nX-Request-Id: it-breaks-off\r\n")) {
      assertThat(new String(source.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .as("the service reads the message now")
          .isEqualTo("HTTP/1.1 100");
      source.setSoLinger(true, 0);
    }
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(output.getAll())
                    .containsPattern("\\[it-breaks-off] .*Answered 400 to POST /intake/"));
    assertThat(output.getAll()).doesNotContain("Unexpected failure");
  }

  /** A request of which the body is still to come. */
  private static Socket begun(int length, String header) throws IOException {
    URI address = SERVICE.uri(INTAKE);
    Socket source = new Socket(address.getHost(), address.getPort());
    source
        .getOutputStream()
        .write(
            """
            POST %s HTTP/1.1\r
            Host: muster\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            %s\r
            """
                .formatted(INTAKE, KEY, length, header)
                .getBytes(StandardCharsets.US_ASCII));
    return source;
  }

  @Test
  void a_resent_alert_opens_nothing_new() {
    String message = message("Resent", "firing", firing("r1", T0));
    assertThat(send(message).path("opened").asInt()).isEqualTo(1);
    long events = eventsInLog();
    for (int i = 0; i < 5; i++) {
      assertThat(send(message).toString())
          .isEqualTo("{\"received\":1,\"opened\":0,\"updated\":0,\"duplicates\":1}");
    }
    onlyIncidentAbout("Resent");
    assertThat(groupEvents(events)).isZero();
  }

  @Test
  void firing_anew_after_the_end_opens_the_next_incident() {
    send(message("Again", "firing", firing("a1", T0)));
    send(message("Again", "resolved", resolved("a1", T0, T0.plusSeconds(60))));
    assertThat(
            send(message("Again", "firing", firing("a1", T0.plusSeconds(300))))
                .path("opened")
                .asInt())
        .isEqualTo(1);
    // A late copy of the first end must not end the second incident.
    send(message("Again", "resolved", resolved("a1", T0, T0.plusSeconds(60))));
    JsonNode page =
        SERVICE.getUntil(
            "/api/incidents?q=Again",
            SERVICE.rosa(),
            p ->
                p.path("items").size() == 2
                    && p.path("items").path(1).path("state").asString().equals("RESOLVED"));
    assertThat(page.path("items").path(0).path("state").asString()).isEqualTo("TRIGGERED");
  }

  @Test
  void what_fires_after_somebody_resolved_the_incident_opens_the_next() {
    send(message("Juliet", "firing", firing("j1", T0), firing("j2", T0)));
    JsonNode first = onlyIncidentAbout("Juliet");
    String path = "/api/incidents/" + first.path("id").asString();
    SERVICE.post(path + "/resolve", "{\"reason\":\"Rolled back\"}", SERVICE.rosa()).is(200);
    alertsUntil(path, "{\"total\":2,\"firing\":0}");
    // The source has not heard of it: it repeats itself, and says of one that it is over.
    assertThat(
            send(message(
                    "Juliet", "firing", firing("j1", T0), resolved("j2", T0, T0.plusSeconds(9))))
                .path("duplicates")
                .asInt())
        .isEqualTo(2);

    assertThat(
            send(message("Juliet", "firing", firing("j1", T0.plusSeconds(300))))
                .path("opened")
                .asInt())
        .isEqualTo(1);
    JsonNode page =
        SERVICE.getUntil(
            "/api/incidents?q=Juliet", SERVICE.rosa(), p -> p.path("items").size() == 2);
    assertThat(page.path("items").path(0).path("state").asString()).isEqualTo("TRIGGERED");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(types(path))
                    .containsSubsequence("incident.resolved", "alert-group.closed"));
  }

  @Test
  void an_end_that_overtook_its_beginning_is_not_forgotten() {
    send(message("Oscar", "resolved", resolved("q1", T0, T0.plusSeconds(60))));
    assertThat(send(message("Oscar", "firing", firing("q1", T0))).toString())
        .isEqualTo("{\"received\":1,\"opened\":0,\"updated\":0,\"duplicates\":1}");
    assertThat(
            send(message("Oscar", "firing", firing("q1", T0.plusSeconds(61))))
                .path("opened")
                .asInt())
        .isEqualTo(1);
    onlyIncidentAbout("Oscar");
  }

  @Test
  void an_end_of_nothing_known_creates_nothing() {
    long before = eventsInLog();
    JsonNode accepted =
        send(message("Unheard", "resolved", resolved("u1", T0, T0.plusSeconds(60))));
    assertThat(accepted.path("duplicates").asInt()).isEqualTo(1);
    assertThat(groupEvents(before)).isZero();
  }

  @Test
  void a_truncated_message_ends_nothing_that_is_absent() {
    send(message("Cut", "firing", firing("c1", T0), firing("c2", T0)));
    send(
        message("Cut", "resolved", resolved("c1", T0, T0.plusSeconds(60)))
            .replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":1"));
    JsonNode incident = onlyIncidentAbout("Cut");
    JsonNode after =
        SERVICE.getUntil(
            "/api/incidents/" + incident.path("id").asString(),
            SERVICE.rosa(),
            i -> i.path("alerts").path("firing").asInt() == 1);
    assertThat(after.path("state").asString()).isEqualTo("TRIGGERED");
  }

  @Test
  void two_senders_at_the_same_moment_open_one_incident() throws Exception {
    String message = message("Race", "firing", firing("x1", T0), firing("x2", T0));
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(senders.submit(() -> send(message)));
      }
      int opened = 0;
      int updated = 0;
      for (Future<JsonNode> answer : answers) {
        opened += answer.get().path("opened").asInt();
        updated += answer.get().path("updated").asInt();
      }
      assertThat(opened).isEqualTo(1);
      assertThat(updated).isEqualTo(2);
    }
    onlyIncidentAbout("Race");
  }

  @Test
  void what_is_no_message_is_refused_naming_where() {
    TestService.Answer malformed = SERVICE.post(INTAKE, "{\"alerts\":[{]}", KEY).is(400);
    assertThat(malformed.problem()).isEqualTo("malformed-body");
    assertThat(malformed.json().path("detail").asString()).contains("line 1", "column");
    assertThat(SERVICE.post(INTAKE, "[]", KEY).is(400).json().path("detail").asString())
        .contains("The body must be an object");
    assertThat(
            SERVICE.post(INTAKE, "{\"alerts\":[7]}", KEY).is(400).json().path("detail").asString())
        .contains("/alerts/0");
    assertThat(SERVICE.post(INTAKE, "", KEY).is(400).problem()).isEqualTo("malformed-body");
    String large = "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}";
    assertThat(SERVICE.post(INTAKE, large, KEY).is(413).problem()).isEqualTo("too-large");
    assertThat(SERVICE.send(SERVICE.request(INTAKE, KEY).GET()).is(405).problem())
        .isEqualTo("method-not-allowed");
  }

  @Test
  void a_message_without_anything_optional_is_taken() {
    assertThat(send("{\"unknown\":{\"a\":[1]}}").path("received").asInt()).isZero();
    assertThat(send("{\"alerts\":[{}]}").path("opened").asInt()).isEqualTo(1);
  }

  @Test
  void no_wrong_or_foreign_key_opens_the_door() {
    String message = message("Door", "firing", firing("d1", T0));
    for (String key :
        new String[] {
          null,
          "demo-integration-key",
          IntegrationKey.create("demo-alertmanager"),
          IntegrationKey.create("none"),
          SERVICE.rosa()
        }) {
      TestService.Answer answer = SERVICE.post(INTAKE, message, key).is(401);
      assertThat(answer.problem()).isEqualTo("unknown-integration-key");
      if (key != null) {
        assertThat(answer.text()).doesNotContain(key);
      }
    }
    assertThat(
            SERVICE
                .send(
                    HttpRequest.newBuilder(SERVICE.uri(INTAKE))
                        .header("Authorization", "Basic " + KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(message)))
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_key_works_from_the_moment_it_is_made_until_it_is_retired_or_disabled() {
    JsonNode made =
        SERVICE
            .post("/api/integrations", "{\"name\":\"Prometheus\"}", SERVICE.adam())
            .is(201)
            .json();
    String id = made.path("id").asString();
    String first = made.path("key").asString();
    assertThat(first).matches("mi_" + id + "_[A-Za-z0-9_-]{43}");
    String message = message("Own", "firing", firing("o1", T0));
    SERVICE.post(INTAKE, message, first).is(202);

    String path = "/api/integrations/" + id;
    String second =
        SERVICE.post(path + "/rotate", "", SERVICE.adam()).is(200).json().path("key").asString();
    SERVICE.post(INTAKE, message, first).is(202);
    SERVICE.post(INTAKE, message, second).is(202);
    integration(id, row -> row.has("oldKeyUntil"));
    SERVICE.post(path + "/retire-old-key", "", SERVICE.adam()).is(200);
    SERVICE.post(INTAKE, message, first).is(401);
    SERVICE.post(INTAKE, message, second).is(202);

    String third =
        SERVICE
            .post(path + "/rotate", "{\"oldKeyUntil\":\"2020-01-01T00:00:00Z\"}", SERVICE.adam())
            .is(200)
            .json()
            .path("key")
            .asString();
    SERVICE.post(INTAKE, message, second).is(401);
    SERVICE.post(path + "/disable", "", SERVICE.adam()).is(200);
    SERVICE.post(INTAKE, message, third).is(401);
    JsonNode row = integration(id, r -> r.has("disabledAt") && r.path("taken").asInt() == 4);
    assertThat(row.has("oldKeyUntil")).isFalse();
    assertThat(row.path("refused").asInt()).isZero();
    assertThat(SERVICE.get("/api/integrations", SERVICE.adam()).text())
        .doesNotContain(first)
        .doesNotContain(second)
        .doesNotContain("eyHash");
    assertThat(SERVICE.get("/api/integrations", SERVICE.mina()).is(403).problem())
        .isEqualTo("role-missing");
  }

  @Test
  void a_key_is_taken_from_wherever_a_tool_can_put_it() {
    JsonNode made =
        SERVICE
            .post("/api/integrations", "{\"name\":\"Everywhere\"}", SERVICE.adam())
            .is(201)
            .json();
    String key = made.path("key").asString();
    String message = message("Put", "firing", firing("e1", T0));
    SERVICE.post(INTAKE + "/" + key, message, null).is(202);
    SERVICE.post(INTAKE, message, null, "X-Muster-Key", key).is(202);
    SERVICE.post(INTAKE, message, null, "Authorization", basic("muster:" + key)).is(202);
    SERVICE.post(INTAKE, message, null, "Authorization", basic(key + ":")).is(202);
    SERVICE.post(INTAKE, message, null, "Authorization", "Basic ???").is(401);
    TestService.Answer refused = SERVICE.post(INTAKE + "/" + key + "x", message, null).is(401);
    assertThat(refused.text()).doesNotContain(key);
    SERVICE.post("/intake/none/" + key, message, null).is(404);
  }

  @Test
  void what_a_source_sent_is_shown_as_it_came_and_how_it_was_read() {
    JsonNode made =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Shown\",\"source\":\"alertmanager\"}",
                SERVICE.adam())
            .is(201)
            .json();
    String key = made.path("key").asString();
    String path = "/api/integrations/" + made.path("id").asString() + "/payloads";
    assertThat(SERVICE.get(path, SERVICE.adam()).is(200).json().path("items")).isEmpty();
    String message = message("Shown", "firing", firing("s1", T0), firing("s2", T0));
    SERVICE.post(INTAKE, message, key).is(202);
    SERVICE.post(INTAKE, "{\"alerts\":{}}", key).is(400);

    JsonNode payloads =
        SERVICE.getUntil(path, SERVICE.adam(), p -> p.path("items").size() == 2).path("items");
    assertThat(payloads.path(0).path("refusal").asString()).contains("/alerts must be a list");
    JsonNode read = payloads.path(1);
    assertThat(read.path("opened").asInt()).isEqualTo(1);
    assertThat(read.path("alerts").path(1).toString())
        .isEqualTo(
            "{\"key\":\"s2\",\"action\":\"TRIGGER\",\"name\":\"HighErrorRate\",\"service\":\"checkout\","
                + "\"severity\":\"CRITICAL\"}");
    TestService.Answer raw =
        SERVICE.get(path + "/" + read.path("sha256").asString(), SERVICE.adam()).is(200);
    assertThat(raw.text()).isEqualTo(message);
    assertThat(raw.header("Content-Type")).startsWith("text/plain");
    JsonNode row = integration(made.path("id").asString(), r -> r.path("refused").asInt() == 1);
    assertThat(row.path("source").asString()).isEqualTo("alertmanager");
    assertThat(row.path("refusal").asString()).contains("/alerts must be a list");
    assertThat(row.has("takenAt")).isTrue();

    SERVICE.get(path + "/00", SERVICE.adam()).is(404);
    SERVICE.get("/api/integrations/none/payloads", SERVICE.adam()).is(404);
    SERVICE.get(path, SERVICE.mina()).is(403);
  }

  @Test
  void an_administrator_puts_alerts_together_by_labels() {
    JsonNode made =
        SERVICE.post("/api/integrations", "{\"name\":\"Labels\"}", SERVICE.adam()).is(201).json();
    String id = made.path("id").asString();
    String key = made.path("key").asString();
    String path = "/api/integrations/" + id + "/grouping";
    String body = "{\"labels\":[\"instance\",\"severity\"],\"window\":\"PT30M\"}";
    SERVICE.put(path, body, SERVICE.mina()).is(403);
    assertThat(pointer(SERVICE.put(path, body.replace("PT30M", "P2D"), SERVICE.adam())))
        .isEqualTo("/window");
    assertThat(pointer(SERVICE.put(path, body.replace("PT30M", "soon"), SERVICE.adam())))
        .isEqualTo("/window");
    assertThat(pointer(SERVICE.put(path, body.replace("severity", " "), SERVICE.adam())))
        .isEqualTo("/labels/1");
    SERVICE.put(path, body, SERVICE.adam()).is(200);
    assertThat(integration(id, row -> row.has("grouping")).path("grouping").toString())
        .isEqualTo("{\"revision\":1,\"labels\":[\"instance\",\"severity\"],\"window\":\"PT30M\"}");

    String message = message("Quebec", "firing", firing("l1", T0), firing("l2", T0));
    assertThat(SERVICE.post(INTAKE, message, key).is(202).text())
        .isEqualTo("{\"received\":2,\"opened\":2,\"updated\":2,\"duplicates\":0}");
    assertThat(SERVICE.post(INTAKE, message, key).is(202).text())
        .isEqualTo("{\"received\":2,\"opened\":0,\"updated\":0,\"duplicates\":2}");
    SERVICE
        .post(INTAKE, message("Quebec", "resolved", resolved("l2", T0, T0.plusSeconds(60))), key)
        .is(202);
    SERVICE.getUntil(
        "/api/incidents?limit=100",
        SERVICE.rosa(),
        page -> statesOf(page, "Labels").equals(List.of("TRIGGERED", "RESOLVED")));
  }

  private static List<String> statesOf(JsonNode page, String integration) {
    return page.path("items")
        .valueStream()
        .filter(i -> i.path("source").path("integration").asString("").equals(integration))
        .map(i -> i.path("state").asString())
        .toList();
  }

  private static String pointer(TestService.Answer answer) {
    return answer.is(422).json().path("errors").path(0).path("pointer").asString();
  }

  @Test
  void an_integration_is_of_a_kind_muster_reads() {
    assertThat(
            SERVICE
                .post("/api/integrations", "{\"name\":\"X\",\"source\":\"nagios\"}", SERVICE.adam())
                .is(422)
                .json()
                .path("errors")
                .path(0)
                .path("pointer")
                .asString())
        .isEqualTo("/source");
    assertThat(SERVICE.get("/api/integrations/kinds", SERVICE.adam()).is(200).text())
        .contains(
            "{\"kind\":\"alertmanager\",\"title\":\"Prometheus Alertmanager\",\"path\":\"/intake/alertmanager\"}");
  }

  @Test
  void each_kind_of_source_has_its_own_address_and_keys() {
    String key =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Datadog\",\"source\":\"datadog\"}",
                SERVICE.adam())
            .is(201)
            .json()
            .path("key")
            .asString();
    String fires =
        "{\"cycle_key\":\"c1\",\"transition\":\"Triggered\",\"priority\":\"P2\",\"title\":\"Hotel is slow\",\"tags\":\"service:hotel\"}";
    assertThat(SERVICE.post("/intake/datadog", fires, null, "X-Muster-Key", key).is(202).text())
        .isEqualTo("{\"received\":1,\"opened\":1,\"updated\":1,\"duplicates\":0}");
    assertThat(SERVICE.post(INTAKE, fires, key).is(403).problem()).isEqualTo("other-source");
    JsonNode incident = onlyIncidentAbout("Hotel");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV2");
    SERVICE
        .post("/intake/datadog", fires.replace("Triggered", "Renotify"), null, "X-Muster-Key", key)
        .is(202);
    SERVICE
        .post("/intake/datadog", fires.replace("Triggered", "Recovered"), null, "X-Muster-Key", key)
        .is(202);
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
  }

  @Test
  void a_time_no_database_can_hold_is_missing() {
    send(
        message(
            "India",
            "firing",
            io.muster.incident.intake.alertmanager.Payloads.alert(
                "far", "firing", "+999999999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")));
    assertThat(onlyIncidentAbout("India").path("occurredAt").asString()).startsWith("20");
  }

  @Test
  void the_log_says_which_body_an_alert_came_in() {
    String message = message("Origin", "firing", firing("t1", T0));
    send(message);
    JsonNode incident = onlyIncidentAbout("Origin");
    JsonNode timeline =
        SERVICE.getUntil(
            "/api/incidents/" + incident.path("id").asString() + "/timeline",
            SERVICE.rosa(),
            shown -> shown.toString().contains("alert-group.alert-fired"));
    JsonNode fired =
        timeline
            .path("items")
            .valueStream()
            .filter(entry -> entry.path("type").asString().equals("alert-group.alert-fired"))
            .findFirst()
            .orElseThrow()
            .path("data");
    assertThat(fired.path("rawSha256").asString()).isEqualTo(Sha256.hex(message));
    assertThat(fired.path("labels").path("instance").asString()).isEqualTo("t1");
    assertThat(fired.path("links").path(0).path("text").asString()).isEqualTo("Runbook");
  }

  @Test
  void a_repeated_creation_answers_the_same_integration_without_its_key() {
    String body = "{\"name\":\"Grafana\"}";
    JsonNode first =
        SERVICE
            .post("/api/integrations", body, SERVICE.adam(), "Idempotency-Key", "i-1")
            .is(201)
            .json();
    JsonNode again =
        SERVICE
            .post("/api/integrations", body, SERVICE.adam(), "Idempotency-Key", "i-1")
            .is(201)
            .json();
    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(again.has("key")).isFalse();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode integration(String id, Predicate<JsonNode> expected) {
    JsonNode list =
        SERVICE.getUntil(
            "/api/integrations", SERVICE.adam(), l -> row(l, id).filter(expected).isPresent());
    return row(list, id).orElseThrow();
  }

  private static Optional<JsonNode> row(JsonNode list, String id) {
    return list.path("items")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(id))
        .findFirst();
  }

  private static JsonNode send(String message) {
    return SERVICE.post(INTAKE, message, KEY).is(202).json();
  }

  private static JsonNode onlyIncidentAbout(String title) {
    JsonNode page =
        SERVICE.getUntil(
            "/api/incidents?q=" + title, SERVICE.rosa(), p -> !p.path("items").isEmpty());
    assertThat(page.path("items")).hasSize(1);
    return page.path("items").path(0);
  }

  /** Alerts and their incident may be shown one after the other. */
  private static void alertsUntil(String path, String alerts) {
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("alerts").toString().equals(alerts));
  }

  private static List<String> types(String path) {
    return SERVICE
        .get(path + "/timeline", SERVICE.rosa())
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .map(entry -> entry.path("type").asString())
        .toList();
  }

  private static long eventsInLog() {
    return SERVICE.bean(io.muster.eventlog.EventLog.class).head().position();
  }

  /** Commits of alert groups after a position. */
  private static long groupEvents(long after) {
    return SERVICE
        .mongo()
        .database()
        .getCollection("events")
        .countDocuments(Filters.and(Filters.gt("_id", after), Filters.eq("aggType", "AlertGroup")));
  }
}
