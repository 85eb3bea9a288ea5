package io.muster.incident.triage;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.incident.TestService;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Alerts that come in through the door and that people put together. */
class AttachIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void alerts_like_an_open_incident_are_offered_attached_and_end_with_it() {
    Problem first = problem("Alpha orders database refuses connections");
    Problem second = problem("Alpha orders database refuses new connections");
    JsonNode offer =
        SERVICE
            .getUntil(second.path() + "/similar", SERVICE.rosa(), page -> page.has("offer"))
            .path("offer");
    assertThat(offer.path("groupId").asString()).isEqualTo(second.groupId());
    assertThat(offer.path("incident").path("number").asString()).isEqualTo(first.number());
    assertThat(offer.path("incident").path("why").path("services").toString()).contains("checkout");
    assertThat(
            SERVICE
                .get(first.path() + "/similar", SERVICE.rosa())
                .json()
                .path("offer")
                .path("incident")
                .path("number")
                .asString())
        .as("the older one is not offered the newer")
        .isNotEqualTo(second.number());

    JsonNode moved = attach(second, first.number(), SERVICE.rosa()).is(200).json();
    assertThat(moved.path("number").asString()).isEqualTo(first.number());
    JsonNode ended = until(second, "RESOLVED");
    assertThat(ended.path("duplicateOf").path("number").asString()).isEqualTo(first.number());
    JsonNode joined =
        SERVICE.getUntil(
            first.path(),
            SERVICE.rosa(),
            incident -> incident.path("alerts").path("firing").asInt() == 2);
    assertThat(joined.path("state").asString()).isEqualTo("TRIGGERED");
    Awaitility.await()
        .until(() -> timeline(first).contains("Alerts of " + second.number() + " were attached"));
    assertThat(timeline(second))
        .contains(
            "The alerts were attached to " + first.number(),
            second.number() + " ended as a duplicate of " + first.number());
    JsonNode group = group(second).path("group");
    assertThat(group.path("incident").path("number").asString()).isEqualTo(first.number());
    assertThat(group.path("attachedFrom").path("number").asString()).isEqualTo(second.number());

