package io.muster.notification.delivery.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.TelegramDouble;
import io.muster.notification.testing.TelegramDouble.Taken;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages by a bot in Telegram, to a double that takes only what its Bot API documents. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TelegramIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String ME = "/api/on-call/me";
  private static final String HOOK = "/hooks/telegram";
  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final long CHAT = 815_000_001L;
  private static final long OTHER = 815_000_002L;
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final TelegramDouble TELEGRAM = new TelegramDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final JsonMapper JSON = new JsonMapper();
  private static Running service;
  private static String rosa;
  private static long presses;

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
                "--muster.telegram.bot-token=" + TelegramDouble.TOKEN,
                "--muster.telegram.api-url=" + TELEGRAM.url())
            .believing(rosa);
  }

  @AfterAll
  static void stop() {
    service.close();
    TELEGRAM.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @AfterEach
  void nothing_broke_the_protocol() {
    assertThat(TELEGRAM.faults()).isEmpty();
  }

  @Test
  @Order(1)
  void telegram_is_told_where_to_tell_of_answers_and_by_which_secret() {
    await().until(() -> TELEGRAM.webhook() != null);
    assertThat(TELEGRAM.webhook().path("url").asString())
        .isEqualTo("https://muster.example" + HOOK);
    assertThat(TELEGRAM.webhook().path("allowed_updates").toString())
        .isEqualTo("[\"message\",\"callback_query\"]");
    String admin = TOKENS.person("adam", "Adam", "admin");
    assertThat(json(service.get("/api/admin/notification/telegram", admin)))
        .isEqualTo(
            JSON.readTree(
                "{\"setUp\": true, \"bot\": \"muster_bot\", \"hears\": true, \"waiting\": 0}"));
    assertThat(service.get("/api/admin/notification/telegram", rosa).statusCode()).isEqualTo(403);
    for (String secret : List.of("", "guessed")) {
      assertThat(service.send("POST", HOOK, null, "{}", SECRET, secret).statusCode())
          .isEqualTo(403);
    }
    assertThat(tell("{not json").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void a_chat_becomes_a_persons_by_the_code_they_were_shown_and_is_one_chats_alone() {
    assertThat(
            service
                .send(
                    "POST",
                    ME + "/methods",
                    rosa,
                    "{\"kind\": \"TELEGRAM\", \"address\": \"" + CHAT + "\"}")
                .body())
        .contains("ask for a link");
    JsonNode link = json(service.post(ME + "/telegram-link", rosa));
    String text = link.path("text").asString();
    assertThat(link.path("url").asString())
        .isEqualTo("https://t.me/muster_bot?start=" + text.substring("/start ".length()))
        .matches("https://t\\.me/muster_bot\\?start=[A-Za-z0-9_-]{1,64}");
    starts(CHAT, "/start");
    starts(CHAT, "/start guessed");
    assertThat(TELEGRAM.to(CHAT))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.text()).contains("does not link you"));
    starts(CHAT, text);
    assertThat(TELEGRAM.to(CHAT).getLast().text()).contains("Pages for Rosa Reyes come to");
    starts(CHAT, text);
    assertThat(TELEGRAM.to(CHAT).getLast().text())
        .as("told again")
        .contains("Pages for Rosa Reyes come to");
    starts(OTHER, text);
    assertThat(TELEGRAM.to(OTHER).getLast().text()).contains("does not link you");
    assertThat(methods())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("address").asString()).isEqualTo("@rosa_r");
              assertThat(it.path("verified").asBoolean()).isTrue();
            });
    assertThat(service.all(ContactEvent.MethodVerified.class)).hasSize(1);

    String late = json(service.post(ME + "/telegram-link", rosa)).path("text").asString();
    CLOCK.skip(Duration.ofMinutes(11));
    starts(OTHER, late);
    assertThat(TELEGRAM.to(OTHER).getLast().text()).contains("does not link you");
  }

  @Test
  @Order(3)
  void a_page_is_acknowledged_by_its_button_from_its_chat_and_then_says_so() {
    String incident = service.open(811, "Checkout <fails> & \"burns\"");
    Taken page = page(811);
    assertThat(page.text())
        .startsWith("<b>[SEV1] INC-811</b> Checkout &lt;fails&gt; &amp; &quot;burns&quot;\n")
        .contains("<a href=\"https://muster.example/incidents/INC-811\">");
    String press = page.data("Acknowledge");

    assertThat(press(OTHER, page, press)).isEqualTo("This button is not yours to press.");
    assertThat(press(CHAT, page, "A:page-0123")).isEqualTo("This button is not yours to press.");
    assertThat(INCIDENTS.askedAbout(incident)).isEmpty();
    assertThat(press(CHAT, page, press)).isEqualTo("INC-811 is acknowledged.");
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString())
        .contains("Telegram", "Rosa Reyes", ROSA);

    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    await().until(() -> !edits(page).isEmpty());
    assertThat(edits(page).getLast().text()).endsWith("<b>Acknowledged by Mina Moreau.</b>");
    assertThat(edits(page).getLast().parameters().has("reply_markup")).isFalse();
  }

  @Test
  @Order(4)
  void the_next_level_is_called_once_when_that_was_meant_twice() {
    service.append(
        "EscalationPolicy",
        new io.muster.contracts.oncall.OnCallEvent.PolicyPublished(
            "two",
            "Two levels",
            1,
            List.of("two"),
            List.of(
                new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 3600),
                new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 3600),
                new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 3600)),
            null,
            0,
            MINA,
            CLOCK.instant()));
    String incident = service.open(812, "Search fails", "two");
    Taken page = page(812);
    assertThat(press(CHAT, page, page.data("Escalate"))).startsWith("Are you sure?");
    Taken sure = TELEGRAM.of("editMessageReplyMarkup").getLast();
    assertThat(fired(incident)).isEqualTo(1);
    assertThat(press(CHAT, page, sure.data("Not yet"))).isEqualTo("Nobody else is called yet.");
    String call = sure.data("Call the next level");
    String query = "q-told-twice";
    assertThat(press(CHAT, page, call, query)).isEqualTo("The next level is called.");
    CLOCK.skip(Duration.ofSeconds(20));
    assertThat(press(CHAT, page, call, query)).as("told again").contains("next level is called");
    assertThat(fired(incident)).isEqualTo(2);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    int shown = TELEGRAM.of("editMessageReplyMarkup").size();
    assertThat(press(CHAT, page, page.data("Escalate"))).startsWith("There is nobody left to call");
    assertThat(TELEGRAM.of("editMessageReplyMarkup")).as("no button comes back").hasSize(shown);
  }

  @Test
  @Order(5)
  void who_is_handed_an_incident_takes_it_over_by_the_button() {
    String incident = service.open(813, "Checkout fails");
    page(813);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    String id = EscalationEvent.HAND_OVER_PREFIX + "0-" + incident;
    Level level = new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 600);
    Instant now = CLOCK.instant();
    service.append(
        "Escalation",
        new EscalationEvent.Started(id, incident, "none", 0, List.of(level), null, MINA, now),
        new EscalationEvent.HandOverAsked(id, incident, "The disk is <full>", MINA, now));
    await().until(() -> TELEGRAM.pagesAbout(813).size() == 2);
    Taken page = TELEGRAM.pagesAbout(813).getLast();
    assertThat(page.text()).contains("Mina Moreau hands it over to you", "The disk is &lt;full");
    assertThat(page.data("Escalate")).isEmpty();
    assertThat(press(CHAT, page, page.data("Take it over"))).isEqualTo("INC-813 is yours now.");
    assertThat(service.all(HandOverAccepted.class))
        .singleElement()
        .extracting(HandOverAccepted::via)
        .isEqualTo("Telegram");
    await().until(() -> !edits(page).isEmpty());
  }

  @Test
  @Order(6)
  void telegram_is_left_alone_for_as_long_as_it_asks() {
    TELEGRAM.refusesNext(429, "Too Many Requests: retry after 40", 40);
    String incident = service.open(814, "Too much");
    await()
        .until(
            () ->
                service.all(PageEvent.Failed.class).stream()
                    .anyMatch(it -> it.incidentId().equals(incident)));
    PageEvent.Failed failed =
        service.all(PageEvent.Failed.class).stream()
            .filter(it -> it.incidentId().equals(incident))
            .findFirst()
            .orElseThrow();
    assertThat(Duration.between(failed.at(), failed.retryAt()))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(41));
    assertThat(failed.error()).contains("429").doesNotContain(TelegramDouble.TOKEN);
    CLOCK.skip(Duration.ofSeconds(41));
    page(814);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
  }

  @Test
  @Order(7)
  void who_blocks_the_bot_is_paged_by_their_next_means_and_not_counted_as_reached_there() {
    TELEGRAM.blocks(CHAT);
    String incident = service.open(815, "Nobody there");
    await().until(() -> INBOX.about(815, "rosa@muster.example").size() == 1);
    await().until(() -> methods().isEmpty());
    assertThat(service.all(PageEvent.Failed.class))
        .anySatisfy(
            it -> {
              assertThat(it.incidentId()).isEqualTo(incident);
              assertThat(it.error()).contains("blocked by the user", "link it anew");
            });
  }

  @Test
  @Order(8)
  void an_address_that_telegram_refuses_is_told_once_and_tried_again_every_hour(
      CapturedOutput output) {
    TelegramBot bot = service.bean(TelegramBot.class);
    TELEGRAM.refusesWebhook(400, "Bad Request: bad webhook: Failed to resolve host");
    for (int hour = 0; hour < 3; hour++) {
      assertThat(bot.due().orElseThrow()).isAfter(CLOCK.instant().plus(Duration.ofMinutes(59)));
    }
    assertThat(output.getOut()).containsOnlyOnce("bad webhook: Failed to resolve host");
    TELEGRAM.refusesWebhook(401, "Unauthorized");
    bot.due();
    assertThat(output.getOut()).containsOnlyOnce("Telegram answered 401, Unauthorized");
    TELEGRAM.takesWebhook();
    bot.due();
    TELEGRAM.refusesWebhook(502, "Bad Gateway");
    assertThat(bot.due().orElseThrow()).isBefore(CLOCK.instant().plus(Duration.ofMinutes(2)));
    TELEGRAM.takesWebhook();
  }

  private static Taken page(long number) {
    await().until(() -> !TELEGRAM.pagesAbout(number).isEmpty());
    return TELEGRAM.pagesAbout(number).getFirst();
  }

  private static List<Taken> edits(Taken page) {
    return TELEGRAM.of("editMessageText").stream()
        .filter(it -> it.parameters().path("message_id").asLong() == page.messageId())
        .toList();
  }

  private static long fired(String incident) {
    return service.all(StepFired.class).stream()
        .filter(it -> it.incidentId().equals(incident))
        .count();
  }

  private static List<JsonNode> methods() {
    return json(service.get(ME, rosa))
        .path("methods")
        .valueStream()
        .filter(it -> it.path("kind").asString().equals("TELEGRAM"))
        .toList();
  }

  private static String press(long chat, Taken page, String data) {
    return press(chat, page, data, "q-" + ++presses);
  }

  /** Presses a button; answers what is shown to whoever did. */
  private static String press(long chat, Taken page, String data, String query) {
    Map<String, Object> from = from(chat);
    Map<String, Object> message =
        Map.of("message_id", page.messageId(), "chat", Map.of("id", chat, "type", "private"));
    assertThat(
            tell(JSON.writeValueAsString(
                    Map.of(
                        "update_id",
                        ++presses,
                        "callback_query",
                        Map.of("id", query, "from", from, "message", message, "data", data))))
                .statusCode())
        .isEqualTo(200);
    Taken answer = TELEGRAM.of("answerCallbackQuery").getLast();
    assertThat(answer.parameters().path("callback_query_id").asString()).isEqualTo(query);
    return answer.text();
  }

  private static void starts(long chat, String text) {
    TELEGRAM.starts(chat);
    Map<String, Object> message =
        Map.of(
            "message_id",
            1,
            "from",
            from(chat),
            "chat",
            Map.of("id", chat, "type", "private"),
            "text",
            text);
    assertThat(
            tell(JSON.writeValueAsString(Map.of("update_id", ++presses, "message", message)))
                .statusCode())
        .isEqualTo(200);
  }

  private static Map<String, Object> from(long chat) {
    return Map.of("id", chat, "is_bot", false, "first_name", "Rosa", "username", "rosa_r");
  }

  private static HttpResponse<String> tell(String update) {
    return service.send("POST", HOOK, null, update, SECRET, TELEGRAM.secret());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
