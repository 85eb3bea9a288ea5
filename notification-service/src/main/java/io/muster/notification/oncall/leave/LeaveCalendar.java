package io.muster.notification.oncall.leave;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateStart;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.RawProperty;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceProperty;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.muster.notification.oncall.leave.Entry.Named;
import io.muster.notification.oncall.leave.Entry.Verdict;
import io.muster.notification.oncall.turns.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * Reads a calendar (RFC 5545) for the times of its owner: series are told out, with what was taken
 * out of them or moved, as far as they meet a span. What an entry for whole days, or one that names
 * no zone, means goes by the owner's clock.
 */
public final class LeaveCalendar {

  /** The longest calendar that is sent here, in characters; the gateway passes on 1 MiB. */
  public static final int LONGEST = 1_000_000;

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_TIMES = 5_000;
  private static final int HOURS_OF_A_DAY = 24;
  private static final int LONGEST_TITLE = 200;

  private static final String MAIL = "mailto:";

  /** Outlook's own word for what blocks time, and how. */
  private static final String BUSY = "X-MICROSOFT-CDO-BUSYSTATUS";

  private final ICalendar calendar;
  private final ZoneId zone;
  private final Span within;
  private final Rule rule;
  private final List<Entry> entries = new ArrayList<>();
  private int told;

  private LeaveCalendar(ICalendar calendar, ZoneId zone, Span within, Rule rule) {
    this.calendar = calendar;
    this.zone = zone;
    this.within = within;
    this.rule = rule;
  }

  /**
   * The times that meet a span, by their beginning.
   *
   * @param zone of the owner's clock
   * @throws CalendarFault when it is no calendar, or one too large
   */
  public static List<Entry> read(String text, ZoneId zone, Span within, Rule rule)
      throws CalendarFault {
    if (text.length() > LONGEST) {
      throw new CalendarFault(
          "It is larger than %d characters. Export a shorter time of it.".formatted(LONGEST), true);
    }
    return readWhole(text, zone, within, rule);
  }

  /** The same for a calendar of any length, for who has looked at that. */
  public static List<Entry> readWhole(String text, ZoneId zone, Span within, Rule rule)
      throws CalendarFault {
    ICalendar calendar = Biweekly.parse(text).first();
    if (calendar == null) {
      throw new CalendarFault(
          "It is no calendar. Export one as iCalendar (.ics); it begins with BEGIN:VCALENDAR.",
          false);
    }
    if (calendar.getEvents().size() > MOST_EVENTS) {
      throw new CalendarFault(
          "It has more than %d entries. Export a shorter time of it.".formatted(MOST_EVENTS), true);
    }
    LeaveCalendar read = new LeaveCalendar(calendar, zone, within, rule);
    read.tell();
    read.entries.sort(
        Comparator.comparing((Entry it) -> it.span().from())
            .thenComparing(Entry::uid)
            .thenComparing(Entry::recurrence));
    return List.copyOf(read.entries);
  }

  private void tell() throws CalendarFault {
    Map<String, Set<Instant>> moved = moved();
    for (VEvent event : calendar.getEvents()) {
      boolean complete =
          event.getUid() != null
              && event.getUid().getValue() != null
              && event.getDateStart() != null
              && event.getDateStart().getValue() != null;
      if (complete) {
        tell(event, moved.getOrDefault(event.getUid().getValue(), Set.of()));
      }
    }
  }

  /** Which times of which series have an entry of their own. */
  private Map<String, Set<Instant>> moved() {
    Map<String, Set<Instant>> moved = new HashMap<>();
    for (VEvent event : calendar.getEvents()) {
      RecurrenceId id = event.getRecurrenceId();
      if (id != null && id.getValue() != null && event.getUid() != null) {
        moved
            .computeIfAbsent(event.getUid().getValue(), _ -> new HashSet<>())
            .add(instant(id.getValue(), isOwnersClock(id, id.getValue().hasTime())));
      }
    }
    return moved;
  }

