package io.muster.notification.oncall.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.oncall.ReadinessEvent.Checked;
import io.muster.contracts.oncall.ReadinessEvent.Finding;
import io.muster.contracts.oncall.ReadinessEvent.Reach;
import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import io.muster.starter.timer.Timers;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looking ahead over HTTP and by itself, on a real database and with a real mail server. */
class ReadinessIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final MovableClock clock = new MovableClock();
  private final Inbox inbox = new Inbox();
  private String database;
  private String mina;
  private String rosa;
  private Running service;

  @BeforeEach
  void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    database = "test_" + UUID.randomUUID().toString().substring(0, 8);
    service =
        Running.bare(MONGO.uri(database), TOKENS.issuerUri(), inbox.port(), NOBODY, clock)
            .believing(mina);
    contact("mina", "Mina Moreau", "mina");
    contact(ROSA, "Rosa Reyes", "rosa");
  }

  @AfterEach
  void stop() {
    service.close();
    inbox.close();
    MONGO.client().getDatabase(database).drop();
  }

  @AfterAll
  static void stopTokens() {
    TOKENS.close();
  }

  @Test
  void everybody_who_has_to_be_reached_is_once_a_message_to_them_was_taken_and_gaps_are_told() {
    publish("always", "");
    policy("payments-policy", "[\"payments\"]", "always");
    JsonNode untried = waitFor("payments-policy", "UNREACHED");
    JsonNode failure = untried.path("gaps").get(0).path("failures").get(0);
    assertThat(failure.path("reason").asString()).isEqualTo("UNTRIED");
    assertThat(failure.path("person").path("name").asString()).isEqualTo("Rosa Reyes");
    assertThat(failure.path("target").asString()).isEqualTo("Duty always");
    assertThat(untried.path("gapCount").asInt()).isEqualTo(1);
    assertThat(untried.path("owners").get(0).path("name").asString()).isEqualTo("Mina Moreau");

    // A test message that is taken is a channel that works; e-mail is the only one there is.
    tryOut(rosa, ROSA, 202);
    tryOut(rosa, "mina", 403);
    tryOut(mina, "stranger", 422);
    waitFor("payments-policy", "ONE_CHANNEL");
    assertThat(mails("This is a test: Muster reaches you here", "rosa@muster.example")).hasSize(1);

    publish("nights", ",\"restrictions\":[{\"from\":\"22:00\",\"until\":\"06:00\"}]");
    policy("search-policy", "[\"search\"]", "nights");
    JsonNode nights = waitFor("search-policy", "UNREACHED");
    assertThat(nights.path("gapCount").asInt()).isBetween(90, 91);
    assertThat(nights.path("gaps").get(0).path("failures").get(0).path("reason").asString())
        .isEqualTo("NO_LAYER");
    assertThat(nights.path("gaps").get(0).has("level")).isFalse();

    Instant from = clock.instant().plus(Duration.ofDays(20));
    String leave =
        "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(ROSA, from, from.plus(Duration.ofDays(5)));
    assertThat(service.send("POST", "/api/on-call/leave", rosa, leave).statusCode()).isEqualTo(201);
    JsonNode clash = waitFor("payments-policy", "UNREACHED");
    assertThat(clash.path("gaps").get(0).path("from").asString()).isEqualTo(from.toString());
    assertThat(clash.path("gaps").get(0).path("failures").get(0).path("reason").asString())
        .isEqualTo("ALL_AWAY");

    service.append("CatalogService", registered("search", 1));
    service.append("CatalogService", registered("payments", 3));
    service.append("CatalogService", registered("lonely", 2));
    await()
        .untilAsserted(
            () -> {
              JsonNode all = read();
              assertThat(all.path("policies").get(0).path("policyId").asString())
                  .isEqualTo("search-policy");
              assertThat(all.path("policies").get(0).path("tier").asInt()).isEqualTo(1);
              assertThat(all.path("servicesWithoutPolicy").get(0).asString()).isEqualTo("lonely");
            });
    String auditor = TOKENS.person("aude", "Aude Auditor", "auditor");
    assertThat(service.get("/api/on-call/readiness", auditor).body())
        .doesNotContain("Rosa Reyes", "Mina Moreau");
  }

  @Test
  void once_a_day_it_is_recorded_and_who_can_mend_a_gap_is_told() {
    tryOut(rosa, ROSA, 202);
    publish("office", ",\"restrictions\":[{\"from\":\"09:00\",\"until\":\"17:00\"}]");
    policy("office-policy", "[]", "office");
    waitFor("office-policy", "UNREACHED");
    assertThat(service.all(Checked.class)).isEmpty();

    clock.skip(Duration.ofDays(1));
    await().until(() -> service.all(Checked.class).size() == 1);
    Checked check = service.all(Checked.class).getFirst();
    Finding finding = check.findings().getFirst();
    assertThat(check.policies()).isEqualTo(1);
    assertThat(finding.reach()).isEqualTo(Reach.NOBODY);
    assertThat(finding.reason()).isEqualTo(Reason.NO_LAYER);
    assertThat(finding.ownerIds()).containsExactly("mina");
    assertThat(finding.times()).isBetween(90, 91);
    await().until(() -> !owners().isEmpty());
    assertThat(Inbox.part(owners().getFirst(), "text/plain"))
        .contains("Office policy", "nobody is reached, and", "no layer of the schedule office")
        .contains("/on-call/readiness");

    // Another instance that looks on the same day changes nothing and tells nobody again.
    service.bean(DailyCheck.class).look("daily");
    assertThat(service.all(Checked.class)).hasSize(1);
    assertThat(service.all(NoticeEvent.Requested.class))
        .filteredOn(it -> it.kind() == NoticeEvent.Kind.READINESS_GAP)
        .hasSize(1);
    assertThat(read().path("lastCheckAt").asString()).isEqualTo(check.at().toString());

    await().until(this::nextIsAhead);
    clock.skip(Duration.ofDays(1));
    await().until(() -> service.all(Checked.class).size() == 2);
    await().until(() -> owners().size() == 2);
  }

  /** A check is over once the next is set. */
  private boolean nextIsAhead() {
    return service
        .bean(Timers.class, "readinessTimers")
        .dueAt("daily")
        .filter(due -> due.isAfter(clock.instant()))
        .isPresent();
  }

  private List<MimeMessage> owners() {
    return inbox.to("mina@muster.example").stream()
        .filter(mail -> Inbox.subject(mail).startsWith("On-call: nobody would be reached"))
        .toList();
  }

  private List<MimeMessage> mails(String subject, String address) {
    await().until(() -> !inbox.of(subject, address).isEmpty());
    return inbox.of(subject, address);
  }

  private static CatalogServiceEvent.Registered registered(String name, int tier) {
    return new CatalogServiceEvent.Registered(
        "svc-" + name,
        name,
        null,
        null,
        null,
        tier,
        List.of(),
        List.of(),
        Actor.person("mina", "Mina Moreau"),
        Instant.parse("2026-03-02T08:15:00Z"));
  }

  private void contact(String id, String name, String mailbox) {
    String body = "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(name, mailbox);
    ok(service.put("/api/on-call/contacts/" + id, mina, body));
  }

  private void publish(String id, String restrictions) {
    String body =
        """
        {"name":"Duty %s","zone":"UTC","layers":[{"id":"l","name":"Always","zone":"UTC",
          "rotation":{"unit":"WEEKS","every":1,"startsOn":"2026-01-05","handOff":"09:00"},
          "personIds":["%s"]%s}]}
        """
            .formatted(id, ROSA, restrictions);
    ok(service.put("/api/on-call/schedules/" + id, mina, body));
  }

  private void policy(String id, String services, String schedule) {
    String body =
        """
        {"name":"%s","services":%s,"levels":[
          {"targets":[{"kind":"SCHEDULE","id":"%s"}],"ackTimeoutSeconds":300}]}
        """
            .formatted(
                id.substring(0, 1).toUpperCase() + id.substring(1).replace('-', ' '),
                services,
                schedule);
    ok(service.put("/api/on-call/policies/" + id, mina, body));
  }

  private void tryOut(String token, String personId, int status) {
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/api/on-call/readiness/tests",
            token,
            "{\"personId\":\"%s\"}".formatted(personId));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private JsonNode waitFor(String policyId, String state) {
    await().until(() -> policyId(policyId).path("state").asString("").equals(state));
    return policyId(policyId);
  }

  private JsonNode policyId(String policyId) {
    for (JsonNode policy : read().path("policies")) {
      if (policy.path("policyId").asString().equals(policyId)) {
        return policy;
      }
    }
    return JSON.createObjectNode();
  }

  private JsonNode read() {
    return JSON.readTree(ok(service.get("/api/on-call/readiness", mina)));
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
