package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Swaps and shadows over HTTP, on a real database and with a real mail server. */
class SwapsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String LENA = "00000000-0000-4000-8000-000000000004";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static String mina;
  private static String rosa;
  private static String ravi;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    ravi = TOKENS.person(RAVI, "Ravi Rao", "responder");
    service =
        Running.bare(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), NOBODY, CLOCK).believing(mina);
    contact(ROSA, "Rosa Reyes", "rosa");
    contact(RAVI, "Ravi Rao", "ravi");
    contact(LENA, "Lena Lund", "lena");
  }

  private static void contact(String id, String name, String mailbox) {
    String body = "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(name, mailbox);
    ok(service.put("/api/on-call/contacts/" + id, mina, body));
  }

  @AfterAll
  static void stop() {
    service.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void a_swap_is_asked_for_accepted_and_holds_and_both_are_told() {
    Instant from = publish("asked", "[]");
    String path = "/api/on-call/schedules/asked/swaps";
    String body = swap(RAVI, from, from.plus(Duration.ofHours(8)), "A wedding");
    JsonNode preview = JSON.readTree(ok(service.send("POST", path + "/preview", rosa, body)));
    assertThat(preview.path("changes").size()).isEqualTo(1);
    HttpResponse<String> made = service.send("POST", path, rosa, body, "Idempotency-Key", "s-1");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = JSON.readTree(made.body()).path("made").asString();
    HttpResponse<String> again = service.send("POST", path, rosa, body, "Idempotency-Key", "s-1");
    assertThat(JSON.readTree(again.body()).path("made").asString()).isEqualTo(id);
    assertThat(onCall("asked", from)).isEqualTo(ROSA);

    MimeMessage asked = mail("Rosa Reyes asks you to take a duty", "ravi@muster.example");
    assertThat(Inbox.part(asked, "text/plain")).contains("A wedding", "(UTC)", "/on-call");

    assertThat(service.send("POST", path + "/" + id + "/accept", rosa, "{}").statusCode())
        .isEqualTo(403);
    assertThat(read(path + "/" + id + "/preview", ravi).path("changes").size()).isEqualTo(1);
    HttpResponse<String> yes =
        service.send(
            "POST",
            path + "/" + id + "/accept",
            ravi,
            "{\"note\":\"With pleasure\"}",
            "Idempotency-Key",
            "a-1");
    ok(yes);
    assertThat(
            ok(
                service.send(
                    "POST",
                    path + "/" + id + "/accept",
                    ravi,
                    "{\"note\":\"With pleasure\"}",
                    "Idempotency-Key",
                    "a-1")))
        .isEqualTo(yes.body());
    assertThat(onCall("asked", from)).isEqualTo(RAVI);
    assertThat(
            service.bean(EventLog.class).readAggregate("asked", 0, 10).commits().getLast().events())
        .hasSize(2);
    assertThat(service.facts("asked").reversed().subList(0, 2))
        .hasExactlyElementsOfTypes(OverrideAdded.class, SwapEvent.Accepted.class);
    assertThat(Inbox.part(mail("Ravi Rao takes your duty", "rosa@muster.example"), "text/plain"))
        .contains("With pleasure");

    JsonNode shown = shown(id, ravi);
    assertThat(shown.path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(shown.path("note").asString()).isEqualTo("A wedding");
    assertThat(shown.path("answerable").asBoolean()).isFalse();
    String admin = TOKENS.person("ada", "Ada Admin", "admin");
    assertThat(shown(id, admin).has("note")).isFalse();
  }

  @Test
  void what_two_agreed_on_one_alone_cannot_end() {
    Instant from = publish("agreed", "[]");
    String path = "/api/on-call/schedules/agreed";
    String id = ask(path, swap(RAVI, from, from.plus(Duration.ofHours(8)), null));
    ok(service.send("POST", path + "/swaps/" + id + "/accept", ravi, "{}"));
    HttpResponse<String> refused =
        service.send("DELETE", path + "/overrides/" + id + "-1", ravi, null);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("agreed-swap");
    ok(service.send("DELETE", path + "/overrides/" + id + "-1", mina, null));
    assertThat(onCall("agreed", from)).isEqualTo(ROSA);
  }

  @Test
  void nobody_gives_away_what_is_not_theirs_then_or_by_the_time_it_is_accepted() {
    Instant from = publish("theirs", "[]");
    String path = "/api/on-call/schedules/theirs";
    HttpResponse<String> notHis =
        service.send(
            "POST", path + "/swaps", ravi, swap(ROSA, from, from.plus(Duration.ofHours(8)), null));
    assertThat(notHis.statusCode()).as(notHis.body()).isEqualTo(422);
    assertThat(notHis.body()).contains("/from");
    HttpResponse<String> stranger =
        service.send(
            "POST",
            path + "/swaps",
            rosa,
            swap("nobody-knows", from, from.plus(Duration.ofHours(8)), null));
    assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(422);
    assertThat(stranger.body()).contains("/askedId");

    String id = ask(path, swap(RAVI, from, from.plus(Duration.ofHours(8)), null));
    String override =
        "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(LENA, from, from.plus(Duration.ofHours(1)));
    assertThat(service.send("POST", path + "/overrides", mina, override).statusCode())
        .isEqualTo(201);
    HttpResponse<String> outdated =
        service.send("POST", path + "/swaps/" + id + "/accept", ravi, "{}");
    assertThat(outdated.statusCode()).as(outdated.body()).isEqualTo(409);
    assertThat(outdated.body()).contains("swap-outdated");
    ok(service.send("POST", path + "/swaps/" + id + "/decline", ravi, "{\"note\":\"No\"}"));
    mail("Ravi Rao does not take your duty", "rosa@muster.example");
    assertThat(shown(id, rosa).path("answerNote").asString()).isEqualTo("No");
  }

  @Test
  void who_asked_can_take_it_back_and_others_cannot() {
    Instant from = publish("back", "[]");
    String path = "/api/on-call/schedules/back";
    String id = ask(path, swap(RAVI, from, from.plus(Duration.ofHours(8)), null));
    assertThat(service.post(path + "/swaps/" + id + "/withdraw", ravi).statusCode()).isEqualTo(403);
    ok(service.post(path + "/swaps/" + id + "/withdraw", rosa));
    HttpResponse<String> late = service.send("POST", path + "/swaps/" + id + "/accept", ravi, "{}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(shown(id, rosa).path("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(service.post(path + "/swaps/nope/withdraw", rosa).statusCode()).isEqualTo(404);
  }

  @Test
  void who_learns_is_told_what_who_is_on_call_is_paged_for_and_never_alone() {
    publish("taught", shadows(LENA));
    JsonNode schedule = read("/api/on-call/schedules/taught", mina);
    assertThat(schedule.path("learning").get(0).path("id").asString()).isEqualTo(LENA);
    assertThat(
            read("/api/on-call/schedules/taught/lanes", mina)
                .path("shadows")
                .get(0)
                .path("turns")
                .isEmpty())
        .isFalse();
    String policy =
        """
        {"name":"Taught","services":["lessons"],"levels":[
          {"targets":[{"kind":"SCHEDULE","id":"taught"}],"ackTimeoutSeconds":3600}]}
        """;
    ok(service.put("/api/on-call/policies/taught-policy", mina, policy));
    service.open(71, "Lessons are slow", "lessons");
    // By its subject: whoever answers for the service is invited to the call as well.
    mail("[SEV1] INC-71 Lessons are slow", "rosa@muster.example");
    await().until(() -> INBOX.about(71, "lena@muster.example").size() == 1);
    MimeMessage told = INBOX.about(71, "lena@muster.example").getFirst();
    assertThat(Inbox.subject(told)).startsWith("[Shadow] [SEV1] INC-71");
    assertThat(Inbox.part(told, "text/plain"))
        .contains("Rosa Reyes was called for it (level 1)")
        .doesNotContain("/ack/");

    String hidden = service.openPrivate(73, "Lessons about somebody", "lessons");
    mail("[SEV1] INC-73 Lessons about somebody", "rosa@muster.example");
    await()
        .until(
            () ->
                service.all(NoticeEvent.Failed.class).stream()
                    .anyMatch(it -> hidden.equals(it.incidentId())));
    assertThat(INBOX.about(73, "lena@muster.example")).isEmpty();

    ok(service.put("/api/on-call/schedules/taught", mina, silent(shadows(LENA))));
    service.open(72, "Lessons are gone", "lessons");
    await()
        .until(
            () ->
                service.all(io.muster.contracts.paging.EscalationEvent.Exhausted.class).size()
                    == 1);
    assertThat(service.all(NoticeEvent.Requested.class))
        .filteredOn(it -> it.kind() == NoticeEvent.Kind.SHADOWED_PAGE)
        .as("for the two that somebody was called for")
        .hasSize(2);
  }

  /** Rosa is on call from now on; answers the hour after next. */
  private static Instant publish(String id, String shadows) {
    ok(service.put("/api/on-call/schedules/" + id, mina, body("2026-01-05", shadows)));
    return Instant.ofEpochSecond((CLOCK.instant().getEpochSecond() / 3600 + 2) * 3600);
  }

  private static String body(String startsOn, String shadows) {
    return """
        {"name":"Duty","zone":"UTC","layers":[{"id":"l","name":"Always","zone":"UTC",
          "rotation":{"unit":"WEEKS","every":1,"startsOn":"%s","handOff":"09:00"},
          "personIds":["%s"]}],"shadows":%s}
        """
        .formatted(startsOn, ROSA, shadows);
  }

  /** The same schedule, before its first turn. */
  private static String silent(String shadows) {
    return body("2190-01-05", shadows);
  }

  private static String shadows(String personId) {
    return """
        [{"id":"learning","name":"Learning","zone":"UTC",
          "rotation":{"unit":"WEEKS","every":1,"startsOn":"2026-01-05","handOff":"09:00"},
          "personIds":["%s"]}]
        """
        .formatted(personId);
  }

  private static String swap(String askedId, Instant from, Instant until, String note) {
    return "{\"askedId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"%s}"
        .formatted(askedId, from, until, note == null ? "" : ",\"note\":\"" + note + "\"");
  }

  private static String ask(String path, String body) {
    HttpResponse<String> made = service.send("POST", path + "/swaps", rosa, body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JSON.readTree(made.body()).path("made").asString();
  }

  private static String onCall(String schedule, Instant at) {
    return read("/api/on-call/schedules/" + schedule + "/at?at=" + at.plusSeconds(60), mina)
        .path("on")
        .path("person")
        .path("id")
        .asString();
  }

  private static JsonNode shown(String swapId, String token) {
    await().until(() -> service.get("/api/on-call/swaps", token).body().contains(swapId));
    for (JsonNode swap : read("/api/on-call/swaps", token).path("items")) {
      if (swap.path("id").asString().equals(swapId)) {
        return swap;
      }
    }
    throw new AssertionError("no " + swapId);
  }

  private static MimeMessage mail(String subject, String address) {
    await().until(() -> !INBOX.of(subject, address).isEmpty());
    List<MimeMessage> mails = INBOX.of(subject, address);
    return mails.getLast();
  }

  private static JsonNode read(String path, String token) {
    return JSON.readTree(ok(service.get(path, token)));
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
