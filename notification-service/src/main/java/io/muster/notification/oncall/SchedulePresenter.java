package io.muster.notification.oncall;

import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.ScheduleAnswers.Change;
import io.muster.notification.oncall.ScheduleAnswers.Day;
import io.muster.notification.oncall.ScheduleAnswers.Lanes;
import io.muster.notification.oncall.ScheduleAnswers.LayerLane;
import io.muster.notification.oncall.ScheduleAnswers.OverrideShown;
import io.muster.notification.oncall.ScheduleAnswers.Preview;
import io.muster.notification.oncall.ScheduleAnswers.Published;
import io.muster.notification.oncall.ScheduleAnswers.StretchShown;
import io.muster.notification.oncall.ScheduleAnswers.TurnShown;
import io.muster.notification.oncall.ScheduleForms.HolidayForm;
import io.muster.notification.oncall.ScheduleForms.LayerForm;
import io.muster.notification.oncall.turns.FinalSchedule;
import io.muster.notification.oncall.turns.LayerTurns;
import io.muster.notification.oncall.turns.ScheduleHistory;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import io.muster.starter.Caller;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Schedules in the form in which people and programs are shown them. */
@Component
class SchedulePresenter {

  private final Rosters rosters;
  private final Persons persons;
  private final DutyPresenter duty;
  private final Clock clock;

  SchedulePresenter(Rosters rosters, Persons persons, DutyPresenter duty, Clock clock) {
    this.rosters = rosters;
    this.persons = persons;
    this.duty = duty;
    this.clock = clock;
  }

