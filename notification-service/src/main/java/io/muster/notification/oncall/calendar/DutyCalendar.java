package io.muster.notification.oncall.calendar;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Transparency;
import biweekly.util.Duration;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Writes duty as a calendar (RFC 5545). Times are UTC, which every program shows by its own clock,
 * so that no time zone has to be described twice. The same duty has the same UID each time.
 */
final class DutyCalendar {

  private static final int DIGITS = 32;
  private static final Duration HOUR = Duration.builder().hours(1).build();

  private DutyCalendar() {}

  /**
   * One entry.
   *
   * @param key what makes it the one it is; the UID follows from it
   * @param busy whether it takes somebody's time; a gap takes nobody's
   * @param version of the schedule it follows from; programs take the greater one for the newer
   */
  record Entry(
      String key,
      Span span,
      String summary,
      String description,
      String url,
      boolean busy,
      Instant changedAt,
      long version) {}

  static String of(String name, List<Entry> entries) {
    ICalendar calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId("-//Muster//On-call//EN");
    calendar.setMethod(Method.publish());
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(HOUR);
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
    entries.forEach(entry -> calendar.addEvent(event(entry)));
    return Biweekly.write(calendar).go();
  }

  private static VEvent event(Entry entry) {
    VEvent event = new VEvent();
    event.setUid(Sha256.hex(entry.key()).substring(0, DIGITS) + "@muster");
    event.setDateTimeStamp(Date.from(entry.changedAt()));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setSequence((int) entry.version());
    event.setDateStart(Date.from(entry.span().from()), true);
    event.setDateEnd(Date.from(entry.span().until()), true);
    event.setSummary(entry.summary());
    if (entry.description() != null) {
      event.setDescription(entry.description());
    }
    event.setUrl(entry.url());
    event.setTransparency(entry.busy() ? Transparency.opaque() : Transparency.transparent());
    return event;
  }
}
