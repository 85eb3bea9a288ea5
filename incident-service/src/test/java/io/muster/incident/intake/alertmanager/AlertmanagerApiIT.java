package io.muster.incident.intake.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.muster.incident.TestService;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Prometheus sees when it takes Muster for an Alertmanager. */
class AlertmanagerApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String PATH = "/api/v2/alerts";
  private static String key;

  @TempDir private Path folder;

  @BeforeAll
  static void letIn() {
    key =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"Prometheus\",\"source\":\"alertmanager-v2\"}",
                SERVICE.adam())
            .is(201)
            .json()
            .path("key")
            .asString();
  }

  @Test
  void what_is_sent_again_and_again_is_one_alert_until_it_is_over() {
    Instant now = Instant.now();
    String alert =
        "[{\"labels\":{\"alertname\":\"Alpha\",\"service\":\"alpha\",\"severity\":\"critical\"},"
            + "\"annotations\":{\"summary\":\"Alpha is slow\"},\"startsAt\":\"%s\",\"endsAt\":\"%s\"}]";
    String fires = alert.formatted(now.minusSeconds(60), now.plusSeconds(240));
    assertThat(SERVICE.post(PATH, fires, key).is(200).text()).isEmpty();
    SERVICE.post(PATH, fires, key).is(200);
    SERVICE.post(PATH, alert.formatted(now.minusSeconds(60), now.plusSeconds(300)), key).is(200);
    JsonNode incident = incidentAbout("Alpha");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    JsonNode listed =
        SERVICE
            .getUntil(PATH, key, list -> list.toString().contains("Alpha"))
            .valueStream()
            .filter(each -> each.path("labels").path("alertname").asString().equals("Alpha"))
            .findFirst()
            .orElseThrow();
    assertThat(listed.path("status").path("state").asString()).isEqualTo("active");
    assertThat(listed.path("annotations").path("summary").asString()).isEqualTo("Alpha is slow");
    SERVICE.post(PATH, alert.formatted(now.minusSeconds(60), now.minusSeconds(5)), key).is(200);
    untilResolved(incident);
  }

  @Test
  void what_is_not_sent_again_ends_by_itself() {
    Instant now = Instant.now();
    String alert =
        "[{\"labels\":{\"alertname\":\"Bravo\"},\"startsAt\":\"%s\",\"endsAt\":\"%s\"}]"
            .formatted(now.minusSeconds(60), now.plusSeconds(6));
    SERVICE.post(PATH, alert, key).is(200);
    untilResolved(incidentAbout("Bravo"));
  }

  @Test
  void its_answers_are_alertmanagers() {
    assertThat(SERVICE.post(PATH, "{}", key).is(400).text())
        .startsWith("\"The body must be a list");
    for (String body : new String[] {"", "{", "7", "[7]", "[".repeat(100_000)}) {
      assertThat(SERVICE.post(PATH, body, key).is(400).text()).startsWith("\"").endsWith("\"");
    }
    SERVICE.post(PATH, "[]", key).is(200);
    SERVICE.post(PATH, "[\"" + "a".repeat(512 * 1024) + "\"]", key).is(413);
    SERVICE.post(PATH, "[]", null).is(401);
    SERVICE.post(PATH, "[]", TestService.DEMO_KEY).is(403);
    SERVICE.get(PATH, null).is(401);
    assertThat(
            SERVICE
                .get("/api/v2/status", key)
                .is(200)
                .json()
                .path("cluster")
                .path("status")
                .asString())
        .isEqualTo("disabled");
    SERVICE.get("/api/v2/status", null).is(401);
    assertThat(SERVICE.get("/-/healthy", null).is(200).text()).isEqualTo("OK");
    assertThat(SERVICE.get("/-/ready", null).is(200).text()).isEqualTo("OK");
  }

  @Test
  void a_real_prometheus_sends_straight_to_muster() throws Exception {
    Path prometheus =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(path -> Path.of(path, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeThat(prometheus).as("prometheus is not on the PATH, so this cannot be tried").isNotNull();
    Files.writeString(
        folder.resolve("rules.yml"),
        """
        groups:
          - name: always
            interval: 1s
            rules:
              - alert: Charlie
                expr: vector(1)
                labels: {severity: warning, service: charlie}
                annotations: {summary: Charlie is slow}
        """);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: {evaluation_interval: 1s}
        rule_files: [rules.yml]
        alerting:
          alertmanagers:
            - authorization: {credentials: "%s"}
              static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(key, SERVICE.uri("/").getPort()));
    Process process =
        new ProcessBuilder(
                prometheus.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + freePort(),
                // Else what fires before Prometheus has found Muster is sent a minute later.
                "--rules.alert.resend-delay=1s")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      JsonNode incident = incidentAbout("Charlie");
      assertThat(incident.path("services").toString()).isEqualTo("[\"charlie\"]");
      assertThat(incident.path("severity").asString()).isEqualTo("SEV3");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static JsonNode incidentAbout(String words) {
    return SERVICE
        .getUntil("/api/incidents?q=" + words, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static void untilResolved(JsonNode incident) {
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
  }
}
