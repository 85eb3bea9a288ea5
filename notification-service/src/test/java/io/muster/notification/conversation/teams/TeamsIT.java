package io.muster.notification.conversation.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardFailed;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.TeamsDouble;
import io.muster.notification.testing.TeamsSender;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what happens in an incident to cards in Teams, and what is typed there, over real HTTP. */
class TeamsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String ROSA_IN_TEAMS = "4781df4f-c1b3-4aac-a7a2-b24ca4a0b5a5";
  private static final String RAVI_IN_TEAMS = "4781df4f-c1b3-4aac-a7a2-b24ca4a0b5a6";
  private static final String ME = "/api/on-call/me";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final TeamsDouble TEAMS = new TeamsDouble(CLOCK);
  private static final JsonMapper JSON = new JsonMapper();
  private static Running service;
  private static TeamsSender teams;
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
                "--muster.bridge.kinds=",
                "--muster.teams.chats=true",
                "--muster.teams.hosts=127.0.0.1",
                "--muster.teams.commands.security-tokens=" + TeamsSender.TOKEN,
                "--muster.teams.channels.payments.url=" + TEAMS.workflow("payments"),
                "--muster.teams.channels.payments.services=checkout,ledger,worst",
                "--muster.teams.channels.busy.url=" + TEAMS.workflow("busy"),
                "--muster.teams.channels.busy.services=busy",
                "--muster.teams.channels.broken.url=" + TEAMS.workflow("broken"),
                "--muster.teams.channels.broken.services=broken",
                "--muster.teams.channels.worst.url=" + TEAMS.workflow("worst"),
                "--muster.teams.channels.worst.from=SEV1",
                "--muster.teams.channels.worst.services=worst")
            .believing(rosa);
    teams = new TeamsSender(service, CLOCK);
  }

  @AfterEach
  void teams_was_asked_nothing_it_does_not_know_and_nobody_stays_linked() {
    assertThat(service.post("/api/chat-account/unlink", rosa).statusCode()).isEqualTo(200);
    // Else that it was taken back may be read after the next test has linked anew.
    until(
        () ->
            MONGO
                    .database()
                    .getCollection("notification_chat_accounts")
                    .countDocuments(Filters.exists("member"))
                == 0);
    assertThat(TEAMS.faults()).isEmpty();
  }

  @AfterAll
  static void stop() {
    service.close();
    TEAMS.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void a_channel_is_told_that_an_incident_opened_changed_and_is_over_and_others_are_not() {
    String incident = service.open(801, "Checkout fails", "checkout");
    until(() -> about("payments", 801).size() == 1);
    JsonNode first = about("payments", 801).getFirst();
    assertThat(TeamsDouble.text(first))
        .startsWith("[SEV1] INC-801 Checkout fails|State: |Nobody has taken it on yet|")
        .contains("Affected: |checkout");
    assertThat(TeamsDouble.button(first, "Open and acknowledge"))
        .isEqualTo(Running.PUBLIC_URL + "/incidents/INC-801");

    severity(incident, Severity.SEV1, Severity.SEV4);
    until(() -> about("payments", 801).size() == 2);
    assertThat(TeamsDouble.text(about("payments", 801).get(1))).startsWith("[SEV4, was SEV1]");

    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    until(() -> about("payments", 801).size() == 3);
    assertThat(TeamsDouble.text(about("payments", 801).get(2)))
        .contains("Acknowledged by Rosa Reyes");

    service.append(
        "Incident",
        new IncidentEvent.AcknowledgementLapsed(
            incident, ROSA, CLOCK.instant(), MINA, CLOCK.instant()));
    until(() -> about("payments", 801).size() == 4);
    assertThat(TeamsDouble.text(about("payments", 801).get(3)))
        .startsWith("[SEV4] INC-801 Nobody is on it any more: Checkout fails|");

    service.append(
        "Incident", new IncidentEvent.Resolved(incident, "Rolled back", MINA, CLOCK.instant()));
    until(() -> about("payments", 801).size() == 5);
    assertThat(TeamsDouble.text(about("payments", 801).get(4))).contains("Resolved by Mina Moreau");

    service.append(
        "Incident",
        new IncidentEvent.Reopened(incident, 1, true, "Not over", MINA, CLOCK.instant()));
    until(() -> about("payments", 801).size() == 6);
    assertThat(TeamsDouble.text(about("payments", 801).get(5)))
        .startsWith("[SEV4] INC-801 It came back: Checkout fails|");
    assertThat(about("worst", 801)).isEmpty();
    until(() -> posted(incident).size() == 6);
    assertThat(posted(incident)).allMatch(card -> card.channel().equals("payments"));
  }

  @Test
  void what_is_private_or_a_drill_and_what_is_not_bad_enough_is_told_nowhere() {
    service.openPrivate(811, "About a colleague", "ledger");
    service.openInDrill(812, "A drill", "ledger");
    String shut = service.open(813, "Eve leaks", "ledger");
    until(() -> about("payments", 813).size() == 1);
    service.append("Incident", new AccessEvent.MadePrivate(shut, "Eve", MINA, CLOCK.instant()));
    service.acknowledge(shut, ROSA, "Rosa Reyes", "web");
    service.open(814, "Ledger fails", "ledger");
    until(() -> about("payments", 814).size() == 1);
    assertThat(about("payments", 811)).isEmpty();
    assertThat(about("payments", 812)).isEmpty();
    assertThat(about("payments", 813)).hasSize(1);
  }

  @Test
  void a_channel_that_does_not_answer_keeps_no_other_waiting() {
    CountDownLatch release = new CountDownLatch(1);
    TEAMS.holdNext("payments", release);
    service.open(815, "The worst", "worst");
    until(() -> about("worst", 815).size() == 1);
    assertThat(about("payments", 815)).isEmpty();
    release.countDown();
    until(() -> about("payments", 815).size() == 1);
  }

  @Test
  void a_channel_that_asks_to_be_left_alone_gets_its_card_once_when_it_may() {
    TEAMS.busyNext("busy", 60);
    String incident = service.open(821, "Busy", "busy");
    until(
        () -> {
          CLOCK.skip(Duration.ofSeconds(10));
          return about("busy", 821).size() == 1;
        });
    until(() -> posted(incident).size() == 1);
    assertThat(failed(incident)).isEmpty();
  }

  @Test
  void a_workflow_that_is_gone_is_on_record_once_without_its_address() {
    TEAMS.delete("broken");
    String incident = service.open(831, "Broken", "broken");
    until(() -> failed(incident).size() == 1);
    severity(incident, Severity.SEV1, Severity.SEV2);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    CLOCK.skip(Duration.ofMinutes(1));
    assertThat(failed(incident))
        .singleElement()
        .satisfies(it -> assertThat(it.error()).isEqualTo("127.0.0.1 answered 404"));
    assertThat(posted(incident)).isEmpty();
  }

  @Test
  void a_person_is_paged_in_a_chat_of_their_own_and_keeps_it_while_its_workflow_is_switched_off() {
    HttpResponse<String> added = add(TEAMS.workflow("rosas-chat"), "my-chat");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String id = JSON.readTree(added.body()).path("methodId").asString();
    assertThat(service.get(ME, rosa).body()).doesNotContain("rosas-chat", "sig=");
    Matcher code =
        Pattern.compile("code is (\\d{6})")
            .matcher(TeamsDouble.text(TEAMS.cards("rosas-chat").getFirst()));
    assertThat(code.find()).isTrue();
    String verification = ME + "/methods/" + id + "/verification";
    assertThat(
            service
                .send("POST", verification, rosa, "{\"code\": \"%s\"}".formatted(code.group(1)))
                .statusCode())
        .isEqualTo(200);

    String incident = service.open(841, "Search fails", "search");
    until(() -> about("rosas-chat", 841).size() == 1);
    String ack = TeamsDouble.button(about("rosas-chat", 841).getFirst(), "Acknowledge");
    assertThat(ack).startsWith(Running.PUBLIC_URL + "/ack/");
    String path = ack.substring(Running.PUBLIC_URL.length());
    assertThat(service.get(path, null).statusCode()).isEqualTo(200);
    INCIDENTS.works(request -> service.acknowledge(incident, ROSA, "Rosa Reyes", "teams link"));
    assertThat(service.post(path, null).statusCode()).isEqualTo(200);
    assertThat(INCIDENTS.askedAbout(incident).getFirst().getBodyAsString())
        .contains("\"via\":\"teams link\"");

    TEAMS.delete("rosas-chat");
    String another = service.open(842, "Search fails again", "search");
    until(
        () ->
            service.all(PageEvent.Failed.class).stream()
                .anyMatch(
                    it ->
                        it.incidentId().equals(another)
                            && it.error().contains("is switched off or gone")));
    assertThat(service.get(ME, rosa).body()).contains("\"" + id + "\"");
    TEAMS.switchOn("rosas-chat");
    service.open(843, "Search fails once more", "search");
    until(() -> about("rosas-chat", 843).size() == 1);
  }

  @Test
  void an_address_that_is_none_of_a_workflow_is_refused_at_its_field() {
    for (String address : List.of("https://10.0.0.1/x", "no address", "http://evil.example/")) {
      HttpResponse<String> refused = add(address, "refused-" + address.hashCode());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(JSON.readTree(refused.body()).path("errors").path(0).path("pointer").asString())
          .isEqualTo("/address");
    }
  }

  @Test
  void an_admin_sees_the_channels_without_their_addresses_and_tries_one() {
    String admin = TOKENS.person("ada", "Ada Admin", "admin");
    String path = "/api/admin/notification/teams-channels";
    HttpResponse<String> channels = service.get(path, admin);
    assertThat(JSON.readTree(channels.body()).path("items").findValuesAsString("name"))
        .containsExactly("broken", "busy", "payments", "worst");
    assertThat(channels.body())
        .doesNotContain("sig=", "workflows", TeamsSender.TOKEN)
        .contains("\"commands\":true", Running.PUBLIC_URL + "/hooks/teams");
    HttpResponse<String> tested = service.post(path + "/worst/tests", admin);
    assertThat(JSON.readTree(tested.body()).path("taken").asBoolean()).isTrue();
    assertThat(TeamsDouble.text(TEAMS.cards("worst").getLast())).startsWith("A test from Muster");
    assertThat(service.post(path + "/nowhere/tests", admin).statusCode()).isEqualTo(404);
    assertThat(service.post(path + "/worst/tests", rosa).statusCode()).isEqualTo(403);
  }

  @Test
  void whoever_is_linked_commands_as_themselves_what_is_about_an_incident_of_the_channel() {
    INCIDENTS.takesWishes(0);
    String incident = service.open(851, "Down [here](https://evil.example) <b>&", "payroll");
    String at = "/api/incidents/" + incident;
    assertThat(teams.types(ROSA_IN_TEAMS, "who INC-851"))
        .contains("Muster does not know who you are.", "/chat-account", "“@Muster link CODE”");
    assertThat(INCIDENTS.askedAbout(incident)).isEmpty();

    assertThat(teams.types(ROSA_IN_TEAMS, code(rosa))).contains("You are Rosa Reyes in Muster now");
    until(() -> teams.types(ROSA_IN_TEAMS, "who INC-851").contains("Nobody leads yet."));
    assertThat(service.get("/api/chat-account", rosa).body())
        .contains("\"kind\":\"TEAMS\"", "\"offered\":[\"TEAMS\"]");

    String note = teams.message(ROSA_IN_TEAMS, "note inc-851 Full &lt;now&gt; &amp; hot");
    for (int told = 0; told < 2; told++) {
      assertThat(done(note)).isEqualTo("Written down on INC-851.");
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

    assertThat(done(teams.message(ROSA_IN_TEAMS, "severity 851 sev2 One region")))
        .isEqualTo("INC-851 is SEV2 now.");
    assertThat(done(teams.message(ROSA_IN_TEAMS, "role INC-851 commander")))
        .isEqualTo("Rosa Reyes has the role commander on INC-851.");
    assertThat(teams.types(ROSA_IN_TEAMS, "role INC-851 king"))
        .contains("“@Muster role INC-851 commander”");
    assertThat(done(teams.message(ROSA_IN_TEAMS, "declare SEV2 Search is slow")))
        .contains("INC-900 is declared (SEV2): " + Running.PUBLIC_URL + "/incidents/INC-900");
    assertThat(teams.types(ROSA_IN_TEAMS, "bridge INC-851")).contains("There is no call.");
    assertThat(teams.types(ROSA_IN_TEAMS, "update INC-851"))
        .as("a title does nothing")
        .contains("Down [here](https://evil.example) <b>&");
    assertThat(teams.types(ROSA_IN_TEAMS, "fly INC-851")).contains("“@Muster escalate INC-851”");
    assertThat(teams.types(ROSA_IN_TEAMS, "help")).contains("“@Muster ack INC-142”");

    INCIDENTS.refusesWishes("Only the commander may.");
    assertThat(done(teams.message(ROSA_IN_TEAMS, "severity INC-851 SEV1 All")))
        .isEqualTo("Only the commander may.");
    INCIDENTS.takesWishes(0);

    String escalate = teams.message(ROSA_IN_TEAMS, "escalate INC-851");
    until(() -> teams.told(escalate).equals("The next level is called."));
    CLOCK.skip(Duration.ofMinutes(1));
    assertThat(teams.told(escalate)).isEqualTo("The next level is called.");
    assertThat(service.facts("escalation-" + incident))
        .filteredOn(StepFired.class::isInstance)
        .as("told twice, the next level is called once")
        .hasSize(2);
    INCIDENTS.works(request -> service.acknowledge(incident, ROSA, "Rosa Reyes", "Teams"));
    String ack = teams.message(ROSA_IN_TEAMS, "ack INC-851");
    assertThat(teams.told(ack)).isEqualTo("INC-851 is yours now. Nobody else is called.");
    assertThat(teams.told(ack)).isEqualTo("INC-851 needs nobody to take it on any more.");
    INCIDENTS.works(request -> {});
    assertThat(INCIDENTS.askedAt(at + "/acknowledge"))
        .singleElement()
        .satisfies(it -> assertThat(it.getBodyAsString()).contains("\"via\":\"Teams\"", ROSA));
  }

  @Test
  void a_private_incident_is_for_a_channel_like_one_that_does_not_exist() {
    String shut = service.openPrivate(861, "About a colleague", "payroll");
    assertThat(teams.types(ROSA_IN_TEAMS, code(rosa))).contains("You are Rosa Reyes");
    service.append(
        "Incident",
        new AccessEvent.AccessGranted(
            shut, new Person(ROSA, "Rosa Reyes"), "Helps", MINA, CLOCK.instant()));
    until(() -> service.get("/api/incidents/INC-861/pages", rosa).statusCode() == 200);
    until(() -> teams.types(ROSA_IN_TEAMS, "who INC-861").startsWith("There is no INC-861"));
    assertThat(teams.types(ROSA_IN_TEAMS, "ack INC-861").replace("861", "86199"))
        .isEqualTo(teams.types(ROSA_IN_TEAMS, "ack INC-86199"));
    assertThat(INCIDENTS.askedAbout(shut)).isEmpty();
  }

  @Test
  void a_code_links_one_account_once_while_it_is_the_newest_and_ten_minutes_old_at_most() {
    String first = code(rosa);
    String second = code(rosa);
    assertThat(teams.types(ROSA_IN_TEAMS, first)).contains("Get another");
    String typed = teams.message(ROSA_IN_TEAMS, second.toLowerCase(Locale.ROOT));
    assertThat(teams.told(typed)).contains("You are Rosa Reyes");
    assertThat(teams.types(RAVI_IN_TEAMS, second)).contains("Get another");
    until(() -> teams.types(ROSA_IN_TEAMS, "help").startsWith("Say which incident"));
    String ravi = TOKENS.person("ravi", "Ravi Rao", "responder");
    assertThat(teams.types(ROSA_IN_TEAMS, code(ravi)))
        .contains("Somebody else in Muster said that this one in the chat is they.");

    assertThat(service.post("/api/chat-account/unlink", rosa).statusCode()).isEqualTo(200);
    teams.told(typed);
    assertThat(service.facts(ChatAccountEvent.accountOf(ROSA)).getLast())
        .as("told again, it links nobody anew")
        .isInstanceOf(ChatAccountEvent.Unlinked.class);
    String late = code(rosa);
    CLOCK.skip(Duration.ofMinutes(11));
    assertThat(teams.types(ROSA_IN_TEAMS, late)).contains("Get another");
    assertThat(
            service
                .post("/api/chat-account/teams-code", TOKENS.person("theo", "Theo", "auditor"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void what_teams_did_not_sign_just_now_is_refused_before_anything_is_done() {
    String said = teams.message(ROSA_IN_TEAMS, code(rosa));
    String right = TeamsSender.signature(said);
    assertThat(teams.post(said.replace("link", "lin k"), right).statusCode()).isEqualTo(401);
    assertThat(teams.post(said, "HMAC " + "A".repeat(43) + "=").statusCode()).isEqualTo(401);
    String large = teams.message(ROSA_IN_TEAMS, "x".repeat(300_000));
    assertThat(teams.post(large, TeamsSender.signature(large)).statusCode()).isEqualTo(413);
    for (String other : List.of("{\"type\":\"typing\"}", "no json")) {
      assertThat(teams.post(other, TeamsSender.signature(other)).statusCode()).isEqualTo(400);
    }
    CLOCK.skip(Duration.ofSeconds(301));
    assertThat(teams.post(said, right).statusCode()).as("a recording").isEqualTo(401);
    assertThat(service.get("/api/chat-account", rosa).body()).doesNotContain("\"account\"");
    String guest = teams.message("nobody", "declare SEV1 x");
    assertThat(teams.told(guest)).contains("Teams does not say who you are");
  }

  /** What the channel reads; on a busy machine it is told once more, being the same wish. */
  private static String done(String message) {
    return await()
        .until(() -> teams.told(message), answer -> !answer.contains("did not answer in time"));
  }

  /** What Muster gives a person to type. */
  private static String code(String token) {
    HttpResponse<String> made = service.post("/api/chat-account/teams-code", token);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String text = JSON.readTree(made.body()).path("text").asString();
    assertThat(text).matches("@Muster link [A-Z2-9]{8}");
    return text.substring("@Muster ".length());
  }

  private static HttpResponse<String> add(String address, String key) {
    String body = JSON.writeValueAsString(Map.of("kind", "TEAMS", "address", address));
    return service.send("POST", ME + "/methods", rosa, body, "Idempotency-Key", key);
  }

  private static void severity(String incident, Severity from, Severity to) {
    service.append(
        "Incident",
        new IncidentEvent.SeverityChanged(incident, from, to, "Looked", MINA, CLOCK.instant()));
  }

  private static List<JsonNode> about(String workflow, long number) {
    return TEAMS.cards(workflow).stream()
        .filter(card -> TeamsDouble.text(card).contains("INC-" + number + " "))
        .toList();
  }

  private static List<TeamsCardPosted> posted(String incident) {
    return service.all(TeamsCardPosted.class).stream()
        .filter(card -> card.incidentId().equals(incident))
        .toList();
  }

  private static List<TeamsCardFailed> failed(String incident) {
    return service.all(TeamsCardFailed.class).stream()
        .filter(card -> card.incidentId().equals(incident))
        .toList();
  }

  private static void until(BooleanSupplier holds) {
    await().until(holds::getAsBoolean);
  }
}
