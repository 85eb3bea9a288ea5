package io.muster.notification.escalation;

import static io.muster.notification.testing.Inbox.part;
import static io.muster.notification.testing.Inbox.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.Started;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asking who acknowledged whether they are still on it: a real database and mail server. */
class StillOnIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final Actor ROSA_HERSELF = Actor.person(ROSA, "Rosa Reyes");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Duration AFTER = Duration.ofMinutes(30);
  private static final Duration WITHIN = Duration.ofMinutes(5);

  /** A restart takes less, on a busy machine too. */
  private static final Duration RESTART = Duration.ofMinutes(5);

  private static final Pattern LINK = Pattern.compile("/ack/[A-Za-z0-9_.-]+");
  private static String rosa;
  private static String mina;
  private static Running service;

  @BeforeAll
  static void start() {
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service = run();
    HttpResponse<String> published =
        service.put(
            "/api/on-call/policies/default",
            mina,
            """
            {"name":"Default policy","levels":[
              {"targets":[{"kind":"SCHEDULE","id":"primary"}],"ackTimeoutSeconds":300},
              {"targets":[{"kind":"SCHEDULE","id":"secondary"}],"ackTimeoutSeconds":300}],
             "ackTimeout":{"after":[{"severity":"SEV1","seconds":1800}],"answerWithinSeconds":300}}
            """);
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
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

  @Test
  void who_acknowledged_is_asked_once_after_its_time_over_a_restart_and_answers_by_link() {
    String incident = acknowledged(1);
    CLOCK.skip(AFTER.minus(RESTART));
    service.close();
    service = run();
    assertThat(started(incident, 0)).as("not before its time").isEmpty();
    awaitPages(1, "\"mine\":true", "\"askAt\":");
    HttpResponse<String> early = service.post("/api/incidents/INC-1/still-on-it", rosa);
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("not-asked");

    CLOCK.skip(RESTART);
    await().until(() -> question(1).isPresent());
    String text = part(question(1).orElseThrow(), "text/plain");
    assertThat(text).contains("nothing was heard of you", "others are called from");
    awaitPages(1, "\"answerBy\":");
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).isTrue();
    assertThat(service.get(link.group(), null).body()).contains("Yes, I am still on it");
    assertThat(told(incident, 0, Stopped.class)).as("looking answers nothing").isEmpty();
    assertThat(service.post(link.group(), null).body()).contains("INC-1 stays yours");
    assertThat(told(incident, 0, Stopped.class))
        .hasValueSatisfying(it -> assertThat(it.by().id()).isEqualTo(ROSA));
    assertThat(INCIDENTS.askedAbout(incident)).as("it is no acknowledgement").isEmpty();
    assertThat(service.post(link.group(), null).body()).contains("Already acknowledged");

    CLOCK.skip(AFTER.minusSeconds(60));
    assertThat(started(incident, 1)).as("its time began anew with the answer").isEmpty();
    CLOCK.skip(Duration.ofSeconds(61));
    await().until(() -> started(incident, 1).isPresent());
    HttpResponse<String> first = service.post("/api/incidents/INC-1/still-on-it", rosa);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(told(incident, 1, Stopped.class)).isPresent();
    HttpResponse<String> again = service.post("/api/incidents/INC-1/still-on-it", rosa);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    resolve(incident);
  }

  @Test
  void without_an_answer_the_acknowledgement_lapses_and_the_policy_begins_again() {
    String incident = acknowledged(2);
    INCIDENTS.works(
        request -> {
          if (request.getUrl().contains(incident) && !hasLapsed(incident)) {
            append(
                new AcknowledgementLapsed(
                    incident,
                    ROSA,
                    started(incident, 0).orElseThrow().at(),
                    Actor.service("muster-notification-service"),
                    CLOCK.instant()));
          }
        });
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> question(2).isPresent());
    CLOCK.skip(WITHIN.minusSeconds(60));
    assertThat(told(incident, 0, Exhausted.class)).as("not before its time").isEmpty();
    CLOCK.skip(Duration.ofSeconds(61));

    await().until(() -> hasLapsed(incident));
    assertThat(told(incident, 0, Exhausted.class)).isPresent();
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getUrl()).endsWith("lapse");
    await()
        .untilAsserted(
            () ->
                assertThat(service.facts(EscalationIds.of(incident, 1)))
                    .anyMatch(EscalationEvent.StepFired.class::isInstance));
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-2/pages", rosa).body())
                    .contains("\"escalation\":{", "\"state\":\"RUNNING\"")
                    .doesNotContain("\"stillOn\":{"));

    Matcher first = LINK.matcher(part(INBOX.about(2).getFirst(), "text/plain"));
    assertThat(first.find()).isTrue();
    service.post(first.group(), null);
    assertThat(INCIDENTS.askedAbout(incident).getLast().getHeader("Idempotency-Key"))
        .as("taking it on once more is not what the same link did before")
        .matches("ack-page-[0-9a-f]+-1");
    resolve(incident);
  }

  @Test
  void work_on_the_incident_is_an_answer_and_other_severities_and_what_is_over_are_not_asked_of() {
    String incident = acknowledged(3);
    String over = acknowledged(4);
    String milder = acknowledged(5);
    append(new Resolved(over, null, MINA, CLOCK.instant()));
    append(
        new SeverityChanged(
            milder, Severity.SEV1, Severity.SEV3, "Not so bad", MINA, CLOCK.instant()));
    settled(over);
    settled(milder);
    CLOCK.skip(AFTER.plusSeconds(1));
    await().until(() -> started(incident, 0).isPresent());
    append(new NoteAdded(incident, "n1", "The disk is full", ROSA_HERSELF, CLOCK.instant()));
    await().until(() -> told(incident, 0, Stopped.class).isPresent());
    assertThat(told(incident, 0, Stopped.class).orElseThrow().by().kind())
        .isEqualTo(Actor.Kind.SYSTEM);
    assertThat(started(over, 0)).isEmpty();
    assertThat(started(milder, 0)).isEmpty();
    append(
        new SeverityChanged(
            milder, Severity.SEV3, Severity.SEV1, "Worse again", MINA, CLOCK.instant()));
    await().until(() -> started(milder, 0).isPresent());
    resolve(milder);
    resolve(incident);
  }

  @Test
  void what_was_closed_and_is_gone_on_with_is_asked_about_again() {
    String incident = acknowledged(6);
    moved(incident, Phase.RECOVERY, Phase.CLOSED, PhaseMove.SKIPPED);
    settled(incident);
    CLOCK.skip(AFTER.plusSeconds(1));
    moved(incident, Phase.CLOSED, Phase.RECOVERY, PhaseMove.RETURNED);
    await().until(() -> started(incident, 0).isPresent());
    resolve(incident);
  }

  private static void moved(String incident, Phase from, Phase to, PhaseMove move) {
    append(new PhaseChanged(incident, from, to, move, List.of(), null, MINA, CLOCK.instant()));
  }

  private static String acknowledged(long number) {
    String incident = service.open(number, "Checkout fails", "checkout");
    // What is acknowledged before its page has left is paged for no more.
    await().until(() -> !INBOX.about(number).isEmpty());
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    await().until(() -> timer(incident).isPresent());
    return incident;
  }

  /** So that it is nobody's in the tests that come after. */
  private static void resolve(String incident) {
    append(new Resolved(incident, null, MINA, CLOCK.instant()));
    settled(incident);
  }

  private static void settled(String incident) {
    await().until(() -> timer(incident).isEmpty());
  }

  private static void awaitPages(long number, String... shown) {
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-" + number + "/pages", rosa).body())
                    .contains(shown));
  }

  private static Optional<Instant> timer(String incident) {
    return service.bean(AckTimeouts.class).dueAt(incident);
  }

  private static boolean hasLapsed(String incident) {
    return service.facts(incident).stream().anyMatch(AcknowledgementLapsed.class::isInstance);
  }

  private static void append(Event event) {
    service.append("Incident", event);
  }

  private static Optional<Started> started(String incident, int round) {
    return told(incident, round, Started.class);
  }

  private static <T extends Event> Optional<T> told(String incident, int round, Class<T> kind) {
    return service.facts(EscalationIds.ofStillOn(incident, round)).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static Optional<MimeMessage> question(long number) {
    return INBOX.about(number).stream()
        .filter(mail -> subject(mail).contains("Are you still on it?"))
        .findFirst();
  }
}
