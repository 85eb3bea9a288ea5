package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatAccountEvent.Unlinked;
import io.muster.contracts.conversation.ChatKind;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people ask for in a chat is done as them, by what they themselves said, or not at all. */
class OnBehalfOfIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String INCIDENTS = "/api/incidents";
  private static final String NOTE = "{\"text\":\"The disk is full\"}";
  private static final String WORSE = "{\"to\":\"SEV1\",\"reason\":\"All regions\"}";
  private static final Duration MONTH = Duration.ofDays(30);

  @BeforeAll
  static void whoIsWhoInTheChat() {
    linked("rosa", "Rosa Reyes", MONTH, "responder");
    linked("mina", "Mina Moreau", MONTH, "manager", "admin");
    linked("late", "Lara Late", Duration.ofSeconds(-1), "manager");
    linked("aude", "Aude Auer", MONTH, "auditor");
    linked("gone", "Gus Gone", MONTH, "manager");
    record(
        new Unlinked(
            ChatAccountEvent.accountOf("gone"), "gone", Actor.person("gone", "Gus Gone"), now()));
  }

  @Test
  void what_a_person_asks_for_is_done_as_them_and_once() {
    String key = "slack-T1-" + UUID.randomUUID();
    String body = "{\"title\":\"Checkout fails\",\"severity\":\"SEV2\"}";
    JsonNode declared = ask(INCIDENTS, body, "rosa", key).is(201).json();
    assertThat(ask(INCIDENTS, body, "rosa", key).is(201).json().path("id"))
        .isEqualTo(declared.path("id"));
    String path = INCIDENTS + "/" + declared.path("id").asString();
    JsonNode noted = ask(path + "/notes", NOTE, "rosa").is(200).json();
    JsonNode incident =
        SERVICE.get(path + "?atLeast=" + noted.path("position"), SERVICE.rosa()).is(200).json();
    assertThat(incident.path("declaredBy").path("kind").asString()).isEqualTo("PERSON");
    assertThat(incident.path("declaredBy").path("id").asString()).isEqualTo("rosa");
    assertThat(
            SERVICE
                .bean(EventLog.class)
                .findByIdempotencyKey("rosa " + key)
                .orElseThrow()
                .aggregateId())
        .as("the log shows that it came by the chat")
        .isEqualTo(declared.path("id").asString());
  }

  @Test
  void they_may_do_what_they_may_do_in_muster_and_nothing_else() {
    String path = incident();
    assertThat(ask(path + "/severity", WORSE, "rosa").is(403).problem()).isEqualTo("not-commander");
    ask(path + "/severity", WORSE, "mina").is(200);
    assertThat(ask(path + "/notes", NOTE, "aude").is(403).problem()).isEqualTo("role-missing");
    SERVICE
        .post(path + "/access/make-private", "{\"reason\":\"Personnel\"}", SERVICE.mina())
        .is(200);
    ask(path + "/notes", NOTE, "rosa").is(404);
  }

  @Test
  void nothing_is_done_for_whoever_did_not_say_who_they_are_or_not_any_more() {
    String path = incident();
    for (String person : List.of("stranger", "late", "gone")) {
      assertThat(ask(path + "/notes", NOTE, person).is(403).problem())
          .as(person)
          .isEqualTo("not-linked");
    }
  }

  @Test
  void nobody_else_asks_on_behalf_of_a_person_nor_for_anything_else_nor_without_a_key() {
    String path = incident();
    for (String token :
        List.of(
            SERVICE.mina(),
            SERVICE.acme(),
            SERVICE.tokens().client("muster-reporting", "service"),
            SERVICE.tokens().client("muster-notification", "partner"))) {
      assertThat(
              SERVICE
                  .post(
                      path + "/notes",
                      NOTE,
                      token,
                      OnBehalfOf.HEADER,
                      "rosa",
                      "Idempotency-Key",
                      UUID.randomUUID().toString())
                  .is(403)
                  .problem())
          .isEqualTo("not-on-behalf");
    }
    assertThat(ask(path + "/resolve", "{}", "mina").is(403).problem()).isEqualTo("not-on-behalf");
    assertThat(
            SERVICE
                .post(path + "/notes", NOTE, notification(), OnBehalfOf.HEADER, "rosa")
                .is(400)
                .problem())
        .isEqualTo("no-idempotency-key");
  }

  private static String incident() {
    return INCIDENTS
        + "/"
        + SERVICE.declare("Checkout fails", SERVICE.mina()).path("id").asString();
  }

  private static TestService.Answer ask(String path, String body, String personId) {
    return ask(path, body, personId, "slack-T1-" + UUID.randomUUID());
  }

  private static TestService.Answer ask(String path, String body, String personId, String key) {
    return SERVICE.post(
        path, body, notification(), OnBehalfOf.HEADER, personId, "Idempotency-Key", key);
  }

  private static String notification() {
    return SERVICE.tokens().client("muster-notification", "service");
  }

  private static void linked(String personId, String name, Duration until, String... roles) {
    record(
        new Linked(
            ChatAccountEvent.accountOf(personId),
            personId,
            ChatKind.SLACK,
            "T1",
            "U1" + personId,
            List.of(roles),
            now().plus(until),
            Actor.person(personId, name),
            now()));
  }

  private static Instant now() {
    return Instant.now();
  }

  /** As notification-service does. */
  private static void record(ChatAccountEvent event) {
    EventLog log = SERVICE.bean(EventLog.class);
    String eventId = UUID.randomUUID().toString();
    long sequence = log.lastSequence(event.accountId()).map(last -> last + 1).orElse(0L);
    NewEvent stored =
        new NewEvent(
            eventId,
            EventTypes.nameOf(event.getClass()),
            EventTypes.revisionOf(event.getClass()),
            "{}".getBytes(StandardCharsets.UTF_8),
            SERVICE.bean(EventCodec.class).encode(eventId, event));
    log.append(new Commit("ChatAccount", event.accountId(), sequence, List.of(stored)));
  }
}
