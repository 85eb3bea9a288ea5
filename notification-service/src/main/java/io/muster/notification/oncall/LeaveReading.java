package io.muster.notification.oncall;

import io.muster.contracts.Actor;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says what has to be done so that a person's leave is as their calendar says. What was entered by
 * hand is left alone; what an earlier reading brought and the calendar has no more ends.
 */
@Component
class LeaveReading {

  private static final int DIGITS = 24;

  private final Facts facts;

  LeaveReading(Facts facts) {
    this.facts = facts;
  }

  /**
   * Where a calendar comes from. Leave of one source is never ended by another.
   *
   * @param prefix what the ids of leave it brings begin with
   * @param byItself whether it is read with nobody looking; then leave that somebody ended by hand
   *     stays ended
   */
  record Source(String prefix, boolean byItself) {

    /** A file that somebody sends. */
    static final Source FILE = new Source("calendar-", false);

    static Source subscription(String subscriptionId) {
      return new Source(subscriptionId + "-", true);
    }

    private boolean brought(String leaveId) {
      return leaveId.startsWith(prefix);
    }

    private String stem(String leaveId) {
      return leaveId.substring(0, prefix.length() + DIGITS);
    }

    private String stem(String personId, Entry entry) {
      String what =
          String.join(
              "\n",
              personId,
              entry.uid(),
              entry.recurrence(),
              entry.span().from().toString(),
              entry.span().until().toString());
      return prefix + Sha256.hex(what).substring(0, DIGITS);
    }
  }

  /** What becomes of one time of a calendar. */
  enum Effect {
    /** It becomes leave. */
    NEW,
    /** It is leave already. */
    UNCHANGED,
    /** It was, until somebody ended it by hand. */
    ENDED_BY_HAND,
    /** It is none. */
    NONE
  }

  /**
   * One time of a calendar, and what becomes of it.
   *
   * @param leaveId of the leave it is or becomes; null where it is none
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
  Plan plan(String personId, Source source, List<Entry> entries, Instant now) {
    Map<String, Integer> taken = new LinkedHashMap<>();
    Map<String, Span> ends = new LinkedHashMap<>();
    Map<String, Instant> ahead = new HashMap<>();
    Set<String> byHand = new HashSet<>();
    for (Event event : facts.readable(OnCallEvent.leaveOf(personId))) {
      if (event instanceof LeaveTaken it) {
        ahead.put(it.leaveId(), it.until());
        if (source.brought(it.leaveId())) {
          taken.merge(source.stem(it.leaveId()), 1, Integer::sum);
          ends.put(it.leaveId(), new Span(it.from(), it.until()));
        }
      } else if (event instanceof LeaveCancelled it) {
        ahead.remove(it.leaveId());
        ends.remove(it.leaveId());
        if (source.byItself()
            && source.brought(it.leaveId())
            && it.by().kind() != Actor.Kind.SYSTEM) {
          byHand.add(source.stem(it.leaveId()));
        }
      }
    }
    ahead.values().removeIf(until -> !until.isAfter(now));
    ends.values().removeIf(span -> !span.until().isAfter(now));
    Map<String, String> active = new LinkedHashMap<>();
    ends.keySet().forEach(id -> active.put(source.stem(id), id));
    List<Planned> times = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.verdict().away()) {
        times.add(new Planned(entry, Effect.NONE, null));
        continue;
      }
      String stem = source.stem(personId, entry);
      String id = active.get(stem);
      if (id != null) {
        ends.remove(id);
        times.add(new Planned(entry, Effect.UNCHANGED, id));
      } else if (byHand.contains(stem)) {
        times.add(new Planned(entry, Effect.ENDED_BY_HAND, null));
      } else {
        times.add(new Planned(entry, Effect.NEW, stem + "-" + taken.getOrDefault(stem, 0)));
      }
    }
    return new Plan(List.copyOf(times), Map.copyOf(ends), ahead.size() - ends.size());
  }
}
