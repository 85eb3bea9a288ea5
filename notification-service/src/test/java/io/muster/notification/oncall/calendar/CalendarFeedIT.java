package io.muster.notification.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Failing;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.ReadAgain;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.CalendarDouble;
import io.muster.notification.testing.CalendarDouble.Calendar;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Duty in people's own calendars, read as a calendar program reads it. */
class CalendarFeedIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final MovableClock CLOCK = new MovableClock();
  private static final LocalDate TODAY = LocalDate.now(CLOCK);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String TIM = "00000000-0000-4000-8000-000000000021";
  private static final String TARA = "00000000-0000-4000-8000-000000000022";
  private static final CalendarDouble CALENDARS = new CalendarDouble();
  private static final Inbox INBOX = new Inbox();
  private static String mina;
  private static String rosa;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service =
        Running.bare(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                NOBODY,
                CLOCK,
                "--muster.webhook.calendar-hosts=127.0.0.1")
            .believing(mina);
    contact(ROSA, "Rosa Reyes", "rosa@muster.example");
    contact(RAVI, "Ravi Rao", "ravi@muster.example");
    contact(TIM, "Tim Tanaka", "tim@muster.example");
    contact(TARA, "Tara Tahir", "tara@muster.example");
    publish("turns", "2026-01-05", ROSA, RAVI);
    Awaitility.await()
        .until(() -> service.get("/api/on-call/schedules", mina).body().contains("\"turns\""));
  }

  private static void contact(String id, String name, String email) {
    service.append(
        "ContactMethods",
        new ContactMethodsSet(
            id, name, email, Actor.person("mina", "Mina Moreau"), CLOCK.instant()));
  }

  private static void publish(String id, String startsOn, String... people) {
    String body =
        """
        {"name":"Payments; nights, days","zone":"Europe/Berlin","layers":[{"id":"l","name":"Weeks","zone":"Europe/Berlin",
          "rotation":{"unit":"WEEKS","every":1,"startsOn":"%s","handOff":"09:00"},"personIds":["%s"]}]}
        """
            .formatted(startsOn, String.join("\",\"", people));
    HttpResponse<String> answer = service.put("/api/on-call/schedules/" + id, mina, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    service.close();
    INBOX.close();
    CALENDARS.close();
    TOKENS.close();
  }

  @Test
  void leave_is_read_from_a_persons_calendar_once_and_ends_with_the_entry() {
    String day = LocalDate.now(CLOCK).plusDays(40).format(DateTimeFormatter.BASIC_ISO_DATE);
    String vacation = ics("vacation", day, "Vacation with the family");
    HttpResponse<String> plan = read("plan", rosa, ROSA, vacation);
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    assertThat(plan.body()).contains("Vacation with the family", "\"effect\":\"NEW\"");
    assertThat(leaveOf(ROSA)).as("a plan writes nothing").isEmpty();

    assertThat(read("apply", rosa, ROSA, vacation).statusCode()).isEqualTo(200);
    assertThat(read("apply", rosa, ROSA, vacation).body()).contains("\"effect\":\"UNCHANGED\"");
    assertThat(leaveOf(ROSA)).singleElement().isInstanceOf(LeaveTaken.class);

    String empty =
        ics("other", day, "Stand-up").replace("VALUE=DATE:" + day, "VALUE=DATE:20200101");
    assertThat(read("plan", rosa, ROSA, empty).body()).contains("\"ends\":[{\"leaveId\":");
    assertThat(read("apply", rosa, ROSA, empty).statusCode()).isEqualTo(200);
    assertThat(leaveOf(ROSA)).hasSize(2).last().isInstanceOf(LeaveCancelled.class);
    assertThat(read("apply", rosa, ROSA, vacation).statusCode()).isEqualTo(200);
    assertThat(leaveOf(ROSA)).as("it came back").hasSize(3).last().isInstanceOf(LeaveTaken.class);
    assertThat(read("apply", rosa, ROSA, empty).statusCode()).isEqualTo(200);
  }

  @Test
  void a_calendar_of_somebody_else_or_that_is_none_is_refused_with_where_and_why() {
    assertThat(read("plan", rosa, RAVI, ics("a", "20300101", "OOO")).statusCode()).isEqualTo(403);
    HttpResponse<String> none = read("plan", rosa, ROSA, "Dear diary");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("/calendar", "iCalendar (.ics)");
    assertThat(read("plan", mina, RAVI, ics("a", "20300101", "OOO")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_calendar_with_more_leave_than_there_may_be_writes_none_of_it() {
    String day = LocalDate.now(CLOCK).plusDays(50).format(DateTimeFormatter.BASIC_ISO_DATE);
    String other =
        "BEGIN:VEVENT\\r\\nUID:a\\r\\nSUMMARY:OOO\\r\\nDTSTART;VALUE=DATE:%s\\r\\nEND:VEVENT\\r\\n"
            .formatted(day);
    String tooLong =
        ics("z", day, "Sabbatical")
            .replace("SUMMARY", "DURATION:P400D\\r\\nSUMMARY")
            .replace("BEGIN:VEVENT", other + "BEGIN:VEVENT");
    List<Event> before = leaveOf(RAVI);
    HttpResponse<String> refused = read("apply", mina, RAVI, tooLong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/calendar", "at most 366 days");
    assertThat(leaveOf(RAVI)).isEqualTo(before);
  }

  @Test
  void a_calendar_at_an_address_is_read_each_hour_and_leave_is_as_it_says() {
    String tim = TOKENS.person(TIM, "Tim Tanaka", "responder");
    Calendar calendar = CALENDARS.at("/tim-0a1b2c.ics");
    calendar.says(lines(ics("trip", day(40), "Vacation in the alps")));
    String body = own(TIM, "/tim-0a1b2c.ics");
    HttpResponse<String> plan = give("/plan", tim, "{\"calendar\":%s}".formatted(body));
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    assertThat(plan.body()).contains("Vacation in the alps", "\"effect\":\"NEW\"");
    assertThat(leaveOf(TIM)).as("a plan writes nothing").isEmpty();

    String id = given(tim, body);
    assertThat(leaveOf(TIM)).singleElement().isInstanceOf(LeaveTaken.class);
    Awaitility.await().until(() -> subscriptions(tim).contains(id));
    assertThat(subscriptions(tim)).contains("127.0.0.1").doesNotContain("0a1b2c");
    assertThat(subscriptions(rosa)).as("others see nothing of it").doesNotContain(id);

    anHourLater(calendar);
    assertThat(calendar.answers()).as("it was asked whether it is the same").endsWith(304);
    later(calendar, Duration.ofHours(25));
    assertThat(calendar.answers()).as("once a day it is read whole").endsWith(200);
    calendar.says(lines(ics("other", "20200101", "Stand-up")));
    anHourLater(calendar);
    awaitLast(TIM, LeaveCancelled.class);
    calendar.says(lines(ics("trip", day(40), "Vacation in the alps")));
    anHourLater(calendar);
    awaitLast(TIM, LeaveTaken.class);

    String leave = ((LeaveTaken) leaveOf(TIM).getLast()).leaveId();
    HttpResponse<String> byHand =
        service.send("DELETE", "/api/on-call/leave/%s/%s".formatted(TIM, leave), tim, null);
    assertThat(byHand.statusCode()).as(byHand.body()).isEqualTo(200);
    List<Event> before = leaveOf(TIM);
    calendar.says(lines(ics("trip", day(40), "Vacation in the alps, with Tara")));
    anHourLater(calendar);
    Awaitility.await().until(() -> calendar.answers().getLast() == 200);
    assertThat(give("/plan", tim, looked(id, body)).body()).contains("ENDED_BY_HAND");
    assertThat(leaveOf(TIM)).as("what was ended by hand stays ended").isEqualTo(before);
    end(tim, id, false);
  }

  @Test
  void a_calendar_that_cannot_be_read_changes_no_leave_and_is_told_of_once() {
    String tara = TOKENS.person(TARA, "Tara Tahir", "responder");
    Calendar calendar = CALENDARS.at("/tara-3d4e5f.ics");
    calendar.says(lines(ics("off", day(45), "OOO")));
    String body = own(TARA, "/tara-3d4e5f.ics");
    String id = given(tara, body);
    List<Event> before = leaveOf(TARA);
    calendar.answers(403);
    for (int hour = 1; hour <= 7; hour++) {
      anHourLater(calendar);
    }
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(subscriptions(tara))
                    .contains("\"times\":7", "does not let Muster in", "\"readAt\""));
    String subject = "Muster cannot read your calendar any more";
    Awaitility.await().until(() -> !INBOX.of(subject, "tara@muster.example").isEmpty());
    assertThat(service.facts(id)).filteredOn(Failing.class::isInstance).hasSize(1);
    assertThat(leaveOf(TARA)).isEqualTo(before);

    calendar.says("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\n");
    anHourLater(calendar);
    calendar.says(lines(ics("off", day(45), "OOO")));
    anHourLater(calendar);
    Awaitility.await().until(() -> service.facts(id).getLast() instanceof ReadAgain);
    assertThat(leaveOf(TARA)).as("half a calendar ends nothing").isEqualTo(before);
    assertThat(subscriptions(tara)).doesNotContain("\"failure\"");
    end(tara, id, true);
    assertThat(leaveOf(TARA)).last().isInstanceOf(LeaveCancelled.class);
    assertThat(INBOX.of(subject, "tara@muster.example")).hasSize(1);
  }

  @Test
  void an_address_that_may_not_be_called_holds_no_calendar_or_is_not_ones_own_is_refused() {
    Calendar calendar = CALENDARS.at("/moved.ics");
    calendar.says("<html>Sign in</html>");
    HttpResponse<String> page = give("", rosa, own(ROSA, "/moved.ics"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("/url", "no whole calendar");
    calendar.isAt("https://10.0.0.1/secret.ics");
    HttpResponse<String> within = give("", rosa, own(ROSA, "/moved.ics"));
    assertThat(within.statusCode()).as("where it leads is looked at, too").isEqualTo(422);
    assertThat(within.body()).contains("not on the public internet").doesNotContain("10.0.0.1");
    String address =
        own(ROSA, "/moved.ics").replace(CALENDARS.url("/moved.ics"), "webcal://10.0.0.1/a");
    assertThat(give("", rosa, address).body()).contains("not on the public internet");
    assertThat(give("", rosa, own(RAVI, "/moved.ics")).statusCode()).isEqualTo(403);
    assertThat(give("", rosa, ofTeam("turns-team", "/moved.ics", false)).statusCode())
        .isEqualTo(403);
    assertThat(give("", mina, ofTeam("none", "/moved.ics", false)).body()).contains("/teamId");
  }

  @Test
  void a_teams_calendar_is_leave_of_those_it_names_and_of_everybody_only_where_that_is_wanted() {
    String una = "00000000-0000-4000-8000-000000000031";
    String udo = "00000000-0000-4000-8000-000000000032";
    contact(una, "Una Unger", "una@muster.example");
    contact(udo, "Udo Urban", "udo@muster.example");
    HttpResponse<String> team =
        service.put(
            "/api/on-call/teams/u-team",
            mina,
            "{\"name\":\"U\",\"memberIds\":[\"%s\",\"%s\"]}".formatted(una, udo));
    assertThat(team.statusCode()).as(team.body()).isEqualTo(200);
    Calendar calendar = CALENDARS.at("/team-6a7b8c.ics");
    String named =
        lines(ics("una", day(60), "Vacation"))
            .replace("SUMMARY", "ATTENDEE:MAILTO:Una@muster.example\r\nSUMMARY");
    String holiday = lines(ics("may", day(62), "Holiday"));
    String guest =
        lines(ics("guest", day(64), "Vacation"))
            .replace("SUMMARY", "ATTENDEE:mailto:guest@customer.example\r\nSUMMARY");
    calendar.says(together(named, holiday, guest));
    String plan = "{\"calendar\":%s}".formatted(ofTeam("u-team", "/team-6a7b8c.ics", false));
    // How she is called may not have been read yet.
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(give("/plan", mina, plan).body())
                    .contains("\"name\":\"Una Unger\"", "\"NOBODY\""));
    String id = given(mina, ofTeam("u-team", "/team-6a7b8c.ics", false));
    assertThat(leaveOf(una)).hasSize(1);
    assertThat(leaveOf(udo)).as("nobody said that holidays are for all").isEmpty();

    HttpResponse<String> changed =
        service.put(
            "/api/on-call/calendar-subscriptions/" + id,
            mina,
            ofTeam("u-team", "/team-6a7b8c.ics", true));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(leaveOf(una)).hasSize(2);
    assertThat(leaveOf(udo)).hasSize(1);

    service.put(
        "/api/on-call/teams/u-team",
        mina,
        "{\"name\":\"U\",\"memberIds\":[\"%s\"]}".formatted(una));
    calendar.says(together(named, holiday));
    anHourLater(calendar);
    awaitLast(udo, LeaveCancelled.class);
    end(mina, id, false);
  }

  private static void anHourLater(Calendar calendar) {
    later(calendar, Duration.ofMinutes(61));
  }

  /** Lets time pass at once, and waits until the calendar was asked for. */
  private static void later(Calendar calendar, Duration time) {
    int before = calendar.answers().size();
    CLOCK.skip(time);
    Awaitility.await().until(() -> calendar.answers().size() > before);
  }

  private static void awaitLast(String personId, Class<? extends Event> kind) {
    Awaitility.await().until(() -> kind.isInstance(leaveOf(personId).getLast()));
  }

  private static String day(int ahead) {
    return TODAY.plusDays(ahead).format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String lines(String ics) {
    return ics.replace("\\r\\n", "\r\n");
  }

  private static String together(String... calendars) {
    return String.join("", calendars)
        .replace("END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\n", "");
  }

  private static String own(String personId, String path) {
    return "{\"personId\":\"%s\",\"url\":\"%s\",\"zone\":\"Europe/Berlin\"}"
        .formatted(personId, CALENDARS.url(path));
  }

  private static String ofTeam(String teamId, String path, boolean wholeTeam) {
    return "{\"teamId\":\"%s\",\"url\":\"%s\",\"zone\":\"Europe/Berlin\",\"wholeTeam\":%s}"
        .formatted(teamId, CALENDARS.url(path), wholeTeam);
  }

  private static String looked(String id, String body) {
    return "{\"subscriptionId\":\"%s\",\"calendar\":%s}".formatted(id, body);
  }

  private static HttpResponse<String> give(String verb, String token, String body) {
    return service.send(
        "POST",
        "/api/on-call/calendar-subscriptions" + verb,
        token,
        body,
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private static String given(String token, String body) {
    HttpResponse<String> given = give("", token, body);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(given.body()).path("id").asString();
  }

  private static String subscriptions(String token) {
    return service.get("/api/on-call/calendar-subscriptions", token).body();
  }

  private static void end(String token, String id, boolean endLeave) {
    String key = UUID.randomUUID().toString();
    for (String time : List.of("once", "again with the same key")) {
      HttpResponse<String> ended =
          service.send(
              "DELETE",
              "/api/on-call/calendar-subscriptions/%s?endLeave=%s".formatted(id, endLeave),
              token,
              null,
              "Idempotency-Key",
              key);
      assertThat(ended.statusCode()).as("%s: %s", time, ended.body()).isEqualTo(200);
    }
    Awaitility.await().until(() -> !subscriptions(token).contains(id));
  }

  private static List<Event> leaveOf(String personId) {
    return service.facts(OnCallEvent.leaveOf(personId));
  }

  private static String ics(String uid, String day, String title) {
    return """
        BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nPRODID:-//T//EN\\r\\nBEGIN:VEVENT\\r\\nUID:%s\\r\\nSUMMARY:%s\\r\\nDTSTART;VALUE=DATE:%s\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR\\r\\n"""
        .formatted(uid, title, day);
  }

  private static HttpResponse<String> read(
      String verb, String token, String personId, String calendar) {
    return service.send(
        "POST",
        "/api/on-call/leave/calendar/" + verb,
        token,
        """
        {"personId":"%s","zone":"Europe/Berlin","calendar":"%s"}
        """
            .formatted(personId, calendar),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  @Test
  void my_duty_is_a_calendar_in_utc_with_the_same_entries_each_time() {
    String path = open(rosa, "{}");
    HttpResponse<String> read = service.get(path, null);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/calendar")
        .contains("UTF-8");
    assertThat(read.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("\r\nMETHOD:PUBLISH\r\n");
    // RFC 5545 folds lines at 75 octets; times that end in Z need no VTIMEZONE.
    assertThat(read.body().lines()).allMatch(line -> line.length() <= 75);
    assertThat(read.body()).doesNotContain("TZID");
    ICalendar calendar = Biweekly.parse(read.body()).first();
    assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty())
        .as(calendar.validate(biweekly.ICalVersion.V2_0).toString())
        .isTrue();
    assertThat(calendar.getEvents())
        .isNotEmpty()
        .allMatch(event -> event.getSummary().getValue().equals("On call: Payments; nights, days"));
    assertThat(starts(calendar))
        .as("hand-offs at nine in Berlin, summer and winter")
        .filteredOn(start -> !start.atZone(BERLIN).toLocalTime().equals(LocalTime.of(9, 0)))
        .as("all but what began before the first month")
        .hasSizeLessThanOrEqualTo(1);
    assertThat(uids(calendar)).hasSameSizeAs(calendar.getEvents());

    CLOCK.skip(Duration.ofSeconds(2));
    HttpResponse<String> later = service.get(path, null);
    assertThat(later.body()).isEqualTo(read.body());
    assertThat(
            service
                .send(
                    "GET",
                    path,
                    null,
                    null,
                    "If-None-Match",
                    read.headers().firstValue("ETag").orElseThrow())
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void a_schedules_calendar_names_everybody_and_whoever_they_cover() {
    publish("covered", LocalDate.ofInstant(CLOCK.instant(), BERLIN).minusDays(1).toString(), ROSA);
    Instant from = CLOCK.instant().plus(Duration.ofDays(3));
    String override =
        "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(RAVI, from, from.plus(Duration.ofHours(8)));
    String calendarPath = open(rosa, "{\"scheduleId\":\"covered\"}");
    Set<String> before = uids(Biweekly.parse(service.get(calendarPath, null).body()).first());
    assertThat(
            service
                .send("POST", "/api/on-call/schedules/covered/overrides", mina, override)
                .statusCode())
        .isEqualTo(201);
    ICalendar calendar = Biweekly.parse(service.get(calendarPath, null).body()).first();
    List<String> told =
        calendar.getEvents().stream()
            .map(
                event ->
                    event.getSummary().getValue()
                        + (event.getDescription() == null
                            ? ""
                            : " / " + event.getDescription().getValue()))
            .toList();
    assertThat(told).contains("Nobody on call", "Rosa Reyes", "Ravi Rao / For Rosa Reyes");
    assertThat(uids(calendar)).as("what was there keeps its UID").containsAll(before);
  }

  @Test
  void a_feed_that_is_revoked_forged_or_unknown_opens_nothing_and_they_look_alike() {
    String path = open(rosa, "{}");
    JsonNode mine =
        JsonMapper.shared().readTree(service.get("/api/on-call/feeds", rosa).body()).path("items");
    String id = path.substring("/calendar/".length(), path.indexOf('.'));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(service.get("/api/on-call/feeds", rosa).body()).contains(id));
    assertThat(service.get("/api/on-call/feeds", mina).body()).doesNotContain(id);
    assertThat(mine.isArray()).isTrue();
    String ravi = TOKENS.person(RAVI, "Ravi Rao", "responder");
    assertThat(service.send("DELETE", "/api/on-call/feeds/" + id, ravi, null).statusCode())
        .isEqualTo(404);
    assertThat(service.get(path, null).statusCode()).isEqualTo(200);
    assertThat(service.send("DELETE", "/api/on-call/feeds/" + id, rosa, null).statusCode())
        .isEqualTo(200);
    String forged = "/calendar/feed-0123456789abcdef01234567." + "A".repeat(43) + ".ics";
    for (String closed : List.of(path, forged, "/calendar/nonsense")) {
      HttpResponse<String> answer = service.get(closed, null);
      assertThat(answer.statusCode()).as(closed).isEqualTo(404);
      assertThat(answer.body()).contains("The calendar is not here");
    }
    assertThat(
            service
                .send("POST", "/api/on-call/feeds", rosa, "{\"scheduleId\":\"none\"}")
                .statusCode())
        .isEqualTo(422);
    String auditor = TOKENS.person("aude", "Aude Auer", "auditor");
    assertThat(service.send("POST", "/api/on-call/feeds", auditor, "{}").statusCode())
        .isEqualTo(403);
  }

  private static String open(String token, String body) {
    HttpResponse<String> made = service.send("POST", "/api/on-call/feeds", token, body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String url = JsonMapper.shared().readTree(made.body()).path("url").asString();
    assertThat(url).startsWith(Running.PUBLIC_URL + "/calendar/feed-").endsWith(".ics");
    return url.substring(Running.PUBLIC_URL.length());
  }

  private static Set<String> uids(ICalendar calendar) {
    return calendar.getEvents().stream()
        .map((VEvent event) -> event.getUid().getValue())
        .collect(Collectors.toSet());
  }

  private static Set<Instant> starts(ICalendar calendar) {
    return calendar.getEvents().stream()
        .map(event -> event.getDateStart().getValue().toInstant())
        .collect(Collectors.toSet());
  }
}
