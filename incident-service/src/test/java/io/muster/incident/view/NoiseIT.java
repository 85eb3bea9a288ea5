package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class NoiseIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void what_called_people_out_for_nothing_stands_first_with_what_to_do_about_it() {
    for (int time = 0; time < 3; time++) {
      Instant start = T0.plusSeconds(600 * time);
      intake(message("Blip", "firing", alert("CpuBlip", "a", start), alert("CpuBlip", "b", start)));
      incidents("Blip", time + 1);
      intake(message("Blip", "resolved", over("CpuBlip", "a", start), over("CpuBlip", "b", start)));
      resolvedIncidents("Blip", time + 1);
    }
    intake(message("Real", "firing", alert("CheckoutErrors", "c", T0)));
    String number = incidents("Real", 1).path("items").path(0).path("number").asString();
    SERVICE.post("/api/incidents/" + number + "/acknowledge", "{}", SERVICE.rosa()).is(200);
    intake(message("Real", "resolved", over("CheckoutErrors", "c", T0)));
    resolvedIncidents("Real", 1);
    intake(message("Noted", "firing", alert("QueueSlow", "d", T0)));
    String noted = incidents("Noted", 1).path("items").path(0).path("number").asString();
    SERVICE
        .post("/api/incidents/" + noted + "/notes", "{\"text\":\"Looks\"}", SERVICE.rosa())
        .is(200);
    intake(message("Noted", "resolved", over("QueueSlow", "d", T0)));
    resolvedIncidents("Noted", 1);

    JsonNode byRule =
        SERVICE.getUntil(
            "/api/noise",
            SERVICE.rosa(),
            report ->
                report.path("all").path("alerts").asInt() == 8
                    && report.path("all").path("untouched").asInt() == 3
                    && report.path("all").path("acknowledged").asInt() == 1);
    assertLine(byRule.path("items").path(0), "CpuBlip", 6, 3, 0, 3, 2, "NOBODY_ACTS");
    assertLine(byRule.path("items").path(1), "CheckoutErrors", 1, 1, 1, 0, 0, "LEAVE");
    assertLine(byRule.path("items").path(2), "QueueSlow", 1, 1, 0, 0, 0, "LEAVE");
    assertThat(byRule.path("items")).hasSize(3);
    assertThat(byRule.path("by").asString()).isEqualTo("RULE");

    JsonNode bySource = SERVICE.get("/api/noise?by=SOURCE", SERVICE.aude()).is(200).json();
    assertThat(bySource.path("items")).hasSize(1);
    assertThat(bySource.path("items").path(0).path("name").asString())
        .isNotEqualTo(bySource.path("items").path(0).path("key").asString());
    JsonNode byService = SERVICE.get("/api/noise?by=SERVICE", SERVICE.adam()).is(200).json();
    assertLine(byService.path("items").path(0), "checkout", 8, 5, 1, 3, 2, "LEAVE");
    JsonNode before =
        SERVICE
            .get("/api/noise?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z", SERVICE.mina())
            .is(200)
            .json();
    assertThat(before.path("items")).isEmpty();
    assertThat(before.path("all").path("groups").asInt()).isZero();
  }

  @Test
  void wrong_questions_are_answered_clearly() {
    for (String wrong :
        new String[] {
          "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
          "from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"
        }) {
      assertThat(SERVICE.get("/api/noise?" + wrong, SERVICE.rosa()).is(400).problem())
          .isEqualTo("bad-period");
    }
    SERVICE.get("/api/noise?by=MOON", SERVICE.rosa()).is(400);
    SERVICE.get("/api/noise?from=yesterday", SERVICE.rosa()).is(400);
    SERVICE.get("/api/noise", SERVICE.acme()).is(403);
  }

  private static void assertLine(
      JsonNode line,
      String name,
      int alerts,
      int incidents,
      int acknowledged,
      int untouched,
      int repeated,
      String advice) {
    assertThat(line.path("name").asString()).isEqualTo(name);
    assertThat(line.path("alerts").asInt()).isEqualTo(alerts);
    assertThat(line.path("groups").asInt()).isEqualTo(incidents);
    assertThat(line.path("incidents").asInt()).isEqualTo(incidents);
    assertThat(line.path("acknowledged").asInt()).isEqualTo(acknowledged);
    assertThat(line.path("untouched").asInt()).isEqualTo(untouched);
    assertThat(line.path("repeated").asInt()).isEqualTo(repeated);
    assertThat(line.path("advice").asString()).isEqualTo(advice);
  }

  private static String alert(String rule, String fingerprint, Instant start) {
    return firing(fingerprint, start).replace("HighErrorRate", rule);
  }

  private static String over(String rule, String fingerprint, Instant start) {
    return resolved(fingerprint, start, start.plusSeconds(60)).replace("HighErrorRate", rule);
  }

  private static JsonNode incidents(String title, int count) {
    return SERVICE.getUntil(
        "/api/incidents?q=" + title, SERVICE.rosa(), page -> page.path("items").size() == count);
  }

  private static void resolvedIncidents(String title, int count) {
    SERVICE.getUntil(
        "/api/incidents?state=RESOLVED&q=" + title,
        SERVICE.rosa(),
        page -> page.path("items").size() == count);
  }

  private static void intake(String message) {
    SERVICE.post("/intake/alertmanager", message, TestService.DEMO_KEY).is(202);
  }
}
