package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ActionItemsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String ended(String title) {
    String number = SERVICE.declare(title, SERVICE.rosa()).path("number").asString();
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.rosa()).is(200);
    SERVICE.getUntil("/api/reviews/" + number, SERVICE.rosa(), review -> true);
    return number;
  }

  private static Answer say(String number, String id, String more) {
    return SERVICE.put(
        "/api/reviews/" + number + "/actions/" + id,
        "{\"title\":\"Watch refused payments\",\"controls\":[\"ISO 27001 A.8.16\"],\"proof\":\"It fires in staging\"%s}"
            .formatted(more),
        SERVICE.rosa());
  }

  private static Answer move(String number, String id, String to, String token) {
    return SERVICE.post(
        "/api/reviews/" + number + "/actions/" + id + "/state",
        "{\"to\":\"%s\",\"reason\":\"Because %s\"}".formatted(to, to),
        token);
  }

  private static JsonNode list(String query, Answer written) {
    String at = "&atLeast=" + written.json().path("position").asLong();
    return SERVICE.get("/api/action-items?" + query + at, SERVICE.rosa()).is(200).json();
  }

  /** The one item, once the directory of people knows who that is. */
  private static JsonNode named(String path, String name) {
    return SERVICE
        .getUntil(
            path, SERVICE.rosa(), page -> page.path("items").path(0).toString().contains(name))
        .path("items")
        .path(0);
  }

  private static List<String> titles(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("title").asString()).toList();
  }

  @Test
  void an_item_is_done_by_its_owner_and_verified_by_somebody_else() {
    String number = ended("Payments refused");
    Answer said =
        say(
                number,
                "watch",
                ",\"ownerId\":\"ravi\",\"ownerName\":\"Ravi Rao\",\"due\":\"2030-01-01T17:00:00Z\"")
            .is(200);
    assertThat(titles(list("owner=ravi", said))).hasSize(1);
    JsonNode item = named("/api/action-items?owner=ravi", "Ravi Rao");
    assertThat(item.path("incident").path("number").asString()).isEqualTo(number);
    assertThat(item.path("state").asString()).isEqualTo("OPEN");
    assertThat(item.path("overdue").asBoolean()).isFalse();
    assertThat(move(number, "watch", "VERIFIED", SERVICE.mina()).is(409).problem())
        .isEqualTo("action-not-done");
    move(number, "watch", "DONE", SERVICE.ravi()).is(200);
    assertThat(move(number, "watch", "VERIFIED", SERVICE.ravi()).is(403).problem())
        .isEqualTo("own-action");
    Answer verified = move(number, "watch", "VERIFIED", SERVICE.mina()).is(200);
    assertThat(titles(list("state=VERIFIED", verified))).hasSize(1);
    JsonNode after = named("/api/action-items?state=VERIFIED", "Mina Moreau");
    assertThat(after.path("moved").path("text").asString()).isEqualTo("Because VERIFIED");
    SERVICE.getUntil(
        "/api/incidents/" + number + "/timeline",
        SERVICE.rosa(),
        timeline -> timeline.toString().contains("An action item was verified"));
    move(number, "watch", "DROPPED", SERVICE.aude()).is(403);
  }

  @Test
  void what_is_overdue_comes_first_and_is_found_by_owner_control_and_words() {
    String number = ended("Overdue");
    say(number, "later", ",\"details\":\"zebra\",\"due\":\"2030-01-01T17:00:00Z\"").is(200);
    say(number, "never", ",\"details\":\"zebra\"").is(200);
    Answer last =
        say(
                number,
                "late",
                ",\"ownerId\":\"rosa\",\"details\":\"zebra\",\"due\":\"2020-01-01T17:00:00Z\"")
            .is(200);
    JsonNode page = list("q=refused+zebra&control=ISO+27001+A.8.16", last);
    assertThat(page.path("items").valueStream().map(item -> item.path("id").asString()))
        .containsExactly("late", "later", "never");
    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("overdue").asInt()).isEqualTo(1);
    assertThat(titles(list("overdue=true&owner=me&q=zebra", last))).hasSize(1);
    assertThat(titles(list("control=SOC+2+CC8.1&q=zebra", last))).isEmpty();
    JsonNode own =
        SERVICE.get("/api/reviews/" + number + "/actions", SERVICE.aude()).is(200).json();
    assertThat(own.path("items").valueStream().map(item -> item.path("id").asString()))
        .containsExactly("later", "never", "late");
    SERVICE.get("/api/action-items", SERVICE.acme()).is(403);
  }

  @Test
  void the_table_holds_the_same_and_no_cell_acts_as_a_formula() {
    String number = ended("Exported");
    Answer said =
        SERVICE
            .put(
                "/api/reviews/" + number + "/actions/formula",
                "{\"title\":\"=cmd|'/c calc'!A0\",\"details\":\"giraffe\"}",
                SERVICE.rosa())
            .is(200);
    assertThat(titles(list("q=giraffe", said))).hasSize(1);
    Answer csv = SERVICE.get("/api/action-items.csv?q=giraffe", SERVICE.aude()).is(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(number + ",formula,'=cmd|'/c calc'!A0,OPEN,");
  }

  @Test
  void what_is_wrong_with_an_item_is_said_with_its_place() {
    String number = ended("Wrong items");
    assertThat(say(number, "x", ",\"plan\":\"response-plan-none\"").is(422).text())
        .contains("/plan");
    assertThat(
            SERVICE
                .put("/api/reviews/" + number + "/actions/x", "{\"title\":\" \"}", SERVICE.rosa())
                .is(422)
                .text())
        .contains("/title");
    assertThat(
            SERVICE
                .put(
                    "/api/reviews/" + number + "/actions/x",
                    "{\"title\":\"A\",\"controls\":[\"ok\",\"\"]}",
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("/controls/1");
    say(number, "x", "").is(200);
    assertThat(say(number, "x", ",\"details\":\"Other\",\"version\":4").is(409).problem())
        .isEqualTo("action-changed");
    assertThat(move(number, "gone", "DONE", SERVICE.rosa()).is(404).problem())
        .isEqualTo("not-found");
    assertThat(SERVICE.get("/api/controls", SERVICE.rosa()).is(200).json().path("items").toString())
        .contains("ISO 27001 A.5.27", "SOC 2 CC7.5", "NIST CSF 2.0 ID.IM");
  }

  @Test
  void a_plan_that_changed_because_of_the_incident_is_shown_in_its_review() {
    String number = ended("Taught a plan");
    Answer drafted =
        SERVICE
            .post(
                "/api/plans",
                "{\"name\":\"Payments\",\"purpose\":\"Payments fail\",\"reviewMonths\":12,\"scope\":{\"services\":[\"pay\"],\"classes\":[],\"severities\":[]},\"incident\":\"%s\"}"
                    .formatted(number),
                SERVICE.rosa())
            .is(201);
    String plan = drafted.json().path("id").asString();
    SERVICE.post("/api/plans/" + plan + "/submit", "", SERVICE.rosa()).is(200);
    SERVICE.post("/api/plans/" + plan + "/approve", "{\"draft\":1}", SERVICE.mina()).is(200);
    JsonNode review =
        SERVICE.getUntil(
            "/api/reviews/" + number, SERVICE.rosa(), shown -> shown.path("plans").size() == 1);
    assertThat(review.path("plans").path(0).path("name").asString()).isEqualTo("Payments");
    Answer said = say(number, "plan", ",\"plan\":\"" + plan + "\"").is(200);
    assertThat(
            list("q=refused", said)
                .path("items")
                .valueStream()
                .map(item -> item.path("plan").path("name").asString()))
        .contains("Payments");
  }
}