  Published published(Roster roster, Caller caller) {
    SchedulePublished newest = roster.newest();
    Set<String> named =
        Stream.concat(newest.layers().stream(), newest.shadows().stream())
            .flatMap(layer -> layer.personIds().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Instant at = clock.instant();
    ScheduleAnswers.At now = at(roster, at, caller);
    Map<String, Person> shown = persons.shown(named, caller);
    String onCall = now.on().person() == null ? null : now.on().person().id();
    return new Published(
        newest.scheduleId(),
        newest.name(),
        newest.teamId(),
        newest.zone(),
        newest.layers().stream().map(LayerForm::of).toList(),
        newest.shadows().stream().map(LayerForm::of).toList(),
        newest.holidays().stream().map(it -> new HolidayForm(it.date(), it.name())).toList(),
        named.stream().map(shown::get).toList(),
        now.on(),
        rosters.shadowing(roster.history()).beside(onCall, at).stream().map(shown::get).toList(),
        now.next(),
        roster.version());
  }

  ScheduleAnswers.At at(Roster roster, Instant at, Caller caller) {
    FinalSchedule schedule = rosters.schedule(roster.history());
    Stretch on = schedule.at(at);
    boolean changes = Duration.between(at, on.span().until()).compareTo(FinalSchedule.FURTHEST) < 0;
    List<Stretch> both = changes ? List.of(on, schedule.at(on.span().until())) : List.of(on);
    List<StretchShown> shown = shown(both, caller);
    return new ScheduleAnswers.At(at, shown.getFirst(), changes ? shown.getLast() : null);
  }

  List<StretchShown> stretches(ScheduleHistory history, Span span, Caller caller) {
    return shown(rosters.schedule(history).in(span), caller);
  }

  Lanes lanes(Roster roster, Span span, ZoneId zone, Caller caller) {
    List<Stretch> stretches = rosters.schedule(roster.history()).in(span);
    Set<String> people = new HashSet<>(roster.history().people());
    Map<String, Person> shown = persons.shown(people, caller);
    return new Lanes(
        span.from(),
        span.until(),
        zone.getId(),
        days(roster.newest(), span, zone),
        lanes(roster.newest().layers(), roster, span, shown),
        lanes(roster.newest().shadows(), roster, span, shown),
        overrides(roster, span, shown, caller),
        duty.leave(people, span, caller),
        shown(stretches, caller));
  }

  private static List<LayerLane> lanes(
      List<Layer> layers, Roster roster, Span span, Map<String, Person> shown) {
    return layers.stream()
        .map(
            layer ->
                new LayerLane(
                    layer.id(),
                    layer.name(),
                    layer.zone(),
                    new LayerTurns(layer, roster.newest().holidays())
                        .in(span).stream()
                            .map(
                                turn ->
                                    new TurnShown(
                                        turn.span().from(),
                                        turn.span().until(),
                                        shown.get(layer.personIds().get(turn.place()))))
                            .toList()))
        .toList();
  }

  private List<OverrideShown> overrides(
      Roster roster, Span span, Map<String, Person> shown, Caller caller) {
    Instant now = clock.instant();
    return roster.history().overrides().stream()
        .filter(override -> override.span().and(span).isPresent())
        .map(
            override -> {
              OverrideAdded added = roster.overrides().get(override.id());
              return new OverrideShown(
                  override.id(),
                  shown.get(override.personId()),
                  override.span().from(),
                  override.span().until(),
                  DutyRights.readsTexts(caller) ? added.reason() : null,
                  override.span().until().isAfter(now) && DutyRights.removes(caller, added));
            })
        .toList();
  }

  /** Days begin at midnight, or where clocks leave midnight out at the first time there is. */
  private static List<Day> days(SchedulePublished schedule, Span span, ZoneId zone) {
    Map<LocalDate, String> holidays =
        schedule.holidays().stream().collect(Collectors.toMap(it -> it.date(), it -> it.name()));
    LocalDate first = span.from().atZone(zone).toLocalDate();
    LocalDate end = span.until().minusNanos(1).atZone(zone).toLocalDate().plusDays(1);
    return first
        .datesUntil(end)
        .map(
            date -> {
              Instant from = date.atStartOfDay(zone).toInstant();
              Instant until = date.plusDays(1).atStartOfDay(zone).toInstant();
              return new Day(
                  date,
                  from,
                  until,
                  Duration.between(from, until).toMinutes() / 60.0,
                  date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0,
                  holidays.get(date));
            })
        .toList();
  }

  Preview preview(ScheduleHistory before, ScheduleHistory after, Span span, Caller caller) {
    List<Stretch> was = rosters.schedule(before).in(span);
    List<Stretch> is = rosters.schedule(after).in(span);
    Set<String> people = new HashSet<>(before.people());
    people.addAll(after.people());
    Map<String, Person> shown = persons.shown(people, caller);
    return new Preview(
        shown(was, caller),
        shown(is, caller),
        changes(was, is, shown),
        shown(is.stream().filter(stretch -> stretch.personId() == null).toList(), caller));
  }

  private static List<Change> changes(
      List<Stretch> was, List<Stretch> is, Map<String, Person> shown) {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < was.size() && j < is.size()) {
      Stretch old = was.get(i);
      Stretch now = is.get(j);
      if (!Objects.equals(old.personId(), now.personId())) {
        Span span = old.span().and(now.span()).orElseThrow();
        append(
            changes,
            new Change(
                span.from(), span.until(), shown.get(old.personId()), shown.get(now.personId())));
      }
      int order = old.span().until().compareTo(now.span().until());
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return changes;
  }

  private static void append(List<Change> changes, Change next) {
    Change last = changes.isEmpty() ? null : changes.getLast();
    if (last != null
        && last.until().equals(next.from())
        && Objects.equals(last.before(), next.before())
        && Objects.equals(last.after(), next.after())) {
      changes.set(
          changes.size() - 1, new Change(last.from(), next.until(), last.before(), last.after()));
    } else {
      changes.add(next);
    }
  }

  private List<StretchShown> shown(List<Stretch> stretches, Caller caller) {
    Set<String> people =
        stretches.stream()
            .flatMap(stretch -> Stream.of(stretch.personId(), stretch.insteadOf()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, Person> named = persons.shown(people, caller);
    return stretches.stream()
        .map(
            it ->
                new StretchShown(
                    it.span().from(),
                    it.span().until(),
                    it.cause(),
                    named.get(it.personId()),
                    it.layerId(),
                    it.overrideId(),
                    named.get(it.insteadOf())))
        .toList();
  }
}
