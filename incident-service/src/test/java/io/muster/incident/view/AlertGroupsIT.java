package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AlertGroupsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final String GROUPS = "/api/alert-groups";

  @Test
  void a_group_is_shown_with_its_alerts_why_they_are_one_and_what_happened() {
    intake(message("Hotel", "firing", firing("h1", T0), firing("h2", T0)));
    intake(message("Hotel", "resolved", resolved("h2", T0, T0.plusSeconds(60))));
    JsonNode row =
        SERVICE
            .getUntil(
                GROUPS + "?q=hotel",
                SERVICE.rosa(),
                page ->
                    page.path("items").path(0).path("firing").asInt() == 1
                        && page.path("items").path(0).path("version").asLong() == 3
                        && page.path("items").path(0).has("incident"))
            .path("items")
            .path(0);
    assertThat(row.path("state").asString()).isEqualTo("FIRING");
    assertThat(row.path("title").asString()).isEqualTo("5xx above 5 % in Hotel");
    assertThat(row.path("integration").asString()).isEqualTo("Demo Alertmanager");
    assertThat(row.path("total").asInt()).isEqualTo(2);
    assertThat(row.path("names").toString()).isEqualTo("[\"HighErrorRate\"]");
    assertThat(row.path("services").toString()).isEqualTo("[\"checkout\"]");

    String path = GROUPS + "/" + row.path("id").asString();
    TestService.Answer answer = SERVICE.get(path, SERVICE.rosa()).is(200);
    assertThat(answer.header("ETag")).isEqualTo("\"" + row.path("version").asLong() + "\"");
    JsonNode group = answer.json();
    assertThat(group.path("groupedBy").asString()).isEqualTo("alertmanager-group-key/1");
    assertThat(group.path("groupingKey").asString()).contains("Hotel");
    assertThat(group.path("occurredAt").asString()).isEqualTo("2026-11-24T03:00:00Z");
    assertThat(group.has("silence")).isFalse();
    assertThat(group.path("earlier").asInt()).isZero();
    JsonNode first = group.path("alerts").path(0);
    assertThat(first.path("key").asString()).isEqualTo("h1");
    assertThat(first.path("firing").asBoolean()).isTrue();
    assertThat(first.path("labels").path("instance").asString()).isEqualTo("h1");
    assertThat(first.path("link").asString()).isEqualTo("http://prometheus.example/graph");
    JsonNode second = group.path("alerts").path(1);
    assertThat(second.path("firing").asBoolean()).isFalse();
    assertThat(second.has("endedAt")).isTrue();
    assertThat(group.path("events").valueStream().map(entry -> entry.path("type").asString()))
        .containsExactly(
            "alert-group.opened",
            "alert-group.alert-fired",
            "alert-group.alert-fired",
            "alert-group.alert-resolved");
    JsonNode incident =
        SERVICE
            .get("/api/incidents/" + row.path("incident").path("number").asString(), SERVICE.rosa())
            .is(200)
            .json();
    assertThat(incident.path("source").path("alertGroupId").asString())
        .isEqualTo(row.path("id").asString());
  }

  @Test
  void what_silences_keep_quiet_is_shown_with_until_when_and_remembered_when_over() {
    Instant until = Clock.systemUTC().instant().plusSeconds(3_600);
    String silence =
        SERVICE
            .post(
                "/api/silences",
                """
                {"matchers":[{"label":"instance","operator":"EQUAL","value":"i1"}],
                 "until":"%s","reason":"Patching"}"""
                    .formatted(until),
                SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    intake(message("India", "firing", firing("i1", T0)));
    JsonNode row =
        SERVICE
            .getUntil(
                GROUPS + "?state=SILENCED&q=india",
                SERVICE.rosa(),
                page -> page.path("items").size() == 1)
            .path("items")
            .path(0);
    assertThat(row.has("incident")).isFalse();
    String path = GROUPS + "/" + row.path("id").asString();
    JsonNode quiet = SERVICE.get(path, SERVICE.rosa()).is(200).json();
    assertThat(quiet.path("silence").path("ids").toString()).isEqualTo("[\"" + silence + "\"]");
    assertThat(quiet.path("silence").path("until").asString())
        .startsWith(until.toString().substring(0, 19));
    intake(message("India", "resolved", resolved("i1", T0, T0.plusSeconds(60))));
    JsonNode over =
        SERVICE.getUntil(
            path,
            SERVICE.rosa(),
            group -> group.path("group").path("state").asString().equals("OVER"));
    assertThat(over.path("group").path("keptQuiet").asBoolean()).isTrue();
    assertThat(over.has("silence")).isFalse();
    JsonNode noise =
        SERVICE.getUntil(
            "/api/noise",
            SERVICE.rosa(),
            report ->
                report.path("all").path("silenced").asInt() == 1
                    && report.path("all").path("incidents").asInt()
                        >= report.path("all").path("groups").asInt() - 1);
    assertThat(noise.path("all").path("incidents").asInt())
        .isEqualTo(noise.path("all").path("groups").asInt() - 1);
  }

  @Test
  void the_list_is_cut_in_pages_and_kept_to_what_is_asked() {
    for (String title : new String[] {"Kilo-1", "Kilo-2", "Kilo-3"}) {
      intake(message(title, "firing", firing(title, T0)));
    }
    JsonNode all =
        SERVICE.getUntil(
            GROUPS + "?q=kilo", SERVICE.rosa(), page -> page.path("items").size() == 3);
    assertThat(all.path("items").path(0).path("title").asString()).endsWith("Kilo-3");
    JsonNode first = SERVICE.get(GROUPS + "?q=kilo&limit=2", SERVICE.rosa()).is(200).json();
    JsonNode rest =
        SERVICE
            .get(
                GROUPS + "?q=kilo&limit=2&cursor=" + first.path("nextCursor").asString(),
                SERVICE.rosa())
            .is(200)
            .json();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.path("items").path(0).path("title").asString()).endsWith("Kilo-1");
    String integration = all.path("items").path(0).path("integrationId").asString();
    assertThat(
            SERVICE
                .get(GROUPS + "?q=kilo&service=checkout&integration=" + integration, SERVICE.rosa())
                .json()
                .path("items"))
        .hasSize(3);
    assertThat(SERVICE.get(GROUPS + "?service=other", SERVICE.rosa()).json().path("items"))
        .isEmpty();
    assertThat(SERVICE.get(GROUPS + "?integration=other", SERVICE.rosa()).json().path("items"))
        .isEmpty();
    SERVICE.get(GROUPS + "?limit=201", SERVICE.rosa()).is(400);
    SERVICE.get(GROUPS + "?cursor=x", SERVICE.rosa()).is(400);
    SERVICE.get(GROUPS + "?state=MOON", SERVICE.rosa()).is(400);
    SERVICE.get(GROUPS + "/unknown", SERVICE.rosa()).is(404);
    String incident = SERVICE.declare("No group", SERVICE.rosa()).path("id").asString();
    SERVICE.get(GROUPS + "/" + incident, SERVICE.rosa()).is(404);
  }

  @Test
  void administrators_see_no_text_and_partners_nothing() {
    intake(message("Lima", "firing", firing("l1", T0)));
    JsonNode row =
        SERVICE
            .getUntil(GROUPS + "?q=lima", SERVICE.rosa(), page -> page.path("items").size() == 1)
            .path("items")
            .path(0);
    String path = GROUPS + "/" + row.path("id").asString();
    assertThat(SERVICE.get(path, SERVICE.adam()).is(200).text())
        .doesNotContain("5xx")
        .doesNotContain("prometheus.example");
    assertThat(SERVICE.get(GROUPS + "?q=lima", SERVICE.adam()).is(200).json().path("items"))
        .isEmpty();
    SERVICE.get(path, SERVICE.aude()).is(200);
    SERVICE.get(path, SERVICE.acme()).is(403);
    SERVICE.get(GROUPS, SERVICE.acme()).is(403);
  }

  private static void intake(String message) {
    SERVICE.post("/intake/alertmanager", message, TestService.DEMO_KEY).is(202);
  }
}
