package io.muster.notification.delivery.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.Delivery;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.TwilioDouble;
import io.muster.notification.testing.TwilioDouble.Taken;
import io.muster.starter.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Pages by text and by call, to a double that takes only what Twilio documents. */
class PhoneIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String MOBILE = "+4915123456789";
  private static final String ME = "/api/on-call/me";
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final TwilioDouble TWILIO = new TwilioDouble();
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final MovableClock CLOCK = new MovableClock();
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
                "--muster.twilio.account-sid=" + TwilioDouble.ACCOUNT,
                "--muster.twilio.auth-token=" + TwilioDouble.TOKEN,
                "--muster.twilio.text-from=" + TwilioDouble.NUMBER,
                "--muster.twilio.voice-from=" + TwilioDouble.NUMBER,
                "--muster.twilio.api-url=" + TWILIO.url())
            .believing(rosa);
    String text = verified("SMS", "Messages", "Body");
    String call = verified("VOICE", "Calls", "Twiml");
    HttpResponse<String> set =
        service.put(
            ME + "/rules",
            rosa,
            """
            {"zone": "UTC", "backupId": "%s", "rules": [{"severities": [], "steps": [
              {"methodId": "%s", "afterSeconds": 0}, {"methodId": "%s", "afterSeconds": 300}]}]}
            """
                .formatted(RAVI, text, call));
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
  }

  /** Names the number, and enters the code that came over it. */
  private static String verified(String kind, String resource, String says) {
    HttpResponse<String> added =
        service.send(
            "POST",
            ME + "/methods",
            rosa,
            "{\"kind\": \"%s\", \"address\": \"+49 151 23456789\"}".formatted(kind));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String id = new JsonMapper().readTree(added.body()).path("methodId").asString();
    Taken code = TWILIO.to(MOBILE).getLast();
    assertThat(code.resource()).isEqualTo(resource);
    String digits = found("code is ([\\d, ]+)\\.", code.value(says)).replaceAll("\\D", "");
    assertThat(
            service
                .send(
                    "POST",
                    ME + "/methods/" + id + "/verification",
                    rosa,
                    "{\"code\": \"%s\"}".formatted(digits))
                .statusCode())
        .isEqualTo(200);
    return id;
  }

  @AfterAll
  static void stop() {
    service.close();
    TWILIO.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @AfterEach
  void nothing_broke_the_protocol() {
    assertThat(TWILIO.faults()).isEmpty();
  }

  @Test
  void a_text_says_what_is_wrong_and_a_reply_with_its_code_from_its_number_acknowledges() {
    String incident = service.open(801, "Checkout fails");
    Taken text = text(801);
    assertThat(text.value("To")).isEqualTo(MOBILE);
    assertThat(text.value("Body"))
        .matches("\\[SEV1] INC-801 Checkout fails\\. Reply ACK \\d{6} to acknowledge\\. \\S+");
    String code = found("ACK (\\d{6})", text.value("Body"));

    assertThat(reply("+4915199999999", "ACK " + code).body()).contains("not known here");
    assertThat(INCIDENTS.askedAbout(incident)).isEmpty();
    assertThat(reply(MOBILE, "Thanks!").body()).doesNotContain("<Message>");
    assertThat(reply(MOBILE, "ack " + code).body()).contains("INC-801 is acknowledged.");
    assertThat(INCIDENTS.askedAbout(incident)).hasSize(1);
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString())
        .contains("text message", "Rosa Reyes", ROSA);
  }

  @Test
  void who_is_asked_whether_they_are_still_on_it_answers_by_the_same_reply() {
    Actor mina = Actor.person("mina", "Mina Moreau");
    service.append(
        "EscalationPolicy",
        new PolicyPublished(
            "asking",
            "Asking",
            1,
            List.of("asked"),
            List.of(new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 3600)),
            new AckTimeout(List.of(new AckTimeout.After(Severity.SEV1, 60)), 60),
            0,
            mina,
            CLOCK.instant()));
    String incident = service.open(820, "Checkout fails", "asked");
    text(820);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "text message");
    CLOCK.skip(Duration.ofSeconds(61));
    await().until(() -> TWILIO.textsAbout(820).size() == 2);
    String asked = TWILIO.textsAbout(820).getLast().value("Body");
    assertThat(asked)
        .matches("\\[SEV1] INC-820 Are you still on it\\? .*Reply ACK \\d{6} if you are\\. \\S+");
    String code = found("ACK (\\d{6})", asked);
    assertThat(reply(MOBILE, "ACK " + code).body()).contains("INC-820 stays yours.");
    assertThat(reply(MOBILE, "ACK " + code).body()).contains("You are not asked about INC-820");
    assertThat(INCIDENTS.askedAbout(incident)).as("it is no acknowledgement").isEmpty();

    Actor muster = Actor.service("muster-notification-service");
    Instant now = CLOCK.instant();
    service.append("Incident", new AcknowledgementLapsed(incident, ROSA, now, muster, now));
    assertThat(reply(MOBILE, "ACK " + code).body())
        .as("it looks for somebody again")
        .contains("INC-820 is acknowledged.");
    service.append("Incident", new Resolved(incident, null, mina, CLOCK.instant()));
  }

  @Test
  void who_is_handed_an_incident_takes_it_over_by_the_reply_once() {
    String incident = handedOver(830);
    String asked = TWILIO.textsAbout(830).getLast().value("Body");
    assertThat(asked)
        .matches(
            "\\[SEV1] INC-830 Mina Moreau hands it over to you: Checkout fails\\. Reply ACK \\d{6}"
                + " to take it over\\. \\S+");
    String code = found("ACK (\\d{6})", asked);
    assertThat(reply("+4915199999999", "ACK " + code).body()).contains("not known here");
    assertThat(accepted(incident)).isEmpty();
    assertThat(reply(MOBILE, "ACK " + code).body()).contains("INC-830 is yours now.");
    assertThat(reply(MOBILE, "ACK " + code).body()).contains("INC-830 is yours now.");
    assertThat(accepted(incident))
        .extracting(HandOverAccepted::via)
        .containsExactly("text message");
    service.append("Incident", new Resolved(incident, null, MINA, CLOCK.instant()));
    assertThat(reply(MOBILE, "ACK " + code).body()).contains("handed over to you no longer");
  }

  @Test
  void who_is_handed_an_incident_takes_it_over_by_the_key_on_the_phone() {
    String incident = handedOver(831);
    await().until(() -> callOf(incident).isPresent());
    String keys = "/hooks/twilio/pages/" + callOf(incident).orElseThrow().pageId() + "/1/keys";
    assertThat(hook(keys, Map.of("Digits", "7")).body()).contains("Nothing is acknowledged");
    assertThat(accepted(incident)).isEmpty();
    assertThat(hook(keys, Map.of("Digits", "1")).body()).contains("INC-831 is yours now.");
    assertThat(accepted(incident)).extracting(HandOverAccepted::via).containsExactly("phone call");
    service.append("Incident", new Resolved(incident, null, MINA, CLOCK.instant()));
  }

  /** Mina has it and hands it over to Rosa, who is told so by a text at once and a call later. */
  private static String handedOver(long number) {
    String incident = service.open(number, "Checkout fails");
    text(number);
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    String id = EscalationEvent.HAND_OVER_PREFIX + "0-" + incident;
    Level rosa = new Level(List.of(new Target(Target.Kind.PERSON, ROSA)), 600);
    Instant now = CLOCK.instant();
    service.append(
        "Escalation",
        new EscalationEvent.Started(id, incident, "none", 0, List.of(rosa), null, MINA, now),
        new EscalationEvent.HandOverAsked(id, incident, "The disk is full", MINA, now));
    await()
        .until(
            () ->
                TWILIO.textsAbout(number).stream()
                    .anyMatch(text -> text.value("Body").contains("hands it over")));
    return incident;
  }

  private static List<HandOverAccepted> accepted(String incident) {
    return service.all(HandOverAccepted.class).stream()
        .filter(it -> it.incidentId().equals(incident))
        .toList();
  }

  private static Optional<PageEvent.Requested> callOf(String incident) {
    return service.all(PageEvent.Requested.class).stream()
        .filter(it -> it.incidentId().equals(incident))
        .filter(it -> it.escalationId().startsWith(EscalationEvent.HAND_OVER_PREFIX))
        .filter(it -> it.channel().equals("voice"))
        .findFirst();
  }

  @Test
  void a_call_asks_for_a_key_and_the_key_acknowledges() {
    String incident = service.open(802, "Search <is> slow & \"old\"");
    text(802);
    CLOCK.skip(Duration.ofSeconds(301));
    await().until(() -> TWILIO.callsAbout(802).size() == 1);
    Taken call = TWILIO.callsAbout(802).getFirst();
    assertThat(call.value("Twiml"))
        .contains("Severity 1, incident 802. Search &lt;is&gt; slow &amp; ")
        .contains("numDigits=\"1\"");
    assertThat(call.form().get("StatusCallbackEvent"))
        .containsExactly("ringing", "answered", "completed");
    String keys = found("action=\"http://muster.example([^\"]+)\"", call.value("Twiml"));
    assertThat(hook(keys, Map.of("Digits", "7")).body()).contains("Nothing is acknowledged");
    assertThat(hook(keys, Map.of("Digits", "1")).body()).contains("INC-802 is acknowledged.");
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString()).contains("phone call");
  }

  @Test
  void what_the_provider_tells_is_kept_once_and_what_it_did_not_sign_is_told_nothing() {
    service.open(803, "Receipts");
    String callback = callback(text(803));
    Map<String, String> delivered = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
    assertThat(service.form(callback, delivered).statusCode()).isEqualTo(403);
    assertThat(service.form(callback, delivered, Signature.HEADER, "bm9wZQ==").statusCode())
        .isEqualTo(403);
    assertThat(hook(callback, delivered).statusCode()).isEqualTo(200);
    assertThat(hook(callback, delivered).statusCode()).isEqualTo(200);
    assertThat(receipts(callback))
        .extracting(PageEvent.Receipt::delivery)
        .containsExactly(Delivery.DELIVERED);
    assertThat(hook("/hooks/twilio/pages/page-none/1", delivered).statusCode()).isEqualTo(404);
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-803/pages", rosa).body())
                    .contains("\"delivery\":\"DELIVERED\""));
  }

  @Test
  void a_text_that_is_not_delivered_brings_the_call_forward() {
    service.open(804, "Lost on the way");
    String callback = callback(text(804));
    assertThat(TWILIO.callsAbout(804)).isEmpty();
    hook(
        callback,
        Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003"));
    await().until(() -> TWILIO.callsAbout(804).size() == 1);
    assertThat(receipts(callback).getFirst().error()).isEqualTo("30003");
  }

  @Test
  void an_overloaded_provider_is_tried_again_with_the_same_words() {
    TWILIO.refusesNextAbout(805, 429, 20429);
    TWILIO.refusesNextAbout(805, 503, 20503);
    String incident = service.open(805, "Tried again");
    await().until(() -> failures(incident) == 1);
    CLOCK.skip(Duration.ofSeconds(6));
    await().until(() -> failures(incident) == 2);
    assertThat(TWILIO.textsAbout(805)).hasSize(2);
    CLOCK.skip(Duration.ofSeconds(21));
    await().until(() -> TWILIO.textsAbout(805).size() == 3);
    assertThat(TWILIO.textsAbout(805))
        .extracting(it -> it.value("Body"))
        .containsOnly(TWILIO.textsAbout(805).getFirst().value("Body"));
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-805/pages", rosa).body())
                    .contains("429, code 20429", "503, code 20503", "\"state\":\"SENT\"")
                    .doesNotContain("15123456789"));
  }

  @Test
  void a_number_that_can_never_be_texted_is_not_tried_again_and_the_call_is_made_at_once() {
    TWILIO.refusesNextAbout(806, 400, 21211);
    service.open(806, "Never by text");
    await().until(() -> TWILIO.callsAbout(806).size() == 1);
    assertThat(TWILIO.textsAbout(806)).hasSize(1);
  }

  @Test
  void whom_neither_text_nor_call_reaches_is_stood_in_for_once() {
    TWILIO.refusesNextAbout(807, 400, 21211);
    TWILIO.refusesNextAbout(807, 400, 21214);
    service.open(807, "Nobody there");
    await().until(() -> INBOX.about(807, "ravi@muster.example").size() == 1);
    await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/incidents/INC-807/pages", rosa).body())
                    .containsOnlyOnce("\"insteadOf\":{\"id\":\"" + ROSA)
                    .contains("\"state\":\"SENT\""));
    assertThat(TWILIO.textsAbout(807)).hasSize(1);
    assertThat(TWILIO.callsAbout(807)).hasSize(1);
  }

  /** How many attempts are on record as failed; only then is it settled when the next is made. */
  private static long failures(String incident) {
    return service.all(PageEvent.Failed.class).stream()
        .filter(it -> it.incidentId().equals(incident))
        .count();
  }

  private static Taken text(long number) {
    await().until(() -> !TWILIO.textsAbout(number).isEmpty());
    return TWILIO.textsAbout(number).getFirst();
  }

  private static String callback(Taken taken) {
    return URI.create(taken.value("StatusCallback")).getPath();
  }

  private static List<PageEvent.Receipt> receipts(String callback) {
    return service.all(PageEvent.Receipt.class).stream()
        .filter(receipt -> callback.contains(receipt.pageId()))
        .toList();
  }

  private static HttpResponse<String> reply(String from, String body) {
    return hook("/hooks/twilio/texts", Map.of("From", from, "Body", body));
  }

  private static HttpResponse<String> hook(String path, Map<String, String> form) {
    Map<String, String[]> signed = new HashMap<>();
    form.forEach((name, value) -> signed.put(name, new String[] {value}));
    return service.form(
        path,
        form,
        Signature.HEADER,
        Signature.of(TwilioDouble.TOKEN, Running.PUBLIC_URL + path, signed));
  }

  private static String found(String pattern, String text) {
    Matcher match = Pattern.compile(pattern).matcher(text);
    assertThat(match.find()).as(text).isTrue();
    return match.group(1);
  }
}
