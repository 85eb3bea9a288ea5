package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlansIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON = new JsonMapper();

  private String max() {
    return SERVICE.tokens().person("max", "Max Mayer", "manager");
  }

  private static ObjectNode plan(String name) {
    return (ObjectNode)
        JSON.readTree(
            """
            {"name":"%s","purpose":"Somebody tries passwords in bulk","reviewMonths":12,
             "scope":{"services":["login"],"classes":["brute-force-login"],"severities":["SEV1"]},
             "roles":[{"role":"COMMANDER","severities":[]}],
             "tasks":[{"id":"block-sources","phase":"CONTAINMENT","title":"Block the addresses"}],
             "exitCriteria":[{"id":"usual","phase":"CONTAINMENT","kind":"CONFIRMED","text":"It is as usual"}],
             "contacts":[{"kind":"AUTHORITY","organisation":"Data protection authority","name":"Dora Duty","phone":"+49 30 1"}]}
            """
                .formatted(name));
  }

  private static JsonNode read(String id, Answer written, String token) {
    return SERVICE
        .get("/api/plans/" + id + "?atLeast=" + written.json().path("position").asLong(), token)
        .is(200)
        .json();
  }

  private String published(String name) {
    String id =
        SERVICE
            .post("/api/plans", plan(name).toString(), SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    SERVICE.post("/api/plans/" + id + "/submit", "", SERVICE.rosa()).is(200);
    Answer approved =
        SERVICE.post("/api/plans/" + id + "/approve", "{\"draft\":1}", SERVICE.mina()).is(200);
    read(id, approved, SERVICE.rosa());
    return id;
  }

  @Test
  void a_plan_goes_from_its_author_to_a_manager_and_holds_once_another_approved_it() {
    Answer made = SERVICE.post("/api/plans", plan("Logins").toString(), SERVICE.mina()).is(201);
    String id = made.json().path("id").asString();
    String path = "/api/plans/" + id;
    assertThat(read(id, made, SERVICE.rosa()).path("progress").asString()).isEqualTo("DRAFT");
    SERVICE.post(path + "/approve", "{\"draft\":1}", max()).is(409);
    SERVICE.post(path + "/submit", "", SERVICE.mina()).is(200);
    assertThat(SERVICE.post(path + "/approve", "{\"draft\":1}", SERVICE.mina()).is(403).problem())
        .isEqualTo("own-draft");
    SERVICE.post(path + "/approve", "{\"draft\":1}", SERVICE.rosa()).is(403);
    SERVICE.post(path + "/return", "{\"reason\":\"Name who is called\"}", max()).is(200);
    Answer again = SERVICE.put(path + "/draft", plan("Logins 2").toString(), SERVICE.mina());
    again.is(200);
    SERVICE.post(path + "/submit", "", SERVICE.mina()).is(200);
    assertThat(SERVICE.post(path + "/approve", "{\"draft\":1}", max()).is(409).problem())
        .isEqualTo("another-draft");
    Answer approved = SERVICE.post(path + "/approve", "{\"draft\":2}", max()).is(200);
    JsonNode shown = read(id, approved, SERVICE.rosa());
    assertThat(shown.path("row").path("version").asInt()).isEqualTo(1);
    assertThat(shown.path("holding").path("content").path("name").asString()).isEqualTo("Logins 2");
    assertThat(shown.path("holding").path("by").path("name").asString()).isEqualTo("Max Mayer");
    assertThat(shown.path("holding").path("authors").path(0).path("id").asString())
        .isEqualTo("mina");
    assertThat(shown.has("draft")).isFalse();
    assertThat(shown.path("row").path("overdue").asBoolean()).isFalse();
  }

  @Test
  void a_version_is_read_by_people_and_the_next_one_has_to_be_read_anew() {
    String id = published("Read me");
    String path = "/api/plans/" + id;
    assertThat(
            SERVICE
                .post(path + "/acknowledge", "{\"version\":2}", SERVICE.rosa())
                .is(409)
                .problem())
        .isEqualTo("another-version");
    SERVICE.post(path + "/acknowledge", "{\"version\":1}", SERVICE.rosa()).is(200);
    Answer twice = SERVICE.post(path + "/acknowledge", "{\"version\":1}", SERVICE.rosa()).is(200);
    assertThat(twice.json().path("changed").asBoolean()).isFalse();
    JsonNode shown = read(id, twice, SERVICE.rosa());
    assertThat(shown.path("readers").size()).isEqualTo(1);
    assertThat(shown.path("row").path("readByMe").asBoolean()).isTrue();
    assertThat(shown.path("readers").path(0).path("person").path("name").asString())
        .isEqualTo("Rosa Reyes");
    ObjectNode next = plan("Read me");
    next.put("reviewMonths", 6);
    assertThat(SERVICE.put(path + "/draft", next.toString(), SERVICE.rosa()).is(422).text())
        .contains("/reason");
    next.put("reason", "Twice a year is better");
    ((ObjectNode) next.path("contacts").path(0))
        .put("id", shown.path("holding").path("contacts").path(0).path("id").asString());
    SERVICE.put(path + "/draft", next.toString(), SERVICE.rosa()).is(200);
    SERVICE.post(path + "/submit", "", SERVICE.rosa()).is(200);
    Answer approved = SERVICE.post(path + "/approve", "{\"draft\":2}", SERVICE.mina()).is(200);
    JsonNode second = read(id, approved, SERVICE.rosa());
    assertThat(second.path("row").path("readers").asInt()).isZero();
    assertThat(second.path("versions").size()).isEqualTo(2);
    JsonNode diff = SERVICE.get(path + "/diff?from=1&to=2", SERVICE.aude()).is(200).json();
    assertThat(diff.path("changes").toString())
        .isEqualTo(
            "[{\"part\":\"reviewMonths\",\"kind\":\"CHANGED\",\"before\":\"every 12 months\","
                + "\"after\":\"every 6 months\"}]");
  }

  @Test
  void who_is_called_outside_is_sealed_in_the_log_and_shown_to_responders_alone() {
    String id = published("Contacts");
    JsonNode shown = SERVICE.get("/api/plans/" + id, SERVICE.rosa()).is(200).json();
    JsonNode contact = shown.path("holding").path("contacts").path(0);
    assertThat(contact.path("name").asString()).isEqualTo("Dora Duty");
    JsonNode masked = SERVICE.get("/api/plans/" + id, SERVICE.aude()).is(200).json();
    JsonNode hidden = masked.path("holding").path("contacts").path(0);
    assertThat(hidden.path("organisation").asString()).isEqualTo("Data protection authority");
    assertThat(hidden.path("hidden").asBoolean()).isTrue();
    assertThat(hidden.has("name") || hidden.has("phone")).isFalse();
    SERVICE.get("/api/plans/" + id, SERVICE.acme()).is(403);
    EventLog log = SERVICE.bean(EventLog.class);
    StoredEvent event = log.readAggregate(id, 0, 10).commits().getLast().events().getLast();
    assertThat(SERVICE.bean(EventCodec.class).decode(event)).isInstanceOf(Published.class);
    assertThat(new String(event.payload(), StandardCharsets.UTF_8))
        .doesNotContain("Dora", "+49", "passwords in bulk")
        .contains(contact.path("id").asString());
    assertThat(SERVICE.bean(EventCodec.class).peopleIn(event.payload()))
        .contains(contact.path("id").asString());
  }

  @Test
  void a_contact_of_another_plan_is_not_taken_for_ones_own() {
    String id = published("Own contacts");
    ObjectNode next = plan("Own contacts");
    next.put("reason", "Try");
    ((ObjectNode) next.path("contacts").path(0)).put("id", "rosa");
    assertThat(
            SERVICE
                .put("/api/plans/" + id + "/draft", next.toString(), SERVICE.rosa())
                .is(422)
                .text())
        .contains("/contacts/0/id");
  }

  @Test
  void what_is_wrong_with_a_plan_is_said_with_its_place() {
    ObjectNode wrong = plan("Wrong");
    ((ArrayNode) wrong.path("tasks")).add(wrong.path("tasks").path(0).deepCopy());
    assertThat(SERVICE.post("/api/plans", wrong.toString(), SERVICE.rosa()).is(422).text())
        .contains("/tasks/1/id");
    ObjectNode phase = plan("Wrong");
    ((ObjectNode) phase.path("tasks").path(0)).put("phase", "CLOSED");
    assertThat(SERVICE.post("/api/plans", phase.toString(), SERVICE.rosa()).is(422).text())
        .contains("/tasks/0/phase");
    ObjectNode nobody = plan("Wrong");
    ((ObjectNode) nobody.path("contacts").path(0)).remove("phone");
    assertThat(SERVICE.post("/api/plans", nobody.toString(), SERVICE.rosa()).is(422).text())
        .contains("/contacts/0/phone");
    ObjectNode stranger = plan("Wrong");
    ((ObjectNode) stranger.path("roles").path(0))
        .putObject("page")
        .put("kind", "PERSON")
        .put("id", "nobody-ever");
    assertThat(SERVICE.post("/api/plans", stranger.toString(), SERVICE.rosa()).is(422).text())
        .contains("/roles/0/page/id");
    ObjectNode incident = plan("Wrong").put("incident", "INC-99999");
    assertThat(SERVICE.post("/api/plans", incident.toString(), SERVICE.rosa()).is(422).text())
        .contains("/incident");
    SERVICE.post("/api/plans", plan("Wrong").toString(), SERVICE.aude()).is(403);
  }

  @Test
  void a_shipped_plan_holds_only_once_it_was_adopted_and_approved() {
    JsonNode shipped = SERVICE.get("/api/plan-templates", SERVICE.rosa()).is(200).json();
    assertThat(shipped.path("items").size()).isEqualTo(7);
    assertThat(
            StreamSupport.stream(shipped.path("items").spliterator(), false)
                .noneMatch(item -> item.path("adopted").asBoolean()))
        .isTrue();
    Answer adopted =
        SERVICE.post("/api/plan-templates/ransomware/adopt", "", SERVICE.rosa()).is(201);
    JsonNode plan = read("response-plan-ransomware", adopted, SERVICE.rosa());
    assertThat(plan.has("holding")).isFalse();
    assertThat(plan.path("template").asString()).isEqualTo("ransomware");
    assertThat(
            SERVICE
                .post("/api/plan-templates/ransomware/adopt", "", SERVICE.ravi())
                .is(409)
                .problem())
        .isEqualTo("plan-exists");
    SERVICE.post("/api/plans/response-plan-ransomware/submit", "", SERVICE.rosa()).is(200);
    Answer approved =
        SERVICE
            .post("/api/plans/response-plan-ransomware/approve", "{\"draft\":1}", SERVICE.mina())
            .is(200);
    JsonNode holds = read("response-plan-ransomware", approved, SERVICE.rosa());
    assertThat(holds.path("row").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_version_is_looked_through_and_a_plan_retired_by_a_manager_with_a_reason() {
    String id = published("Short life");
    String path = "/api/plans/" + id;
    SERVICE.post(path + "/review", "{\"note\":\"\"}", SERVICE.mina()).is(422);
    Answer reviewed =
        SERVICE.post(path + "/review", "{\"note\":\"It holds\"}", SERVICE.mina()).is(200);
    assertThat(read(id, reviewed, SERVICE.aude()).path("reviews").path(0).path("text").asString())
        .isEqualTo("It holds");
    SERVICE.post(path + "/retire", "{\"reason\":\"Another covers it\"}", SERVICE.rosa()).is(403);
    Answer gone =
        SERVICE
            .post(path + "/retire", "{\"reason\":\"Another covers it\"}", SERVICE.mina())
            .is(200);
    JsonNode shown = read(id, gone, SERVICE.rosa());
    assertThat(shown.has("holding")).isFalse();
    assertThat(shown.path("retired").path("text").asString()).isEqualTo("Another covers it");
    SERVICE.post(path + "/acknowledge", "{\"version\":1}", SERVICE.rosa()).is(409);
  }
}
