package io.muster.notification.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.PushServiceDouble;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From naming a second address to being paged by one's own rules, over real HTTP and SMTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReachIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String NORA = "00000000-0000-4000-8000-000000000009";
  private static final String ME = "/api/on-call/me";
  private static final String PRIVATE = "rosa@private.example";
  private static final Pattern CODE = Pattern.compile("code is (\\d{6})");
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final PushServiceDouble PUSH = new PushServiceDouble(CLOCK);
  private static final ECKey PUSH_KEY = PushServiceDouble.pair();
  private static final JsonMapper JSON = new JsonMapper();
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
                "--muster.push.public-key=" + PushServiceDouble.publicKey(PUSH_KEY),
                "--muster.push.private-key=" + PUSH_KEY.getD(),
                "--muster.push.services=127.0.0.1,*.push.example")
            .believing(rosa);
  }

  @AfterAll
  static void stop() {
    service.close();
    PUSH.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  @Order(1)
  void a_second_address_pages_once_its_code_came_back_and_not_before() {
    HttpResponse<String> added = add("EMAIL", PRIVATE, "named-once");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(json(added).path("codeSent").asBoolean()).isTrue();
    String id = json(added).path("methodId").asString();
    assertThat(method(id).path("verified").asBoolean()).isFalse();

    assertThat(add("EMAIL", PRIVATE, "named-once").statusCode()).isEqualTo(201);
    assertThat(INBOX.to(PRIVATE)).hasSize(1);

    HttpResponse<String> wrong = verify(id, "no code");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(json(wrong).path("errors").path(0).path("pointer").asString()).isEqualTo("/code");

    assertThat(verify(id, codeIn(INBOX.to(PRIVATE).getFirst())).statusCode()).isEqualTo(200);
    assertThat(method(id).path("verified").asBoolean()).isTrue();
    assertThat(method(id).path("works").asBoolean()).isTrue();
    assertThat(service.all(ContactEvent.CodeIssued.class).toString())
        .doesNotContain(codeIn(INBOX.to(PRIVATE).getFirst()));
  }

  @Test
  @Order(2)
  void a_page_follows_the_persons_rules_and_what_is_due_later_is_not_sent_once_acknowledged() {
    setRules(
        rosa,
        """
        {"zone": "Europe/Berlin", "rules": [{"severities": ["SEV1"], "steps": [
          {"methodId": "%s", "afterSeconds": 0},
          {"methodId": "email", "afterSeconds": 120},
          {"methodId": "%s", "afterSeconds": 240}]}]}
        """
            .formatted(privateId(), privateId()));
    JsonNode preview = json(service.get(ME + "/preview?severity=SEV1", rosa));
    assertThat(preview.path("why").asString()).isEqualTo("RULE");
    assertThat(preview.path("calls").findValuesAsString("address"))
        .containsExactly(PRIVATE, "rosa@muster.example", PRIVATE);

    String incident = service.open(701, "Checkout fails");
    await().until(() -> INBOX.about(701, PRIVATE).size() == 1);
    assertThat(INBOX.about(701, "rosa@muster.example")).isEmpty();
    CLOCK.skip(Duration.ofSeconds(121));
    await().until(() -> INBOX.about(701, "rosa@muster.example").size() == 1);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    CLOCK.skip(Duration.ofSeconds(121));
    await()
        .untilAsserted(
            () ->
                assertThat(service.all(PageEvent.Failed.class))
                    .anySatisfy(
                        failed -> {
                          assertThat(failed.incidentId()).isEqualTo(incident);
                          assertThat(failed.error())
                              .isEqualTo("withdrawn: the incident was acknowledged");
                        }));
    assertThat(INBOX.about(701, PRIVATE)).hasSize(1);
    await()
        .untilAsserted(
            () -> {
              JsonNode pages =
                  json(service.get("/api/incidents/INC-701/pages", rosa)).path("items");
              assertThat(pages.findValuesAsString("state"))
                  .containsExactly("ACKNOWLEDGED", "ACKNOWLEDGED", "CANCELLED");
            });
  }

  @Test
  @Order(3)
  void who_cannot_be_reached_is_stood_in_for_by_their_backup() {
    String nora = TOKENS.person(NORA, "Nora Novak", "responder");
    setRules(nora, "{\"zone\": \"UTC\", \"rules\": [], \"backupId\": \"%s\"}".formatted(RAVI));
    policy("lonely", NORA);
    service.open(702, "Nobody but Nora", "lonely");
    await().until(() -> INBOX.about(702, "ravi@muster.example").size() == 1);
    await()
        .untilAsserted(
            () -> {
              JsonNode pages =
                  json(service.get("/api/incidents/INC-702/pages", rosa)).path("items");
              assertThat(pages.findValuesAsString("state")).contains("FAILED", "SENT");
              assertThat(pages.toString()).contains("\"insteadOf\":{\"id\":\"" + NORA);
            });
  }

  @Test
  @Order(4)
  void a_test_page_goes_over_every_verified_method_and_at_most_once_a_minute() {
    HttpResponse<String> tested = service.post(ME + "/tests", rosa);
    assertThat(tested.statusCode()).isEqualTo(200);
    assertThat(json(tested).path("items").findValuesAsString("kind"))
        .containsExactly("EMAIL", "EMAIL");
    assertThat(INBOX.of("A test page from Muster", PRIVATE)).hasSize(1);
    assertThat(service.post(ME + "/tests", rosa).statusCode()).isEqualTo(429);
  }

  @Test
  @Order(5)
  void what_cannot_be_used_here_is_refused_and_so_is_everybody_elses() {
    HttpResponse<String> text = add("SMS", "+4915123456789", "by-text");
    assertThat(text.statusCode()).isEqualTo(422);
    assertThat(json(text).path("errors").path(0).path("pointer").asString()).isEqualTo("/kind");
    String ravi = TOKENS.person(RAVI, "Ravi Rao", "responder");
    assertThat(service.send("DELETE", ME + "/methods/" + privateId(), ravi, null).statusCode())
        .isEqualTo(404);
    assertThat(service.get(ME, TOKENS.person("ada", "Ada", "auditor")).statusCode()).isEqualTo(403);
    assertThat(service.get(ME, ravi).body()).doesNotContain(PRIVATE);
  }

  @Test
  @Order(6)
  void a_browser_is_pushed_to_once_its_code_came_back_and_is_taken_away_when_it_is_gone() {
    String key = json(service.get("/api/on-call/push-key", rosa)).path("key").asString();
    HttpResponse<String> added = add("PUSH", PUSH.subscribe("Firefox", key), "my-browser");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String id = json(added).path("methodId").asString();
    assertThat(method(id).path("address").asString()).isEqualTo("Firefox");
    Matcher code = CODE.matcher(PUSH.to("Firefox").getFirst().message().path("body").asString());
    assertThat(code.find()).isTrue();
    assertThat(verify(id, code.group(1)).statusCode()).isEqualTo(200);
    policy("hers", ROSA);
    await().until(() -> readiness("hers").equals("READY"));

    setRules(
        rosa,
        """
        {"zone": "UTC", "rules": [{"severities": [], "steps": [
          {"methodId": "%s", "afterSeconds": 0}, {"methodId": "email", "afterSeconds": 600}]}]}
        """
            .formatted(id));
    service.open(703, "Search fails");
    await().until(() -> PUSH.to("Firefox").size() == 2);
    JsonNode page = PUSH.to("Firefox").getLast().message();
    assertThat(page.path("title").asString()).isEqualTo("[SEV1] INC-703");
    assertThat(page.path("acknowledge").asString()).startsWith(Running.PUBLIC_URL + "/ack/");
    String ack = page.path("acknowledge").asString().substring(Running.PUBLIC_URL.length());
    assertThat(service.get(ack, null).statusCode()).isEqualTo(200);

    PUSH.unsubscribe("Firefox");
    String incident = service.open(704, "Search fails again");
    await().until(() -> INBOX.about(704, "rosa@muster.example").size() == 1);
    assertThat(service.all(PageEvent.Failed.class))
        .anySatisfy(
            failed -> {
              assertThat(failed.incidentId()).isEqualTo(incident);
              assertThat(failed.error()).contains("subscribed no more").doesNotContain("/push/");
            });
    await().until(() -> methods().stream().noneMatch(it -> it.path("id").asString().equals(id)));
    await().until(() -> readiness("hers").equals("ONE_CHANNEL"));
    assertThat(PUSH.faults()).isEmpty();
  }

  @Test
  @Order(7)
  void a_browser_whose_push_service_nobody_named_or_that_is_none_is_refused_at_its_field() {
    String key = PushServiceDouble.publicKey(PUSH_KEY);
    String elsewhere =
        PUSH.subscribe("Other", key).replace(PUSH.endpoint("Other"), "https://10.0.0.1/admin");
    for (String address : List.of(elsewhere, "{}", "no json", "rosa@private.example")) {
      HttpResponse<String> refused = add("PUSH", address, "refused-" + address.hashCode());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(json(refused).path("errors").path(0).path("pointer").asString())
          .isEqualTo("/address");
    }
    String auditor = TOKENS.person("ada", "Ada", "auditor");
    assertThat(service.get("/api/on-call/push-key", auditor).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> add(String kind, String address, String key) {
    return service.send(
        "POST",
        ME + "/methods",
        rosa,
        JSON.writeValueAsString(Map.of("kind", kind, "address", address)),
        "Idempotency-Key",
        key);
  }

  private static HttpResponse<String> verify(String methodId, String code) {
    return service.send(
        "POST",
        ME + "/methods/" + methodId + "/verification",
        rosa,
        "{\"code\": \"%s\"}".formatted(code));
  }

  /** Calls one person for a service of the policy's own name. */
  private static void policy(String id, String personId) {
    HttpResponse<String> published =
        service.put(
            "/api/on-call/policies/" + id,
            TOKENS.person("mina", "Mina Moreau", "manager"),
            """
            {"name": "%s", "services": ["%s"], "levels": [
              {"targets": [{"kind": "PERSON", "id": "%s"}], "ackTimeoutSeconds": 600}]}
            """
                .formatted(id, id, personId));
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
  }

  private static String readiness(String policyId) {
    return json(service.get("/api/on-call/readiness", rosa))
        .path("policies")
        .valueStream()
        .filter(policy -> policy.path("policyId").asString().equals(policyId))
        .map(policy -> policy.path("state").asString())
        .findFirst()
        .orElse("none");
  }

  private static void setRules(String token, String rules) {
    HttpResponse<String> set = service.put(ME + "/rules", token, rules);
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
  }

  private static JsonNode method(String id) {
    return methods().stream()
        .filter(method -> method.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String privateId() {
    return methods().stream()
        .filter(method -> method.path("address").asString().equals(PRIVATE))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private static List<JsonNode> methods() {
    return json(service.get(ME, rosa)).path("methods").valueStream().toList();
  }

  private static String codeIn(MimeMessage mail) {
    Matcher code = CODE.matcher(Inbox.part(mail, "text/plain"));
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
