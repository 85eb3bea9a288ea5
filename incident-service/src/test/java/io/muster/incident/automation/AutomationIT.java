package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Authority;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.incident.planning.drill.DrillRegister;
import io.muster.incident.recovery.watch.IncidentTime;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Rules from their draft to what they did, as people and the log see it. */
class AutomationIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String PAYROLL = "@.services contains 'payroll'";

  private static final String CONTENT =
      """
      {"content":{"name":"%s","purpose":"It has always been the database","when":"%s",
      "condition":"%s","zone":"Europe/Berlin",
      "tasks":[{"title":"Look at {$.services[0]}","owner":"COMMANDER","dueMinutes":15}],
      "updates":[{"text":"Severity is {$.severity}"}],"perHour":20,"perIncident":%d}}\
      """;

  private static String draft(String name, String when, String condition, int perIncident) {
    return drafted(CONTENT.formatted(name, when, condition, perIncident));
  }

  private static String drafted(String body) {
    return SERVICE
        .post("/api/automation-rules", body, SERVICE.rosa())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  /** Makes a draft the version of its number. */
  private static void publish(String path, int number) {
    SERVICE.getUntil(
        path, SERVICE.rosa(), shown -> shown.path("row").path("draft").asInt() == number);
    SERVICE.post(path + "/submit", "{}", SERVICE.rosa()).is(200);
    SERVICE.post(path + "/approve", "{\"draft\":%d}".formatted(number), SERVICE.mina()).is(200);
    SERVICE.getUntil(path, SERVICE.rosa(), shown -> shown.path("versions").size() == number);
  }

  /** Tries a version, and waits until that is done. */
  private static JsonNode tried(String path, int version) {
    String run =
        SERVICE
            .post(path + "/versions/" + version + "/dry-run", "{}", SERVICE.rosa())
            .is(202)
            .json()
            .path("id")
            .asString();
    return SERVICE
        .getUntil(
            "/api/automation-rules/dry-runs/" + run,
            SERVICE.rosa(),
            shown -> shown.path("state").asString().equals("DONE"))
        .path("result");
  }

  private static void enable(String path, int version) {
    String body = "{\"version\":%d,\"reason\":\"Right\"}".formatted(version);
    SERVICE.post(path + "/enable", body, SERVICE.mina()).is(200);
  }

  /** Publishes a draft, tries it and has it fire. */
  private static void putIntoForce(String path, int number) {
    publish(path, number);
    tried(path, number);
    enable(path, number);
  }

  /** One that fires whenever the severity changes and a condition holds. */
  private static String enabled(String name, String condition, int perIncident) {
    return enabled(name, "SEVERITY_CHANGED", condition, perIncident);
  }

  private static String enabled(String name, String when, String condition, int perIncident) {
    String id = draft(name, when, condition, perIncident);
    putIntoForce("/api/automation-rules/" + id, 1);
    return id;
  }

  /** That it is this incident and no other test's. */
  private static String only(JsonNode declared) {
    return "@.number == " + declared.path("number").asString().substring("INC-".length());
  }

  private static void severity(String incident, String to) {
    SERVICE
        .post(
            "/api/incidents/" + incident + "/severity",
            "{\"to\":\"%s\",\"reason\":\"It got worse\"}".formatted(to),
            SERVICE.mina())
        .is(200);
  }

  private static JsonNode firings(String rule, int count) {
    return SERVICE.getUntil(
        "/api/automation-rules/" + rule + "/firings",
        SERVICE.rosa(),
        shown ->
            shown.path("items").size() == count
                && shown
                    .path("items")
                    .valueStream()
                    .allMatch(each -> each.has("outcomes") || each.has("withheld")));
  }

  private static List<StoredEvent> events(String aggregateId) {
    List<StoredEvent> events = new ArrayList<>();
    for (StoredCommit commit :
        SERVICE.bean(EventLog.class).readAggregate(aggregateId, 0, 500).commits()) {
      events.addAll(commit.events());
    }
    return events;
  }

  /** As a process hears of it that had been killed before it could note that it did. */
  private static void hearAgain(String aggregateId) throws InterruptedException {
    for (StoredEvent stored : events(aggregateId)) {
      Recorded recorded =
          new Recorded(
              stored.position(),
              stored.id(),
              stored.type(),
              1,
              "",
              aggregateId,
              stored.sequence(),
              null,
              null,
              null);
      switch (SERVICE.bean(EventCodec.class).decode(stored)) {
        case IncidentEvent event -> SERVICE.bean(RuleFiring.class).on(event, recorded);
        case AutomationRuleEvent event -> SERVICE.bean(RuleDeeds.class).on(event, recorded);
        default -> throw new IllegalArgumentException(stored.type());
      }
    }
  }

  @Test
  void a_dry_run_is_begun_once_by_a_key_and_shown_to_whoever_asked_alone() {
    String rule = draft("Tried by one", "OPENED", "@.severity == 'SEV1'", 1);
    String path = "/api/automation-rules/" + rule;
    publish(path, 1);
    String dryRun = path + "/versions/1/dry-run";
    Answer stale = SERVICE.post(dryRun, "{}", SERVICE.rosa(), "If-Match", "\"0\"").is(412);
    assertThat(stale.problem()).isEqualTo("stale-version");
    assertThat(stale.json().path("changes")).isNotEmpty();
    long seen = stale.json().path("currentVersion").asLong();
    String id =
        SERVICE
            .post(
                dryRun,
                "{}",
                SERVICE.rosa(),
                "Idempotency-Key",
                "try-once",
                "If-Match",
                "\"" + seen + "\"")
            .is(202)
            .json()
            .path("id")
            .asString();
    JsonNode again =
        SERVICE.post(dryRun, "{}", SERVICE.rosa(), "Idempotency-Key", "try-once").is(202).json();
    assertThat(again.path("id").asString()).isEqualTo(id);
    String other = CONTENT.formatted("Another", "OPENED", PAYROLL, 1);
    SERVICE
        .post("/api/automation-rules/preview", other, SERVICE.rosa(), "Idempotency-Key", "try-once")
        .is(422);
    SERVICE
        .post("/api/automation-rules/preview", other, SERVICE.rosa(), "If-Match", "\"0\"")
        .is(412);
    String run = "/api/automation-rules/dry-runs/" + id;
    JsonNode done =
        SERVICE.getUntil(
            run, SERVICE.rosa(), shown -> shown.path("state").asString().equals("DONE"));
    assertThat(done.path("looked")).isEqualTo(done.path("inAll"));
    SERVICE.get(run, SERVICE.ravi()).is(404);
    SERVICE.post(run + "/cancel", "", SERVICE.ravi()).is(404);
    JsonNode late = SERVICE.post(run + "/cancel", "", SERVICE.rosa()).is(200).json();
    assertThat(late.path("state").asString()).as("what is over stays so").isEqualTo("DONE");
    assertThat(
            SERVICE.getUntil(
                path,
                SERVICE.rosa(),
                shown -> !shown.path("versions").path(0).path("trial").isMissingNode()))
        .isNotNull();
  }

  @Test
  void a_dry_run_can_be_called_off_until_it_goes_on_record_and_has_failed_when_it_falls_silent() {
    Instant now = Instant.now();
    dryRunOfRosa("run-going", now, null);
    dryRunOfRosa("run-ending", now, true);
    dryRunOfRosa("run-silent", now.minus(Duration.ofMinutes(3)), null);
    assertThat(cancelled("run-going")).isEqualTo("CANCELLED");
    assertThat(cancelled("run-going")).as("once more").isEqualTo("CANCELLED");
    assertThat(cancelled("run-ending")).isEqualTo("RUNNING");
    String silent = "/api/automation-rules/dry-runs/run-silent";
    assertThat(SERVICE.get(silent, SERVICE.rosa()).is(200).json().path("state").asString())
        .isEqualTo("FAILED");
  }

  /** As another copy of the service left it. */
  private static void dryRunOfRosa(String id, Instant heardAt, Boolean ending) {
    SERVICE
        .bean(MongoDatabase.class)
        .getCollection("incident_dry_runs")
        .insertOne(
            new Document("_id", id)
                .append("by", "rosa")
                .append("state", "RUNNING")
                .append("ending", ending)
                .append("heardAt", Date.from(heardAt))
                .append("looked", 50));
  }

  private static String cancelled(String run) {
    return SERVICE
        .post("/api/automation-rules/dry-runs/" + run + "/cancel", "", SERVICE.rosa())
        .is(200)
        .json()
        .path("state")
        .asString();
  }

  @Test
  void a_rule_that_was_tried_and_enabled_does_once_what_it_says_however_often_it_hears_of_it()
      throws InterruptedException {
    String before = SERVICE.declare("Before the rule", SERVICE.rosa()).path("id").asString();
    severity(before, "SEV1");
    SERVICE.getUntil(
        "/api/incidents/" + before,
        SERVICE.rosa(),
        whole -> whole.path("severity").asString().equals("SEV1"));
    String condition = "@.severity == 'SEV1' && @.services contains 'checkout'";
    String id = draft("Database first", "SEVERITY_CHANGED", condition, 3);
    String path = "/api/automation-rules/" + id;
    publish(path, 1);
    String enable = "{\"version\":1,\"reason\":\"Once a week is right\"}";
    assertThat(SERVICE.post(path + "/enable", enable, SERVICE.mina()).is(409).problem())
        .isEqualTo("not-tried");
    JsonNode tried = tried(path, 1);
    assertThat(
            tried
                .path("items")
                .valueStream()
                .map(met -> met.path("incident").path("id").asString()))
        .contains(before);
    SERVICE.post(path + "/enable", enable, SERVICE.mina()).is(200);

    String incident = SERVICE.declare("Checkout is slow", SERVICE.rosa()).path("id").asString();
    SERVICE.put("/api/incidents/" + incident + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    severity(incident, "SEV2");
    severity(incident, "SEV1");
    JsonNode shown =
        SERVICE.getUntil(
            "/api/incidents/" + incident, SERVICE.rosa(), whole -> whole.path("tasks").size() == 1);
    JsonNode task = shown.path("tasks").get(0);
    assertThat(task.path("title").asString()).isEqualTo("Look at checkout");
    assertThat(task.path("owner").path("id").asString()).isEqualTo("rosa");
    assertThat(task.path("origin").path("kind").asString()).isEqualTo("RULE");
    assertThat(task.path("origin").path("id").asString()).isEqualTo(id);
    JsonNode firing = firings(id, 1).path("items").get(0);
    assertThat(firing.path("outcomes").size()).isEqualTo(2);
    assertThat(firing.path("outcomes").get(1).path("result").asString()).isEqualTo("DONE");

    int rule = events(id).size();
    int told = events(incident).size();
    hearAgain(before);
    hearAgain(incident);
    hearAgain(id);
    assertThat(events(id)).hasSize(rule);
    assertThat(events(incident)).hasSize(told);
    assertThat(events(before).stream().map(StoredEvent::type))
        .doesNotContain("incident.task-added");
    untilTold(
        incident,
        entry ->
            entry.path("type").asString().equals("incident.note-added")
                && textOf(entry)
                    .equals(
                        "Severity is SEV1 (automatic, by the rule “Database first”,"
                            + " version 1)")
                && entry.path("actor").path("id").asString().equals(id + "/1")
                && entry
                    .path("actor")
                    .path("name")
                    .asString()
                    .equals("rule “Database first”, version 1"));
  }

  /** Waits until the timeline of an incident has such an entry. */
  private static void untilTold(String incident, Predicate<JsonNode> entry) {
    SERVICE.getUntil(
        "/api/incidents/" + incident + "/timeline",
        SERVICE.rosa(),
        timeline -> timeline.path("items").valueStream().anyMatch(entry));
  }

  private static String textOf(JsonNode entry) {
    return entry.path("data").path("text").asString();
  }

  @Test
  void what_does_not_happen_fires_once_after_its_time_and_never_before() {
    JsonNode declared = SERVICE.declare("Too quiet", SERVICE.rosa());
    String incident = declared.path("id").asString();
    String body =
        """
        {"content":{"name":"Ask for news","purpose":"Others wait","when":"NO_UPDATE_FOR",
         "lasting":{"minutes":30},"condition":"%s && @.event.by == 'SYSTEM'","zone":"UTC",
         "updates":[{"text":"Nothing was said for a while: {$.event.kind}"}],
         "pages":[{"target":{"kind":"PERSON","id":"rosa"}}],"perHour":5,"perIncident":5}}\
        """;
    String rule = drafted(body.formatted(only(declared)));
    String path = "/api/automation-rules/" + rule;
    publish(path, 1);
    assertThat(met(rule)).as("its time is not over").isZero();
    enable(path, 1);
    note(incident, "Looking at it");
    Instant said = Instant.now();

    String timer = reminded(incident, rule);
    assertThat(SERVICE.bean(RuleWaits.class).due(timer).orElseThrow())
        .isBetween(said.plus(Duration.ofMinutes(29)), said.plus(Duration.ofMinutes(31)));
    firings(rule, 0);

    RuleWaits later = later(Duration.ofMinutes(31));
    assertThat(later.due(timer)).isEmpty();
    assertThat(later.due(timer)).isEmpty();
    note(incident, "Still looking");
    assertThat(later(Duration.ofHours(2)).due(timer)).isEmpty();
    JsonNode outcomes = firings(rule, 1).path("items").get(0).path("outcomes");
    assertThat(outcomes.get(0).path("result").asString()).isEqualTo("DONE");
    assertThat(outcomes.get(1).path("result").asString()).isEqualTo("ASKED");
    assertThat(outcomes.get(1).path("reference").asString()).startsWith("rule-call-");
    untilTold(
        incident, entry -> textOf(entry).startsWith("Nothing was said for a while: NO_UPDATE_FOR"));
  }

  @Test
  void a_version_that_waits_for_less_does_not_wait_for_the_reminder_of_the_one_before() {
    JsonNode declared = SERVICE.declare("Sooner", SERVICE.rosa());
    String incident = declared.path("id").asString();
    String body =
        """
        {"content":{"name":"Ask sooner","purpose":"Others wait","when":"NO_UPDATE_FOR",
         "lasting":{"minutes":%d},"condition":"%s","zone":"UTC",
         "updates":[{"text":"Nothing was said"}],"perHour":5,"perIncident":5},"reason":"Sooner"}\
        """;
    String rule = drafted(body.formatted(60, only(declared)));
    String path = "/api/automation-rules/" + rule;
    putIntoForce(path, 1);
    note(incident, "Looking at it");
    String timer = reminded(incident, rule);

    SERVICE.put(path + "/draft", body.formatted(5, only(declared)), SERVICE.rosa()).is(200);
    putIntoForce(path, 2);
    note(incident, "Still looking");
    Instant said = Instant.now();
    await()
        .until(
            () -> timers().dueAt(timer).orElseThrow().isBefore(said.plus(Duration.ofMinutes(6))));
  }

  @Test
  void in_a_drill_its_time_is_waited_for_and_nothing_is_done_but_told() {
    String body =
        """
        {"content":{"name":"Ask in drills","purpose":"It is rehearsed","when":"NO_UPDATE_FOR",
         "lasting":{"minutes":5},"condition":"@.isDrill == true","zone":"UTC",
         "updates":[{"text":"Nothing was said"}],
         "pages":[{"target":{"kind":"PERSON","id":"rosa"}}],"perHour":5,"perIncident":5}}\
        """;
    String rule = drafted(body);
    String path = "/api/automation-rules/" + rule;
    publish(path, 1);
    assertThat(met(rule)).isZero();
    enable(path, 1);

    String drill =
        SERVICE
            .post("/api/drills", "{\"scenario\":\"bad-deploy\",\"seed\":3}", SERVICE.mina())
            .is(201)
            .json()
            .path("id")
            .asString();
    await().until(() -> SERVICE.get("/api/drills/" + drill, SERVICE.rosa()).status() == 200);
    advance(drill, 7);
    String incident =
        SERVICE
            .getUntil(
                "/api/drills/" + drill, SERVICE.rosa(), shown -> !shown.path("incidents").isEmpty())
            .path("incidents")
            .path(0)
            .path("id")
            .asString();
    assertThat(SERVICE.bean(RuleWaits.class).due(reminded(incident, rule)))
        .as("its time is not over")
        .isPresent();
    firings(rule, 0);
    advance(drill, 13);
    // The drill has two incidents, in each of which nothing was said.
    assertThat(
            firings(rule, 2)
                .path("items")
                .valueStream()
                .flatMap(fired -> fired.path("outcomes").valueStream())
                .map(each -> each.path("result").asString()))
        .hasSize(4)
        .containsOnly("WOULD_HAVE");
    SERVICE.post("/api/drills/" + drill + "/finish", "", SERVICE.mina()).is(200);
  }

  private static void advance(String drill, int minute) {
    SERVICE
        .post("/api/drills/" + drill + "/advance", "{\"minute\":" + minute + "}", SERVICE.mina())
        .is(200);
  }

  private static Timers timers() {
    return new Timers(SERVICE.bean(MongoDatabase.class), "incident_rule_timers", Clock.systemUTC());
  }

  /** Waits for the reminder of a rule in an incident, and answers which it is. */
  private static String reminded(String incident, String rule) {
    Timers timers = timers();
    String timer = RuleWaits.id(incident, rule);
    await().until(() -> timers.dueAt(timer).isPresent());
    return timer;
  }

  /** As a process looks whose clock is on by so much. */
  private static RuleWaits later(Duration by) {
    Clock clock = Clock.offset(Clock.systemUTC(), by);
    EventLog log = SERVICE.bean(EventLog.class);
    return new RuleWaits(
        SERVICE.bean(RuleRegister.class),
        SERVICE.bean(RuleFacts.class),
        new IncidentTime(SERVICE.bean(DrillRegister.class), log, clock),
        log,
        SERVICE.bean(CommandSender.class),
        timers(),
        clock);
  }

  private static void note(String incident, String text) {
    SERVICE
        .post(
            "/api/incidents/" + incident + "/notes",
            "{\"text\":\"%s\"}".formatted(text),
            SERVICE.rosa())
        .is(200);
  }

  @Test
  void the_trial_says_when_something_would_not_have_happened_for_long_enough()
      throws InterruptedException {
    JsonNode declared = SERVICE.declare("Left alone", SERVICE.rosa());
    String incident = declared.path("id").asString();
    note(incident, "On it");
    RuleContent content =
        RuleContents.lasting(RuleWhen.NO_UPDATE_FOR, new RuleContent.Lasting(30, null, null));
    Instant said = Instant.now();
    RuleTrials trials = SERVICE.bean(RuleTrials.class);
    Instant since = said.minus(Duration.ofDays(1));
    assertThat(
            trials
                .on(incident, content, since, Long.MAX_VALUE, said.plus(Duration.ofMinutes(29)))
                .met())
        .isEmpty();
    assertThat(
            trials
                .on(incident, content, since, Long.MAX_VALUE, said.plus(Duration.ofHours(5)))
                .met())
        .singleElement()
        .satisfies(
            met ->
                assertThat(met.at())
                    .isBetween(
                        said.plus(Duration.ofMinutes(29)), said.plus(Duration.ofMinutes(31))));
  }

  @Test
  void a_rule_that_reaches_its_limit_stops_itself_and_says_so_in_the_incident() {
    JsonNode declared = SERVICE.declare("Back and forth", SERVICE.rosa());
    String incident = declared.path("id").asString();
    String id = enabled("Too eager", only(declared) + " && @.event.from == 'SEV3'", 1);
    severity(incident, "SEV2");
    firings(id, 1);
    severity(incident, "SEV3");
    severity(incident, "SEV4");
    JsonNode newest = firings(id, 2).path("items").get(0);
    assertThat(newest.path("withheld").asString()).isEqualTo("INCIDENT_LIMIT");
    JsonNode stopped =
        SERVICE.getUntil(
            "/api/automation-rules/" + id,
            SERVICE.rosa(),
            whole -> whole.path("row").path("stopped").asBoolean());
    assertThat(stopped.path("row").has("enabled")).isFalse();
    untilTold(incident, entry -> textOf(entry).contains("“Too eager” stopped itself"));
  }

  @Test
  void what_a_rule_does_sets_off_no_rule() {
    JsonNode declared = SERVICE.declare("Round and round", SERVICE.rosa());
    String incident = declared.path("id").asString();
    String id = enabled("Looping", only(declared), 3);
    SERVICE
        .bean(CommandSender.class)
        .decide(
            new ChangeSeverity(
                incident, Severity.SEV5, "By rule", RuleActors.of(id, 1), Authority.SYSTEM));
    assertThat(firings(id, 1).path("items").get(0).path("withheld").asString()).isEqualTo("LOOP");
    assertThat(events(incident).stream().map(StoredEvent::type))
        .doesNotContain("incident.task-added");
  }

  @Test
  void a_target_that_is_not_there_is_pointed_at_in_the_first_draft_and_in_every_other() {
    String rule = "/api/automation-rules/" + draft("Acting", "OPENED", "@.tier == 1", 3);
    SERVICE.getUntil(rule, SERVICE.rosa(), shown -> shown.has("draft"));
    String body =
        """
        {"content":{"name":"Acting","purpose":"Nobody decides otherwise","when":"OPENED","zone":"UTC",
         "actions":[{"targetId":"action-target-none","kind":"BLOCK_ADDRESS","reason":"Now","goesAhead":false,
         "parameters":[{"name":"address","value":"203.0.113.7"}]}],"perHour":5,"perIncident":5}}\
        """;
    String pointer = "/content/actions/0/targetId";
    assertThat(SERVICE.post("/api/automation-rules", body, SERVICE.rosa()).is(422).text())
        .contains(pointer);
    assertThat(SERVICE.put(rule + "/draft", body, SERVICE.rosa()).is(422).text()).contains(pointer);
    String nobody =
        """
        {"content":{"name":"Paging","purpose":"Nobody else is there","when":"OPENED","zone":"UTC",
         "pages":[{"target":{"kind":"PERSON","id":"nobody-ever"}}],"perHour":5,"perIncident":5}}\
        """;
    assertThat(SERVICE.post("/api/automation-rules", nobody, SERVICE.rosa()).is(422).text())
        .contains("/content/pages/0/target/id");
  }

  @Test
  void an_incident_that_is_declared_as_private_is_private_from_its_first_event_on() {
    String open = enabled("Not for payroll", "OPENED", PAYROLL + " && @.isPrivate == false", 3);
    String hidden = enabled("For payroll", "OPENED", PAYROLL + " && @.isPrivate == true", 3);
    String body =
        "{\"title\":\"A"
            + " leak\",\"severity\":\"SEV3\",\"services\":[\"payroll\"],\"visibility\":\"PRIVATE\"}";
    String incident =
        SERVICE.post("/api/incidents", body, SERVICE.rosa()).is(201).json().path("id").asString();
    firings(hidden, 1);
    firings(open, 0);
    SERVICE.getUntil(
        "/api/incidents/" + incident,
        SERVICE.rosa(),
        shown -> shown.path("visibility").asString().equals("PRIVATE"));
    assertThat(met(hidden)).isOne();
    assertThat(met(open)).isZero();
  }

  private static int met(String rule) {
    return tried("/api/automation-rules/" + rule, 1).path("met").asInt();
  }

  @Test
  void a_private_incident_is_nameless_to_those_who_are_not_named_on_it() {
    JsonNode declared = SERVICE.declare("Personnel", SERVICE.rosa());
    String incident = declared.path("id").asString();
    String id = enabled("Private too", only(declared) + " && @.isPrivate == true", 3);
    String path = "/api/incidents/" + incident;
    SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    SERVICE
        .post(path + "/access/make-private", "{\"reason\":\"Personnel\"}", SERVICE.rosa())
        .is(200);
    SERVICE
        .post(path + "/severity", "{\"to\":\"SEV2\",\"reason\":\"Worse\"}", SERVICE.rosa())
        .is(200);
    SERVICE.getUntil(
        path, SERVICE.rosa(), shown -> shown.path("visibility").asString().equals("PRIVATE"));
    assertThat(firings(id, 1).path("items").get(0).path("incident").path("id").asString())
        .isEqualTo(incident);
    JsonNode others =
        SERVICE
            .get("/api/automation-rules/" + id + "/firings", SERVICE.ravi())
            .is(200)
            .json()
            .path("items")
            .get(0);
    assertThat(others.has("incident")).isFalse();
    assertThat(others.has("outcomes")).isFalse();
  }
}
