package io.muster.notification.oncall;

import io.muster.notification.oncall.LeaveReading.Effect;
import io.muster.notification.oncall.LeaveReading.Plan;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.leave.Entry;
import io.muster.notification.oncall.leave.Entry.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What reading a calendar does to people's leave, as they are shown it. */
final class LeaveAnswers {

  /** Of what is no leave no more than this is shown; what is leave is shown whole. */
  private static final int MOST_SHOWN = 200;

  private LeaveAnswers() {}

  /**
   * One time of the calendar.
   *
   * @param title as in the calendar; recorded nowhere
   * @param because why it is leave, or is none
   * @param person whose leave it is, in a team's calendar; missing in a person's own
   */
  @Schema(name = "LeaveCalendarTime")
  record Shown(
      @Schema(requiredMode = RequiredMode.REQUIRED) String title,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant from,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean allDay,
      @Schema(requiredMode = RequiredMode.REQUIRED) Verdict because,
      @Schema(requiredMode = RequiredMode.REQUIRED) Effect effect,
      Person person) {}

  /**
   * Leave of an earlier reading that the calendar has no more.
   *
   * @param person whose it is, in a team's calendar; missing in a person's own
   */
  @Schema(name = "LeaveCalendarEnd")
  record Ended(
      @Schema(requiredMode = RequiredMode.REQUIRED) String leaveId,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant from,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until,
      Person person) {}

  /**
   * What reading it in does.
   *
   * @param items the times of the coming year, by their beginning
   * @param notShown how many more there are that are no leave
   * @param ends what ends with it
   */
  @Schema(name = "LeaveCalendarPlan")
  record Answer(
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Shown> items,
      @Schema(requiredMode = RequiredMode.REQUIRED) int notShown,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Ended> ends) {}

  /** Of one person's own calendar. */
  static Answer of(Plan plan) {
    return of(Map.of("", plan), List.of(), Map.of());
  }

  /**
   * Of a calendar of several people.
   *
   * @param plans what it does to each person's leave
   * @param nobodys what is nobody's leave
   * @param persons as the asker may see them; who is missing is not named
   */
  static Answer of(Map<String, Plan> plans, List<Entry> nobodys, Map<String, Person> persons) {
    List<Shown> all = new ArrayList<>();
    List<Ended> ends = new ArrayList<>();
    plans.forEach(
        (id, plan) -> {
          Person person = persons.get(id);
          plan.times().forEach(it -> all.add(shown(it.entry(), it.effect(), person)));
          plan.ends()
              .forEach(
                  (leave, span) -> ends.add(new Ended(leave, span.from(), span.until(), person)));
        });
    nobodys.forEach(entry -> all.add(shown(entry, Effect.NONE, null)));
    all.sort(Comparator.comparing(Shown::from));
    ends.sort(Comparator.comparing(Ended::from));
    List<Shown> items = new ArrayList<>();
    int none = 0;
    for (Shown it : all) {
      if (it.effect() != Effect.NONE || none++ < MOST_SHOWN) {
        items.add(it);
      }
    }
    return new Answer(items, Math.max(0, none - MOST_SHOWN), ends);
  }

  private static Shown shown(Entry entry, Effect effect, Person person) {
    return new Shown(
        entry.title(),
        entry.span().from(),
        entry.span().until(),
        entry.allDay(),
        entry.verdict(),
        effect,
        person);
  }
}
