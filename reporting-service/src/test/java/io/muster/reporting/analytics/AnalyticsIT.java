package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A manager looks at a September of six incidents, a private one, a duplicate and a drill. */
class AnalyticsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String RESPONSE = "/api/analytics/response";
  private static final String SEPTEMBER = "?from=2026-09-01&to=2026-09-30";
  private static final Instant MONDAY = Instant.parse("2026-09-07T22:30:00Z");
  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");

  @BeforeAll
  static void a_september() {
    SERVICE.record(
        new CatalogServiceEvent.Registered(
            "svc-1",
            "checkout",
            null,
            null,
            "Team Payments",
            1,
            List.of(),
            List.of(),
            MINA,
            MONDAY));
    for (int n = 1; n <= 6; n++) {
      Course course =
          Course.opened("inc-" + n, n, MONDAY.plus(Duration.ofDays(n)), -n, 0)
              .acknowledged(n)
              .resolved(10 * n);
      SERVICE.record(course.recorded());
    }
    SERVICE.record(
        Course.opened("inc-2", 2, MONDAY, 0, 0)
            .severity(Severity.SEV1, 30)
            .deployed("=checkout", 40)
            .events()
            .stream()
            .skip(1)
            .toArray(Event[]::new));
    SERVICE.record(Course.opened("inc-7", 7, MONDAY, 0, 0).resolved(9000).recorded());
    SERVICE.record(
        new AccessEvent.MadePrivate("inc-7", null, MINA, MONDAY),
        new AccessEvent.AccessGranted(
            "inc-7", new Person(Outage.MINA, "Mina Moreau"), null, MINA, MONDAY));
    SERVICE.record(Course.opened("inc-8", 8, MONDAY, 0, 0).resolved(1).recorded());
    SERVICE.record(
        new LinkEvent.DuplicateMarked("inc-8", new IncidentRef("inc-1", 1), null, MINA, MONDAY));
    SERVICE.record(Course.opened("drill-1.inc", 9, MONDAY, 0, 0).resolved(7).recorded());
    actions();
    SERVICE.caughtUp();
  }

  private static void actions() {
    String review = ReviewEvent.idFor("inc-1");
    Instant due = Instant.parse("2026-09-20T00:00:00Z");
    for (String action : List.of("on-time", "late", "overdue")) {
      SERVICE.record(
          new ReviewEvent.ActionSaid(
              review,
              action,
              1,
              "Size the pool",
              null,
              null,
              due,
              List.of(),
              "it holds",
              null,
              MINA,
              MONDAY));
    }
    SERVICE.record(
        done(review, "on-time", due.minusSeconds(60)), done(review, "late", due.plusSeconds(60)));
  }

  private static ReviewEvent done(String review, String action, Instant at) {
    return new ReviewEvent.ActionMoved(
        review, action, ActionState.OPEN, ActionState.DONE, "done", MINA, at);
  }

  private static JsonNode september(String more, String token, int incidents) {
    return SERVICE.getUntil(
        RESPONSE + SEPTEMBER + more, token, json -> json.path("incidents").asInt() == incidents);
  }

  private static JsonNode figure(JsonNode response, Metric metric) {
    return response
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("metric").asString().equals(metric.name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_figure_is_of_the_real_incidents_the_reader_may_know_of() {
    JsonNode response = september("", SERVICE.rosa(), 6);
    JsonNode resolve = figure(response, Metric.RESOLVE);
    assertThat(resolve.path("counted").asInt()).isEqualTo(6);
    assertThat(resolve.path("median").asLong()).isEqualTo(35 * 60);
    assertThat(resolve.path("p90").asLong()).isEqualTo(55 * 60);
    assertThat(resolve.path("mean").asLong()).isEqualTo(35 * 60);
    assertThat(figure(response, Metric.DETECT).path("median").asLong()).isEqualTo(210);

    JsonNode named = september("", SERVICE.mina(), 7);
    assertThat(figure(named, Metric.RESOLVE).path("p95").asLong()).isGreaterThan(3600);
    assertThat(
            figure(september("&drills=true", SERVICE.mina(), 1), Metric.RESOLVE)
                .path("median")
                .asLong())
        .isEqualTo(7 * 60);
  }

  @Test
  void every_group_opens_to_the_incidents_it_was_made_of() {
    september("", SERVICE.aude(), 6);
    for (By by : By.values()) {
      JsonNode groups =
          SERVICE
              .get(RESPONSE + SEPTEMBER + "&zone=Europe/Berlin&by=" + by, SERVICE.aude())
              .is(200)
              .json()
              .path("groups");
      assertThat(groups.size()).as(by.name()).isPositive();
      for (JsonNode group : groups) {
        JsonNode behind =
            SERVICE
                .get(
                    "%s/incidents%s&zone=Europe/Berlin&%s=%s"
                        .formatted(
                            RESPONSE,
                            SEPTEMBER,
                            by.name().toLowerCase(Locale.ROOT),
                            URLEncoder.encode(
                                group.path("key").asString(), StandardCharsets.UTF_8)),
                    SERVICE.aude())
                .is(200)
                .json();
        assertThat(behind.path("total").asInt()).isEqualTo(group.path("incidents").asInt());
      }
    }
    JsonNode teams =
        SERVICE.get(RESPONSE + SEPTEMBER + "&by=TEAM", SERVICE.aude()).json().path("groups");
    assertThat(teams.get(0).path("name").asString()).isEqualTo("Team Payments");
    JsonNode hours =
        SERVICE
            .get(RESPONSE + SEPTEMBER + "&by=HOUR&zone=Europe/Berlin", SERVICE.aude())
            .json()
            .path("groups");
    assertThat(hours.get(0).path("name").asString()).isEqualTo("00:00");
  }

  @Test
  void the_incidents_come_in_pages_each_with_what_was_measured() {
    september("", SERVICE.rosa(), 6);
    String list = RESPONSE + "/incidents" + SEPTEMBER + "&metric=RESOLVE&limit=4";
    JsonNode first = SERVICE.get(list, SERVICE.rosa()).is(200).json();
    JsonNode second =
        SERVICE
            .get(list + "&after=" + first.path("nextCursor").asString(), SERVICE.rosa())
            .is(200)
            .json();
    assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.path("items").valueStream())
                .map(item -> item.path("number").asString()))
        .containsExactly("INC-6", "INC-5", "INC-4", "INC-3", "INC-2", "INC-1");
    assertThat(second.path("nextCursor").isString()).isFalse();
    assertThat(first.path("items").get(0).path("seconds").path("RESOLVE").asLong()).isEqualTo(3600);
  }

  private static JsonNode awaitActions(String token) {
    return SERVICE
        .getUntil(
            RESPONSE + SEPTEMBER,
            token,
            json ->
                json.path("actions").path("late").asInt() == 1
                    && json.path("actions").path("onTime").asInt() == 1)
        .path("actions");
  }

  @Test
  void action_items_of_the_period_are_on_time_late_or_overdue() {
    JsonNode actions = awaitActions(SERVICE.rosa());
    assertThat(actions.path("due").asInt()).isEqualTo(3);
    assertThat(actions.path("onTime").asInt()).isEqualTo(1);
    assertThat(actions.path("overdue").asInt()).isEqualTo(1);
    assertThat(actions.path("behind").get(0).path("number").asString()).isEqualTo("INC-1");
  }

  @Test
  void tables_hold_every_figure_and_no_formula() {
    september("", SERVICE.mina(), 7);
    awaitActions(SERVICE.mina());
    Answer incidents = SERVICE.get(RESPONSE + "/incidents.csv" + SEPTEMBER, SERVICE.mina()).is(200);
    assertThat(incidents.header("Content-Disposition")).contains("incidents.csv");
    assertThat(incidents.text().lines()).hasSize(8);
    String figures =
        SERVICE
            .get(RESPONSE + "/figures.csv" + SEPTEMBER + "&by=CAUSE&every=MONTH", SERVICE.mina())
            .is(200)
            .text();
    assertThat(figures)
        .contains(
            "a deployment of =checkout",
            "MONTH,2026-09-01",
            "action items,,on time,1",
            "action items,,late,1,,,,,,,,,\r\n",
            "action items,,late or overdue,2,,,,,,,,,INC-1\r\n");
    assertThat(figures.lines().filter(line -> line.matches("(.*,)?\"?[=+@].*"))).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_refused_with_what_to_do() {
    for (String wrong :
        List.of(
            "?zone=Mars",
            "?from=2026-09-02&to=2026-09-01",
            "?to=%2B999999999-12-31",
            "?severity=SEV9",
            "?hour=25",
            "?weekday=SOMEDAY")) {
      assertThat(
              SERVICE
                  .get(RESPONSE + wrong, SERVICE.rosa())
                  .is(400)
                  .json()
                  .path("detail")
                  .asString())
          .as(wrong)
          .isNotBlank();
    }
    SERVICE.get(RESPONSE + "/incidents?after=nonsense", SERVICE.rosa()).is(400);
    SERVICE.get(RESPONSE, SERVICE.acme()).is(403);
    SERVICE.get(RESPONSE, SERVICE.adam()).is(403);
  }

  @Test
  void a_correction_changes_the_figures_and_a_rebuild_does_not() {
    Course october =
        Course.opened("inc-20", 20, MONDAY.plus(Duration.ofDays(30)), -60, 0).resolved(5);
    SERVICE.record(october.recorded());
    SERVICE.record(october.corrected(Moment.OCCURRED, -10, 600).events().getLast());
    String path = RESPONSE + "?from=2026-10-01&to=2026-10-31";
    SERVICE.getUntil(
        path, SERVICE.rosa(), json -> figure(json, Metric.DETECT).path("median").asLong() == 600);

    List<String> before = hashes();
    SERVICE.post("/api/admin/reporting/read-models/rebuild", SERVICE.adam()).is(202);
    SERVICE.getUntil(
        "/api/admin/reporting/read-models",
        SERVICE.adam(),
        states ->
            ours(states)
                .allMatch(state -> state.path("position").asLong() == state.path("head").asLong()));
    assertThat(hashes()).isEqualTo(before);
  }

  private static List<String> hashes() {
    return ours(SERVICE.get("/api/admin/reporting/read-models", SERVICE.adam()).is(200).json())
        .map(state -> state.path("name").asString() + " " + state.path("contentHash").asString())
        .toList();
  }

  private static Stream<JsonNode> ours(JsonNode states) {
    return states
        .valueStream()
        .filter(state -> state.path("group").asString().equals(IncidentRows.GROUP));
  }
}
