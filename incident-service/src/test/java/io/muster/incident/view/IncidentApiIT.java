package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class IncidentApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String INCIDENTS = "/api/incidents";

  @Test
  void an_incident_is_led_from_the_first_sign_to_the_lessons() {
    TestService.Answer declared =
        SERVICE
            .post(
                INCIDENTS,
                "{\"title\":\"Checkout fails\",\"severity\":\"SEV2\",\"services\":[\"checkout\"],"
                    + "\"description\":\"Since the deploy\",\"occurredAt\":\"2026-11-24T03:00:00Z\"}",
                SERVICE.rosa())
            .is(201);
    assertThat(declared.header("ETag")).isEqualTo("\"0\"");
    String path = INCIDENTS + "/" + declared.json().path("number").asString();

    SERVICE.post(path + "/acknowledge", "{}", SERVICE.rosa()).is(200);
    assertThat(
            SERVICE
                .post(path + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.rosa())
                .is(403)
                .problem())
        .isEqualTo("not-commander");
    SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    assertThat(SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.ravi()).is(409).problem())
        .isEqualTo("role-occupied");
    SERVICE
        .put(
            path + "/roles/SCRIBE",
            "{\"personId\":\"ravi\",\"personName\":\"Ravi Rao\"}",
            SERVICE.rosa())
        .is(200);
    SERVICE.post(path + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.rosa()).is(200);
    SERVICE
        .post(
            path + "/phase",
            "{\"to\":\"RECOVERY\",\"reason\":\"Nothing to remove\"}",
            SERVICE.rosa())
        .is(200);
    SERVICE
        .post(path + "/severity", "{\"to\":\"SEV1\",\"reason\":\"All regions\"}", SERVICE.mina())
        .is(200);
    SERVICE.post(path + "/notes", "{\"text\":\"Rolled back 4711\"}", SERVICE.ravi()).is(200);
    SERVICE.delete(path + "/roles/SCRIBE", SERVICE.ravi()).is(200);
    TestService.Answer resolved =
        SERVICE.post(path + "/resolve", "{\"reason\":\"Rolled back\"}", SERVICE.rosa()).is(200);

    TestService.Answer answer = read(path, resolved.json(), SERVICE.rosa());
    assertThat(answer.header("ETag")).isEqualTo(resolved.header("ETag"));
    JsonNode incident = answer.json();
    assertThat(incident.path("title").asString()).isEqualTo("Checkout fails");
    assertThat(incident.path("description").asString()).isEqualTo("Since the deploy");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    assertThat(incident.path("phase").asString()).isEqualTo("RECOVERY");
    assertThat(incident.path("state").asString()).isEqualTo("RESOLVED");
    assertThat(incident.path("roles").propertyNames()).containsExactly("COMMANDER");
    assertThat(incident.path("roles").path("COMMANDER").path("name").asString())
        .isEqualTo("Rosa Reyes");
    assertThat(incident.path("acknowledgedBy").path("name").asString()).isEqualTo("Rosa Reyes");
    assertThat(incident.path("phases").valueStream().map(p -> p.path("phase").asString()))
        .containsExactly("IDENTIFICATION", "CONTAINMENT", "ERADICATION", "RECOVERY");
    assertThat(incident.path("phases").path(2).path("skipped").asBoolean()).isTrue();
    assertThat(incident.path("phases").path(3).path("reason").asString())
        .isEqualTo("Nothing to remove");

    JsonNode timeline = SERVICE.get(path + "/timeline", SERVICE.rosa()).is(200).json();
    // Its review opens in its own time.
    assertThat(
            timeline
                .path("items")
                .valueStream()
                .map(e -> e.path("type").asString())
                .filter(type -> type.startsWith("incident.")))
        .containsExactly(
            "incident.opened",
            "incident.acknowledged",
            "incident.role-assigned",
            "incident.role-assigned",
            "incident.phase-changed",
            "incident.phase-changed",
            "incident.severity-changed",
            "incident.note-added",
            "incident.role-released",
            "incident.resolved");
    assertThat(timeline.path("items").path(7).path("data").path("text").asString())
        .isEqualTo("Rolled back 4711");
    String after = timeline.path("items").path(7).path("position").asString();
    assertThat(SERVICE.get(path + "/timeline?after=" + after, SERVICE.rosa()).json().path("items"))
        .hasSize(2);
  }

  @Test
  void a_wish_that_changes_nothing_answers_where_the_incident_stands() {
    JsonNode declared = SERVICE.declare("Quiet", SERVICE.rosa());
    String path = INCIDENTS + "/" + declared.path("id").asString();
    SERVICE.post(path + "/resolve", "{}", SERVICE.rosa()).is(200);
    JsonNode late = SERVICE.post(path + "/acknowledge", "", SERVICE.ravi()).is(200).json();
    assertThat(late.path("version").asLong()).isEqualTo(1);
    assertThat(read(path, late, SERVICE.rosa()).json().path("state").asString())
        .isEqualTo("RESOLVED");
  }

  @Test
  void a_stale_edit_is_told_what_changed_and_by_whom() {
    JsonNode declared = SERVICE.declare("Stale", SERVICE.rosa());
    String path = INCIDENTS + "/" + declared.path("id").asString();
    SERVICE.post(path + "/acknowledge", "{}", SERVICE.ravi()).is(200);
    TestService.Answer stale =
        SERVICE
            .post(path + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.mina(), "If-Match", "\"0\"")
            .is(412);
    assertThat(stale.problem()).isEqualTo("stale-version");
    assertThat(stale.json().path("currentVersion").asLong()).isEqualTo(1);
    JsonNode change = stale.json().path("changes").path(0);
    assertThat(change.path("type").asString()).isEqualTo("incident.acknowledged");
    assertThat(change.path("actor").path("name").asString()).isEqualTo("Ravi Rao");
    SERVICE
        .post(path + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.mina(), "If-Match", "\"1\"")
        .is(200);
  }

  @Test
  void the_same_key_answers_the_same_and_with_another_body_is_refused() {
    String body = "{\"title\":\"Once\",\"severity\":\"SEV4\"}";
    TestService.Answer first =
        SERVICE.post(INCIDENTS, body, SERVICE.rosa(), "Idempotency-Key", "k1");
    TestService.Answer again =
        SERVICE.post(INCIDENTS, body, SERVICE.rosa(), "Idempotency-Key", "k1");
    assertThat(first.is(201).text()).isEqualTo(again.is(201).text());
    assertThat(
            SERVICE
                .post(
                    INCIDENTS,
                    body.replace("Once", "Twice"),
                    SERVICE.rosa(),
                    "Idempotency-Key",
                    "k1")
                .is(422)
                .problem())
        .isEqualTo("idempotency-key-reused");
    // Somebody else's key of the same name is another key.
    assertThat(
            SERVICE
                .post(INCIDENTS, body, SERVICE.ravi(), "Idempotency-Key", "k1")
                .is(201)
                .json()
                .path("id"))
        .isNotEqualTo(first.json().path("id"));
    String notes = INCIDENTS + "/" + first.json().path("id").asString() + "/notes";
    String note = "{\"text\":\"Written once\"}";
    String one = SERVICE.post(notes, note, SERVICE.rosa(), "Idempotency-Key", "k2").is(200).text();
    assertThat(SERVICE.post(notes, note, SERVICE.rosa(), "Idempotency-Key", "k2").is(200).text())
        .isEqualTo(one);
  }

  @Test
  void a_partner_sees_and_touches_only_what_it_declared() {
    JsonNode own = SERVICE.declare("Partner's own", SERVICE.acme());
    String path = INCIDENTS + "/" + own.path("id").asString();
    SERVICE.declare("Not the partner's", SERVICE.rosa());

    read(path, own, SERVICE.acme());
    assertThat(SERVICE.get(path, SERVICE.globex()).is(404).problem()).isEqualTo("not-found");
    SERVICE.get(INCIDENTS + "/" + own.path("number").asString(), SERVICE.globex()).is(404);
    SERVICE.get(path + "/timeline", SERVICE.globex()).is(404);
    SERVICE.post(path + "/acknowledge", "{}", SERVICE.globex()).is(404);
    SERVICE.post(path + "/notes", "{\"text\":\"x\"}", SERVICE.globex()).is(404);
    assertThat(titles(SERVICE.get(INCIDENTS, SERVICE.globex()).is(200).json())).isEmpty();
    assertThat(titles(SERVICE.get(INCIDENTS, SERVICE.acme()).is(200).json()))
        .containsExactly("Partner's own");

    SERVICE.post(path + "/notes", "{\"text\":\"Customer called\"}", SERVICE.acme()).is(200);
    assertThat(
            SERVICE
                .post(path + "/phase", "{\"to\":\"CONTAINMENT\"}", SERVICE.acme())
                .is(403)
                .problem())
        .isEqualTo("not-for-partners");
    SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.acme()).is(403);
    SERVICE.post(path + "/resolve", "{}", SERVICE.acme()).is(200);
  }

  @Test
  void an_auditor_reads_without_names_and_changes_nothing() {
    JsonNode declared = SERVICE.declare("Audited", SERVICE.rosa());
    String path = INCIDENTS + "/" + declared.path("id").asString();
    JsonNode taken = SERVICE.put(path + "/roles/COMMANDER", "", SERVICE.ravi()).is(200).json();
    for (String read : new String[] {path, path + "/timeline", INCIDENTS}) {
      String seen =
          SERVICE
              .get(read + "?atLeast=" + taken.path("position").asLong(), SERVICE.aude())
              .is(200)
              .text();
      assertThat(seen).contains("Person ").doesNotContain("Rosa").doesNotContain("Ravi");
    }
    assertThat(SERVICE.post(path + "/acknowledge", "{}", SERVICE.aude()).is(403).problem())
        .isEqualTo("role-missing");
    SERVICE.post(INCIDENTS, "{\"title\":\"x\",\"severity\":\"SEV5\"}", SERVICE.aude()).is(403);
  }

  @Test
  void an_administrator_sees_that_there_is_an_incident_but_not_what_people_wrote() {
    JsonNode declared = SERVICE.declare("Secret matter", SERVICE.rosa());
    String path = INCIDENTS + "/" + declared.path("id").asString();
    read(path, declared, SERVICE.rosa());
    assertThat(SERVICE.get(path, SERVICE.adam()).is(200).text()).doesNotContain("Secret matter");
    assertThat(SERVICE.get(path + "/timeline", SERVICE.adam()).is(200).text())
        .doesNotContain("Secret matter");
    SERVICE.get(INCIDENTS, SERVICE.tokens().person("nobody", "No Body")).is(403);
  }

  @Test
  void only_a_service_acknowledges_for_somebody() {
    JsonNode declared = SERVICE.declare("By mail", SERVICE.acme());
    String path = INCIDENTS + "/" + declared.path("id").asString();
    String body =
        "{\"onBehalfOf\":{\"id\":\"ravi\",\"name\":\"Ravi Rao\"},\"via\":\"e-mail link\"}";
    assertThat(SERVICE.post(path + "/acknowledge", body, SERVICE.rosa()).is(403).problem())
        .isEqualTo("not-on-behalf");
    String service = SERVICE.tokens().client("muster-notification", "service");
    JsonNode written = SERVICE.post(path + "/acknowledge", body, service).is(200).json();
    JsonNode incident = read(path, written, SERVICE.rosa()).json();
    assertThat(incident.path("acknowledgedBy").path("kind").asString()).isEqualTo("PERSON");
    assertThat(incident.path("acknowledgedBy").path("id").asString()).isEqualTo("ravi");
  }

  @Test
  void the_list_is_read_page_by_page_open_ones_first_and_worst_first() {
    List<String> severities = List.of("SEV4", "SEV1", "SEV3", "SEV1", "SEV5");
    JsonNode last = null;
    for (String severity : severities) {
      last =
          SERVICE
              .post(
                  INCIDENTS,
                  "{\"title\":\"Paged %s\",\"severity\":\"%s\"}".formatted(severity, severity),
                  SERVICE.rosa())
              .is(201)
              .json();
    }
    String done = last.path("id").asString();
    last = SERVICE.post(INCIDENTS + "/" + done + "/resolve", "{}", SERVICE.rosa()).is(200).json();
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          SERVICE
              .get(
                  INCIDENTS + "?q=paged&limit=2&atLeast=" + last.path("position") + cursor,
                  SERVICE.rosa())
              .is(200)
              .json();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
      found.addAll(titles(page));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : null;
    } while (cursor != null);
    assertThat(found)
        .containsExactly("Paged SEV1", "Paged SEV1", "Paged SEV3", "Paged SEV4", "Paged SEV5");
    assertThat(titles(SERVICE.get(INCIDENTS + "?q=paged&severity=SEV1", SERVICE.rosa()).json()))
        .hasSize(2);
    assertThat(titles(SERVICE.get(INCIDENTS + "?q=paged&state=RESOLVED", SERVICE.rosa()).json()))
        .containsExactly("Paged SEV5");
    assertThat(SERVICE.get(INCIDENTS + "?cursor=xyz", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-cursor");
    assertThat(SERVICE.get(INCIDENTS + "?limit=0", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-limit");
    SERVICE.get(INCIDENTS + "?severity=SEV9", SERVICE.rosa()).is(400).problem();
  }

  @Test
  void what_is_wrong_with_a_request_is_said_at_the_field() {
    TestService.Answer malformed = SERVICE.post(INCIDENTS, "{\"title\":", SERVICE.rosa()).is(400);
    assertThat(malformed.problem()).isEqualTo("malformed-body");
    assertThat(malformed.json().path("detail").asString()).contains("line 1");
    TestService.Answer wrong =
        SERVICE.post(INCIDENTS, "{\"title\":\"x\",\"severity\":\"SEV9\"}", SERVICE.rosa()).is(400);
    assertThat(wrong.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/severity");
    TestService.Answer empty =
        SERVICE.post(INCIDENTS, "{\"title\":\" \",\"severity\":\"SEV2\"}", SERVICE.rosa()).is(422);
    assertThat(empty.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/title");
    assertThat(empty.json().path("instance").asString()).isEqualTo(INCIDENTS);
    assertThat(empty.json().path("requestId").asString()).isEqualTo(empty.header("X-Request-Id"));
    SERVICE.post(INCIDENTS + "/" + UUID.randomUUID() + "/resolve", "{}", SERVICE.rosa()).is(404);
    SERVICE.post(INCIDENTS + "/INC-999999/resolve", "{}", SERVICE.rosa()).is(404);
    SERVICE.get(INCIDENTS + "/INC-x", SERVICE.rosa()).is(404);
    SERVICE.get(INCIDENTS + "/demo-alertmanager", SERVICE.rosa()).is(404);
    SERVICE.post(INCIDENTS + "/demo-alertmanager/resolve", "{}", SERVICE.rosa()).is(404);
    SERVICE.put(INCIDENTS + "/INC-1/roles/KING", "{}", SERVICE.rosa()).is(400);
  }

  @Test
  void tokens_that_are_missing_expired_forged_or_for_others_open_nothing() {
    String rosa = SERVICE.rosa();
    String[] bad = {
      SERVICE.tokens().token("rosa", "Rosa", "muster-gateway", "muster-api", -600, "responder"),
      SERVICE.tokens().token("rosa", "Rosa", "muster-gateway", "another-api", 300, "responder"),
      rosa.substring(0, rosa.length() - 8) + "AAAAAAAA",
      TestService.DEMO_KEY
    };
    for (String token : bad) {
      TestService.Answer answer = SERVICE.get(INCIDENTS, token).is(401);
      assertThat(answer.problem()).isEqualTo("bad-token");
      assertThat(answer.text()).doesNotContain(token);
    }
    assertThat(SERVICE.get(INCIDENTS, null).is(401).problem()).isEqualTo("no-token");
    assertThat(SERVICE.get("/api/live", null).is(401).problem()).isEqualTo("no-token");
  }

  private static TestService.Answer read(String path, JsonNode written, String token) {
    return SERVICE.get(path + "?atLeast=" + written.path("position").asLong(), token).is(200);
  }

  private static List<String> titles(JsonNode page) {
    return page.path("items").valueStream().map(i -> i.path("title").asString()).toList();
  }
}
