package io.muster.incident.triage;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.EventLog;
import io.muster.incident.ClockAhead;
import io.muster.incident.TestService;
import io.muster.incident.triage.Alert.Action;
import io.muster.starter.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** What silences mean for alerts that come in through the door. */
class SilencesIT {

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

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final String SILENCES = "/api/silences";

  @Test
  void a_silenced_alert_is_recorded_and_opens_an_incident_when_its_silence_ends() {
    Instant until = CLOCK.instant().plusSeconds(600);
    String silence = silence("alpha", until);
    intake("Alpha", firing("alpha", T0));
    String group = group("Alpha");
    List<AlertGroupEvent> quiet = historyUntil(group, AlertGroupEvent.Silenced.class);
    AlertGroupEvent.Silenced silenced = (AlertGroupEvent.Silenced) quiet.getLast();
    assertThat(silenced.silenceIds()).containsExactly(silence);
    assertThat(Duration.between(silenced.until(), until).abs()).isLessThan(Duration.ofMillis(2));
    Awaitility.await()
        .until(() -> reminders().countDocuments(remindedAt(group, silenced.until())) == 1);
    assertThat(incidents("Alpha")).isZero();

    passTo(silenced.until());
    List<AlertGroupEvent> loud = historyUntil(group, AlertGroupEvent.Unsilenced.class);
    AlertGroupEvent.Unsilenced unsilenced = (AlertGroupEvent.Unsilenced) loud.getLast();
    assertThat(unsilenced.cause()).isEqualTo(AlertGroupEvent.Unsilenced.Cause.SILENCE_OVER);
    assertThat(unsilenced.at()).isAfterOrEqualTo(silenced.until());
    JsonNode incident = incident("Alpha");
    assertThat(incident.path("state").asString()).isEqualTo("TRIGGERED");
    untilTold(incident, "alert-group.silenced", "Nobody was called out", "A silence is over");

    // From here on it is an incident like any other.
    silence("alpha", CLOCK.instant().plusSeconds(600));
    intake("Alpha", resolved("alpha", T0, T0.plusSeconds(60)));
    SERVICE.getUntil(
        path(incident), SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    requireNothingParked();
  }

  @Test
  void what_is_over_before_its_silence_opens_no_incident_and_parks_nothing() {
    String silence = silence("bravo", CLOCK.instant().plusSeconds(600));
    intake("Bravo", firing("bravo", T0), firing("bravo-2", T0));
    String group = group("Bravo");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    intake(
        "Bravo",
        resolved("bravo", T0, T0.plusSeconds(60)),
        resolved("bravo-2", T0, T0.plusSeconds(60)));
    historyUntil(group, AlertGroupEvent.Resolved.class);
    end(silence);
    remindersGone(group);
    assertThat(incidents("Bravo")).isZero();
    requireNothingParked();
  }

  @Test
  void the_live_stream_is_not_held_up_by_what_silences_say_of_a_group() {
    String silence = silence("hotel", CLOCK.instant().plusSeconds(3_600));
    intake("Hotel", firing("hotel", T0));
    String group = group("Hotel");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    rowKnowsAllOf(group);
    end(silence);
    historyUntil(group, AlertGroupEvent.Unsilenced.class);
    rowKnowsAllOf(group);
  }

  /** The live stream tells of an event when the row of its group says that it was read. */
  private static void rowKnowsAllOf(String group) {
    EventLog log = SERVICE.bean(EventLog.class);
    long last = log.lastSequence(group).orElseThrow();
    long position = log.commitOf(group, last).orElseThrow().lastPosition();
    Awaitility.await()
        .until(
            () ->
                SERVICE
                        .mongo()
                        .database()
                        .getCollection("incident_alert_groups")
                        .countDocuments(
                            Filters.and(
                                Filters.eq("_id", group), Filters.gte("lastPosition", position)))
                    == 1);
  }

  @Test
  void ending_a_silence_opens_the_incident_of_what_still_fires_at_once() {
    String silence = silence("charlie", CLOCK.instant().plusSeconds(3_600));
    intake("Charlie", firing("charlie", T0));
    String group = group("Charlie");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    end(silence);
    incident("Charlie");
    remindersGone(group);
  }

  @Test
  void an_alert_that_joins_and_is_not_silenced_opens_the_incident() {
    silence("delta-1", CLOCK.instant().plusSeconds(3_600));
    intake("Delta", firing("delta-1", T0));
    String group = group("Delta");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    intake("Delta", firing("delta-1", T0), firing("other", T0));
    AlertGroupEvent.Unsilenced loud =
        (AlertGroupEvent.Unsilenced)
            historyUntil(group, AlertGroupEvent.Unsilenced.class).getLast();
    assertThat(loud.cause()).isEqualTo(AlertGroupEvent.Unsilenced.Cause.ALERT_JOINED);
    untilTold(incident("Delta"), "An alert joined that no silence covers");
  }

  @Test
  void an_alert_that_joined_is_the_cause_also_where_the_group_is_looked_at_before_it_is_told_of() {
    silence("kilo-1", CLOCK.instant().plusSeconds(3_600));
    intake("Kilo", firing("kilo-1", T0));
    String group = group("Kilo");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    StreamingEventProcessor triage =
        SERVICE
            .bean(EventProcessingConfiguration.class)
            .eventProcessor("incident.triage", StreamingEventProcessor.class)
            .orElseThrow();
    triage.shutDown();
    try {
      intake("Kilo", firing("kilo-1", T0), firing("other", T0));
      SERVICE.bean(SilencedGroups.class).lookAgain();
      AlertGroupEvent.Unsilenced loud =
          (AlertGroupEvent.Unsilenced)
              historyUntil(group, AlertGroupEvent.Unsilenced.class).getLast();
      assertThat(loud.cause()).isEqualTo(AlertGroupEvent.Unsilenced.Cause.ALERT_JOINED);
    } finally {
      triage.start();
    }
    incident("Kilo");
  }

  @Test
  void what_somebody_took_care_of_at_its_source_meanwhile_opens_acknowledged() {
    String silence = silence("india", CLOCK.instant().plusSeconds(3_600));
    String group = GroupIds.ofGroup("int", "India", 1);
    take(Action.TRIGGER);
    historyUntil(group, AlertGroupEvent.Silenced.class);
    take(Action.ACKNOWLEDGE);
    historyUntil(group, AlertGroupEvent.AlertAcknowledged.class);
    end(silence);
    JsonNode incident = incident("India");
    SERVICE.getUntil(
        path(incident), SERVICE.rosa(), i -> i.path("state").asString().equals("ACKNOWLEDGED"));
    requireNothingParked();
  }

  private static void take(Action action) {
    Alert alert =
        new Alert(
            "india",
            action,
            "DiskFull",
            "storage",
            AlertSeverity.ERROR,
            Severity.SEV3,
            "Disk full",
            null,
            null,
            List.of(),
            T0,
            null,
            new AlertContext(
                "test", null, null, null, null, null, Map.of("instance", "india"), T0, "ab"));
    SERVICE
        .bean(AlertGrouping.class)
        .take(
            "int",
            new AlertBatch("India", "test/1", "About India", null, List.of(alert)),
            "ab",
            GroupingRule.OF_SOURCE);
  }

  @Test
  void a_worse_alert_that_joined_meanwhile_makes_the_incident_as_bad_when_it_opens() {
    String silence = silence("juliett", CLOCK.instant().plusSeconds(3_600));
    intake("Juliett", firing("juliett", T0).replace("critical", "warning"));
    String group = group("Juliett");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    intake(
        "Juliett", firing("juliett", T0).replace("critical", "warning"), firing("juliett-2", T0));
    historyUntil(group, AlertGroupEvent.AlertFired.class);
    end(silence);
    historyUntil(group, AlertGroupEvent.Unsilenced.class);
    assertThat(incident("Juliett").path("severity").asString()).isEqualTo("SEV1");
    deliverAgain(group);
    requireNothingParked();
  }

  @Test
  void a_second_silence_takes_over_where_the_first_one_ends() {
    Instant until = CLOCK.instant().plusSeconds(600);
    silence("echo", until);
    intake("Echo", firing("echo", T0));
    String group = group("Echo");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    String second = silence("echo", CLOCK.instant().plusSeconds(3_600));
    passTo(until);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        history(group).stream()
                            .filter(AlertGroupEvent.Silenced.class::isInstance)
                            .map(AlertGroupEvent.Silenced.class::cast)
                            .map(AlertGroupEvent.Silenced::silenceIds))
                    .hasSize(2)
                    .last()
                    .isEqualTo(List.of(second)));
    assertThat(incidents("Echo")).isZero();
    end(second);
    incident("Echo");
  }

  @Test
  void a_group_with_one_alert_that_is_not_silenced_calls_as_ever() {
    silence("foxtrot-1", CLOCK.instant().plusSeconds(3_600));
    intake("Foxtrot", firing("foxtrot-1", T0), firing("foxtrot-2", T0));
    JsonNode incident = incident("Foxtrot");
    assertThat(timeline(incident)).doesNotContain("alert-group.silenced");
    // A silence made afterwards changes nothing about it.
    silence("foxtrot-2", CLOCK.instant().plusSeconds(3_600));
    assertThat(SERVICE.get(path(incident), SERVICE.rosa()).json().path("state").asString())
        .isEqualTo("TRIGGERED");
  }

  @Test
  void a_process_killed_after_any_step_does_the_same_again_and_changes_nothing() {
    String silence = silence("golf", CLOCK.instant().plusSeconds(3_600));
    intake("Golf", firing("golf", T0));
    String group = group("Golf");
    historyUntil(group, AlertGroupEvent.Silenced.class);
    int events = history(group).size();
    deliverAgain(group);
    assertThat(history(group)).hasSize(events);
    assertThat(incidents("Golf")).isZero();

    // Another process took the reminder and died with it.
    reminders()
        .updateOne(
            Filters.eq("_id", group),
            Updates.combine(
                Updates.set("leaseOwner", UUID.randomUUID().toString()),
                Updates.set("leasedUntil", Date.from(CLOCK.instant().plusSeconds(3_600)))));
    end(silence);
    JsonNode incident = incident("Golf");
    remindersGone(group);
    events = history(group).size();
    deliverAgain(group);
    remindersGone(group);
    assertThat(history(group)).hasSize(events);
    assertThat(incidents("Golf")).isEqualTo(1);
    assertThat(SERVICE.get(path(incident), SERVICE.rosa()).json().path("state").asString())
        .isEqualTo("TRIGGERED");
    requireNothingParked();
  }

  /** As after a crash between handling the events of a group and remembering that. */
  private static void deliverAgain(String group) {
    AlertTriage triage = SERVICE.bean(AlertTriage.class);
    EventLog log = SERVICE.bean(EventLog.class);
    List<AlertGroupEvent> history = history(group);
    for (int sequence = 0; sequence < history.size(); sequence++) {
      long position =
          log.commitOf(group, sequence).orElseThrow().position()
              + sequence
              - log.commitOf(group, sequence).orElseThrow().firstSequence();
      triage.on(
          history.get(sequence),
          new Recorded(
              position, "e", "t", 1, "AlertGroup", group, sequence, T0, null, new byte[0]));
    }
  }

  private static String silence(String host, Instant until) {
    return SERVICE
        .post(
            SILENCES,
            """
            {"matchers":[{"label":"instance","operator":"MATCH","value":"%s(-2)?"}],
             "until":"%s","reason":"Patching %s"}"""
                .formatted(host, until, host),
            SERVICE.rosa())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static void end(String silence) {
    SERVICE
        .post(SILENCES + "/" + silence + "/end", "{\"reason\":\"Patched\"}", SERVICE.ravi())
        .is(200);
  }

  private static void intake(String title, String... alerts) {
    SERVICE
        .post("/intake/alertmanager", message(title, "firing", alerts), TestService.DEMO_KEY)
        .is(202);
  }

  private static String group(String title) {
    String key = "{}:{alertname=\"%s\"}".formatted(title);
    String integration =
        SERVICE
            .mongo()
            .database()
            .getCollection("incident_integrations")
            .find(Filters.eq("name", "Demo Alertmanager"))
            .first()
            .getString("_id");
    return GroupIds.ofGroup(integration, key, 1);
  }

  private static List<AlertGroupEvent> history(String group) {
    return SERVICE.bean(GroupLedger.class).history(group);
  }

  private static List<AlertGroupEvent> historyUntil(
      String group, Class<? extends AlertGroupEvent> last) {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> history(group), events -> !events.isEmpty() && last.isInstance(events.getLast()));
  }

  private static int incidents(String title) {
    return SERVICE
        .get("/api/incidents?q=" + title, SERVICE.rosa())
        .is(200)
        .json()
        .path("items")
        .size();
  }

  private static JsonNode incident(String title) {
    return SERVICE
        .getUntil(
            "/api/incidents?q=" + title, SERVICE.rosa(), page -> page.path("items").size() == 1)
        .path("items")
        .path(0);
  }

  private static String path(JsonNode incident) {
    return "/api/incidents/" + incident.path("id").asString();
  }

  /** Groups and incidents are followed side by side: what a group says may be told later. */
  private static void untilTold(JsonNode incident, String... words) {
    Awaitility.await().untilAsserted(() -> assertThat(timeline(incident)).contains(words));
  }

  private static String timeline(JsonNode incident) {
    return SERVICE
        .getUntil(
            path(incident) + "/timeline", SERVICE.rosa(), page -> page.path("items").size() > 2)
        .path("items")
        .toString();
  }

  private static void remindersGone(String group) {
    Awaitility.await().until(() -> reminders().countDocuments(Filters.eq("_id", group)) == 0);
  }

  private static void passTo(Instant moment) {
    AHEAD.jump(Duration.between(CLOCK.instant(), moment));
  }

  private static Bson remindedAt(String group, Instant due) {
    return Filters.and(Filters.eq("_id", group), Filters.eq("dueAt", Date.from(due)));
  }

  private static MongoCollection<Document> reminders() {
    return SERVICE.mongo().database().getCollection("incident_silence_timers");
  }

  private static void requireNothingParked() {
    assertThat(SERVICE.get("/api/admin/incident/dead-letters", SERVICE.adam()).is(200).text())
        .isEqualTo("[]");
  }
}
