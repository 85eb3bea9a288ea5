package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.incident.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ReadModelsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final String READ_MODELS = "/api/admin/incident/read-models";

  @Test
  void rebuilt_read_models_equal_the_old_ones_and_hold_no_name_and_no_word_anybody_wrote() {
    JsonNode last = null;
    for (int i = 0; i < 10; i++) {
      String path =
          "/api/incidents/"
              + SERVICE.declare("Rebuilt Zanzibar " + i, SERVICE.rosa()).path("id").asString();
      SERVICE.put(path + "/roles/COMMANDER", "", SERVICE.rosa()).is(200);
      SERVICE.post(path + "/notes", "{\"text\":\"Zanzibar note\"}", SERVICE.ravi()).is(200);
      SERVICE
          .post(path + "/phase", "{\"to\":\"RECOVERY\",\"reason\":\"Zanzibar\"}", SERVICE.rosa())
          .is(200);
      SERVICE.post(path + "/severity", "{\"to\":\"SEV1\",\"reason\":\"Zanzibar\"}", SERVICE.mina());
      last = SERVICE.post(path + "/resolve", "{}", SERVICE.rosa()).is(200).json();
    }
    intake(message("R", "firing", firing("a", T0), firing("b", T0)));
    intake(message("R", "resolved", resolved("a", T0, T0), resolved("b", T0, T0)));
    SERVICE
        .post(
            "/api/silences",
            """
            {"matchers":[{"label":"instance","operator":"EQUAL","value":"c"}],
             "until":"%s","reason":"Zanzibar"}"""
                .formatted(Instant.now().plusSeconds(3_600)),
            SERVICE.rosa())
        .is(201);
    intake(message("Zanzibar", "firing", firing("c", T0)));
    SERVICE.getUntil(
        "/api/incidents?q=R&state=RESOLVED&atLeast=" + last.path("position").asLong(),
        SERVICE.rosa(),
        page -> page.path("items").size() == 11);

    JsonNode before = caughtUp();
    assertThat(names(before))
        .contains(
            "incident_incidents",
            "incident_timeline",
            "incident_alert_groups",
            "incident_grouped_alerts",
            "incident_alert_group_rows",
            "incident_integrations",
            "incident_people");
    for (String collection :
        new String[] {
          "incident_incidents",
          "incident_timeline",
          "incident_alert_groups",
          "incident_grouped_alerts",
          "incident_alert_group_rows"
        }) {
      for (Document document : SERVICE.mongo().database().getCollection(collection).find()) {
        assertThat(document.toJson()).doesNotContain("Zanzibar", "Rosa Reyes", "Ravi Rao");
      }
    }
    SERVICE.post(READ_MODELS + "/rebuild", "", SERVICE.adam()).is(202);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(SERVICE.get(READ_MODELS, SERVICE.adam()).json()).isEqualTo(before));
    assertThat(SERVICE.get("/api/admin/incident/dead-letters", SERVICE.adam()).is(200).text())
        .isEqualTo("[]");
    SERVICE.get(READ_MODELS, SERVICE.mina()).is(403);
  }

  @Test
  void a_request_is_followed_into_the_log_by_its_id_and_no_secret_is_logged(CapturedOutput output) {
    String token = SERVICE.rosa();
    JsonNode written =
        SERVICE
            .post(
                "/api/incidents",
                "{\"title\":\"Followed\",\"severity\":\"SEV2\"}",
                token,
                "X-Request-Id",
                "request-4711")
            .is(201)
            .json();
    // A refusal that the service itself logs.
    SERVICE.send(
        SERVICE
            .request("/intake/alertmanager", TestService.DEMO_KEY)
            .header("X-Request-Id", "request-4712")
            .DELETE());
    StoredCommit commit =
        SERVICE.bean(EventLog.class).commitAt(written.path("position").asLong()).orElseThrow();
    assertThat(new String(commit.events().getFirst().metadata(), StandardCharsets.UTF_8))
        .contains("request-4711");
    Awaitility.await().untilAsserted(() -> assertThat(output.getAll()).contains("[request-4712]"));
    assertThat(output.getAll()).doesNotContain(TestService.DEMO_KEY).doesNotContain(token);
  }

  @Test
  void the_service_is_healthy_and_says_so_to_anybody() {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        SERVICE
                            .get("/actuator/health", null)
                            .is(200)
                            .json()
                            .path("status")
                            .asString())
                    .isEqualTo("UP"));
    SERVICE.get("/actuator/metrics", SERVICE.rosa()).is(403);
  }

  private static void intake(String message) {
    SERVICE.post("/intake/alertmanager", message, TestService.DEMO_KEY).is(202);
  }

  /** When nothing is left to do that would write on, as a review that opens after the end. */
  private static JsonNode caughtUp() {
    EventLog log = SERVICE.bean(EventLog.class);
    Awaitility.await()
        .until(
            () -> {
              long head = log.head().position();
              return processors().allMatch(each -> upTo(each) >= head)
                  && log.head().position() == head;
            });
    return SERVICE.getUntil(
        READ_MODELS,
        SERVICE.adam(),
        models ->
            models
                .valueStream()
                .allMatch(model -> model.path("position").equals(model.path("head"))));
  }

  private static Stream<StreamingEventProcessor> processors() {
    return SERVICE.bean(EventProcessingConfiguration.class).eventProcessors().values().stream()
        .filter(StreamingEventProcessor.class::isInstance)
        .map(StreamingEventProcessor.class::cast);
  }

  private static long upTo(StreamingEventProcessor processor) {
    return processor.processingStatus().values().stream()
        .mapToLong(status -> status.getCurrentPosition().orElse(-1))
        .min()
        .orElse(-1);
  }

  private static List<String> names(JsonNode models) {
    return models.valueStream().map(model -> model.path("name").asString()).toList();
  }
}
