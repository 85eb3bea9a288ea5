package io.muster.notification.oncall.turns;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.OverrideRemoved;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was ever laid down about one schedule. What is published or overridden holds from
 * that moment on, so that who was on call at a past instant is the same whenever it is asked.
 *
 * @param plans in the order in which they were published; the first also holds for all time before
 * @param overrides in the order in which they were added
 */
public record ScheduleHistory(List<Plan> plans, List<Override> overrides) {

  public ScheduleHistory {
    plans = List.copyOf(plans);
    overrides = List.copyOf(overrides);
  }

  /**
   * What was published at one moment.
   *
   * @param shadows rotations of people who learn, who are never on call by them
   */
  public record Plan(
      Instant from, List<Layer> layers, List<Layer> shadows, List<Holiday> holidays) {
    public Plan {
      layers = List.copyOf(layers);
      shadows = List.copyOf(shadows);
      holidays = List.copyOf(holidays);
    }

    private Plan since(Instant instant) {
      return new Plan(instant, layers, shadows, holidays);
    }
  }

  /**
   * One person in everybody's place.
   *
   * @param span when it has effect: not before it was added, nor after it was removed
   */
  public record Override(String id, String personId, Span span) {}

  /** The history a schedule's events tell; of others' events it takes no notice. */
  public static ScheduleHistory of(List<? extends Event> events) {
    List<Plan> plans = new ArrayList<>();
    Map<String, Override> overrides = new LinkedHashMap<>();
    for (Event event : events) {
      switch (event) {
        case SchedulePublished it ->
            plans.add(
                new Plan(
                    plans.isEmpty() ? Instant.MIN : it.at(),
                    it.layers(),
                    it.shadows(),
                    it.holidays()));
        case OverrideAdded it ->
            Span.between(later(it.from(), it.at()), it.until())
                .ifPresent(
                    span ->
                        overrides.put(
                            it.overrideId(), new Override(it.overrideId(), it.personId(), span)));
        case OverrideRemoved it ->
            overrides.computeIfPresent(
                it.overrideId(),
                (id, added) ->
                    Span.between(added.span().from(), earlier(added.span().until(), it.at()))
                        .map(left -> new Override(id, added.personId(), left))
                        .orElse(null));
        default -> {}
      }
    }
    return new ScheduleHistory(plans, new ArrayList<>(overrides.values()));
  }

  /** What holds at an instant; nothing when nothing was ever published. */
  Optional<Plan> planAt(Instant at) {
    return plans.reversed().stream().filter(plan -> !plan.from().isAfter(at)).findFirst();
  }

  /** The same with another plan from an instant on: what would be if it were published then. */
  public ScheduleHistory with(Plan plan) {
    List<Plan> changed =
        new ArrayList<>(plans.stream().filter(old -> old.from().isBefore(plan.from())).toList());
    changed.add(changed.isEmpty() ? plan.since(Instant.MIN) : plan);
    return new ScheduleHistory(changed, overrides);
  }

  /** The same with one more override. */
  public ScheduleHistory with(Override override) {
    List<Override> more = new ArrayList<>(overrides);
    more.add(override);
    return new ScheduleHistory(plans, more);
  }

  /** Everybody who may be on call by it, or learn beside those who are. */
  public Set<String> people() {
    Set<String> people =
        plans.stream()
            .flatMap(plan -> Stream.concat(plan.layers().stream(), plan.shadows().stream()))
            .flatMap(layer -> layer.personIds().stream())
            .collect(Collectors.toSet());
    overrides.forEach(override -> people.add(override.personId()));
    return people;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
