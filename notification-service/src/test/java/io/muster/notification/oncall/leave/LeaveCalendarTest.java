package io.muster.notification.oncall.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.notification.oncall.leave.Entry.Verdict;
import io.muster.notification.oncall.turns.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When somebody is away by their calendar. */
class LeaveCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Span YEAR = new Span(NOW, NOW.plus(Duration.ofDays(366)));
  private static final Rule USUAL = new Rule(true, Rule.USUAL);

  @Test
  void whole_days_are_those_of_the_owners_clock_also_when_it_changes() throws CalendarFault {
    assertThat(
            read(
                """
                UID:trip
                SUMMARY:Away
                DTSTART;VALUE=DATE:20260328
                DTEND;VALUE=DATE:20260330
                """))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.span())
                  .as("the clocks go forward on the 29th")
                  .isEqualTo(span("2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z"));
              assertThat(it.verdict()).isEqualTo(Verdict.WHOLE_DAYS);
            });
  }

  @Test
  void a_day_without_an_end_is_one_day() throws CalendarFault {
    assertThat(read("UID:day\nSUMMARY:Away\nDTSTART;VALUE=DATE:20260601\n"))
        .extracting(Entry::span)
        .containsExactly(span("2026-05-31T22:00:00Z", "2026-06-01T22:00:00Z"));
  }

  @Test
  void hours_are_leave_only_when_they_are_called_so() throws CalendarFault {
    assertThat(verdict("SUMMARY:Review\n")).isEqualTo(Verdict.AT_WORK);
    assertThat(verdict("SUMMARY:Review\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n"))
        .isEqualTo(Verdict.OUT_OF_OFFICE);
    assertThat(verdict("SUMMARY:Vacation in the alps\nTRANSP:TRANSPARENT\n"))
        .as("Google enters whole days as free")
        .isEqualTo(Verdict.WORDS);
    assertThat(verdict("SUMMARY:Vacationing customers\n"))
        .as("a word is whole")
        .isEqualTo(Verdict.AT_WORK);
    assertThat(verdict("SUMMARY:Birthday\nTRANSP:TRANSPARENT\n")).isEqualTo(Verdict.FREE);
    assertThat(verdict("SUMMARY:Maybe\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\n"))
        .isEqualTo(Verdict.FREE);
    assertThat(verdict("SUMMARY:Vacation\nSTATUS:CANCELLED\n")).isEqualTo(Verdict.CANCELLED);
  }

  @Test
  void whole_days_count_only_where_that_is_wanted() throws CalendarFault {
    String text = calendar("UID:fair\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20260601\n");
    assertThat(LeaveCalendar.read(text, BERLIN, YEAR, new Rule(false, List.of())))
        .extracting(Entry::verdict)
        .containsExactly(Verdict.AT_WORK);
  }

  @Test
  void a_series_keeps_its_hour_when_clocks_change_and_leaves_out_what_was_taken_out()
      throws CalendarFault {
    assertThat(
            read(
                """
                UID:off
                SUMMARY:OOO
                DTSTART;TZID=Europe/Berlin:20260319T090000
                DTEND;TZID=Europe/Berlin:20260319T130000
                RRULE:FREQ=WEEKLY;COUNT=4
                EXDATE;TZID=Europe/Berlin:20260326T090000
                """))
        .extracting(it -> it.span().from().toString())
        .containsExactly("2026-03-19T08:00:00Z", "2026-04-02T07:00:00Z", "2026-04-09T07:00:00Z");
  }

  @Test
  void one_time_of_a_series_that_was_moved_or_cancelled_is_told_by_its_own_entry()
      throws CalendarFault {
    List<Entry> read =
        read(
            """
            UID:off
            SUMMARY:OOO
            DTSTART;VALUE=DATE:20260601
            RRULE:FREQ=DAILY;COUNT=3
            """,
            """
            UID:off
            SUMMARY:OOO
            RECURRENCE-ID;VALUE=DATE:20260602
            DTSTART;VALUE=DATE:20260610
            """,
            """
            UID:off
            SUMMARY:OOO
            RECURRENCE-ID;VALUE=DATE:20260603
            DTSTART;VALUE=DATE:20260603
            STATUS:CANCELLED
            """);
    assertThat(read)
        .extracting(it -> it.span().from().toString(), Entry::verdict)
        .containsExactly(
            tuple("2026-05-31T22:00:00Z", Verdict.WORDS),
            tuple("2026-06-02T22:00:00Z", Verdict.CANCELLED),
            tuple("2026-06-09T22:00:00Z", Verdict.WORDS));
    assertThat(read.get(2).recurrence()).isEqualTo("2026-06-01T22:00:00Z");
  }

  @Test
  void a_zone_that_the_calendar_describes_itself_and_a_time_without_one_are_understood()
      throws CalendarFault {
    String zone =
        """
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        """;
    String text =
        calendar(
                """
                UID:outlook
                SUMMARY:OOO
                DTSTART;TZID=W. Europe Standard Time:20260701T090000
                DTEND;TZID=W. Europe Standard Time:20260701T100000
                """,
                """
                UID:floating
                SUMMARY:OOO
                DTSTART:20260702T090000
                DURATION:PT1H
                """,
                """
                UID:utc
                SUMMARY:OOO
                DTSTART:20260703T090000Z
                DTEND:20260703T100000Z
                """)
            .replaceFirst("BEGIN:VEVENT", zone.replace("\n", "\r\n") + "BEGIN:VEVENT");
    assertThat(LeaveCalendar.read(text, BERLIN, YEAR, USUAL))
        .extracting(it -> it.span().from().toString())
        .containsExactly("2026-07-01T07:00:00Z", "2026-07-02T07:00:00Z", "2026-07-03T09:00:00Z");
  }

  @Test
  void what_is_over_what_is_far_and_what_comes_every_hour_is_left_out() throws CalendarFault {
    assertThat(
            read(
                "UID:old\nSUMMARY:OOO\nDTSTART;VALUE=DATE:20260101\n",
                "UID:far\nSUMMARY:OOO\nDTSTART;VALUE=DATE:20280101\n",
                "UID:hour\nSUMMARY:OOO\nDTSTART:20260601T090000Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY\n",
                "UID:ever\nSUMMARY:OOO\nDTSTART;VALUE=DATE:20000101\nRRULE:FREQ=YEARLY\n"))
        .extracting(Entry::uid)
        .containsExactly("ever");
    assertThat(read("UID:now\nSUMMARY:OOO\nDTSTART:20260302T070000Z\nDURATION:PT4H\n"))
        .as("what has begun")
        .hasSize(1);
  }

  @Test
  void series_are_told_out_so_far_and_no_further_whatever_their_rules_say() throws CalendarFault {
    String often = "SUMMARY:OOO\nDTSTART:20260601T090000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY";
    assertThat(
            read(
                "UID:named\n" + often + ";BYMINUTE=0,10,20,30,40,50;BYSECOND=0,10,20,30\n",
                "UID:second\n" + often + "\nRRULE:FREQ=SECONDLY\n",
                "UID:but\n" + often + "\nEXRULE:FREQ=SECONDLY\n"))
        .isEmpty();
    String noTime = "UID:none\nSUMMARY:OOO\nDTSTART:20260601T090000Z\nRRULE:FREQ=DAILY\n";
    assertThatThrownBy(() -> read(Collections.nCopies(20, noTime).toArray(String[]::new)))
        .isInstanceOf(CalendarFault.class)
        .hasMessageContaining("5000 times in the coming year");
  }

  @Test
  void what_is_no_calendar_or_too_large_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> LeaveCalendar.read("Dear diary", BERLIN, YEAR, USUAL))
        .isInstanceOf(CalendarFault.class)
        .hasMessageContaining("iCalendar (.ics)");
    assertThatThrownBy(
            () -> LeaveCalendar.read("x".repeat(LeaveCalendar.LONGEST + 1), BERLIN, YEAR, USUAL))
        .isInstanceOf(CalendarFault.class)
        .hasMessageContaining("shorter time");
  }

  private static Verdict verdict(String more) throws CalendarFault {
    return read("UID:one\nDTSTART:20260601T090000Z\nDTEND:20260601T120000Z\n" + more)
        .getFirst()
        .verdict();
  }

  private static List<Entry> read(String... events) throws CalendarFault {
    return LeaveCalendar.read(calendar(events), BERLIN, YEAR, USUAL);
  }

  private static String calendar(String... events) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n");
    for (String event : events) {
      text.append("BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n").append(event).append("END:VEVENT\n");
    }
    return text.append("END:VCALENDAR\n").toString().replace("\n", "\r\n");
  }

  private static Span span(String from, String until) {
    return new Span(Instant.parse(from), Instant.parse(until));
  }
}
