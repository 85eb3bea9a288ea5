package io.muster.notification;

import static io.muster.notification.testing.Inbox.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageCommand;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Restarts, crashes and a mail server that is away: nothing is lost, and nothing doubled. */
class TroubleIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final Duration ACK_TIMEOUT = Duration.ofSeconds(300);

  private final MovableClock clock = new MovableClock();
  private Inbox inbox;
  private String database;
  private Running service;

  @BeforeEach
  void freshDatabase() {
    inbox = new Inbox();
    database = "test_" + UUID.randomUUID().toString().substring(0, 8);
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
    inbox.close();
    MONGO.client().getDatabase(database).drop();
  }

  @AfterAll
  static void stopDoubles() {
    INCIDENTS.close();
    TOKENS.close();
  }

  @Test
  void a_restart_between_two_levels_neither_loses_nor_doubles_a_page() {
    service = local();
    String incident = service.open(1, "Over a restart");
    mails(1, 1);
    await().until(() -> service.all(PageEvent.Sent.class).size() == 1);
    service.close();
    clock.skip(ACK_TIMEOUT.plusSeconds(1));
    service = local();
    mails(1, 2);
    assertThat(inbox.about(1, "rosa@muster.example")).hasSize(1);
    assertThat(inbox.about(1, "ravi@muster.example")).hasSize(1);
    assertThat(service.facts("escalation-" + incident))
        .<Class<?>>extracting(Object::getClass)
        .containsExactly(
            EscalationEvent.Started.class,
            EscalationEvent.StepFired.class,
            EscalationEvent.StepFired.class);
  }

  @Test
  void an_event_that_cannot_be_read_does_not_keep_its_own_incident_from_being_escalated() {
    service = local();
    String incident = service.open(1, "With a riddle in it");
    mails(1, 1);
    service.append(
        "Incident", incident, "incident.teleported", "{}".getBytes(StandardCharsets.UTF_8));
    clock.skip(ACK_TIMEOUT.plusSeconds(1));
    mails(1, 2);
    assertThat(inbox.about(1, "ravi@muster.example")).hasSize(1);
  }

  @Test
  void what_was_opened_and_answered_while_we_were_away_calls_only_for_the_unanswered() {
    service = local();
    service.open(1, "Before");
    mails(1, 1);
    EventLog log = service.bean(EventLog.class);
    assertThat(log.head().position()).isPositive();
    stopFollowing();
    String answered = service.open(2, "Answered meanwhile");
    service.acknowledge(answered, ROSA, "Rosa Reyes", "web");
    service.open(3, "Still open");
    service.close();
    service = local();
    mails(3, 1);
    assertThat(inbox.about(2)).isEmpty();
    assertThat(service.facts("escalation-" + answered)).isEmpty();
  }

  @Test
  void a_mail_server_that_comes_back_delivers_once() {
    inbox.goAway();
    service = local();
    service.open(1, "No mail server");
    await().until(() -> !service.all(PageEvent.Failed.class).isEmpty());
    assertThat(service.all(PageEvent.Failed.class).getFirst().error())
        .isEqualTo("the mail server cannot be reached");
    inbox.comeBack();
    clock.skip(Duration.ofSeconds(6));
    mails(1, 1);
    await().until(() -> service.all(PageEvent.Sent.class).size() == 1);
    clock.skip(Duration.ofSeconds(120));
    service.open(2, "Afterwards");
    mails(2, 1);
    assertThat(inbox.about(1)).hasSize(1);
    assertThat(
            service.all(PageEvent.AttemptStarted.class).stream()
                .map(PageEvent.AttemptStarted::attempt)
                .toList())
        .containsExactly(1, 2, 1);
  }

  @Test
  void a_mail_server_that_stays_away_is_given_up_after_five_attempts_and_on_record() {
    inbox.goAway();
    service = local();
    service.open(1, "No mail server at all");
    for (int attempt = 1; attempt <= 5; attempt++) {
      int failures = attempt;
      await().until(() -> failuresOf(1) >= failures);
      clock.skip(Duration.ofSeconds(attempt == 4 ? 181 : 61));
    }
    assertThat(
            service.all(PageEvent.Failed.class).stream()
                .filter(failed -> failed.attempt() == 5)
                .findFirst()
                .orElseThrow()
                .retryAt())
        .isNull();
  }

  private int failuresOf(int level) {
    List<String> pages =
        service.all(PageEvent.Requested.class).stream()
            .filter(requested -> requested.level() == level)
            .map(PageEvent.Requested::pageId)
            .toList();
    return (int)
        service.all(PageEvent.Failed.class).stream()
            .filter(failed -> pages.contains(failed.pageId()))
            .count();
  }

  @Test
  void a_page_whose_incident_was_answered_meanwhile_is_not_sent_any_more() {
    inbox.goAway();
    service = local();
    String incident = service.open(1, "Answered before the mail server came back");
    await().until(() -> !service.all(PageEvent.Failed.class).isEmpty());
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    inbox.comeBack();
    clock.skip(Duration.ofSeconds(6));
    await().until(() -> service.all(PageEvent.Failed.class).size() == 2);
    assertThat(service.all(PageEvent.Failed.class).getLast())
        .satisfies(
            failed -> {
              assertThat(failed.retryAt()).isNull();
              assertThat(failed.error()).isEqualTo("withdrawn: the incident was acknowledged");
            });
    assertThat(inbox.about(1)).isEmpty();
    String rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-1/pages", rosa).body())
                    .contains("\"state\":\"CANCELLED\""));
  }

  @Test
  void after_a_crash_between_claim_and_outcome_the_same_message_goes_out_again() {
    service = local();
    service
        .bean(CommandBus.class)
        .registerHandlerInterceptor(
            (work, chain) -> {
              if (work.getMessage().getPayload() instanceof PageCommand.RecordSent) {
                throw new IllegalStateException("the process dies here");
              }
              return chain.proceed();
            });
    service.open(1, "Crash");
    mails(1, 1);
    service.close();
    assertThatNothingWasRecordedAsSent();
    clock.skip(Duration.ofSeconds(31));
    service = local();
    mails(1, 2);
    await().until(() -> service.all(PageEvent.Sent.class).size() == 1);
    List<MimeMessage> both = inbox.about(1);
    assertThat(header(both.get(1), "Message-ID")).isEqualTo(header(both.get(0), "Message-ID"));
    assertThat(
            service.all(PageEvent.AttemptStarted.class).stream()
                .map(PageEvent.AttemptStarted::attempt)
                .toList())
        .containsExactly(1, 2);
    assertThat(service.all(EscalationEvent.StepFired.class)).hasSize(1);
  }

  private void assertThatNothingWasRecordedAsSent() {
    assertThat(
            MONGO
                .client()
                .getDatabase(database)
                .getCollection("events")
                .countDocuments(new org.bson.Document("aggType", "Page")))
        .isLessThanOrEqualTo(2);
  }

  @Test
  void without_any_policy_an_incident_is_on_record_as_answered_by_nobody() {
    service =
        Running.bare(MONGO.uri(database), TOKENS.issuerUri(), inbox.port(), INCIDENTS.url(), clock);
    String incident = service.open(1, "Nobody was ever told");
    await()
        .untilAsserted(
            () ->
                assertThat(service.facts("escalation-" + incident))
                    .<Class<?>>extracting(Object::getClass)
                    .containsExactly(
                        EscalationEvent.Started.class, EscalationEvent.Exhausted.class));
  }

  @Test
  void reading_the_whole_log_anew_pages_nobody_and_builds_the_same_read_models() {
    service = local();
    service.open(1, "Once");
    mails(1, 1);
    clock.skip(ACK_TIMEOUT.plusSeconds(1));
    mails(1, 2);
    await().until(() -> service.all(PageEvent.Sent.class).size() == 2);
    String admin = TOKENS.person("adam", "Adam Ames", "admin");
    String settled = settledReadModels(admin);
    long head = service.bean(EventLog.class).head().position();

    assertThat(service.post("/api/admin/notification/read-models/rebuild", admin).statusCode())
        .isEqualTo(202);
    replay("notification.escalation");
    replay("notification.pages");

    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/admin/notification/read-models", admin).body())
                    .isEqualTo(settled));
    service.open(2, "After the replay");
    mails(2, 1);
    assertThat(inbox.about(1)).hasSize(2);
    assertThat(service.bean(EventLog.class).read(head + 1, 100).getFirst().aggregateType())
        .isEqualTo("Incident");
  }

  private String settledReadModels(String admin) {
    String[] last = {""};
    await()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              String now = service.get("/api/admin/notification/read-models", admin).body();
              boolean same =
                  now.equals(last[0])
                      && java.util.regex.Pattern.compile("\"position\":(\\d+),\"head\":(\\d+)")
                          .matcher(now)
                          .results()
                          .allMatch(found -> found.group(1).equals(found.group(2)));
              last[0] = now;
              return same;
            });
    return last[0];
  }

  private void replay(String group) {
    StreamingEventProcessor processor = processor(group);
    processor.shutDown();
    processor.resetTokens(source -> source.createTailToken());
    processor.start();
  }

  private void stopFollowing() {
    processor("notification.escalation").shutDown();
  }

  private StreamingEventProcessor processor(String group) {
    return service
        .bean(EventProcessingConfiguration.class)
        .eventProcessor(group, StreamingEventProcessor.class)
        .orElseThrow();
  }

  private Running local() {
    return Running.local(
            MONGO.uri(database), TOKENS.issuerUri(), inbox.port(), INCIDENTS.url(), clock)
        .believing(TOKENS.person(ROSA, "Rosa Reyes", "responder"));
  }

  private void mails(long number, int count) {
    await().pollInterval(Duration.ofMillis(50)).until(() -> inbox.about(number).size() >= count);
    assertThat(inbox.about(number)).hasSize(count);
  }
}
