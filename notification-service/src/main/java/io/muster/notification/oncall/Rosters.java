package io.muster.notification.oncall;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.turns.Away;
import io.muster.notification.oncall.turns.FinalSchedule;
import io.muster.notification.oncall.turns.ScheduleHistory;
import io.muster.notification.oncall.turns.Shadowing;
import io.muster.notification.oncall.turns.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Schedules and leave as the log has them at this very moment, so that what people are shown is
 * what pages go by.
 */
@Component
public class Rosters {

  /**
   * One schedule.
   *
   * @param newest what was published last
   * @param overrides as they were added, by id
   * @param swaps what was asked of whom, and what became of it
   * @param changedAt when anything was published or overridden last, UTC
   * @param version of the last event; the ETag
   */
  public record Roster(
      SchedulePublished newest,
      ScheduleHistory history,
      Map<String, OverrideAdded> overrides,
      Swaps swaps,
      Instant changedAt,
      long version) {

    /** The schedule. */
    public String id() {
      return newest.scheduleId();
    }
  }

  private final Facts facts;
  private final OnCallView view;

  Rosters(Facts facts, OnCallView view) {
    this.facts = facts;
    this.view = view;
  }

  /** The ids of all schedules, by name. */
  public List<String> ids() {
    return view.schedules();
  }

  /** Everybody of whom it is known how they are reached. */
  public List<String> reachable() {
    return view.reachable();
  }

  /** A schedule; nothing when none was published under this id. */
  public Optional<Roster> find(String scheduleId) {
    List<Event> events = facts.readable(scheduleId);
    Map<String, OverrideAdded> overrides = new HashMap<>();
    SchedulePublished newest = null;
    for (Event event : events) {
      if (event instanceof SchedulePublished published) {
        newest = published;
      } else if (event instanceof OverrideAdded added) {
        overrides.put(added.overrideId(), added);
      }
    }
    return Optional.ofNullable(newest)
        .map(
            published ->
                new Roster(
                    published,
                    ScheduleHistory.of(events),
                    overrides,
                    Swaps.of(events),
                    events.getLast().at(),
                    facts.version(scheduleId)));
  }

  /**
   * Whom a target of several people stands for, each once, in their order; nobody when there is no
   * such team or schedule, and for targets of one.
   */
  public List<String> membersOf(Level.Target target) {
    return switch (target.kind()) {
      case TEAM ->
          facts
              .newest(target.id())
              .filter(TeamPublished.class::isInstance)
              .map(team -> ((TeamPublished) team).memberIds())
              .orElse(List.of());
      case ROTATION ->
          find(target.id()).stream()
              .flatMap(roster -> roster.newest().layers().stream())
              .flatMap(layer -> layer.personIds().stream())
              .distinct()
              .toList();
      case PERSON, SCHEDULE -> List.of();
    };
  }

  /** When these people are away. */
  Away away(Collection<String> people) {
    Map<String, List<Span>> times = new HashMap<>();
    for (String person : people) {
      Map<String, Span> leave = leaveOf(person);
      if (!leave.isEmpty()) {
        times.put(person, new ArrayList<>(leave.values()));
      }
    }
    return new Away(times);
  }

  /** One person's leave, by its id. */
  public Map<String, Span> leaveOf(String personId) {
    return Away.of(facts.readable(OnCallEvent.leaveOf(personId)));
  }

  /** Who learns beside whoever is on call by a history, with those who are away left out. */
  Shadowing shadowing(ScheduleHistory history) {
    return new Shadowing(history, away(history.people()));
  }

  /** Who is on call by a history, with those who are away left out. */
  public FinalSchedule schedule(ScheduleHistory history) {
    return new FinalSchedule(history, away(history.people()));
  }
}
