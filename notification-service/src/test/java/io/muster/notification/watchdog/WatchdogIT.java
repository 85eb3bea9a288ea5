package io.muster.notification.watchdog;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.watchdog.Finding.Kind;
import io.muster.starter.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way in which paging can fail silently is planted, and found. */
class WatchdogIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";

  private final MovableClock clock = new MovableClock();
  private final Inbox inbox = new Inbox();
  private final WireMockServer outside =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private String database;
  private Running service;

  @BeforeEach
  void start() {
    outside.start();
    outside.stubFor(post(urlEqualTo("/beat")).willReturn(ok()));
    System.setProperty("muster.watchdog-heartbeat-url", outside.baseUrl() + "/beat");
    database = "test_" + UUID.randomUUID().toString().substring(0, 8);
    service = Running.local(MONGO.uri(database), TOKENS.issuerUri(), inbox.port(), NOBODY, clock);
  }

  @AfterEach
  void stop() {
    System.clearProperty("muster.watchdog-heartbeat-url");
    service.close();
    inbox.close();
    outside.stop();
    MONGO.client().getDatabase(database).drop();
  }

  @AfterAll
  static void stopTokens() {
    TOKENS.close();
  }

  @Test
  void while_everything_is_as_promised_the_heart_beats_and_health_says_so() {
    String incident = service.open(1, "Checkout fails");
    sent(1);
    clock.skip(Duration.ofSeconds(61));
    await().untilAsserted(() -> assertThat(look()).isEmpty());
    assertThat(service.get("/actuator/health", null).statusCode()).isEqualTo(200);
    assertThat(beats()).isPositive();
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    clock.skip(Duration.ofSeconds(61));
    await().untilAsserted(() -> assertThat(look()).isEmpty());
  }

  @Test
  void a_timer_that_is_gone_is_found_and_the_heart_stops() {
    String incident = service.open(1, "Checkout fails");
    sent(1);
    remove("notification_timers");
    clock.skip(Duration.ofSeconds(61));
    finds(Kind.NO_TIMER, incident);
    int before = beats();
    clock.skip(Duration.ofSeconds(61));
    look();
    assertThat(beats()).isEqualTo(before);
  }

  @Test
  void a_timer_that_nobody_takes_is_found() {
    String incident = service.open(1, "Checkout fails");
    sent(1);
    awaitNext("notification_timers");
    // Whoever held it has died, and its lease was written by a clock that is far ahead.
    collection("notification_timers")
        .updateMany(
            new Document(),
            Updates.combine(
                Updates.set("leaseOwner", "zombie"),
                Updates.set("leasedUntil", Date.from(Instant.parse("2099-01-01T00:00:00Z")))));
    clock.skip(Duration.ofSeconds(331));
    finds(Kind.OVERDUE, incident);
  }

  @Test
  void a_role_that_nobody_looks_for_in_time_is_found() {
    collection("notification_role_timers")
        .insertOne(
            new Document("_id", "inc-1/COMMANDER")
                .append("dueAt", Date.from(clock.instant()))
                .append("leaseOwner", "zombie")
                .append("leasedUntil", Date.from(Instant.parse("2099-01-01T00:00:00Z"))));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.OVERDUE, "inc-1");
  }

  @Test
  void somebody_who_is_not_asked_in_time_whether_they_are_still_on_it_is_found() {
    collection("notification_ack_timers")
        .insertOne(
            new Document("_id", "inc-1")
                .append("dueAt", Date.from(clock.instant()))
                .append("leaseOwner", "zombie")
                .append("leasedUntil", Date.from(Instant.parse("2099-01-01T00:00:00Z"))));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.OVERDUE, "inc-1");
  }

  @Test
  void a_question_that_nothing_ends_or_nobody_is_told_of_is_found() {
    stopFollowing("notification.pages");
    String question = "still-on-0-inc-1";
    Level rosa = new Level(List.of(new Level.Target(Level.Target.Kind.PERSON, ROSA)), 300);
    Actor by = Actor.system("escalation");
    service.append(
        "Escalation",
        new EscalationEvent.Started(
            question, "inc-1", "default", 1, List.of(rosa), null, by, clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NO_TIMER, "inc-1");
    service.append(
        "Escalation",
        new EscalationEvent.StepFired(
            question, "inc-1", 1, List.of(ROSA), null, by, clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NEVER_REQUESTED, "inc-1");
  }

  @Test
  void a_hand_over_that_nothing_waits_for_is_found() {
    stopFollowing("notification.escalation");
    Level rosa = new Level(List.of(new Level.Target(Level.Target.Kind.PERSON, ROSA)), 600);
    Actor giver = Actor.person("ravi", "Ravi Rao");
    service.append(
        "Escalation",
        new EscalationEvent.Started(
            "hand-over-0-inc-1",
            "inc-1",
            "default",
            1,
            List.of(rosa),
            null,
            giver,
            clock.instant()),
        new EscalationEvent.HandOverAsked(
            "hand-over-0-inc-1", "inc-1", "The disk is full", giver, clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NO_TIMER, "inc-1");
  }

  @Test
  void whom_a_rule_has_called_and_nothing_waits_for_is_found() {
    stopFollowing("notification.escalation");
    Level rosa = new Level(List.of(new Level.Target(Level.Target.Kind.PERSON, ROSA)), 300);
    service.append(
        "Escalation",
        new EscalationEvent.Started(
            EscalationEvent.idOfRule("inc-1", "automation-rule-1", 7, 1),
            "inc-1",
            "automation-rule-1",
            1,
            List.of(rosa),
            null,
            RuleActors.of("automation-rule-1", 1),
            clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NO_TIMER, "inc-1");
  }

  @Test
  void an_acknowledgement_that_lapsed_without_anybody_being_called_is_found() {
    String incident = service.open(1, "Checkout fails");
    sent(1);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    stopFollowing("notification.escalation");
    service.append(
        "Incident",
        new AcknowledgementLapsed(
            incident,
            ROSA,
            clock.instant(),
            Actor.service("muster-notification-service"),
            clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NEVER_STARTED, incident);
  }

  @Test
  void an_incident_that_calls_nobody_is_found() {
    stopFollowing("notification.escalation");
    String incident = service.open(1, "Checkout fails");
    finds(Kind.NOT_FOLLOWING, "notification.escalation");
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NEVER_STARTED, incident);
  }

  @Test
  void a_page_that_was_never_asked_for_is_found() {
    stopFollowing("notification.escalation");
    stopFollowing("notification.pages");
    String incident = service.open(1, "Checkout fails");
    // Another process has called the level and ended before it asked for pages.
    String escalation = "escalation-" + incident;
    Level level = new Level(List.of(new Level.Target(Level.Target.Kind.PERSON, ROSA)), 300);
    Actor by = Actor.system("escalation");
    service.append(
        "Escalation",
        new EscalationEvent.Started(
            escalation, incident, "default", 1, List.of(level), null, by, clock.instant()),
        new EscalationEvent.StepFired(
            escalation, incident, 1, List.of(ROSA), null, by, clock.instant()));
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NEVER_REQUESTED, incident);
  }

  @Test
  void a_page_that_nothing_tries_again_is_found() {
    inbox.close();
    service.open(1, "Checkout fails");
    await().until(() -> !service.all(PageEvent.Failed.class).isEmpty());
    String page = service.all(PageEvent.Failed.class).getFirst().pageId();
    // Else what asked for the page may be heard of, and remind of it, only after that.
    stopFollowing("notification.pages");
    remove("notification_outbox");
    clock.skip(Duration.ofSeconds(31));
    finds(Kind.NO_ATTEMPT, page);
  }

  @Test
  void an_event_that_paging_cannot_read_is_found() {
    service.append(
        "Incident",
        "inc-poison",
        "incident.opened",
        "{\"severity\":17}".getBytes(StandardCharsets.UTF_8));
    finds(Kind.PARKED, "notification.escalation");
  }

  @Test
  void a_watchdog_that_does_not_see_says_so() {
    stopFollowing(WatchRows.GROUP);
    finds(Kind.NOT_FOLLOWING, WatchRows.GROUP);
  }

  @Test
  void rows_that_are_being_built_anew_prove_nothing() {
    String incident = service.open(1, "Checkout fails");
    sent(1);
    look();
    clock.skip(Duration.ofSeconds(31));
    look();
    StreamingEventProcessor rows =
        service
            .bean(EventProcessingConfiguration.class)
            .eventProcessor(WatchRows.GROUP, StreamingEventProcessor.class)
            .orElseThrow();
    rows.shutDown();
    collection(WatchRows.INCIDENTS).deleteMany(Filters.empty());
    rows.resetTokens(source -> source.createTailToken());
    finds(Kind.NOT_FOLLOWING, WatchRows.GROUP);
    rows.start();
    await().untilAsserted(() -> assertThat(look()).isEmpty());
    remove("notification_timers");
    finds(Kind.NO_TIMER, incident);
  }

  private void finds(Kind kind, String of) {
    await().untilAsserted(() -> assertThat(look()).contains(new Finding(kind, of)));
  }

  private Set<Finding> look() {
    Watchdog.Look look = service.bean(Watchdog.class).look();
    assertThat(look.failed()).isNull();
    return look.findings();
  }

  private int beats() {
    return outside.findAll(postRequestedFor(urlEqualTo("/beat"))).size();
  }

  private void sent(int number) {
    await().until(() -> !inbox.about(number).isEmpty());
    await().until(() -> !service.all(PageEvent.Sent.class).isEmpty());
  }

  private void stopFollowing(String group) {
    service
        .bean(EventProcessingConfiguration.class)
        .eventProcessor(group)
        .ifPresent(EventProcessor::shutDown);
  }

  /** What is to be lost has to be there first. */
  private void remove(String collection) {
    awaitNext(collection);
    collection(collection).deleteMany(Filters.empty());
  }

  /** What is due now is being dealt with, and what comes of it is what is due next. */
  private void awaitNext(String collection) {
    await()
        .until(
            () ->
                collection(collection)
                        .countDocuments(Filters.gt("dueAt", Date.from(clock.instant())))
                    > 0);
  }

  private MongoCollection<Document> collection(String name) {
    return MONGO.client().getDatabase(database).getCollection(name);
  }
}
