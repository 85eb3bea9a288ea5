package io.muster.notification.delivery.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MattermostDouble;
import io.muster.notification.testing.MattermostDouble.Post;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages by a bot in Mattermost, to a double that takes only what its REST API documents. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MattermostIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String ME = "/api/on-call/me";
  private static final String HOOK = "/hooks/mattermost";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MattermostDouble MATTERMOST = new MattermostDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ACCOUNT = MATTERMOST.knows("rosa.r");
  private static final String OTHER = MATTERMOST.knows("sam");
  private static Running service;
  private static String rosa;

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
                "--muster.public-url=https://muster.example",
                "--muster.mattermost.url=" + MATTERMOST.url() + "/",
                "--muster.mattermost.token=" + MattermostDouble.TOKEN)
            .believing(rosa);
  }

  @AfterAll
  static void stop() {
    service.close();
    MATTERMOST.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @AfterEach
  void nothing_broke_the_protocol() {
    assertThat(MATTERMOST.faults()).isEmpty();
  }

  @Test
  @Order(1)
  void an_administrator_sees_that_mattermost_takes_the_token() {
    String admin = TOKENS.person("adam", "Adam", "admin");
    assertThat(json(service.get("/api/admin/notification/mattermost", admin)))
        .isEqualTo(
            JSON.readTree(
                "{\"setUp\": true, \"server\": \"%s\", \"bot\": \"muster\"}"
                    .formatted(MATTERMOST.url())));
    assertThat(service.get("/api/admin/notification/mattermost", rosa).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(2)
  void an_account_is_found_by_its_name_and_proved_by_a_code_that_came_to_it() {
    String gone = MATTERMOST.knows("gone");
    MATTERMOST.deactivates(gone);
    assertThat(add("@nobody").body()).contains("Nobody is called @nobody there", "/address");
    assertThat(add("@gone").body()).contains("was deactivated");
    assertThat(add(MattermostDouble.BOT).body()).contains("it is a bot");
    assertThat(add("rosa?x=1").body()).contains("such as @rosa");
    assertThat(methods()).isEmpty();

    HttpResponse<String> added = add(" @Rosa.R ");
    assertThat(added.statusCode()).isEqualTo(201);
    Matcher code =
        Pattern.compile("\\b(\\d{6})\\b").matcher(MATTERMOST.to(ACCOUNT).getFirst().text());
    assertThat(code.find()).isTrue();
    assertThat(
            service
                .send(
                    "POST",
                    ME + "/methods/" + json(added).path("methodId").asString() + "/verification",
                    rosa,
                    "{\"code\": \"" + code.group(1) + "\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(methods())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("address").asString()).isEqualTo("@rosa.r");
              assertThat(it.path("verified").asBoolean()).isTrue();
            });
  }

  @Test
  @Order(3)
  void a_page_is_acknowledged_by_its_button_by_whom_it_went_to_and_then_says_so() {
    String incident = service.open(821, "Checkout [fails](https://evil.example) for @all");
    Post page = page(821);
    assertThat(page.props().path("attachments").path(0).path("title_link").asString())
        .isEqualTo("https://muster.example/incidents/INC-821");
    assertThat(page.props().path("attachments").path(0).path("fallback").asString())
        .startsWith("[SEV1] INC-821 Checkout");
    assertThat(page.buttons()).containsExactly("Acknowledge", "Escalate");

    assertThat(pressed(page, "Acknowledge", OTHER)).isEqualTo("This button is not yours to press.");
    String forged =
        MATTERMOST.pressed(page, "Acknowledge", ACCOUNT).replace("ANSWER.page-", "CALL.page-");
    for (String body : List.of(forged, "{}", "{not json", "")) {
      HttpResponse<String> refused = service.send("POST", HOOK, null, body);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).isEmpty();
    }
    assertThat(INCIDENTS.askedAbout(incident)).isEmpty();
    assertThat(pressed(page, "Acknowledge", ACCOUNT)).isEqualTo("INC-821 is acknowledged.");
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString())
        .contains("Mattermost", "Rosa Reyes", ROSA);

    service.acknowledge(incident, "mina", "Mina @all Moreau", "web");
    await().until(() -> MATTERMOST.now(page).buttons().isEmpty());
    assertThat(MATTERMOST.now(page).text())
        .endsWith("Now: Acknowledged by Mina @\u200ball Moreau\\.");
  }

  @Test
  @Order(4)
  void the_next_level_is_called_once_when_that_was_pressed_twice() {
    Level level = new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 3600);
    service.append(
        "EscalationPolicy",
        new OnCallEvent.PolicyPublished(
            "three",
            "Three levels",
            1,
            List.of("three"),
            List.of(level, level, level),
            null,
            0,
            MINA,
            CLOCK.instant()));
    String incident = service.open(822, "Search fails", "three");
    Post page = page(822);
    assertThat(pressed(page, "Escalate", ACCOUNT)).startsWith("Are you sure?");
    Post sure = MATTERMOST.now(page);
    assertThat(sure.buttons()).containsExactly("Call the next level", "Not yet");
    assertThat(fired(incident)).isEqualTo(1);
    assertThat(pressed(sure, "Not yet", ACCOUNT)).isEqualTo("Nobody else is called yet.");
    assertThat(MATTERMOST.now(page).buttons()).containsExactly("Acknowledge", "Escalate");
    assertThat(pressed(sure, "Call the next level", ACCOUNT))
        .isEqualTo("The next level is called.");
    CLOCK.skip(Duration.ofSeconds(20));
    assertThat(pressed(sure, "Call the next level", ACCOUNT))
        .isEqualTo("The next level is called.");
    assertThat(fired(incident)).isEqualTo(2);

    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    assertThat(pressed(page, "Escalate", ACCOUNT)).startsWith("There is nobody left to call");
    await().until(() -> MATTERMOST.now(page).buttons().isEmpty());
  }

  @Test
  @Order(5)
  void who_is_handed_an_incident_takes_it_over_by_the_button() {
    String incident = service.open(823, "Checkout fails");
    page(823);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    String id = EscalationEvent.HAND_OVER_PREFIX + "0-" + incident;
    Level level = new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 600);
    Instant now = CLOCK.instant();
    service.append(
        "Escalation",
        new EscalationEvent.Started(id, incident, "none", 0, List.of(level), null, MINA, now),
        new EscalationEvent.HandOverAsked(id, incident, "The _disk_ of db-3 is full", MINA, now));
    await().until(() -> MATTERMOST.pagesAbout(823).size() == 2);
    Post page = MATTERMOST.pagesAbout(823).getLast();
    assertThat(page.text())
        .contains("Mina Moreau hands it over to you", "The \\_disk\\_ of db\\-3 is full");
    assertThat(page.buttons()).containsExactly("Take it over");
    assertThat(pressed(page, "Take it over", ACCOUNT)).isEqualTo("INC-823 is yours now.");
    assertThat(service.all(HandOverAccepted.class))
        .singleElement()
        .extracting(HandOverAccepted::via)
        .isEqualTo("Mattermost");
  }

  @Test
  @Order(6)
  void mattermost_is_left_alone_for_as_long_as_it_asks() {
    MATTERMOST.tooOften(40);
    String incident = service.open(824, "Too much");
    PageEvent.Failed failed = failed(incident);
    assertThat(Duration.between(failed.at(), failed.retryAt()))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(41));
    assertThat(failed.error()).isEqualTo("Mattermost answered 429");
    CLOCK.skip(Duration.ofSeconds(41));
    page(824);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
  }

  @Test
  @Order(7)
  void a_page_whose_answer_was_lost_is_posted_once() {
    MATTERMOST.losesTheAnswer();
    String incident = service.open(825, "Answer lost");
    assertThat(failed(incident).error()).isEqualTo("Mattermost answered 502");
    CLOCK.skip(Duration.ofSeconds(6));
    await()
        .until(
            () ->
                service.all(PageEvent.Sent.class).stream()
                    .filter(it -> it.incidentId().equals(incident))
                    .anyMatch(it -> it.attempt() == 2));
    assertThat(MATTERMOST.pagesAbout(825)).hasSize(1);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
  }

  @Test
  @Order(8)
  void who_was_deactivated_is_paged_by_their_next_means_and_not_counted_as_reached_there() {
    MATTERMOST.isNotThere();
    String first = service.open(826, "A proxy in front fails");
    assertThat(failed(first).retryAt()).as("the way stays").isNotNull();
    assertThat(methods()).hasSize(1);

    MATTERMOST.deactivates(ACCOUNT);
    String incident = service.open(827, "Nobody there");
    assertThat(failed(incident).error()).contains("was deactivated", "add it anew");
    await().until(() -> INBOX.about(827, "rosa@muster.example").size() == 1);
    await().until(() -> methods().isEmpty());
    assertThat(MATTERMOST.pagesAbout(827)).isEmpty();
  }

  private static Post page(long number) {
    await().until(() -> !MATTERMOST.pagesAbout(number).isEmpty());
    return MATTERMOST.pagesAbout(number).getFirst();
  }

  private static PageEvent.Failed failed(String incident) {
    return await()
        .until(
            () ->
                service.all(PageEvent.Failed.class).stream()
                    .filter(it -> it.incidentId().equals(incident))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static long fired(String incident) {
    return service.all(StepFired.class).stream()
        .filter(it -> it.incidentId().equals(incident))
        .count();
  }

  private static HttpResponse<String> add(String name) {
    return service.send(
        "POST", ME + "/methods", rosa, "{\"kind\": \"MATTERMOST\", \"address\": \"" + name + "\"}");
  }

  private static List<JsonNode> methods() {
    return json(service.get(ME, rosa))
        .path("methods")
        .valueStream()
        .filter(it -> it.path("kind").asString().equals("MATTERMOST"))
        .toList();
  }

  /** Presses a button; answers what is shown to whoever did. */
  private static String pressed(Post post, String button, String by) {
    HttpResponse<String> answer =
        service.send("POST", HOOK, null, MATTERMOST.pressed(post, button, by));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode said = json(answer);
    assertThat(said.propertyNames())
        .containsExactlyInAnyOrder("ephemeral_text", "skip_slack_parsing");
    return said.path("ephemeral_text").asString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
