package io.muster.notification.oncall;

import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.ScheduleAnswers.LeaveShown;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leave in the form in which people are shown it. */
@Component
class DutyPresenter {

  private final Rosters rosters;
  private final Persons persons;
  private final Clock clock;

  DutyPresenter(Rosters rosters, Persons persons, Clock clock) {
    this.rosters = rosters;
    this.persons = persons;
    this.clock = clock;
  }

  /** The leave of these people that meets a span, by its beginning. */
  List<LeaveShown> leave(Collection<String> people, Span span, Caller caller) {
    Instant now = clock.instant();
    Map<String, Person> shown = persons.shown(people, caller);
    List<LeaveShown> leave = new ArrayList<>();
    for (String person : people) {
      rosters
          .leaveOf(person)
          .forEach(
              (id, time) -> {
                if (time.and(span).isPresent()) {
                  leave.add(
                      new LeaveShown(
                          id,
                          shown.get(person),
                          time.from(),
                          time.until(),
                          time.until().isAfter(now) && DutyRights.of(caller, person)));
                }
              });
    }
    leave.sort(Comparator.comparing(LeaveShown::from).thenComparing(LeaveShown::id));
    return leave;
  }
}
