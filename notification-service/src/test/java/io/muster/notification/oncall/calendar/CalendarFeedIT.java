package io.muster.notification.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.eventlog.testing.MongoEngine;
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
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static String mina;
  private static String rosa;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service = Running.bare(MONGO.uri(), TOKENS.issuerUri(), 9, NOBODY, CLOCK).believing(mina);
    contact(ROSA, "Rosa Reyes");
    contact(RAVI, "Ravi Rao");
    publish("turns", "2026-01-05", ROSA, RAVI);
    Awaitility.await()
        .until(() -> service.get("/api/on-call/schedules", mina).body().contains("\"turns\""));
  }

  private static void contact(String id, String name) {
    service.append(
        "ContactMethods",
        new ContactMethodsSet(
            id, name, "a@muster.example", Actor.person("mina", "Mina Moreau"), CLOCK.instant()));
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