    // It goes on until both are over.
    over(first);
    Awaitility.await().until(() -> timeline(first).contains("Every alert is over"));
    assertThat(state(first)).isEqualTo("TRIGGERED");
    over(second);
    until(first, "RESOLVED");
    noise("attached", 1);
    requireNothingParked();
  }

  @Test
  void what_the_source_says_of_attached_alerts_is_about_the_incident_that_has_them() {
    Problem first = problem("Bravo one", "warning");
    Problem second = problem("Bravo two", "warning");
    attach(second, first.number(), SERVICE.rosa()).is(200);
    until(second, "RESOLVED");
    assertThat(severity(first)).isEqualTo("SEV3");
    intake(second.title(), firing(second.title() + "-2", T0));
    SERVICE.getUntil(
        first.path(), SERVICE.rosa(), i -> i.path("severity").asString().equals("SEV1"));
    assertThat(severity(second)).isEqualTo("SEV3");
    Awaitility.await().until(() -> timeline(first).contains("Alert HighErrorRate fires"));
    requireNothingParked();
  }

  @Test
  void whoever_resolves_an_incident_ends_the_alerts_attached_to_it() {
    Problem first = problem("Charlie one");
    Problem second = problem("Charlie two");
    attach(second, first.number(), SERVICE.rosa()).is(200);
    until(second, "RESOLVED");
    SERVICE.post(first.path() + "/resolve", "{}", SERVICE.rosa()).is(200);
    historyUntil(second.groupId(), AlertGroupEvent.Closed.class);
    historyUntil(first.groupId(), AlertGroupEvent.Closed.class);
    // What fires after that is a new problem and calls again.
    intake(second.title(), firing(second.title(), Instant.now().plusSeconds(1)));
    SERVICE.getUntil(
        "/api/incidents?state=TRIGGERED&q=Charlie",
        SERVICE.rosa(),
        page -> page.path("items").size() == 1);
    requireNothingParked();
  }

  @Test
  void taking_alerts_away_again_opens_an_incident_that_calls() {
    Problem first = problem("Delta one");
    Problem second = problem("Delta two");
    attach(second, first.number(), SERVICE.rosa()).is(200);
    until(second, "RESOLVED");
    assertThat(detach(second, "{}").is(422).json().path("errors").toString()).contains("/reason");
    JsonNode moved = detach(second, "{\"reason\":\"Another database\"}").is(200).json();
    String path = "/api/incidents/" + moved.path("incidentId").asString();
    Awaitility.await().until(() -> SERVICE.get(path, SERVICE.rosa()).status() == 200);
    JsonNode anew = SERVICE.get(path, SERVICE.rosa()).json();
    assertThat(anew.path("state").asString()).isEqualTo("TRIGGERED");
    assertThat(anew.path("title").asString()).contains("Delta two");
    SERVICE.getUntil(
        first.path(), SERVICE.rosa(), i -> i.path("alerts").path("firing").asInt() == 1);
    String moving = "Alerts were moved to " + anew.path("number").asString();
    Awaitility.await()
        .untilAsserted(() -> assertThat(timeline(first)).contains(moving, "Another database"));
    // The first goes on alone, and so does the new one.
    over(first);
    until(first, "RESOLVED");
    assertThat(SERVICE.get(path, SERVICE.rosa()).json().path("state").asString())
        .isEqualTo("TRIGGERED");
    over(second);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    assertThat(SERVICE.get(path + "/similar", SERVICE.rosa()).json().has("offer")).isFalse();
    requireNothingParked();
  }

  @Test
  void an_incident_that_was_over_by_then_hands_the_alerts_back_and_nobody_is_forgotten() {
    Problem first = problem("Echo one");
    Problem second = problem("Echo two");
    SERVICE.post(first.path() + "/resolve", "{}", SERVICE.rosa()).is(200);
    // As if the other had been resolved between the look at it and the attaching.
    SERVICE
        .bean(CommandSender.class)
        .sendSystem(
            new Attach(
                second.groupId(),
                first.id(),
                0,
                "Looks the same",
                Actor.person("rosa", "Rosa Reyes")));
    List<AlertGroupEvent> history = historyUntil(second.groupId(), AlertGroupEvent.Detached.class);
    assertThat(((AlertGroupEvent.Detached) history.getLast()).incidentId()).isEqualTo(second.id());
    assertThat(state(second)).isEqualTo("TRIGGERED");
    over(second);
    until(second, "RESOLVED");
    requireNothingParked();
  }

  @Test
  void of_two_at_once_one_wins_and_the_alerts_are_in_one_place() throws Exception {
    Problem first = problem("Foxtrot one");
    Problem other = problem("Foxtrot other");
    Problem second = problem("Foxtrot two");
    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> wishes =
          List.of(
              () -> attach(second, first.number(), SERVICE.rosa(), "a").status(),
              () -> attach(second, other.number(), SERVICE.ravi(), "b").status());
      for (Future<Integer> answer : people.invokeAll(wishes)) {
        assertThat(answer.get()).isIn(200, 409);
      }
    }
    until(second, "RESOLVED");
    Awaitility.await().until(() -> stillFiring(first) + stillFiring(other) == 3);
    requireNothingParked();
  }

  @Test
  void a_process_killed_after_any_step_does_the_same_again_and_changes_nothing() {
    Problem first = problem("Golf one");
    Problem second = problem("Golf two");
    attach(second, first.number(), SERVICE.rosa()).is(200);
    until(second, "RESOLVED");
    String incident =
        detach(second, "{\"reason\":\"No\"}").is(200).json().path("incidentId").asString();
    Awaitility.await().until(() -> timeline(first).contains("Alerts were moved to"));
    long commits = commits();
    deliverAgain(second.groupId());
    assertThat(commits()).isEqualTo(commits);
    Awaitility.await()
        .until(() -> SERVICE.get("/api/incidents/" + incident, SERVICE.rosa()).status() == 200);
    requireNothingParked();
  }

  @Test
  void what_cannot_be_is_refused_with_the_way_out() {
    Problem first = problem("Hotel one");
    Problem second = problem("Hotel two");
    Problem third = problem("Hotel three");
    assertThat(attach(second, second.number(), SERVICE.rosa()).is(422).problem())
        .isEqualTo("invalid-field");
    assertThat(attach(second, "INC-999999", SERVICE.rosa()).is(404).problem())
        .isEqualTo("not-found");
    SERVICE.post(groupPath(second) + "/attach", "{}", SERVICE.rosa()).is(422);
    SERVICE.post(groupPath(second) + "/attach", "{}", SERVICE.aude()).is(403);
    SERVICE.post(groupPath(second) + "/attach", "{}", SERVICE.acme()).is(403);
    assertThat(
            SERVICE
                .post("/api/alert-groups/none/attach", "{\"incident\":\"x\"}", SERVICE.rosa())
                .is(404)
                .problem())
        .isEqualTo("not-found");
    assertThat(detach(second, "{\"reason\":\"No\"}").is(409).problem()).isEqualTo("not-attached");
    attach(second, first.number(), SERVICE.rosa()).is(200);
    until(second, "RESOLVED");
    assertThat(attach(third, second.number(), SERVICE.rosa()).is(409).problem())
        .isEqualTo("incident-duplicate");
    SERVICE.post(first.path() + "/resolve", "{}", SERVICE.rosa()).is(200);
    assertThat(attach(third, first.number(), SERVICE.rosa()).is(409).problem())
        .isEqualTo("incident-over");
    over(third);
    until(third, "RESOLVED");
    Problem fourth = problem("Hotel four");
    assertThat(attach(third, fourth.number(), SERVICE.rosa()).is(409).problem())
        .isEqualTo("alerts-over");
  }

  private record Problem(String title, String id, String number, String groupId) {

    String path() {
      return "/api/incidents/" + id;
    }
  }

  private static Problem problem(String title) {
    return problem(title, "critical");
  }

  private static Problem problem(String title, String severity) {
    intake(title, firing(title, T0).replace("critical", severity));
    JsonNode incident =
        SERVICE
            .getUntil(
                "/api/incidents?q=" + title.replace(" ", "%20"),
                SERVICE.rosa(),
                page -> page.path("items").size() == 1)
            .path("items")
            .path(0);
    return new Problem(
        title,
        incident.path("id").asString(),
        incident.path("number").asString(),
        incident.path("source").path("alertGroupId").asString());
  }

  private static void intake(String title, String... alerts) {
    SERVICE
        .post("/intake/alertmanager", message(title, "firing", alerts), TestService.DEMO_KEY)
        .is(202);
  }

  private static void over(Problem problem) {
    intake(problem.title(), resolved(problem.title(), T0, T0.plusSeconds(60)));
  }

  private static TestService.Answer attach(Problem problem, String to, String token) {
    return attach(problem, to, token, "Looks the same");
  }

  private static TestService.Answer attach(
      Problem problem, String to, String token, String reason) {
    return SERVICE.post(
        groupPath(problem) + "/attach",
        "{\"incident\":\"%s\",\"reason\":\"%s\"}".formatted(to, reason),
        token);
  }

  private static TestService.Answer detach(Problem problem, String body) {
    return SERVICE.post(groupPath(problem) + "/detach", body, SERVICE.ravi());
  }

  private static String groupPath(Problem problem) {
    return "/api/alert-groups/" + problem.groupId();
  }

  private static JsonNode group(Problem problem) {
    return SERVICE.get(groupPath(problem), SERVICE.rosa()).is(200).json();
  }

  private static JsonNode until(Problem problem, String state) {
    return SERVICE.getUntil(
        problem.path(), SERVICE.rosa(), i -> i.path("state").asString().equals(state));
  }

  private static JsonNode read(Problem problem) {
    return SERVICE.get(problem.path(), SERVICE.rosa()).is(200).json();
  }

  private static String state(Problem problem) {
    return read(problem).path("state").asString();
  }

  private static String severity(Problem problem) {
    return read(problem).path("severity").asString();
  }

  private static int stillFiring(Problem problem) {
    return read(problem).path("alerts").path("firing").asInt();
  }

  private static String timeline(Problem problem) {
    return SERVICE.get(problem.path() + "/timeline", SERVICE.rosa()).is(200).text();
  }

  private static void noise(String field, int least) {
    SERVICE.getUntil(
        "/api/noise", SERVICE.rosa(), report -> report.path("all").path(field).asInt() >= least);
  }

  private static List<AlertGroupEvent> historyUntil(
      String group, Class<? extends AlertGroupEvent> last) {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> SERVICE.bean(GroupLedger.class).history(group),
            events -> last.isInstance(events.getLast()));
  }

  /** A review of another test's incident may open at any time. */
  private static long commits() {
    return SERVICE
        .mongo()
        .database()
        .getCollection("events")
        .countDocuments(Filters.in("aggType", "AlertGroup", "Incident"));
  }

  /** As after a crash between handling the events of a group and remembering that. */
  private static void deliverAgain(String group) {
    AlertTriage triage = SERVICE.bean(AlertTriage.class);
    EventLog log = SERVICE.bean(EventLog.class);
    List<AlertGroupEvent> history = SERVICE.bean(GroupLedger.class).history(group);
    for (int sequence = 0; sequence < history.size(); sequence++) {
      StoredCommit commit = log.commitOf(group, sequence).orElseThrow();
      triage.on(
          history.get(sequence),
          new Recorded(
              commit.position() + sequence - commit.firstSequence(),
              "e",
              "t",
              1,
              "AlertGroup",
              group,
              sequence,
              T0,
              null,
              new byte[0]));
    }
  }

  private static void requireNothingParked() {
    assertThat(SERVICE.get("/api/admin/incident/dead-letters", SERVICE.adam()).is(200).text())
        .isEqualTo("[]");
  }
}