  private void tell(VEvent event, Set<Instant> moved) throws CalendarFault {
    DateStart start = event.getDateStart();
    boolean allDay = !start.getValue().hasTime();
    boolean owners = isOwnersClock(start, !allDay);
    RecurrenceId id = event.getRecurrenceId();
    if (id != null) {
      String recurrence =
          instant(id.getValue(), isOwnersClock(id, id.getValue().hasTime())).toString();
      add(event, recurrence, instant(start.getValue(), owners), allDay);
      return;
    }
    if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty()) {
      add(event, "", instant(start.getValue(), owners), allDay);
      return;
    }
    series(event, moved, allDay, owners);
  }

  private void series(VEvent event, Set<Instant> moved, boolean allDay, boolean owners)
      throws CalendarFault {
    boolean tooOften =
        Stream.<RecurrenceProperty>concat(
                event.getProperties(RecurrenceRule.class).stream(),
                event.getExceptionRules().stream())
            .anyMatch(LeaveCalendar::isTooOften);
    if (tooOften) {
      // What comes every hour is nobody's leave.
      return;
    }
    DateIterator times = event.getDateIterator(zoneOf(event.getDateStart(), owners));
    times.advanceTo(Date.from(within.from().minus(lasts(event, allDay)).minus(Duration.ofDays(1))));
    while (times.hasNext()) {
      Instant from = instant(times.next(), owners);
      if (!from.isBefore(within.until())) {
        return;
      }
      count();
      if (!moved.contains(from)) {
        add(event, from.toString(), from, allDay);
      }
    }
  }

  /** A rule for days may name hours, minutes and seconds, too. */
  private static boolean isTooOften(RecurrenceProperty property) {
    Recurrence rule = property.getValue();
    if (rule == null) {
      return false;
    }
    Frequency frequency = rule.getFrequency();
    return frequency == Frequency.SECONDLY
        || frequency == Frequency.MINUTELY
        || frequency == Frequency.HOURLY
        || timesADay(rule) >= HOURS_OF_A_DAY;
  }

  private static long timesADay(Recurrence rule) {
    return times(rule.getByHour()) * times(rule.getByMinute()) * times(rule.getBySecond());
  }

  private static long times(List<Integer> named) {
    return Math.max(1, named.size());
  }

  /** Times that last no time, or were moved, take as long to tell as others. */
  private void count() throws CalendarFault {
    told++;
    if (told > MOST_TIMES) {
      throw new CalendarFault(
          "It has more than %d times in the coming year. Export a calendar of leave alone."
              .formatted(MOST_TIMES),
          true);
    }
  }

  private void add(VEvent event, String recurrence, Instant from, boolean allDay) {
    Instant until =
        allDay
            ? from.atZone(zone).plusDays(lasts(event, true).toDays()).toInstant()
            : from.plus(lasts(event, false));
    if (!from.isBefore(until) || !from.isBefore(within.until()) || !until.isAfter(within.from())) {
      return;
    }
    entries.add(
        new Entry(
            event.getUid().getValue(),
            recurrence,
            title(event),
            new Span(from, until),
            allDay,
            verdict(event, allDay),
            named(event)));
  }

  /** Whole days are counted by the days they name, so that no change of clocks shortens one. */
  private Duration lasts(VEvent event, boolean allDay) {
    if (event.getDuration() != null && event.getDuration().getValue() != null) {
      return Duration.ofMillis(event.getDuration().getValue().toMillis());
    }
    if (event.getDateEnd() == null || event.getDateEnd().getValue() == null) {
      return allDay ? Duration.ofDays(1) : Duration.ZERO;
    }
    Date start = event.getDateStart().getValue();
    Date end = event.getDateEnd().getValue();
    return allDay
        ? Duration.ofDays(
            Math.max(
                1, local(end).toLocalDate().toEpochDay() - local(start).toLocalDate().toEpochDay()))
        : Duration.between(
            instant(start, isOwnersClock(event.getDateStart(), true)),
            instant(end, isOwnersClock(event.getDateEnd(), true)));
  }

  private Verdict verdict(VEvent event, boolean allDay) {
    RawProperty busy = event.getExperimentalProperty(BUSY);
    String status = busy == null ? "" : busy.getValue().strip();
    if (event.getStatus() != null && event.getStatus().isCancelled()) {
      return Verdict.CANCELLED;
    }
    if (status.equalsIgnoreCase("OOF")) {
      return Verdict.OUT_OF_OFFICE;
    }
    if (rule.names(title(event))) {
      return Verdict.WORDS;
    }
    boolean free =
        event.getTransparency() != null && event.getTransparency().isTransparent()
            || !status.isEmpty() && !status.equalsIgnoreCase("BUSY");
    if (free) {
      return Verdict.FREE;
    }
    return allDay && rule.allDay() ? Verdict.WHOLE_DAYS : Verdict.AT_WORK;
  }

  private static Named named(VEvent event) {
    Set<String> attendees = new HashSet<>();
    for (Attendee attendee : event.getAttendees()) {
      if (attendee.getParticipationStatus() != ParticipationStatus.DECLINED) {
        attendees.add(address(attendee.getEmail(), attendee.getUri()));
      }
    }
    attendees.remove("");
    Organizer organizer = event.getOrganizer();
    return new Named(
        attendees,
        !event.getAttendees().isEmpty(),
        organizer == null ? "" : address(organizer.getEmail(), organizer.getUri()));
  }

  /** The library tells mailto: apart from other addresses when it is written in small letters. */
  private static String address(String email, String uri) {
    String text = email != null ? email : uri == null ? "" : uri;
    String small = text.strip().toLowerCase(Locale.ROOT);
    return small.startsWith(MAIL) ? small.substring(MAIL.length()) : small;
  }

  private static String title(VEvent event) {
    String title =
        event.getSummary() == null || event.getSummary().getValue() == null
            ? ""
            : event.getSummary().getValue().strip();
    return title.length() <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_TITLE)));
  }

  /** Days, and times that name no zone, are by the clock of whoever owns the calendar. */
  private boolean isOwnersClock(ICalProperty property, boolean hasTime) {
    return !hasTime || calendar.getTimezoneInfo().isFloating(property);
  }

  private TimeZone zoneOf(DateStart start, boolean owners) {
    if (owners) {
      return TimeZone.getDefault();
    }
    TimezoneAssignment named = calendar.getTimezoneInfo().getTimezone(start);
    return named == null ? TimeZone.getTimeZone("UTC") : named.getTimeZone();
  }

  /** The library tells times without a zone by the clock of this machine. */
  private Instant instant(Date date, boolean owners) {
    return owners ? local(date).atZone(zone).toInstant() : date.toInstant();
  }

  private static LocalDateTime local(Date date) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneId.systemDefault());
  }
}
