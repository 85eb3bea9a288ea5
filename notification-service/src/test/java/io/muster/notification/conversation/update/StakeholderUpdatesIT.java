package io.muster.notification.conversation.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.SlackDouble;
import io.muster.starter.Sha256;
import io.muster.starter.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Updates to stakeholders, on a real database, with a real mail server and a double of Slack. */
class StakeholderUpdatesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final SlackDouble SLACK = new SlackDouble(CLOCK);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Person ROSA = new Person("rosa", "Rosa Reyes");

  private static Running service;
  private static String mina;
  private static String rosa;
  private static String customers;
  private static String staff;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person("rosa", "Rosa Reyes", "responder");
    SLACK.has("status");
    service =
        Running.local(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                NOBODY,
                CLOCK,
                "--muster.slack.token=" + SlackDouble.TOKEN,
                "--muster.slack.from=SEV1",
                "--muster.slack.api-url=" + SLACK.url())
            .believing(mina);
    for (String who : List.of("rosa", "mina", "sam")) {
      ok(
          service.put(
              "/api/on-call/contacts/" + who,
              mina,
              "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(who, who)));
    }
    customers =
        audience(
            """
            {"name":"customers","external":true,"approval":true,"services":["shop"],
             "emails":["ops@customer.example"]}
            """);
    staff =
        audience(
            """
            {"name":"staff","services":["shop","payments"],"emails":["all@muster.example"],"personIds":["sam"],
             "slackChannel":"%s"}
            """
                .formatted(SLACK.channel("status").id()));
  }

  @AfterAll
  static void stop() {
    service.close();
    INBOX.close();
    SLACK.close();
    TOKENS.close();
  }

  @Test
  void an_update_goes_to_addresses_people_and_the_channel_and_each_outcome_is_kept() {
    String ref = commanded(401, "Payments are slow", "payments");
    JsonNode draft = json(service.get(path(401) + "/draft", rosa));
    assertThat(draft.path("kind").asString()).isEqualTo("INVESTIGATING");
    assertThat(draft.path("subject").asString()).isEqualTo("Investigating: Payments are slow");
    assertThat(draft.path("text").asString())
        .contains("trouble with payments", "2 Mar 2026 08:15 UTC", "within 30 minutes");

    assertThat(write(401, rosa, "INVESTIGATING", "x", "A \\u0007 bell", staff).body())
        .contains("/text");
    ok(write(401, rosa, "INVESTIGATING", "Payments are slow", "First.\\n\\nSecond <b>.", staff));
    awaitThat(() -> outcomes(401).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));

    MimeMessage mail = INBOX.of("Payments are slow", "all@muster.example").getFirst();
    assertThat(Inbox.part(mail, "text/plain"))
        .contains("First.", "Second <b>.", "/incidents/INC-401", "“staff”");
    assertThat(Inbox.part(mail, "text/html")).contains("Second &lt;b&gt;.");
    assertThat(INBOX.of("Payments are slow", "sam@muster.example")).hasSize(1);
    assertThat(SLACK.channel("status").texts().toString())
        .contains("Payments are slow", "Second &lt;b&gt;.");
    UpdateEvent.Published published =
        (UpdateEvent.Published) service.facts(UpdateEvent.idOf(ref, 1)).get(1);
    assertThat(published.textSha256())
        .isEqualTo(Sha256.hex("INVESTIGATING\nPayments are slow\nFirst.\n\nSecond <b>.\n"));
    assertThat(published.recipients()).hasSize(3);
    assertThat(service.get(path(401), rosa).body()).contains("all@muster.example");
    String bystander = TOKENS.person("sam", "Sam Silva", "responder");
    assertThat(service.get(path(401), bystander).body())
        .contains("An address")
        .doesNotContain("all@muster.example");
  }

  @Test
  void what_customers_read_is_approved_by_somebody_else_and_carries_no_link() {
    commanded(402, "The shop is down", "shop");
    ok(write(402, rosa, "IDENTIFIED", "The shop is down (402)", "We are on it.", customers));
    assertThat(update(402).path("state").asString()).isEqualTo("WAITS");
    HttpResponse<String> own = post(path(402) + "/1/approve", rosa, "{}");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("own-update");
    awaitThat(() -> outcomes(402).isEmpty() && updates(402).path("updates").size() == 1);

    ok(post(path(402) + "/1/approve", mina, "{}"));
    awaitThat(() -> !INBOX.of("The shop is down (402)", "ops@customer.example").isEmpty());
    assertThat(
            Inbox.part(
                INBOX.of("The shop is down (402)", "ops@customer.example").getFirst(),
                "text/plain"))
        .contains("We are on it.")
        .doesNotContain("/incidents/");
    assertThat(update(402).path("decided").path("id").asString()).isEqualTo("mina");

    ok(
        post(
            path(402),
            rosa,
            """
            {"kind":"IDENTIFIED","subject":"The shop is slow (402)","text":"Not down: slow.",
             "audienceIds":["%s"],"corrects":"%s"}
            """
                .formatted(staff, update(402).path("id").asString())));
    awaitThat(
        () -> !INBOX.of("Correction: The shop is slow (402)", "all@muster.example").isEmpty());
    assertThat(update(402).path("corrects").asInt()).isEqualTo(1);
  }

  @Test
  void a_rule_pages_once_whom_it_names_until_they_look_and_its_draft_waits_for_a_person() {
    String incident = commanded(420, "Payments hang", "payments");
    service.acknowledge(incident, "rosa", "Rosa Reyes", null);
    service.append(
        "AutomationRule",
        new AutomationRuleEvent.Published(
            RULE,
            1,
            1,
            new RuleContent(
                "Call the vendor",
                "Nobody else can",
                RuleWhen.SEVERITY_CHANGED,
                null,
                null,
                "UTC",
                List.of(),
                List.of(),
                List.of(),
                List.of(new RuleContent.Call(null, new Target(Target.Kind.PERSON, "sam"))),
                List.of(new RuleContent.DraftedUpdate(null, List.of(staff))),
                5,
                5),
            List.of("rosa"),
            null,
            MINA,
            CLOCK.instant()));
    String call = EscalationEvent.idOfRule(incident, RULE, 9, 1);
    service.append("AutomationRule", firing(incident, call));
    awaitThat(() -> page(420).isPresent());
    assertThat(Inbox.subject(page(420).orElseThrow())).contains("By the rule “Call the vendor”");
    assertThat(Inbox.part(page(420).orElseThrow(), "text/plain"))
        .contains("“Call the vendor” has you called", "/incidents/INC-420")
        .doesNotContain("/ack/");
    awaitThat(() -> updates(420).path("updates").size() == 1);
    assertThat(update(420).path("state").asString()).isEqualTo("WAITS");
    awaitThat(
        () ->
            service
                .get("/api/incidents/INC-420/pages", rosa)
                .body()
                .contains(
                    "\"ruleCalls\":[{\"ruleId\":\"%s\",\"state\":\"RUNNING\"".formatted(RULE)));

    CLOCK.skip(Duration.ofSeconds(10));
    service.append("AutomationRule", firing(incident, call));
    note(incident, ROSA.id());
    String next = EscalationEvent.idOfRule(incident, RULE, 10, 1);
    service.append("AutomationRule", firing(incident, next));
    awaitThat(() -> !service.facts(next).isEmpty());
    assertThat(service.facts(call))
        .as("called once, and somebody else's note does not end it")
        .hasSize(2);
    CLOCK.skip(Duration.ofSeconds(10));
    note(incident, "sam");
    awaitThat(() -> service.facts(call).getLast() instanceof EscalationEvent.Stopped);
    awaitThat(() -> updates(420).path("updates").size() == 1);
    ok(post(path(420) + "/1/approve", rosa, "{}"));
    awaitThat(() -> outcomes(420).size() == 3);
  }

  @Test
  void whom_a_rule_calls_by_a_policy_are_called_level_by_level_until_one_of_them_does_something() {
    String incident = commanded(421, "Payments hang again", "payments");
    service.acknowledge(incident, "rosa", "Rosa Reyes", null);
    service.append(
        "EscalationPolicy",
        new PolicyPublished(
            "vendor-desk",
            "Vendor desk",
            1,
            List.of("vendor"),
            List.of(
                new Level(List.of(new Target(Target.Kind.PERSON, "sam")), 300),
                new Level(List.of(new Target(Target.Kind.PERSON, "mina")), 300)),
            null,
            0,
            MINA,
            CLOCK.instant()));
    String rule = "automation-rule-desk";
    service.append(
        "AutomationRule",
        new AutomationRuleEvent.Published(
            rule,
            1,
            1,
            new RuleContent(
                "Call the desk",
                "Nobody else can",
                RuleWhen.SEVERITY_CHANGED,
                null,
                null,
                "UTC",
                List.of(),
                List.of(),
                List.of(),
                List.of(new RuleContent.Call("vendor-desk", null)),
                List.of(),
                5,
                5),
            List.of("rosa"),
            null,
            MINA,
            CLOCK.instant()));
    String call = EscalationEvent.idOfRule(incident, rule, 9, 1);
    service.append(
        "AutomationRule",
        new AutomationRuleEvent.FiringEnded(
            rule,
            1,
            incident,
            9,
            List.of(new RuleOutcome(Kind.PAGE, 1, Result.ASKED, call, null)),
            RuleActors.of(rule, 1),
            CLOCK.instant()));
    awaitThat(() -> page(421).isPresent());
    assertThat(Inbox.part(page(421).orElseThrow(), "text/plain"))
        .contains(
            "level 1 of 2 in \"Vendor desk\"",
            "While nobody who was called does anything the next level is called at");
    assertThat(INBOX.about(421, "mina@muster.example")).isEmpty();
    CLOCK.skip(Duration.ofSeconds(301));
    awaitThat(() -> !INBOX.about(421, "mina@muster.example").isEmpty());
    CLOCK.skip(Duration.ofSeconds(10));
    note(incident, "mina");
    awaitThat(() -> service.facts(call).getLast() instanceof EscalationEvent.Stopped);
    assertThat(service.facts(call))
        .filteredOn(EscalationEvent.StepFired.class::isInstance)
        .hasSize(2);
  }

  private static final String RULE = "automation-rule-vendor";

  private static AutomationRuleEvent.FiringEnded firing(String incident, String escalation) {
    return new AutomationRuleEvent.FiringEnded(
        RULE,
        1,
        incident,
        9,
        List.of(
            new RuleOutcome(Kind.PAGE, 1, Result.ASKED, escalation, null),
            new RuleOutcome(Kind.DRAFT, 1, Result.ASKED, null, null)),
        RuleActors.of(RULE, 1),
        CLOCK.instant());
  }

  private static void note(String incident, String by) {
    service.append(
        "Incident",
        new IncidentEvent.NoteAdded(
            incident, "note-" + by, "Looking", Actor.person(by, by), CLOCK.instant()));
  }

  private static Optional<MimeMessage> page(long number) {
    return INBOX.about(number, "sam@muster.example").stream().findFirst();
  }

  @Test
  void a_declined_update_goes_to_nobody() {
    commanded(403, "The shop is odd", "shop");
    ok(write(403, rosa, "IDENTIFIED", "The shop is odd", "Somebody did it.", customers));
    assertThat(post(path(403) + "/1/decline", mina, "{}").statusCode()).isEqualTo(422);
    ok(post(path(403) + "/1/decline", mina, "{\"reason\":\"It blames somebody.\"}"));
    assertThat(post(path(403) + "/1/approve", mina, "{}").statusCode()).isEqualTo(409);
    assertThat(update(403).path("reason").asString()).isEqualTo("It blames somebody.");
    assertThat(INBOX.of("The shop is odd", "ops@customer.example")).isEmpty();
  }

  @Test
  void only_who_speaks_for_the_incident_may_write() {
    service.open(404, "Search fails", "payments");
    awaitKnown(404, mina);
    HttpResponse<String> answer = write(404, rosa, "RESOLVED", "x", "y", staff);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not-speaking", "communications, commander or deputy");
    assertThat(updates(404).path("canWrite").asBoolean()).isTrue();
  }

  @Test
  void a_drill_reaches_nobody_and_a_private_incident_only_when_confirmed() {
    service.openInDrill(405, "Only a drill", "payments");
    awaitKnown(405, mina);
    assertThat(write(405, mina, "INVESTIGATING", "x", "y", staff).body()).contains("in-a-drill");
    assertThat(updates(405).path("inDrill").asBoolean()).isTrue();

    String hidden = service.openPrivate(406, "Payroll leaked", "payments");
    service.append(
        "Incident",
        new AccessEvent.AccessGranted(
            hidden, new Person("mina", "Mina Moreau"), null, MINA, CLOCK.instant()));
    awaitKnown(406, mina);
    assertThat(write(406, mina, "INVESTIGATING", "x", "y", staff).body())
        .contains("incident-private", "confirmPrivate");
    assertThat(service.get(path(406), rosa).statusCode()).isEqualTo(404);
    String confirmed =
        body("INVESTIGATING", "A private matter", "All of you know.", staff)
            .replace("}", ",\"confirmPrivate\":true}");
    ok(post(path(406), mina, confirmed));
    awaitThat(() -> !INBOX.of("A private matter", "all@muster.example").isEmpty());
    assertThat(update(406).path("aboutPrivate").asBoolean()).isTrue();
  }

  @Test
  void what_the_mail_server_did_not_take_is_tried_again_and_sent_once() {
    commanded(407, "Mail is away", "payments");
    INBOX.goAway();
    ok(write(407, rosa, "INVESTIGATING", "Mail is away", "Wait.", staff));
    awaitThat(() -> update(407).toString().contains("the mail server cannot be reached"));
    INBOX.comeBack();
    awaitThat(() -> outcomes(407).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));
    assertThat(INBOX.of("Mail is away", "all@muster.example")).hasSize(1);
  }

  @Test
  void who_speaks_for_the_incident_is_told_when_the_next_update_is_due_and_when_it_is_overdue() {
    String incident = commanded(408, "Nobody says a word", "payments");
    assertThat(updates(408).path("next").path("from").asString()).isEqualTo("SEVERITY");
    CLOCK.skip(Duration.ofMinutes(11));
    awaitThat(() -> told("rosa", "The next update of INC-408 is due at").size() == 1);
    CLOCK.skip(Duration.ofMinutes(5));
    awaitThat(() -> told("rosa", "Overdue: the update of INC-408 was due at").size() == 1);
    service.append(
        "Incident",
        new IncidentEvent.RoleHandedOver(
            incident,
            Role.COMMANDER,
            "rosa",
            new Person("sam", "Sam Silva"),
            "Nobody was told yet.",
            MINA,
            CLOCK.instant()));
    awaitThat(() -> told("sam", "Overdue: the update of INC-408 was due at").size() == 1);
    ok(write(408, mina, "INVESTIGATING", "We say a word", "It is slow.", staff));
    awaitThat(() -> updates(408).path("next").path("dueAt").asString().compareTo(now(29)) > 0);
  }

  @Test
  void faults_of_an_audience_point_at_the_field() {
    HttpResponse<String> answer =
        post(
            "/api/audiences",
            mina,
            "{\"name\":\"bad\",\"emails\":[\"ops@customer.example\",\"no address\"]}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/emails/1");
    assertThat(post("/api/audiences", rosa, "{}").statusCode()).isEqualTo(403);
    HttpResponse<String> rules =
        service.put(
            "/api/update-rules",
            mina,
            """
            {"cadences":[{"severity":"SEV1","firstMinutes":15,"everyMinutes":30}],
             "templates":[{"kind":"RESOLVED","subject":"{{titel}}","text":"x"}]}
            """);
    assertThat(rules.statusCode()).isEqualTo(422);
    assertThat(rules.body()).contains("/templates/0/subject", "titel");
  }

  private static String now(int minutes) {
    return CLOCK.instant().plus(Duration.ofMinutes(minutes)).toString();
  }

  private static List<MimeMessage> told(String who, String subject) {
    return INBOX.to(who + "@muster.example").stream()
        .filter(mail -> Inbox.subject(mail).startsWith(subject))
        .toList();
  }

  private static String commanded(long number, String title, String affected) {
    String incident = service.open(number, title, affected);
    service.append(
        "Incident",
        new IncidentEvent.RoleAssigned(incident, Role.COMMANDER, ROSA, MINA, CLOCK.instant()),
        new IncidentEvent.SeverityChanged(
            incident, Severity.SEV2, Severity.SEV1, "x", MINA, CLOCK.instant()));
    awaitKnown(number, rosa);
    return incident;
  }

  private static void awaitKnown(long number, String token) {
    awaitThat(() -> service.get(path(number), token).statusCode() == 200);
  }

  private static String audience(String body) {
    String id = json(ok(post("/api/audiences", mina, body))).path("id").asString();
    awaitThat(() -> service.get("/api/audiences", mina).body().contains(id));
    return id;
  }

  private static HttpResponse<String> write(
      long number, String token, String kind, String subject, String text, String audience) {
    return post(path(number), token, body(kind, subject, text, audience));
  }

  private static String body(String kind, String subject, String text, String audience) {
    return "{\"kind\":\"%s\",\"subject\":\"%s\",\"text\":\"%s\",\"audienceIds\":[\"%s\"]}"
        .formatted(kind, subject, text, audience);
  }

  private static String path(long number) {
    return "/api/incidents/INC-" + number + "/updates";
  }

  private static HttpResponse<String> post(String path, String token, String body) {
    return service.send("POST", path, token, body);
  }

  private static JsonNode updates(long number) {
    return json(service.get(path(number), mina));
  }

  private static JsonNode update(long number) {
    return updates(number).path("updates").path(0);
  }

  private static List<String> outcomes(long number) {
    return update(number)
        .path("deliveries")
        .valueStream()
        .map(it -> it.path("outcome").asString())
        .toList();
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(ok(answer).body());
  }

  private static void awaitThat(Callable<Boolean> holds) {
    await().until(holds);
  }
}
