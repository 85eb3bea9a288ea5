package io.muster.notification.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Trouble;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.notification.oncall.LeaveReading.Plan;
import io.muster.notification.oncall.LeaveReading.Source;
import io.muster.notification.oncall.leave.CalendarFault;
import io.muster.notification.oncall.leave.Entry;
import io.muster.notification.oncall.leave.Entry.Named;
import io.muster.notification.oncall.leave.Entry.Verdict;
import io.muster.notification.oncall.leave.LeaveCalendar;
import io.muster.notification.oncall.leave.Rule;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes leave be as a calendar at an address says: of the person it is of, or of the members of a
 * team whom its entries name.
 */
@Component
class SubscribedLeave {

  /** Leave is given and ended by the calendar, so that what people ended by hand is told apart. */
  static final Actor CALENDAR = Actor.system("calendar-subscription");

  private final LeaveReading reading;
  private final Rosters rosters;
  private final OnCall onCall;
  private final CommandSender sender;
  private final Clock clock;

  SubscribedLeave(
      LeaveReading reading, Rosters rosters, OnCall onCall, CommandSender sender, Clock clock) {
    this.reading = reading;
    this.rosters = rosters;
    this.onCall = onCall;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What has to be done.
   *
   * @param people by whose leave it is about
   * @param nobodys entries that are nobody's leave
   */
  record Plans(Map<String, Plan> people, List<Entry> nobodys) {}

  /**
   * Compares a calendar with the leave of everybody it is about; writes nothing.
   *
   * @param before to whom it gave leave earlier; whoever left the team is given none any more
   */
  Plans plan(Given whose, String text, Set<String> before) throws CalendarTrouble {
    Instant now = clock.instant();
    List<Entry> entries = entries(whose, text, now);
    Map<String, List<Entry>> theirs = new LinkedHashMap<>();
    List<Entry> nobodys = new ArrayList<>();
    if (whose.teamId() == null) {
      theirs.put(whose.personId(), entries);
    } else {
      before.forEach(person -> theirs.put(person, new ArrayList<>()));
      share(whose, entries, theirs, nobodys);
    }
    Source source = Source.subscription(whose.subscriptionId());
    Map<String, Plan> plans = new LinkedHashMap<>();
    theirs.forEach((person, their) -> plans.put(person, reading.plan(person, source, their, now)));
    try {
      plans.values().forEach(plan -> LeaveRules.requireTakeable("/url", plan, now));
    } catch (Refused refused) {
      throw new CalendarTrouble(Trouble.NOT_TAKEABLE, refused.getMessage());
    }
    return new Plans(plans, nobodys);
  }

  private static List<Entry> entries(Given whose, String text, Instant now) throws CalendarTrouble {
    try {
      return LeaveCalendar.readWhole(
          text,
          ZoneId.of(whose.zone()),
          LeaveRules.ahead(now),
          new Rule(whose.wholeDays(), whose.words()));
    } catch (CalendarFault fault) {
      throw new CalendarTrouble(fault.isTooLarge() ? Trouble.TOO_LARGE : Trouble.NO_CALENDAR);
    }
  }

  /** Says whose leave each entry of a team's calendar is. */
  private void share(
      Given whose, List<Entry> entries, Map<String, List<Entry>> theirs, List<Entry> nobodys) {
    List<String> members =
        rosters.membersOf(new Level.Target(Level.Target.Kind.TEAM, whose.teamId()));
    Map<String, String> byAddress = new LinkedHashMap<>();
    for (String member : members) {
      onCall
          .contact(member)
          .ifPresent(it -> byAddress.put(it.email().toLowerCase(Locale.ROOT), member));
    }
    for (Entry entry : entries) {
      if (!entry.verdict().away()) {
        nobodys.add(entry);
        continue;
      }
      Collection<String> away = named(entry.named(), byAddress);
      if (away.isEmpty() && !entry.named().invites() && whose.wholeTeam()) {
        away = members;
      }
      if (away.isEmpty()) {
        nobodys.add(entry.judged(Verdict.NOBODY));
      }
      away.forEach(it -> theirs.computeIfAbsent(it, _ -> new ArrayList<>()).add(entry));
    }
  }

  /** Who organizes what others are invited to is not away by it, unless they are invited, too. */
  private static Set<String> named(Named named, Map<String, String> byAddress) {
    Map<String, String> found = new LinkedHashMap<>(byAddress);
    found.keySet().retainAll(named.invites() ? named.attendees() : Set.of(named.organizer()));
    return Set.copyOf(found.values());
  }

  /** Does it. What is done already is not done again. */
  void apply(Plans plans) {
    plans
        .people()
        .forEach(
            (person, plan) -> {
              plan.ends().keySet().forEach(id -> end(person, id));
              plan.added()
                  .forEach(
                      it ->
                          sender.sendSystem(
                              new TakeLeave(
                                  it.leaveId(),
                                  person,
                                  it.entry().span().from(),
                                  it.entry().span().until(),
                                  CALENDAR)));
            });
  }

  /** Ends what a calendar brought and is not over. */
  void endAll(String subscriptionId, Collection<String> people) {
    Instant now = clock.instant();
    String prefix = Source.subscription(subscriptionId).prefix();
    for (String person : people) {
      Map<String, Span> leave = rosters.leaveOf(person);
      leave.forEach(
          (id, span) -> {
            if (id.startsWith(prefix) && span.until().isAfter(now)) {
              end(person, id);
            }
          });
    }
  }

  private void end(String person, String leaveId) {
    sender.sendSystem(new CancelLeave(leaveId, person, CALENDAR));
  }
}
