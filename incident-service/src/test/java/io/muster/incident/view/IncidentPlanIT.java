package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.net.http.HttpRequest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class IncidentPlanIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static String publish(String name, String scope) {
    String body =
        """
        {"name":"%s","purpose":"Keep accounts closed","reviewMonths":12,"scope":%s,
         "roles":[{"role":"COMMANDER","severities":[]},{"role":"SCRIBE","severities":["SEV1"]}],
         "exitCriteria":[{"id":"commander","phase":"IDENTIFICATION","kind":"ROLE_FILLED","role":"COMMANDER","text":"Somebody commands"},
                         {"id":"usual","phase":"CONTAINMENT","kind":"CONFIRMED","text":"It is as usual"}]}
        """
            .formatted(name, scope);
    String id =
        SERVICE.post("/api/plans", body, SERVICE.rosa()).is(201).json().path("id").asString();
    publish(id);
    return id;
  }

  private static void publish(String id) {
    SERVICE.post("/api/plans/" + id + "/submit", "", SERVICE.rosa()).is(200);
    Answer approved =
        SERVICE.post("/api/plans/" + id + "/approve", "{\"draft\":1}", SERVICE.mina()).is(200);
    SERVICE
        .get("/api/plans?atLeast=" + approved.json().path("position").asLong(), SERVICE.rosa())
        .is(200);
  }

  private static String declare(String title, String service) {
    return SERVICE
        .post(
            "/api/incidents",
            "{\"title\":\"%s\",\"severity\":\"SEV3\",\"services\":[\"%s\"]}"
                .formatted(title, service),
            SERVICE.rosa())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static JsonNode planOf(String incident) {
    return SERVICE
        .getUntil(
            "/api/incidents/" + incident + "/plan", SERVICE.aude(), answer -> answer.has("plan"))
        .path("plan");
  }

  @Test
  void the_plan_that_is_most_for_it_is_followed_and_says_why() {
    publish(
        "Any", "{\"services\":[\"p-login\",\"p-shop\"],\"classes\":[],\"severities\":[\"SEV3\"]}");
    String brute =
        publish("Brute", "{\"services\":[],\"classes\":[\"brute-force-login\"],\"severities\":[]}");
    SERVICE
        .send(
            SERVICE
                .request("/intake/alertmanager", TestService.DEMO_KEY)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"version":"4","status":"firing","groupKey":"{}:{alertname=\\"Brute\\"}","receiver":"muster","groupLabels":{"alertname":"Brute"},"commonLabels":{"alertname":"Brute"},"commonAnnotations":{"summary":"Brute P"},"truncatedAlerts":0,"externalURL":"http://am",
                         "alerts":[{"status":"firing","labels":{"alertname":"Brute","service":"p-login","severity":"warning","incident_class":"brute-force-login"},
                         "annotations":{"summary":"Brute P"},"startsAt":"2026-11-24T03:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p","fingerprint":"b1"}]}
                        """)))
        .is(202);
    JsonNode found =
        SERVICE.getUntil(
            "/api/incidents", SERVICE.rosa(), page -> page.toString().contains("Brute P"));
    String incident =
        StreamSupport.stream(found.path("items").spliterator(), false)
            .filter(item -> item.path("title").asString().contains("Brute P"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    JsonNode plan = planOf(incident);
    assertThat(plan.path("planId").asString()).isEqualTo(brute);
    assertThat(plan.path("rule").asString()).isEqualTo("plan-choice/1");
    assertThat(plan.path("matched").toString())
        .isEqualTo("[{\"part\":\"CLASS\",\"value\":\"brute-force-login\"}]");
  }

  @Test
  void it_keeps_its_version_and_says_which_role_is_missing_and_what_is_met() {
    publish("Keep", "{\"services\":[\"p-keep\"],\"classes\":[],\"severities\":[]}");
    String incident = declare("Keep it", "p-keep");
    JsonNode plan = planOf(incident);
    assertThat(plan.path("version").asInt()).isEqualTo(1);
    assertThat(plan.path("unfilled").toString()).contains("COMMANDER").doesNotContain("SCRIBE");
    assertThat(plan.path("criteria").path(0).path("met").asBoolean()).isFalse();
    SERVICE.put("/api/incidents/" + incident + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    SERVICE
        .post(
            "/api/incidents/" + incident + "/plan/criteria/usual/confirm",
            "{\"note\":\"Six a minute\"}",
            SERVICE.ravi())
        .is(200);
    JsonNode after =
        SERVICE
            .getUntil(
                "/api/incidents/" + incident + "/plan",
                SERVICE.rosa(),
                answer -> answer.path("plan").path("unfilled").isEmpty())
            .path("plan");
    assertThat(after.path("criteria").path(0).path("met").asBoolean()).isTrue();
    assertThat(after.path("criteria").path(1).path("confirmedBy").path("id").asString())
        .isEqualTo("ravi");
    SERVICE.getUntil(
        "/api/incidents/" + incident + "/timeline",
        SERVICE.rosa(),
        t ->
            t.toString().contains("Follows version 1 of the plan Keep")
                && t.toString().contains("Confirmed: It is as usual"));
  }

  @Test
  void a_person_changes_it_with_a_reason_and_the_rule_has_no_more_say() {
    publish("First", "{\"services\":[\"p-first\"],\"classes\":[],\"severities\":[]}");
    String other =
        publish("Second", "{\"services\":[\"p-second\"],\"classes\":[],\"severities\":[]}");
    String incident = declare("Change it", "p-first");
    planOf(incident);
    String path = "/api/incidents/" + incident + "/plan";
    SERVICE.put(path, "{\"planId\":\"%s\"}".formatted(other), SERVICE.rosa()).is(422);
    SERVICE.put(path, "{\"planId\":\"none\",\"reason\":\"x\"}", SERVICE.rosa()).is(422);
    SERVICE
        .put(
            path,
            "{\"planId\":\"%s\",\"reason\":\"It is the other\"}".formatted(other),
            SERVICE.rosa())
        .is(200);
    JsonNode plan = planOf(incident);
    assertThat(plan.path("planId").asString()).isEqualTo(other);
    assertThat(plan.path("reason").asString()).isEqualTo("It is the other");
    assertThat(plan.has("rule")).isFalse();
    SERVICE.put(path, "{\"planId\":\"x\",\"reason\":\"x\"}", SERVICE.aude()).is(403);
  }

  @Test
  void a_phase_is_left_once_its_criteria_are_met_or_with_a_reason_that_stays_on_the_record() {
    publish("Leave", "{\"services\":[\"p-leave\"],\"classes\":[],\"severities\":[]}");
    String incident = declare("Leave it", "p-leave");
    planOf(incident);
    String phase = "/api/incidents/" + incident + "/phase";
    Answer refused = SERVICE.post(phase, "{\"to\":\"CONTAINMENT\"}", SERVICE.mina()).is(409);
    assertThat(refused.problem()).isEqualTo("criteria-open");
    assertThat(refused.json().path("open").path(0).path("id").asString()).isEqualTo("commander");
    SERVICE.put("/api/incidents/" + incident + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    SERVICE.post(phase, "{\"to\":\"CONTAINMENT\"}", SERVICE.rosa()).is(200);
    SERVICE
        .post(phase, "{\"to\":\"IDENTIFICATION\",\"reason\":\"It came back\"}", SERVICE.rosa())
        .is(200);
    String skip = "{\"to\":\"ERADICATION\",\"reason\":\"Contained by itself\"%s}";
    SERVICE.post(phase, skip.formatted(""), SERVICE.rosa()).is(409);
    SERVICE
        .post(
            phase, skip.formatted(",\"overrideReason\":\"Nobody can tell today\""), SERVICE.rosa())
        .is(200);
    JsonNode timeline =
        SERVICE.getUntil(
            "/api/incidents/" + incident + "/timeline",
            SERVICE.aude(),
            t -> t.toString().contains("incident.criteria-overridden"));
    assertThat(timeline.toString())
        .contains(
            "Went on although a criterion of the plan is not met",
            "It is as usual",
            "Nobody can tell today");
  }

  @Test
  void the_tasks_of_the_plan_are_brought_along_and_their_end_is_found_out() {
    String id =
        SERVICE
            .post(
                "/api/plans",
                """
                {"name":"Tasks","purpose":"x","reviewMonths":12,"scope":{"services":["p-tasks"],"classes":[],"severities":[]},
                 "tasks":[{"id":"block","phase":"CONTAINMENT","kind":"containment","title":"Block the sources"}],
                 "exitCriteria":[{"id":"blocked","phase":"CONTAINMENT","kind":"TASKS_DONE","what":"containment","text":"All is blocked"},
                                 {"id":"known","phase":"IDENTIFICATION","kind":"FACT_RECORDED","what":"aware","text":"It is known since when we know"}]}
                """,
                SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    publish(id);
    String incident = declare("Tasks of it", "p-tasks");
    String path = "/api/incidents/" + incident;
    String task =
        SERVICE
            .getUntil(path, SERVICE.rosa(), i -> !i.path("tasks").isEmpty())
            .path("tasks")
            .path(0)
            .path("id")
            .asString();
    assertThat(planOf(incident).path("criteria").findValuesAsString("met"))
        .containsExactly("false", "false");
    SERVICE.post(path + "/tasks/" + task + "/state", "{\"to\":\"DONE\"}", SERVICE.rosa()).is(200);
    SERVICE
        .put(path + "/moments/AWARE", "{\"at\":\"2026-01-01T00:00:00Z\"}", SERVICE.rosa())
        .is(200);
    assertThat(planOf(incident).path("criteria").findValuesAsString("met"))
        .containsExactly("true", "true");
  }
}
