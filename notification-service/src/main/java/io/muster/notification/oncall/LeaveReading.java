package io.muster.notification.oncall;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.leave.Entry;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says what has to be done so that a person's leave is as their calendar says. What was entered by
 * hand is left alone; what an earlier reading brought and the calendar has no more ends.
 */
@Component
class LeaveReading {

  private static final String PREFIX = "calendar-";
  private static final int DIGITS = 24;

  private final Facts facts;

  LeaveReading(Facts facts) {
    this.facts = facts;
  }

  /** What becomes of one time of a calendar. */
  enum Effect {
    /** It becomes leave. */
    NEW,
    /** It is leave already. */
    UNCHANGED,
    /** It is none. */
    NONE
  }

  /**
   * One time of a calendar, and what becomes of it.
   *
   * @param leaveId of the leave it is or becomes; null for none
   */
  record Planned(Entry entry, Effect effect, String leaveId) {}

  /**
   * What has to be done.
   *
   * @param ends leave of an earlier reading that the calendar has no more, by its id
   * @param kept how many times of leave there are ahead besides, by hand or by the calendar
   */
  record Plan(List<Planned> times, Map<String, Span> ends, long kept) {

    /** How many times of leave there are ahead afterwards. */
    long ahead() {
      return kept + added().map(Planned::leaveId).distinct().count();
    }

    Stream<Planned> added() {
      return times.stream().filter(it -> it.effect() == Effect.NEW);
    }
  }

  /**
   * Compares a calendar with the leave of its owner. The id of a leave follows from the entry and
   * its time, and from how often it ended; so the same calendar again changes nothing, and an entry
   * that comes back is leave again.
   */
  Plan plan(String personId, List<Entry> entries, Instant now) {
    Map<String, Integer> taken = new LinkedHashMap<>();
    Map<String, Span> ends = new LinkedHashMap<>();
    Map<String, Instant> ahead = new HashMap<>();
    for (Event event : facts.readable(OnCallEvent.leaveOf(personId))) {
      if (event instanceof LeaveTaken it) {
        ahead.put(it.leaveId(), it.until());
        if (it.leaveId().startsWith(PREFIX)) {
          taken.merge(stem(it.leaveId()), 1, Integer::sum);
          ends.put(it.leaveId(), new Span(it.from(), it.until()));
        }
      } else if (event instanceof LeaveCancelled it) {
        ahead.remove(it.leaveId());
        ends.remove(it.leaveId());
      }
    }
    ahead.values().removeIf(until -> !until.isAfter(now));
    ends.values().removeIf(span -> !span.until().isAfter(now));
    Map<String, String> active = new LinkedHashMap<>();
    ends.keySet().forEach(id -> active.put(stem(id), id));
    List<Planned> times = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.verdict().away()) {
        times.add(new Planned(entry, Effect.NONE, null));
        continue;
      }
      String stem = stem(personId, entry);
      String id = active.get(stem);
      if (id != null) {
        ends.remove(id);
        times.add(new Planned(entry, Effect.UNCHANGED, id));
      } else {
        times.add(new Planned(entry, Effect.NEW, stem + "-" + taken.getOrDefault(stem, 0)));
      }
    }
    return new Plan(List.copyOf(times), Map.copyOf(ends), ahead.size() - ends.size());
  }

  private static String stem(String leaveId) {
    return leaveId.substring(0, PREFIX.length() + DIGITS);
  }

  private static String stem(String personId, Entry entry) {
    String what =
        String.join(
            "\n",
            personId,
            entry.uid(),
            entry.recurrence(),
            entry.span().from().toString(),
            entry.span().until().toString());
    return PREFIX + Sha256.hex(what).substring(0, DIGITS);
  }
}
