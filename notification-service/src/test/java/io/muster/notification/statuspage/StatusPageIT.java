package io.muster.notification.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.statuspage.SubscriberEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.WebhookDouble;
import io.muster.notification.testing.WebhookDouble.Message;
import io.muster.notification.testing.WebhookDouble.Receiver;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public status page, on a real database and with a real mail server. */
class StatusPageIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final WebhookDouble PROGRAMS = new WebhookDouble(CLOCK);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Pattern LINK =
      Pattern.compile("/status/(?:confirm|unsubscribe)/[A-Za-z0-9._-]+");

  private static Running service;
  private static String mina;
  private static String staff;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.bare(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                NOBODY,
                CLOCK,
                "--muster.webhook.subscriber-hosts=127.0.0.1")
            .believing(mina);
    HttpResponse<String> none = service.get("/status", null);
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.headers().firstValue("Muster-Status-Page")).contains("none");
    ok(
        service.put(
            "/api/status-page",
            mina,
            """
            {"title":"Example status","intro":"How we are.","components":[
              {"service":"checkout","name":"The <shop>","group":"Web"},
              {"service":"ledger","name":"Statements"},{"service":"post","name":"Mail"}]}
            """));
    staff =
        JSON.readTree(
                ok(post(
                        "/api/audiences",
                        "{\"name\":\"staff\",\"emails\":[\"all@muster.example\"]}"))
                    .body())
            .path("id")
            .asString();
  }

  @AfterAll
  static void stop() {
    service.close();
    PROGRAMS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void it_says_what_went_out_and_nothing_else_and_looks_back_on_it_by_day() {
    service.open(501, "Secret inner title", "checkout");
    awaitKnown(501);
    HttpResponse<String> early = posted(501, 1, "MAJOR_OUTAGE");
    assertThat(early.statusCode()).as(early.body()).isEqualTo(404);
    update(501, "IDENTIFIED", "The shop is down");
    assertThat(posted(501, 1, "NONSENSE").statusCode()).isIn(400, 422);
    ok(posted(501, 1, "MAJOR_OUTAGE"));
    awaitThat(() -> page().contains("The shop is down"));
    assertThat(page())
        .contains("Some things do not work", "The &lt;shop&gt;", "Does not work", "Identified")
        .contains("Trouble on 1 of 90 days", "Mail", "No trouble in 90 days")
        .doesNotContain("Secret inner title", "INC-501", "<script", "checkout");
    String feed = service.get("/status/feed.atom", null).body();
    assertThat(feed)
        .contains("<title>Identified: The shop is down</title>", "http://www.w3.org/2005/Atom")
        .doesNotContain("INC-501");

    update(501, "RESOLVED", "The shop is back");
    ok(posted(501, 2, "OPERATIONAL"));
    awaitThat(() -> page().contains("Everything works"));
    assertThat(page()).contains("<summary>The shop is back</summary>", "Trouble on 1 of 90 days");
  }

  @Test
  void of_a_private_incident_nothing_ever_stands_on_it() {
    String incident = service.open(502, "Payroll leaked", "checkout");
    awaitKnown(502);
    update(502, "IDENTIFIED", "Payroll is odd");
    service.append(
        "Incident",
        new AccessEvent.MadePrivate(incident, "x", MINA, CLOCK.instant()),
        new AccessEvent.AccessGranted(
            incident, new Person("mina", "Mina Moreau"), null, MINA, CLOCK.instant()));
    awaitThat(() -> posted(502, 1, "DEGRADED").body().contains("incident-private"));
    assertThat(page()).doesNotContain("Payroll");
  }

  @Test
  void what_became_private_after_the_public_read_of_it_can_only_end_there() {
    String incident = service.open(504, "Logins odd", "checkout");
    awaitKnown(504);
    update(504, "IDENTIFIED", "Signing in is slow");
    ok(posted(504, 1, "DEGRADED"));
    awaitThat(() -> page().contains("Signing in is slow"));
    service.append(
        "Incident",
        new AccessEvent.MadePrivate(incident, "x", MINA, CLOCK.instant()),
        new AccessEvent.AccessGranted(
            incident, new Person("mina", "Mina Moreau"), null, MINA, CLOCK.instant()));
    awaitThat(() -> update(504, "MONITORING", "A break-in", false).statusCode() == 409);
    ok(update(504, "MONITORING", "A break-in", true));
    assertThat(posted(504, 2, "DEGRADED").body()).contains("incident-private");
    ok(update(504, "RESOLVED", "Signing in works again", true));
    ok(posted(504, 3, "OPERATIONAL"));
    awaitThat(() -> page().contains("Signing in works again"));
    ok(update(504, "RESOLVED", "Who broke in", true));
    assertThat(posted(504, 4, "OPERATIONAL").body())
        .as("it ends once")
        .contains("incident-private");
    ok(posted(504, 3, "OPERATIONAL"));
    assertThat(page()).doesNotContain("A break-in", "Who broke in");
  }

  @Test
  void a_subscriber_is_told_once_they_confirmed_and_leaves_with_one_click() {
    form("/status/subscribe", Map.of("email", "who@customer.example"));
    awaitThat(() -> INBOX.to("who@customer.example").size() == 1);
    MimeMessage asked = INBOX.to("who@customer.example").getFirst();
    assertThat(Inbox.subject(asked)).isEqualTo("Do you want to be told what our status page says?");
    String confirm = link(Inbox.part(asked, "text/plain"), "confirm");
    assertThat(service.get(confirm, null).body()).contains("Yes, tell me");
    assertThat(of(SubscriberEvent.Confirmed.class, "who@customer.example")).isEmpty();
    assertThat(form(confirm, Map.of()).body()).contains("You will be told");
    assertThat(form(confirm.replace(".", ".A"), Map.of()).statusCode()).isEqualTo(404);

    awaitThat(() -> isToldAt("who@customer.example"));
    awaitThat(
        () -> service.get("/api/status-page", mina).body().matches(".*\"subscribers\":[12].*"));
    service.open(503, "Inner", "ledger");
    awaitKnown(503);
    update(503, "INVESTIGATING", "Statements are late");
    ok(posted(503, 1, "DEGRADED"));
    String subject = "Investigating: Statements are late";
    awaitThat(() -> !INBOX.of(subject, "who@customer.example").isEmpty());
    MimeMessage told = INBOX.of(subject, "who@customer.example").getFirst();
    assertThat(Inbox.header(told, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    String leave = link(Inbox.header(told, "List-Unsubscribe"), "unsubscribe");
    assertThat(form(leave, Map.of("List-Unsubscribe", "One-Click")).statusCode()).isEqualTo(200);

    update(503, "RESOLVED", "Statements are there");
    ok(posted(503, 2, "OPERATIONAL"));
    awaitThat(() -> page().contains("Statements are there"));
    assertThat(of(SubscriberEvent.Ended.class, "who@customer.example")).hasSize(1);
    assertThat(INBOX.of("Resolved: Statements are there", "who@customer.example")).isEmpty();
    form("/status/subscribe", Map.of("email", "who@customer.example"));
    assertThat(of(SubscriberEvent.Asked.class, "who@customer.example"))
        .as("leaving does not let anybody have them mailed again the same day")
        .hasSize(1);
    for (String many : List.of("nonsense", "x:a@customer.example,b@customer.example;")) {
      assertThat(form("/status/subscribe", Map.of("email", many)).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void a_program_is_told_once_it_answered_with_the_challenge_and_leaves_by_its_own_address() {
    assertThat(hook("http://hooks.example/in").statusCode()).isEqualTo(422);
    assertThat(hook("https://10.0.0.1/in").body()).contains("not on the public internet");
    Receiver deaf = PROGRAMS.standard("/answers-everything");
    hook(PROGRAMS.url("/answers-everything"));
    awaitThat(() -> deaf.messages().size() == 1);
    Receiver program = PROGRAMS.standard("/Program");
    program.echoes("/data/challenge");
    assertThat(hook(PROGRAMS.url("/Program")).body()).contains("Your program is asked");
    awaitThat(() -> of(SubscriberEvent.Confirmed.class, PROGRAMS.url("/Program")).size() == 1);
    JsonNode asked = program.messages().getFirst().body();
    assertThat(asked.path("type").asString()).isEqualTo("status.confirm");
    program.knows(asked.at("/data/secret").asString());
    Receiver leaving = PROGRAMS.standard("/leaving");
    leaving.echoes("/data/challenge");
    hook(PROGRAMS.url("/leaving"));
    awaitThat(() -> isTold("/Program") && isTold("/leaving"));
    leaving.knows(leaving.messages().getFirst().body().at("/data/secret").asString());
    leaving.answersNext(410, null);

    service.open(505, "Inner", "ledger");
    awaitKnown(505);
    program.answersNext(503, null);
    update(505, "INVESTIGATING", "Statements are late again");
    ok(
        post(
            "/api/incidents/INC-505/updates/1/status-page",
            "{\"impacts\":[{\"service\":\"ledger\",\"status\":\"DEGRADED\"}]}"));
    awaitThat(() -> posted(program).size() == 1);
    CLOCK.skip(Duration.ofSeconds(7));
    awaitThat(() -> posted(program).size() == 2);
    assertThat(posted(program).stream().map(Message::id).distinct()).hasSize(1);
    JsonNode told = posted(program).getLast().body().path("data");
    assertThat(told.path("subject").asString()).isEqualTo("Statements are late again");
    assertThat(told.at("/components/0/name").asString()).isEqualTo("Statements");
    assertThat(told.toString()).doesNotContain("ledger", "INC-505", "Inner");
    assertThat(deaf.messages())
        .as("what answers everything is told nothing")
        .allMatch(it -> it.body().path("type").asString().equals("status.confirm"));

    awaitThat(() -> of(SubscriberEvent.Ended.class, PROGRAMS.url("/leaving")).size() == 1);

    String leave = told.path("leave").asString().substring(Running.PUBLIC_URL.length());
    assertThat(form(leave, Map.of()).body()).contains("You are told nothing any more");
    update(505, "RESOLVED", "Statements are there again");
    ok(post("/api/incidents/INC-505/updates/2/status-page", "{\"impacts\":[]}"));
    awaitThat(() -> page().contains("Statements are there again"));
    assertThat(posted(program)).hasSize(2);
    assertThat(posted(leaving)).as("one that is gone is not told again").hasSize(1);
    assertThat(PROGRAMS.faults()).isEmpty();
  }

  private static <T extends SubscriberEvent> List<T> of(Class<T> kind, String address) {
    String id = service.bean(SubscriberLinks.class).idOf(address);
    return service.all(kind).stream().filter(it -> it.subscriberId().equals(id)).toList();
  }

  private static boolean isTold(String path) {
    return isToldAt(PROGRAMS.url(path));
  }

  private static boolean isToldAt(String address) {
    String id = service.bean(SubscriberLinks.class).idOf(address);
    return service.bean(Subscribers.class).all().contains(id);
  }

  private static List<Message> posted(Receiver program) {
    return program.messages().stream()
        .filter(it -> it.body().path("type").asString().equals("status.posted"))
        .toList();
  }

  private static HttpResponse<String> hook(String url) {
    return form("/status/subscribe", Map.of("url", url));
  }

  @Test
  void planned_work_is_announced_until_it_is_over_or_withdrawn() {
    String work =
        """
        {"title":"New database","text":"Read-only.","services":["ledger"],"from":"%s","until":"%s"}
        """;
    String soon = CLOCK.instant().plus(Duration.ofHours(1)).toString();
    String later = CLOCK.instant().plus(Duration.ofHours(2)).toString();
    assertThat(post("/api/status-page/maintenance", work.formatted(later, soon)).body())
        .contains("/until");
    String id =
        JSON.readTree(ok(post("/api/status-page/maintenance", work.formatted(soon, later))).body())
            .path("id")
            .asString();
    awaitThat(() -> page().contains("New database"));
    assertThat(page()).contains("Affects Statements");
    ok(service.send("DELETE", "/api/status-page/maintenance/" + id, mina, null));
    awaitThat(() -> !page().contains("New database"));
  }

  private static String link(String text, String kind) {
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      if (links.group().contains(kind)) {
        return links.group();
      }
    }
    throw new AssertionError("no link to " + kind + " in " + text);
  }

  private static void update(long number, String kind, String subject) {
    ok(update(number, kind, subject, false));
  }

  private static HttpResponse<String> update(
      long number, String kind, String subject, boolean confirmPrivate) {
    return post(
        "/api/incidents/INC-" + number + "/updates",
        "{\"kind\":\"%s\",\"subject\":\"%s\",\"text\":\"As we say.\",\"audienceIds\":[\"%s\"],\"confirmPrivate\":%s}"
            .formatted(kind, subject, staff, confirmPrivate));
  }

  private static HttpResponse<String> posted(long number, int update, String status) {
    String service = number == 503 ? "ledger" : "checkout";
    return post(
        "/api/incidents/INC-%d/updates/%d/status-page".formatted(number, update),
        "{\"impacts\":[{\"service\":\"%s\",\"status\":\"%s\"}]}".formatted(service, status));
  }

  private static String page() {
    return service.get("/status", null).body();
  }

  private static void awaitKnown(long number) {
    awaitThat(
        () -> service.get("/api/incidents/INC-" + number + "/updates", mina).statusCode() == 200);
  }

  private static HttpResponse<String> form(String path, Map<String, String> form) {
    return service.form(path, form);
  }

  private static HttpResponse<String> post(String path, String body) {
    return service.send("POST", path, mina, body);
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return answer;
  }

  private static void awaitThat(Callable<Boolean> holds) {
    await().until(holds);
  }
}
