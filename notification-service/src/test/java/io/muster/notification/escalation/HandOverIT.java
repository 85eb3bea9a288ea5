package io.muster.notification.escalation;

import static io.muster.notification.testing.Inbox.part;
import static io.muster.notification.testing.Inbox.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handing an incident over from one person to another: a real database and mail server. */
class HandOverIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String STAND_IN = "00000000-0000-4000-8000-000000000003";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Actor SERVICE = Actor.service("muster-notification-service");
  private static final Pattern LINK = Pattern.compile("/ack/[A-Za-z0-9_.-]+");
  private static String rosa;
  private static String ravi;
  private static String mina;
  private static Running service;

  @BeforeAll
  static void start() {
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    ravi = TOKENS.person(RAVI, "Ravi Rao", "responder");
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service = run();
    INCIDENTS.works(HandOverIT::incidentService);
  }

  private static Running run() {
    return Running.local(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), INCIDENTS.url(), CLOCK)
        .believing(rosa);
  }

  @AfterAll
  static void stop() {
    service.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  /** Does what incident-service would, once for each wish. */
  private static void incidentService(LoggedRequest request) {
    String incident = request.getUrl().split("/")[3];
    if (request.getUrl().endsWith("/lapse")) {
      if (all(incident, AcknowledgementLapsed.class).isEmpty()) {
        append(
            new AcknowledgementLapsed(incident, ROSA, CLOCK.instant(), SERVICE, CLOCK.instant()));
      }
    } else if (all(incident, Acknowledged.class).stream().noneMatch(it -> isBy(it, RAVI))) {
      service.acknowledge(incident, RAVI, "Ravi Rao", "hand-over");
    }
  }

  @Test
  void whoever_it_is_handed_to_is_paged_with_what_is_known_and_has_it_once_they_accept_by_link() {
    String incident = acknowledged(1);
    HttpResponse<String> given = handOver("INC-1", rosa, "PERSON", RAVI);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    await().until(() -> asked(1).isPresent());
    String text = part(asked(1).orElseThrow(), "text/plain");
    assertThat(text)
        .contains("Rosa Reyes hands it over to you and says:", "The disk is full & hot")
        .doesNotContain("Without an acknowledgement");
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-1/pages", ravi).body())
                    .contains("\"state\":\"OPEN\"", "\"toMe\":true", "\"mayHandOver\":false"));
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/pages/mine", ravi).body())
                    .contains("\"INC-1\"", "\"asks\":\"ACCEPT\"", "Rosa Reyes"));
    awaitNotMine("INC-1", rosa);
    assertThat(handOver("INC-1", rosa, "PERSON", RAVI).body()).contains("handed-over-already");
    assertThat(INCIDENTS.askedAbout(incident)).as("it stays with the giver").isEmpty();

    Matcher link = LINK.matcher(text);
    assertThat(link.find()).isTrue();
    assertThat(service.get(link.group(), null).body())
        .contains("Rosa Reyes hands it over to you", "The disk is full", "Accept INC-1");
    assertThat(ended(incident, HandOverAccepted.class)).as("looking accepts nothing").isEmpty();
    assertThat(service.post(link.group(), null).body()).contains("INC-1 is yours now");
    awaitNotMine("INC-1", ravi);
    assertThat(ended(incident, HandOverAccepted.class))
        .hasValueSatisfying(it -> assertThat(isBy(it, RAVI)).isTrue());
    await().until(() -> !INCIDENTS.askedAbout(incident).isEmpty());
    LoggedRequest taken = INCIDENTS.askedAbout(incident).getFirst();
    assertThat(taken.getUrl()).endsWith("/acknowledge");
    assertThat(taken.getHeader("Idempotency-Key")).isEqualTo("take-hand-over-0-" + incident);
    assertThat(taken.getBodyAsString())
        .contains("\"from\":\"" + ROSA + "\"", "\"id\":\"" + RAVI + "\"");
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-1/pages", ravi).body())
                    .contains("\"state\":\"ACCEPTED\"", "\"mayHandOver\":true")
                    .as("the giver did acknowledge what they were paged for")
                    .contains("\"state\":\"ACKNOWLEDGED\""));
    assertThat(service.post(link.group(), null).body()).contains("INC-1 is yours now");
    int mails = INBOX.about(1).size();

    service.close();
    service = run();
    CLOCK.skip(Duration.ofHours(1));
    String later = acknowledged(2);
    assertThat(ended(incident, Exhausted.class)).isEmpty();
    assertThat(INBOX.about(1)).as("nobody is paged once more").hasSize(mails);
    assertThat(INCIDENTS.askedAbout(incident)).hasSize(1);
    resolve(later);
    resolve(incident);
  }

  @Test
  void where_nobody_accepts_in_time_the_acknowledgement_lapses_and_the_policy_begins_again() {
    String incident = acknowledged(3);
    assertThat(handOver("INC-3", rosa, "SCHEDULE", "secondary").statusCode()).isEqualTo(200);
    await().until(() -> asked(3).isPresent());
    CLOCK.skip(Duration.ofSeconds(540));
    assertThat(ended(incident, Exhausted.class)).as("not before its time").isEmpty();
    CLOCK.skip(Duration.ofSeconds(70));
    await().until(() -> ended(incident, Exhausted.class).isPresent());
    await()
        .untilAsserted(
            () ->
                assertThat(service.facts(EscalationIds.of(incident, 1)))
                    .anyMatch(StepFired.class::isInstance));
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString())
        .contains("\"personId\":\"" + ROSA + "\"");
    HttpResponse<String> late = post("INC-3", ravi, "/accept");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("not-handed-over");
    resolve(incident);
  }

  @Test
  void who_was_called_can_pass_it_on_or_keep_it_and_it_ends_when_the_incident_does() {
    String incident = called(4);
    HttpResponse<String> given = handOverOnce("INC-4", "SCHEDULE", "secondary");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    assertThat(handOverOnce("INC-4", "SCHEDULE", "secondary").body())
        .as("whose answer got lost asks again")
        .isEqualTo(given.body());
    await().until(() -> asked(4).isPresent());
    Actor giver = Actor.person(ROSA, "Rosa Reyes");
    assertThat(
            service
                .bean(HandOvers.class)
                .accept(incident, EscalationIds.ofHandOver(incident, 0), giver, "e-mail link"))
        .as("paged as somebody's backup, they do not take it from themselves")
        .isFalse();
    assertThat(post("INC-4", mina, "/accept").statusCode()).as("it is not to her").isEqualTo(409);
    assertThat(post("INC-4", ravi, "/withdraw").statusCode()).as("nor his to keep").isEqualTo(409);
    assertThat(post("INC-4", rosa, "/withdraw").statusCode()).isEqualTo(200);
    assertThat(post("INC-4", ravi, "/accept").statusCode()).isEqualTo(409);

    assertThat(handOver("INC-4", rosa, "PERSON", RAVI).statusCode()).isEqualTo(200);
    await().until(() -> post("INC-4", ravi, "/accept").statusCode() == 200);
    await().until(() -> all(incident, Acknowledged.class).stream().anyMatch(it -> isBy(it, RAVI)));

    assertThat(handOver("INC-4", ravi, "PERSON", ROSA).statusCode()).isEqualTo(200);
    String standIn = TOKENS.person(STAND_IN, "Mina Moreau", "responder");
    String rules = "{\"zone\": \"UTC\", \"rules\": [], \"backupId\": \"%s\"}".formatted(STAND_IN);
    assertThat(service.get("/api/incidents/INC-4/pages", standIn).body())
        .doesNotContain("\"toMe\":true");
    assertThat(service.put("/api/on-call/me/rules", rosa, rules).statusCode()).isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-4/pages", standIn).body())
                    .as("who stands in for whoever was called can accept, too")
                    .contains("\"toMe\":true"));
    resolve(incident);
    await()
        .until(
            () ->
                service.facts(EscalationIds.ofHandOver(incident, 2)).stream()
                    .anyMatch(Stopped.class::isInstance));
  }

  @Test
  void it_is_refused_where_it_is_not_theirs_or_nobody_can_be_reached_in_words_that_help() {
    String incident = acknowledged(5);
    assertThat(handOver("INC-5", mina, "PERSON", RAVI).body()).contains("not-yours-to-hand-over");
    assertThat(handOver("INC-5", rosa, "PERSON", "nobody-knows").body())
        .contains("/to/id", "none of them has a verified way to be paged");
    assertThat(handOver("INC-5", rosa, "PERSON", ROSA).body()).contains("You have it yourself");
    assertThat(handOver("INC-5", rosa, "SCHEDULE", "primary").body())
        .contains("Nobody but you is on call");
    assertThat(handOver("INC-5", rosa, "TEAM", "no-such").body()).contains("There is no team");
    assertThat(
            service
                .send(
                    "POST",
                    "/api/incidents/INC-5/hand-over",
                    rosa,
                    body("PERSON", RAVI).replace("The disk is full & hot", " "))
                .body())
        .contains("/summary");
    assertThat(
            service
                .send(
                    "POST",
                    "/api/incidents/INC-5/hand-over",
                    rosa,
                    body("PERSON", RAVI).replace("600", "59"))
                .body())
        .contains("/acceptWithinSeconds");
    assertThat(service.facts(EscalationIds.ofHandOver(incident, 0))).isEmpty();
    resolve(incident);
  }

  private static HttpResponse<String> handOver(
      String number, String token, String kind, String id) {
    return service.send("POST", "/api/incidents/" + number + "/hand-over", token, body(kind, id));
  }

  private static HttpResponse<String> handOverOnce(String number, String kind, String id) {
    return service.send(
        "POST",
        "/api/incidents/" + number + "/hand-over",
        rosa,
        body(kind, id),
        "Idempotency-Key",
        "given-" + number);
  }

  private static String body(String kind, String id) {
    return """
    {"to":{"kind":"%s","id":"%s"},"summary":"The disk is full & hot","acceptWithinSeconds":600}
    """
        .formatted(kind, id);
  }

  private static HttpResponse<String> post(String number, String token, String what) {
    return service.post("/api/incidents/" + number + "/hand-over" + what, token);
  }

  private static void awaitNotMine(String number, String token) {
    await()
        .until(() -> !service.get("/api/pages/mine", token).body().contains("\"" + number + "\""));
  }

  private static String called(long number) {
    String incident = service.open(number, "Checkout fails", "checkout");
    // What is acknowledged before its page has left is paged for no more.
    await().until(() -> !INBOX.about(number).isEmpty());
    await()
        .until(
            () -> service.get("/api/incidents/INC-" + number + "/pages", rosa).statusCode() == 200);
    return incident;
  }

  private static String acknowledged(long number) {
    String incident = called(number);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    return incident;
  }

  /** So that it is nobody's in the tests that come after. */
  private static void resolve(String incident) {
    append(new Resolved(incident, null, MINA, CLOCK.instant()));
  }

  private static void append(Event event) {
    service.append("Incident", event);
  }

  private static boolean isBy(Event event, String personId) {
    return event.by().id().equals(personId);
  }

  private static <T extends Event> List<T> all(String aggregateId, Class<T> kind) {
    return service.facts(aggregateId).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T extends Event> Optional<T> ended(String incident, Class<T> kind) {
    return all(EscalationIds.ofHandOver(incident, 0), kind).stream().findFirst();
  }

  private static Optional<MimeMessage> asked(long number) {
    return INBOX.about(number).stream()
        .filter(mail -> subject(mail).contains("hands it over to you"))
        .findFirst();
  }
}
