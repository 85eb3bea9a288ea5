package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two deployments, one of which called Rosa out by night; a private incident called her, too. */
class WorkIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Actor ESCALATION = Actor.system("escalation");
  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");
  private static final Instant TODAY = Instant.now().minus(Duration.ofHours(2));

  @BeforeAll
  static void a_day() {
    SERVICE.record(
        deployed("chg-inc-1", "checkout", "production"),
        deployed("chg-2", "checkout", null),
        deployed("chg-3", "checkout", "staging"),
        new ContactEvent.RulesSet(
            Outage.ROSA, new ContactRules("Asia/Kolkata", List.of(), null, null), MINA, TODAY));
    SERVICE.record(
        Course.opened("inc-1", 1, TODAY, -3, 0)
            .deployed("checkout", 2)
            .resolved(30)
            .events()
            .toArray(Event[]::new));
    SERVICE.record(
        new IncidentEvent.Opened(
            "inc-2",
            2,
            "Flapped",
            null,
            Severity.SEV4,
            List.of(),
            Source.alerts("int-1", "grp-1"),
            null,
            TODAY,
            ESCALATION,
            TODAY),
        new IncidentEvent.Resolved(
            "inc-2", "every alert resolved", ESCALATION, TODAY.plusSeconds(60)));
    SERVICE.record(Course.opened("inc-3", 3, TODAY, 0, 0).recorded());
    SERVICE.record(
        new AccessEvent.MadePrivate("inc-3", null, MINA, TODAY),
        new AccessEvent.AccessGranted(
            "inc-3", new Person(Outage.MINA, "Mina Moreau"), null, MINA, TODAY));
    page("page-1", "inc-1", true);
    page("page-2", "inc-1", false);
    page("page-3", "inc-3", true);
    reviews();
    SERVICE.caughtUp();
  }

  /** Three incidents of early 2025 for which something ran out, and others that are kept out. */
  private static void reviews() {
    new Learned(SERVICE)
        .reviewed(
            "inc-l1",
            1,
            "The connection pool of the database was too small",
            "Nobody could find the runbook")
        .wants(
            "inc-l1",
            "pool",
            "=Make the connection pool of the database larger, Mina Moreau (mina@muster.example)",
            2)
        .wants("inc-l1", "book", "Link the runbook from the alert", null)
        .reviewed("inc-l2", 2, "Database connections ran out under load")
        .reviewed("inc-l3", 3, "The pool of connections was exhausted")
        .reviewed("inc-l4", 4, "The TLS certificate expired")
        .reviewed("inc-l5", 5, "Too few connections to the database for the traffic")
        .reviewed("drill-1.inc", 6, "The pool of connections was exhausted")
        .reviewed("inc-l7", 30, "Log files filled the disk")
        .reviewed("inc-l8", 31, "The disk filled up with logs");
    SERVICE.record(
        new AccessEvent.MadePrivate("inc-l5", null, MINA, TODAY),
        new AccessEvent.AccessGranted(
            "inc-l5", new Person(Outage.MINA, "Mina Moreau"), null, MINA, TODAY));
  }

  private static JsonNode lessons(String token, int reviewed) {
    return SERVICE.getUntil(
        "/api/analytics/lessons?from=2025-01-01&to=2025-05-31",
        token,
        json -> json.path("reviewed").asInt() == reviewed);
  }

  @Test
  void what_contributed_again_is_one_theme_with_its_incidents_and_what_was_done_against_it() {
    JsonNode lessons = lessons(SERVICE.rosa(), 4);
    assertThat(lessons.path("themes").size()).isEqualTo(1);
    assertThat(lessons.path("factors").asInt()).isEqualTo(5);
    assertThat(lessons.path("alone").asInt()).isEqualTo(2);
    JsonNode theme = lessons.path("themes").get(0);
    assertThat(theme.path("count").asInt()).isEqualTo(3);
    assertThat(theme.path("incidents").valueStream().map(each -> each.path("number").asString()))
        .containsExactly("INC-503", "INC-502", "INC-501");
    assertThat(theme.path("kind").asString()).isEqualTo("CAPACITY");
    assertThat(theme.path("services").get(0).path("incidents").asInt()).isEqualTo(3);
    assertThat(theme.path("months").get(0).path("incidents").asInt()).isEqualTo(3);
    assertThat(theme.path("actions").size()).as("the runbook is another matter").isEqualTo(1);
    assertThat(theme.path("actions").get(0).path("outcome").asString()).isEqualTo("ON_TIME");
    assertThat(theme.path("again").valueStream().map(each -> each.path("number").asString()))
        .containsExactly("INC-503");
    assertThat(lessons(SERVICE.mina(), 5).path("themes").get(0).path("count").asInt())
        .as("of those named on the private one")
        .isEqualTo(4);
    assertThat(
            SERVICE
                .get(
                    "/api/analytics/lessons?from=2025-01-01&to=2025-05-31&drills=true",
                    SERVICE.rosa())
                .is(200)
                .json()
                .path("reviewed")
                .asInt())
        .isEqualTo(1);
    String csv =
        SERVICE
            .get("/api/analytics/lessons.csv?from=2025-01-01&to=2025-05-31", SERVICE.aude())
            .is(200)
            .text();
    assertThat(csv).contains("INC-503 INC-502 INC-501", "action item,ON_TIME,");
    assertThat(csv).as("auditors see masks").doesNotContain("Mina Moreau", "mina@muster.example");
    assertThat(csv.lines().filter(line -> line.matches("(.*,)?\"?[=+@].*"))).isEmpty();
    SERVICE.get("/api/analytics/lessons", SERVICE.acme()).is(403);
    SERVICE.get("/api/analytics/lessons", SERVICE.adam()).is(403);
  }

  @Test
  void what_was_erased_is_counted_and_in_no_theme() {
    Awaitility.await()
        .until(
            () ->
                SERVICE
                        .mongo()
                        .database()
                        .getCollection(ReviewRows.REVIEWS)
                        .countDocuments(
                            new Document(
                                PublishedReview.INCIDENT,
                                new Document("$in", List.of("inc-l7", "inc-l8"))))
                    == 2);
    SERVICE.getUntil(
        "/api/analytics/lessons?from=2025-08-01&to=2025-08-31",
        SERVICE.rosa(),
        json -> json.path("reviewed").asInt() == 2 && json.path("erased").asInt() == 0);
    SERVICE.bean(KeyRing.class).destroy(KeyRing.aggregate(ReviewEvent.idFor("inc-l8")));
    anErasureIsSeen();
    JsonNode lessons =
        Awaitility.await()
            .alias("long before what is remembered is forgotten by itself")
            .until(
                () ->
                    SERVICE
                        .get("/api/analytics/lessons?from=2025-08-01&to=2025-08-31", SERVICE.rosa())
                        .is(200)
                        .json(),
                json -> json.path("erased").asInt() == 1);
    assertThat(lessons.path("reviewed").asInt()).isEqualTo(2);
    assertThat(lessons.path("factors").asInt()).isEqualTo(2);
    assertThat(lessons.path("themes").size()).isZero();
  }

  /** By which every process drops what it remembers of words and keys. */
  private static void anErasureIsSeen() {
    ErasureEvent asked =
        new ErasureEvent.Requested("erasure-1", "nobody", "a request", 0, 0, MINA, TODAY);
    String id = UUID.randomUUID().toString();
    SERVICE
        .bean(EventLog.class)
        .append(
            new Commit(
                "Erasure",
                asked.aggregateId(),
                0,
                List.of(
                    new NewEvent(
                        id,
                        EventTypes.nameOf(asked.getClass()),
                        EventTypes.revisionOf(asked.getClass()),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        SERVICE.bean(EventCodec.class).encode(id, asked)))));
  }

  private static ChangeEvent deployed(String id, String service, String environment) {
    return new ChangeEvent.Recorded(
        id,
        "int-1",
        "github",
        ChangeKind.DEPLOYMENT,
        service,
        environment,
        "v1",
        "Deploy",
        null,
        List.of(),
        null,
        ChangeOutcome.SUCCEEDED,
        TODAY,
        "0".repeat(64),
        Actor.system("intake"),
        TODAY);
  }

  private static void page(String id, String incident, boolean left) {
    SERVICE.record(
        new PageEvent.Requested(
            id, "esc-1", incident, 1, Outage.ROSA, "sms", "m1", TODAY, null, ESCALATION, TODAY));
    if (left) {
      SERVICE.record(
          new PageEvent.AttemptStarted(id, incident, 1, "m", ESCALATION, TODAY),
          new PageEvent.AttemptStarted(id, incident, 2, "m", ESCALATION, TODAY.plusSeconds(4000)));
    }
  }

  private static JsonNode load(String token, int pages) {
    return SERVICE.getUntil(
        "/api/analytics/load", token, json -> json.path("pages").asInt() == pages);
  }

  @Test
  void pages_that_left_count_for_those_who_may_know_of_the_incident() {
    JsonNode load = load(SERVICE.aude(), 1);
    assertThat(load.path("interruptedHours").asInt()).isEqualTo(1);
    assertThat(load.path("people").get(0).path("zone").asString()).isEqualTo("Asia/Kolkata");
    assertThat(load.path("people").get(0).path("name").asString())
        .as("an auditor sees a mask")
        .startsWith("Person ");
    assertThat(load.path("people").get(0).path("incidents").get(0).path("number").asString())
        .isEqualTo("INC-1");
    assertThat(load(SERVICE.mina(), 2).path("interruptedHours").asInt()).isEqualTo(1);
    assertThat(SERVICE.get("/api/analytics/load.csv", SERVICE.mina()).is(200).text())
        .contains("Asia/Kolkata,2,");
    SERVICE.get("/api/analytics/load", SERVICE.rosa()).is(403);
  }

  @Test
  void a_deployment_that_caused_an_incident_failed() {
    JsonNode deployments =
        SERVICE.getUntil(
            "/api/analytics/deployments",
            SERVICE.rosa(),
            json ->
                json.path("failed").asInt() == 1
                    && json.path("recovery").path("counted").asInt() == 1);
    assertThat(deployments.path("deployments").asInt()).as("not staging").isEqualTo(2);
    assertThat(deployments.path("rate").asDouble()).isEqualTo(0.5);
    assertThat(deployments.path("recovery").path("median").asLong()).isEqualTo(33 * 60);
    for (String none : List.of("?service=NONE", "?team=Team%20Payments")) {
      assertThat(
              SERVICE
                  .get("/api/analytics/deployments" + none, SERVICE.rosa())
                  .is(200)
                  .json()
                  .path("deployments")
                  .asInt())
          .as(none)
          .isZero();
    }
    assertThat(
            SERVICE
                .get("/api/analytics/deployments?team=NONE", SERVICE.rosa())
                .is(200)
                .json()
                .path("deployments")
                .asInt())
        .as("the catalogue does not know checkout")
        .isEqualTo(2);
    assertThat(SERVICE.get("/api/analytics/deployments.csv", SERVICE.rosa()).is(200).text())
        .contains("checkout,2,1,0.5,1,1980,,INC-1");
  }

  @Test
  void an_incident_of_alerts_that_nobody_touched_was_for_nothing() {
    JsonNode noise =
        SERVICE.getUntil(
            "/api/analytics/noise", SERVICE.rosa(), json -> json.path("opened").asInt() == 1);
    assertThat(noise.path("untouched").asInt()).isEqualTo(1);
  }

  @Test
  void a_monitoring_tool_is_told_figures_without_the_private_incident() {
    load(SERVICE.mina(), 2);
    String metrics = SERVICE.token("prometheus", "Prometheus", "metrics");
    assertThat(SERVICE.get("/actuator/prometheus", metrics).is(200).text())
        .contains("muster_analytics_pages 1.0", "muster_analytics_incidents{severity=\"SEV3\"} 1.0")
        .doesNotContain(Outage.ROSA);
    SERVICE.get("/actuator/prometheus", SERVICE.rosa()).is(403);
    SERVICE.get("/actuator/prometheus", null).is(401);
    SERVICE.get("/actuator/metrics", metrics).is(403);
  }
}
