package io.muster.notification.conversation.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.update.UpdateEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.Member;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.SlackDouble;
import io.muster.notification.testing.SlackSender;
import io.muster.starter.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people press in Slack is done as the person they are in Muster, or not at all. */
class SlackButtonsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final SlackDouble SLACK =
      new SlackDouble(CLOCK).knows("rosa@muster.example", "U1ROSA");
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final AtomicInteger NUMBERS = new AtomicInteger(200);
  private static Running service;
  private static final String TOO_SLOW = "did not answer in time";
  private static SlackSender slack;
  private static String rosa;

  private final long number = NUMBERS.incrementAndGet();
  private String incident;
  private String channel;

  @BeforeAll
  static void start() {
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service =
        Running.local(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                INCIDENTS.url(),
                CLOCK,
                "--muster.slack.token=" + SlackDouble.TOKEN,
                "--muster.slack.signing-secret=" + SlackSender.SECRET,
                "--muster.slack.api-url=" + SLACK.url())
            .believing(rosa);
    slack = new SlackSender(service, CLOCK);
  }

  @BeforeEach
  void anIncidentWithItsChannel() {
    incident = service.open(number, "Checkout is down", "checkout");
    until(
        () ->
            SLACK.channel("inc-" + number + "-checkout") != null
                && room().members().contains("U1ROSA")
                && !room().texts().isEmpty());
    channel = room().id();
  }

  @AfterEach
  void nobodyIsLinkedAndSlackWasAskedNothingItDoesNotKnow() {
    assertThat(service.post("/api/chat-account/unlink", rosa).statusCode()).isEqualTo(200);
    // Else that it was taken back may be read after the next test has linked anew.
    until(
        () ->
            MONGO
                    .database()
                    .getCollection("notification_chat_accounts")
                    .countDocuments(Filters.exists("member"))
                == 0);
    assertThat(SLACK.offences()).isEmpty();
  }

  @AfterAll
  static void stop() {
    service.close();
    SLACK.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void whoever_is_linked_acknowledges_with_a_button_once() {
    assertThat(room().texts().getFirst()).contains("\"ACKNOWLEDGE\"", "\"ESCALATE\"");
    INCIDENTS.works(request -> service.acknowledge(incident, ROSA, "Rosa Reyes", "Slack"));
    link();
    assertThat(press("ACKNOWLEDGE", "1764213122.100")).isEqualTo(200);
    assertThat(press("ACKNOWLEDGE", "1764213122.100")).isEqualTo(200);
    until(() -> said("is yours now"));
    assertThat(INCIDENTS.askedAbout(incident))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.getBodyAsString()).contains(ROSA, "Rosa Reyes", "\"via\":\"Slack\"");
              assertThat(asked.getHeader("Idempotency-Key")).contains("1764213122.100");
            });
    until(() -> !room().texts().getFirst().contains("\"ACKNOWLEDGE\""));
    assertThat(press("ACKNOWLEDGE", "1764213123.200")).isEqualTo(200);
    until(() -> said("needs nobody to take it on any more"));
    INCIDENTS.works(request -> {});
  }

  @Test
  void whoever_is_not_linked_is_told_how_and_nothing_else_happens() {
    assertThat(press("ACKNOWLEDGE", "1764213122.300")).isEqualTo(200);
    until(() -> said("http://muster.example/chat-account?token="));
    assertThat(INCIDENTS.askedAbout(incident)).isEmpty();
  }

  @Test
  void escalating_calls_the_next_level_and_is_on_record_as_theirs() {
    link();
    press("ESCALATE", "1764213122.400");
    until(() -> said("The next level is called."));
    List<StepFired> steps =
        service.facts("escalation-" + incident).stream()
            .filter(StepFired.class::isInstance)
            .map(StepFired.class::cast)
            .toList();
    assertThat(steps).hasSize(2);
    assertThat(steps.getLast().by().id()).isEqualTo(ROSA);
    until(() -> !INBOX.about(number, "ravi@muster.example").isEmpty());

    int answered = SLACK.whispers().size();
    press("ESCALATE", "1764213122.400");
    until(() -> SLACK.whispers().size() > answered);
    assertThat(SLACK.whispers().getLast()).contains("The next level is called.");
    assertThat(service.facts("escalation-" + incident))
        .filteredOn(StepFired.class::isInstance)
        .hasSize(2);
  }

  @Test
  void a_button_pressed_while_the_incident_cannot_be_reached_is_tried_for_two_minutes() {
    INCIDENTS.answers(503);
    link();
    String pressed = CLOCK.instant().getEpochSecond() + ".100";
    press("ACKNOWLEDGE", pressed);
    until(() -> !INCIDENTS.askedAbout(incident).isEmpty());
    assertThat(said("It was not acknowledged")).isFalse();
    CLOCK.skip(Duration.ofSeconds(6));
    until(() -> INCIDENTS.askedAbout(incident).size() > 1);
    CLOCK.skip(Duration.ofMinutes(2));
    until(() -> said("It was not acknowledged"));
    INCIDENTS.works(request -> {});
  }

  @Test
  void whose_word_has_run_out_keeps_nobody_else_from_being_who_they_are() {
    String ravi = TOKENS.person("ravi", "Ravi Rao", "responder");
    link();
    CLOCK.skip(Duration.ofDays(31));
    assertThat(
            service
                .send("POST", "/api/chat-account", ravi, "{\"token\":\"" + token() + "\"}")
                .statusCode())
        .isEqualTo(200);
    until(
        () ->
            service
                .bean(Accounts.class)
                .of(member())
                .filter(linked -> linked.personId().equals("ravi"))
                .isPresent());
    assertThat(service.post("/api/chat-account/unlink", ravi).statusCode()).isEqualTo(200);
    until(() -> service.bean(Accounts.class).of(member()).isEmpty());
  }

  @Test
  void a_message_that_was_answered_is_gone_when_slack_leaves_a_stone_in_its_place() {
    until(() -> hears("1764213400.000100", "Secret"));
    String stone =
        """
        {"type":"message","subtype":"message_changed","channel":"%s","hidden":true,"event_ts":"1764213500.1",
         "message":{"type":"message","subtype":"tombstone","user":"USLACKBOT","hidden":true,
                    "text":"This message was deleted.","ts":"1764213400.000100","thread_ts":"1764213400.000100"}}
        """
            .formatted(channel);
    assertThat(slack.tells(stone)).isEqualTo(200);
    assertThat(service.facts(TranscriptEvent.transcriptOf(incident)))
        .hasSize(2)
        .last()
        .isInstanceOf(TranscriptEvent.Deleted.class);
  }

  @Test
  void a_very_long_message_is_cut_between_two_characters() {
    until(() -> hears("1764213400.000100", "x" + "🔥".repeat(5000)));
    assertThat(service.facts(TranscriptEvent.transcriptOf(incident)).getFirst())
        .isInstanceOfSatisfying(
            TranscriptEvent.Said.class, said -> assertThat(said.text()).endsWith("🔥…"));
  }

  @Test
  void a_request_that_slack_did_not_sign_is_refused_before_it_is_read() {
    String challenge = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}";
    assertThat(slack.send("/slack/events", "application/json", challenge, "another").statusCode())
        .isEqualTo(401);
    assertThat(
            slack
                .send("/slack/interactions", "application/x-www-form-urlencoded", "x=1", "another")
                .statusCode())
        .isEqualTo(401);
    assertThat(
            slack.send("/slack/events", "application/json", challenge, SlackSender.SECRET).body())
        .contains("3eZbrw1a");
    assertThat(
            slack
                .send("/slack/events", "application/json", "no json", SlackSender.SECRET)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_link_expires_counts_for_one_person_and_a_month() {
    String token = token();
    String ravi = TOKENS.person("ravi", "Ravi Rao", "responder");
    String body = "{\"token\":\"" + token + "\"}";
    assertThat(service.get("/api/chat-account?token=" + token, rosa).body())
        .contains("Rosa in Slack");
    assertThat(
            service
                .send("POST", "/api/chat-account", TOKENS.person("theo", "Theo", "auditor"), body)
                .statusCode())
        .isEqualTo(403);
    assertThat(service.send("POST", "/api/chat-account", rosa, body).statusCode()).isEqualTo(200);
    until(() -> service.bean(Accounts.class).of(member()).isPresent());
    assertThat(service.send("POST", "/api/chat-account", ravi, body).body())
        .contains("chat-account-taken");
    assertThat(service.facts(ChatAccountEvent.accountOf(ROSA)).getLast())
        .isInstanceOfSatisfying(
            ChatAccountEvent.Linked.class,
            linked -> assertThat(linked.roles()).containsExactly("responder"));
    CLOCK.skip(Duration.ofMinutes(16));
    assertThat(service.send("POST", "/api/chat-account", ravi, body).body())
        .contains("chat-link-expired");
    assertThat(service.get("/api/chat-account?token=" + token + "x", rosa).statusCode())
        .isEqualTo(410);
    CLOCK.skip(Duration.ofDays(31));
    String before = SLACK.whispers().toString();
    press("ACKNOWLEDGE", "1764213122.700");
    until(() -> SLACK.whispers().toString().length() > before.length());
    assertThat(SLACK.whispers().getLast()).contains("Muster does not know who you are.");
  }

  @Test
  void commands_tell_who_and_where_and_do_what_the_buttons_do_for_those_who_are_linked() {
    assertThat(slack.types("U1ROSA", channel, "who")).contains("chat-account?token=");
    link();
    until(() -> slack.types("U1ROSA", channel, "who").contains("On it: "));
    assertThat(slack.types("U1ROSA", channel, " WHO "))
        .contains("\"response_type\":\"ephemeral\"", "Nobody leads yet.", "Rosa Reyes");
    until(() -> slack.types("U1ROSA", channel, "bridge").contains("Join the call: https://"));
    assertThat(slack.types("U1ROSA", channel, "fly")).contains("/muster ack");
    assertThat(slack.types("U1ROSA", "C0ELSEWHERE", "who")).contains("/incidents/new");
    assertThat(slack.types("U1ROSA", channel, "ack")).contains("Taking on INC-" + number);
    until(() -> !INCIDENTS.askedAbout(incident).isEmpty());
  }

  @Test
  void what_is_typed_is_done_as_whoever_typed_it_and_what_is_refused_is_said_to_them_alone() {
    INCIDENTS.takesWishes(0);
    String at = "/api/incidents/" + incident;
    assertThat(slack.types("U1ROSA", channel, "note The disk is full"))
        .contains("chat-account?token=");
    link();
    until(() -> slack.types("U1ROSA", channel, "who").contains("On it: "));
    for (int told = 0; told < 2; told++) {
      assertThat(done("note Full &lt;now&gt; &amp; hot", "7.7.a"))
          .contains("\"response_type\":\"ephemeral\"", "Written down on INC-" + number);
    }
    assertThat(INCIDENTS.askedAt(at + "/notes"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            asked -> {
              assertThat(asked.getHeader("Muster-On-Behalf-Of")).isEqualTo(ROSA);
              assertThat(asked.getBodyAsString()).isEqualTo("{\"text\":\"Full <now> & hot\"}");
            })
        .extracting(asked -> asked.getHeader("Idempotency-Key"))
        .as("told twice, it is the same wish")
        .allMatch(INCIDENTS.askedAt(at + "/notes").getFirst().getHeader("Idempotency-Key")::equals);

    assertThat(done("severity sev1 All regions", "7.7.b"))
        .contains("INC-" + number + " is SEV1 now.");
    assertThat(INCIDENTS.askedAt(at + "/severity").getLast().getBodyAsString())
        .contains("\"to\":\"SEV1\"", "\"reason\":\"All regions\"");
    assertThat(done("role commander", "7.7.c")).contains("Rosa Reyes has the role commander");
    assertThat(INCIDENTS.askedAt(at + "/roles/COMMANDER").getLast().getBodyAsString())
        .contains("\"personId\":\"" + ROSA + "\"");
    assertThat(slack.types("U1ROSA", channel, "role scribe <@U9NOBODY|ravi>", "7.7.d"))
        .contains("does not know who <@U9NOBODY> is");
    assertThat(doneIn("C0ELSEWHERE", "declare SEV2 Search is slow", "7.7.e"))
        .contains("INC-900 is declared (SEV2)", "/incidents/INC-900", "#inc-900");
    assertThat(INCIDENTS.askedAt("/api/incidents").getLast().getBodyAsString())
        .contains("\"title\":\"Search is slow\"", "\"severity\":\"SEV2\"");
    for (String half : List.of("declare Search is slow", "severity SEV1", "role king", "note")) {
      assertThat(slack.types("U1ROSA", channel, half, "7.7.f")).contains("`/muster ");
    }

    INCIDENTS.refusesWishes("Only the commander may.");
    assertThat(done("severity SEV1 All regions", "7.7.g"))
        .contains("\"response_type\":\"ephemeral\"", "Only the commander may.");
    INCIDENTS.takesWishes(5000);
    assertThat(slack.types("U1ROSA", channel, "note Slow", "7.7.h")).contains(TOO_SLOW);
    INCIDENTS.takesWishes(0);
  }

  @Test
  void an_update_is_sent_as_whoever_typed_it_by_the_rules_of_the_page() {
    String mina = TOKENS.person("mina", "Mina Moreau", "manager");
    audience(mina, "Checkout customers", true, "ops@customer.example");
    audience(mina, "Staff", false, "all@muster.example");
    link();
    until(() -> slack.types("U1ROSA", channel, "update").contains("Staff"));
    assertThat(slack.types("U1ROSA", channel, "update"))
        .contains(
            "\"response_type\":\"ephemeral\"",
            "Nothing was sent yet",
            "“Investigating: Checkout is down”",
            "Checkout customers (somebody else approves it first)");
    String typed = "update staff: No <https://shop.example|shop.example> &lt;yet&gt;\nMore at 9";
    assertThat(slack.types("U1ROSA", channel, typed, "8.8.a")).contains("Updates are sent by");
    Instant now = CLOCK.instant();
    service.append(
        "Incident",
        new IncidentEvent.RoleAssigned(
            incident, Role.COMMUNICATIONS, new Person(ROSA, "Rosa Reyes"), MINA, now));
    until(() -> slack.types("U1ROSA", channel, typed, "8.8.b").contains("Update 1 is sent"));
    assertThat(slack.types("U1ROSA", channel, typed, "8.8.b"))
        .as("told twice, it is sent once")
        .contains("Update 1 is sent, as “Investigating: Checkout is down”, to 1");
    assertThat(service.facts(UpdateEvent.idOf(incident, 1)).getFirst())
        .isInstanceOfSatisfying(
            UpdateEvent.Written.class,
            update -> {
              assertThat(update.text()).isEqualTo("No https://shop.example <yet>\nMore at 9");
              assertThat(update.by().id()).isEqualTo(ROSA);
            });
    assertThat(
            slack.types("U1ROSA", channel, "update Staff, checkout customers : We know", "8.8.c"))
        .contains("Update 2 is written and waits until somebody else approves it");
    for (String half : List.of("update Nobody: x", "update Staff", "update Staff:", "update x")) {
      assertThat(slack.types("U1ROSA", channel, half, "8.8.d")).contains("Begin with whom to tell");
    }
    assertThat(slack.types("U1ROSA", channel, "update Staff: Ask <@U2RAVI|ravi>", "8.8.e"))
        .contains("Leave mentions out");
    assertThat(service.facts(UpdateEvent.idOf(incident, 3))).isEmpty();
    until(() -> INBOX.of("Investigating: Checkout is down", "all@muster.example").size() == 1);
    assertThat(INBOX.of("Investigating: Checkout is down", "ops@customer.example")).isEmpty();
  }

  private String done(String wish, String trigger) {
    return doneIn(channel, wish, trigger);
  }

  /** What is answered; on a busy machine it is typed once more, being the same wish. */
  private static String doneIn(String channel, String wish, String trigger) {
    return await()
        .until(
            () -> slack.types("U1ROSA", channel, wish, trigger),
            answer -> !answer.contains(TOO_SLOW));
  }

  private static void audience(String mina, String name, boolean approval, String email) {
    String body =
        "{\"name\":\"%s\",\"approval\":%s,\"services\":[\"checkout\"],\"emails\":[\"%s\"]}"
            .formatted(name, approval, email);
    assertThat(service.send("POST", "/api/audiences", mina, body).statusCode()).isEqualTo(201);
  }

  @Test
  void what_people_say_in_the_channel_is_taken_down_once_with_edits_and_deletions() {
    until(() -> hears("1764213200.000300", "Rolling back &lt;now&gt;"));
    assertThat(hears("1764213200.000300", "Rolling back &lt;now&gt;")).isTrue();
    link();
    hears("1764213260.000100", "Done");
    String changed =
        """
        {"type":"message","subtype":"message_changed","channel":"%s","event_ts":"1764213300.1",
         "message":{"type":"message","user":"U1ROSA","text":"Rolled back","ts":"1764213200.000300",
                    "edited":{"user":"U1ROSA","ts":"1764213290.000000"}}}
        """
            .formatted(channel);
    String gone =
        """
        {"type":"message","subtype":"message_deleted","channel":"%s","deleted_ts":"1764213260.000100",
         "event_ts":"1764213310.000200"}
        """
            .formatted(channel);
    String ours =
        """
        {"type":"message","channel":"%s","user":"U0BOT","bot_id":"B1","text":"SEV1","ts":"1764213100.1"}
        """
            .formatted(channel);
    for (String event : List.of(changed, changed, gone, gone, ours)) {
      assertThat(slack.tells(event)).isEqualTo(200);
    }
    String elsewhere = changed.replace(channel, "C0ELSEWHERE");
    assertThat(slack.tells(elsewhere)).isEqualTo(200);
    String transcript = TranscriptEvent.transcriptOf(incident);
    assertThat(service.facts(transcript))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isInstanceOfSatisfying(
                        TranscriptEvent.Said.class,
                        said -> {
                          assertThat(said.text()).isEqualTo("Rolling back <now>");
                          assertThat(said.author()).isEqualTo("U1ROSA");
                          assertThat(said.by().kind()).isEqualTo(Actor.Kind.SYSTEM);
                          assertThat(said.at()).isEqualTo(Instant.ofEpochSecond(1764213200));
                        }),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        TranscriptEvent.Said.class,
                        said -> {
                          assertThat(said.by().id()).isEqualTo(ROSA);
                          assertThat(said.author()).isNull();
                        }),
            third ->
                assertThat(third)
                    .isInstanceOfSatisfying(
                        TranscriptEvent.Edited.class,
                        edited -> assertThat(edited.text()).isEqualTo("Rolled back")),
            fourth -> assertThat(fourth).isInstanceOf(TranscriptEvent.Deleted.class));
    assertThat(
            new String(
                service
                    .bean(EventLog.class)
                    .commitOf(transcript, 0)
                    .orElseThrow()
                    .events()
                    .getFirst()
                    .payload(),
                StandardCharsets.UTF_8))
        .doesNotContain("Rolling");
  }

  /** Whether it was taken down: the channel may not be known yet. */
  private boolean hears(String at, String text) {
    String event =
        """
        {"type":"message","channel":"%s","user":"U1ROSA","text":"%s","ts":"%s"}
        """;
    assertThat(slack.tells(event.formatted(channel, text, at))).isEqualTo(200);
    return !service.facts(TranscriptEvent.transcriptOf(incident)).isEmpty();
  }

  /** As a person does: presses, is told how, opens the link, says yes. */
  private void link() {
    assertThat(
            service
                .send("POST", "/api/chat-account", rosa, "{\"token\":\"" + token() + "\"}")
                .statusCode())
        .isEqualTo(200);
    until(() -> service.bean(Accounts.class).of(member()).isPresent());
  }

  private static String token() {
    String url = service.bean(AccountTokens.class).urlFor(member());
    return url.substring(url.indexOf('=') + 1);
  }

  private static Member member() {
    return new Member("T1", "U1ROSA");
  }

  private int press(String action, String at) {
    return slack.presses("U1ROSA", action, incident, channel, at);
  }

  private static boolean said(String words) {
    return SLACK.whispers().stream().anyMatch(it -> it.contains(words));
  }

  private SlackDouble.Channel room() {
    return SLACK.channel("inc-" + number + "-checkout");
  }

  private static void until(BooleanSupplier holds) {
    await().until(holds::getAsBoolean);
  }
}
