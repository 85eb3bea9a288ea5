package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.ClockAhead;
import io.muster.incident.TestService;
import io.muster.incident.triage.Alert.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Alerts of sources that never say that something is over. */
class AlertExpiryIT {

  private static final ClockAhead AHEAD = new ClockAhead();
  private static final Clock CLOCK = AHEAD.clock();

  @RegisterExtension static final TestService SERVICE = new TestService(World.class);

  @Configuration(proxyBeanMethods = false)
  static class World {
    @Bean
    @Primary
    Clock later() {
      return CLOCK;
    }
  }

  @Test
  void an_alert_holds_while_it_is_repeated_and_ends_by_itself_soon_after() {
    Instant start = CLOCK.instant();
    assertThat(take(alert("kilo", start, Duration.ofSeconds(60))).opened()).isEqualTo(1);
    JsonNode incident = only("kilo");
    String path = "/api/incidents/" + incident.path("id").asString();
    for (int times = 0; times < 2; times++) {
      AHEAD.pass(Duration.ofSeconds(40), SERVICE);
      assertThat(take(alert("kilo", start, Duration.ofSeconds(60))).duplicates()).isEqualTo(1);
    }
    assertThat(state(path)).isEqualTo("TRIGGERED");
    AHEAD.pass(Duration.ofSeconds(65), SERVICE);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));

    List<JsonNode> timeline =
        SERVICE
            .getUntil(
                path + "/timeline",
                SERVICE.rosa(),
                shown -> shown.toString().contains("alert-group.alert-resolved"))
            .path("items")
            .valueStream()
            .filter(entry -> entry.path("type").asString().startsWith("alert-group.alert-"))
            .toList();
    assertThat(timeline).hasSize(2);
    assertThat(timeline.get(1).path("data").path("rule").asString())
        .isEqualTo("silence-of-source/1");
    assertThat(timeline.get(1).path("summary").asString()).contains("ended by itself");

    // Its source never said that it was over, so it fires anew at once.
    assertThat(take(alert("kilo", start, Duration.ofMinutes(5))).opened()).isEqualTo(1);
  }

  @Test
  void alerts_of_one_problem_that_expire_at_the_same_moment_end_in_one_commit() {
    Instant start = CLOCK.instant();
    Instant until = start.plusSeconds(60);
    List<Alert> both =
        List.of(
            alert("sierra-1", Action.TRIGGER, start).expiring(until),
            alert("sierra-2", Action.TRIGGER, start).expiring(until));
    AlertBatch batch = new AlertBatch("sierra", "test/1", "About sierra", null, both);
    SERVICE.bean(AlertGrouping.class).take("int", batch, "ab", GroupingRule.OF_SOURCE);
    String path = "/api/incidents/" + only("sierra").path("id").asString();
    AHEAD.pass(Duration.ofSeconds(65), SERVICE);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    Document end =
        SERVICE
            .mongo()
            .database()
            .getCollection("events")
            .find(Filters.eq("agg", GroupIds.ofGroup("int", "sierra", 1)))
            .sort(Sorts.descending("seq"))
            .first();
    assertThat(end.getList("ev", Document.class).stream().map(event -> event.getString("type")))
        .containsExactly(
            "alert-group.alert-resolved", "alert-group.alert-resolved", "alert-group.resolved");
    Awaitility.await().until(() -> timers().countDocuments(Filters.regex("_id", "/sierra-")) == 0);
  }

  @Test
  void what_a_process_that_died_was_about_to_end_is_ended_by_the_next() {
    take(alert("lima", CLOCK.instant(), Duration.ofSeconds(60)));
    heldByAnother("lima", Duration.ofSeconds(90));
    String path = "/api/incidents/" + only("lima").path("id").asString();
    AHEAD.pass(Duration.ofSeconds(95), SERVICE);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    Awaitility.await().until(() -> timers().countDocuments(ofAlert("lima")) == 0);
  }

  @Test
  void an_alert_heard_of_while_another_process_ends_it_fires_anew() {
    Instant start = CLOCK.instant();
    take(alert("mike", start, Duration.ofSeconds(60)));
    heldByAnother("mike", Duration.ofHours(1));
    AHEAD.pass(Duration.ofSeconds(65), SERVICE);
    assertThat(take(alert("mike", start, Duration.ofHours(1))).opened()).isEqualTo(1);
    JsonNode page =
        SERVICE.getUntil("/api/incidents?q=mike", SERVICE.rosa(), p -> p.path("items").size() == 2);
    assertThat(page.path("items").path(0).path("state").asString()).isEqualTo("TRIGGERED");
  }

  @Test
  void a_flapping_problem_pages_once_and_stays_open_until_it_is_quiet() {
    Instant start = CLOCK.instant();
    for (int times = 0; times < 4; times++) {
      assertThat(take(alert("papa", start.plusSeconds(times), Duration.ofHours(1))).opened())
          .isEqualTo(1);
      take(over("papa"));
    }
    take(alert("papa", start.plusSeconds(9), Duration.ofHours(1)));
    take(over("papa"));
    JsonNode page =
        SERVICE.getUntil(
            "/api/incidents?q=papa",
            SERVICE.rosa(),
            p ->
                p.path("items").size() == 4
                    && p.path("items").path(3).path("state").asString().equals("RESOLVED"));
    JsonNode flapping = page.path("items").path(0);
    assertThat(flapping.path("state").asString()).isEqualTo("TRIGGERED");
    String path = "/api/incidents/" + flapping.path("id").asString();
    assertThat(
            SERVICE.get(path + "/timeline", SERVICE.rosa()).is(200).json().path("items").toString())
        .contains("Alerts began and flap: 3 times within 60 min")
        .contains("\"rule\":\"flapping/1\"");

    // Looked at too early, it is looked at again when it may have settled.
    Bson quiet = Filters.eq("_id", flapping.path("source").path("alertGroupId").asString());
    Awaitility.await().until(() -> timers().countDocuments(quiet) == 1);
    timers().updateOne(quiet, Updates.set("dueAt", date(Duration.ZERO)));
    Awaitility.await()
        .until(
            () ->
                timers().find(quiet).first().getDate("dueAt").after(date(Duration.ofMinutes(14))));
    assertThat(state(path)).isEqualTo("TRIGGERED");
  }

  @Test
  void a_group_of_many_alerts_is_loaded_from_a_snapshot_and_knows_each() {
    List<Alert> many =
        IntStream.range(0, 70)
            .mapToObj(i -> alert("romeo-" + i, Action.TRIGGER, CLOCK.instant()))
            .toList();
    AlertBatch batch = new AlertBatch("romeo", "test/1", "About romeo", null, many);
    AlertGrouping grouping = SERVICE.bean(AlertGrouping.class);
    assertThat(grouping.take("int", batch, "ab", GroupingRule.OF_SOURCE).updated()).isEqualTo(70);
    String group = GroupIds.ofGroup("int", "romeo", 1);
    Awaitility.await()
        .until(
            () -> {
              SERVICE.bean(Cache.class).removeAll();
              assertThat(grouping.take("int", batch, "ab", GroupingRule.OF_SOURCE).duplicates())
                  .isEqualTo(70);
              return SERVICE.bean(EventStore.class).readEvents(group).peek().getSequenceNumber()
                  > 0;
            });
    SERVICE.bean(Cache.class).removeAll();
    assertThat(grouping.take("int", batch, "ab", GroupingRule.OF_SOURCE).duplicates())
        .isEqualTo(70);
  }

  @Test
  void an_administrator_says_how_long_an_alert_may_not_be_heard_of() {
    JsonNode made =
        SERVICE
            .post("/api/integrations", "{\"name\":\"S\",\"source\":\"splunk\"}", SERVICE.adam())
            .is(201)
            .json();
    String id = made.path("id").asString();
    String intake = "/intake/splunk/" + made.path("key").asString();
    assertThat(integration(id, row -> true).path("autoResolveAfter").asString()).isEqualTo("PT24H");
    assertThat(integration(id, row -> true).path("autoResolveSet").asBoolean()).isFalse();
    String body =
        "{\"sid\":\"november-1\",\"search_name\":\"november\",\"result\":{\"host\":\"web\"}}";
    SERVICE.post(intake, body, null).is(202);
    Date first = timers().find(ofAlert("november-1")).first().getDate("dueAt");
    assertThat(Duration.between(CLOCK.instant(), first.toInstant()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(27));

    String path = "/api/integrations/" + id + "/auto-resolve";
    assertThat(SERVICE.put(path, "{\"after\":\"PT4M59S\"}", SERVICE.adam()).is(422).text())
        .contains("/after", "5 minutes");
    assertThat(SERVICE.put(path, "{\"after\":\"1 day\"}", SERVICE.adam()).is(422).text())
        .contains("/after", "ISO 8601");
    SERVICE.put(path, "{\"after\":\"PT1H\"}", SERVICE.mina()).is(403);
    SERVICE.put(path, "{\"after\":\"P2D\"}", SERVICE.adam()).is(200);
    assertThat(integration(id, row -> row.path("autoResolveSet").asBoolean()).toString())
        .contains("\"autoResolveAfter\":\"PT48H\"");
    long commits = commits();
    SERVICE.post(intake, body, null).is(202);
    assertThat(commits()).isEqualTo(commits);
    assertThat(timers().find(ofAlert("november-1")).first().getDate("dueAt"))
        .isAfter(Date.from(first.toInstant().plus(Duration.ofHours(20))));

    SERVICE.put(path, "{\"after\":null}", SERVICE.adam()).is(200);
    assertThat(
            integration(id, row -> !row.has("autoResolveAfter")).path("autoResolveSet").asBoolean())
        .isTrue();
    SERVICE.post(intake, body, null).is(202);
    assertThat(timers().countDocuments(ofAlert("november-1"))).isZero();
  }

  private static JsonNode integration(String id, java.util.function.Predicate<JsonNode> expected) {
    return SERVICE
        .getUntil(
            "/api/integrations",
            SERVICE.adam(),
            list ->
                list.path("items")
                    .valueStream()
                    .anyMatch(row -> row.path("id").asString().equals(id) && expected.test(row)))
        .path("items")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static AlertGrouping.Outcome take(Alert alert) {
    return SERVICE
        .bean(AlertGrouping.class)
        .take(
            "int",
            new AlertBatch(alert.key(), "test/1", "About " + alert.key(), null, List.of(alert)),
            "ab",
            GroupingRule.OF_SOURCE);
  }

  private static Alert alert(String key, Instant startsAt, Duration holds) {
    return alert(key, Action.TRIGGER, startsAt).expiring(CLOCK.instant().plus(holds));
  }

  private static Alert over(String key) {
    return alert(key, Action.RESOLVE, CLOCK.instant());
  }

  private static Alert alert(String key, Action action, Instant startsAt) {
    return new Alert(
        key,
        action,
        "Silent",
        "checkout",
        AlertSeverity.ERROR,
        Severity.SEV2,
        "Silent",
        null,
        null,
        List.of(),
        startsAt,
        null,
        new AlertContext("test", null, null, null, null, null, Map.of(), CLOCK.instant(), "ab"));
  }

  private static JsonNode only(String key) {
    return SERVICE
        .getUntil("/api/incidents?q=" + key, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static String state(String path) {
    return SERVICE.get(path, SERVICE.rosa()).is(200).json().path("state").asString();
  }

  private static MongoCollection<Document> timers() {
    return SERVICE.mongo().database().getCollection("incident_alert_timers");
  }

  private static Bson ofAlert(String key) {
    return Filters.regex("_id", "/" + key + "$");
  }

  private static void heldByAnother(String key, Duration lease) {
    timers()
        .updateOne(
            ofAlert(key),
            Updates.combine(
                Updates.set("leaseOwner", UUID.randomUUID().toString()),
                Updates.set("leasedUntil", date(lease))));
  }

  private static Date date(Duration fromNow) {
    return Date.from(CLOCK.instant().plus(fromNow));
  }

  /** A review of another test's incident may open at any time. */
  private static long commits() {
    return SERVICE
        .mongo()
        .database()
        .getCollection("events")
        .countDocuments(Filters.in("aggType", "AlertGroup", "Incident"));
  }
}
