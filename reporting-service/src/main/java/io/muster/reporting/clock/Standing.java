package io.muster.reporting.clock;

import io.muster.contracts.Event;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one incident stands for one entity: what is known, what is due, and which limits had passed
 * by what was known then. It is computed from everything recorded so far, each time anew.
 */
final class Standing {

  /**
   * Something recorded.
   *
   * @param position in the log
   * @param recordTime when the log learned it, UTC
   */
  record Step(long position, Instant recordTime, Event event) {}

  /**
   * A limit that passed without a report by what was known then, and is no longer shown as such
   * because something was corrected.
   *
   * @param clock as it was
   * @param factsThen what was known then
   * @param knownUntil when what was corrected was recorded, UTC
   * @param correction what was recorded then
   */
  record FormerBreach(
      Regime regime,
      RegulatoryClock clock,
      Map<RegulatoryFact, Instant> factsThen,
      Instant knownUntil,
      Event correction) {}

  private final EntityContent entity;
  private final Known known;
  private final List<Step> steps;
  private final List<FormerBreach> formerBreaches;
  private final Map<Regime, List<RegulatoryClock>> clocks;

  private Standing(
      EntityContent entity,
      Known known,
      List<Step> steps,
      Map<Regime, List<RegulatoryClock>> clocks,
      List<FormerBreach> formerBreaches) {
    this.entity = entity;
    this.known = known;
    this.steps = steps;
    this.clocks = clocks;
    this.formerBreaches = formerBreaches;
  }

  /**
   * From what was recorded of the incident, of the entity and of the assessment.
   *
   * @param steps in log order; the entity is described before anything is assessed for it
   */
  static Standing of(List<Step> steps, Deadlines deadlines, Instant now) {
    Known known = new Known();
    EntityContent entity = null;
    Map<String, FormerBreach> passed = new LinkedHashMap<>();
    Map<Regime, List<RegulatoryClock>> clocks = new LinkedHashMap<>();
    boolean assessed = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      switch (step.event()) {
        case EntityEvent.Described described -> entity = described.content();
        case AssessmentEvent _ -> {
          known.apply(step);
          assessed = true;
        }
        default -> known.apply(step);
      }
      if (entity == null) {
        continue;
      }
      boolean last = i == steps.size() - 1;
      Instant until = last ? now : steps.get(i + 1).recordTime();
      clocks.clear();
      for (Regime regime : entity.regimes()) {
        List<RegulatoryClock> each = deadlines.of(regime, entity, known, until);
        clocks.put(regime, each);
        if (assessed && !last) {
          each.stream()
              .filter(clock -> clock.isLate() && !clock.provisional())
              .forEach(
                  clock ->
                      passed.put(
                          key(clock), new FormerBreach(regime, clock, known.facts(), until, null)));
        }
      }
    }
    return new Standing(
        entity, known, List.copyOf(steps), clocks, former(passed, clocks, known, steps, deadlines));
  }

  private static String key(RegulatoryClock clock) {
    return clock.rule() + " " + clock.dueAt();
  }

  /**
   * A report that turns out to have been filed in time was never late; a correction is no report.
   */
  private static List<FormerBreach> former(
      Map<String, FormerBreach> passed,
      Map<Regime, List<RegulatoryClock>> clocks,
      Known known,
      List<Step> steps,
      Deadlines deadlines) {
    List<FormerBreach> former = new ArrayList<>();
    for (FormerBreach breach : passed.values()) {
      RegulatoryClock then = breach.clock();
      boolean stillShown =
          clocks.values().stream()
              .flatMap(List::stream)
              .anyMatch(clock -> key(clock).equals(key(then)) && clock.isLate());
      boolean filedInTime =
          deadlines.meeting(then).stream()
              .flatMap(report -> known.submissions(report).stream())
              .filter(
                  submission ->
                      !deadlines.asksEachTime(then) || !submission.at().isBefore(then.startedAt()))
              .anyMatch(submission -> !submission.at().isAfter(then.dueAt()));
      if (!stillShown && !filedInTime) {
        former.add(
            new FormerBreach(
                breach.regime(),
                then,
                breach.factsThen(),
                breach.knownUntil(),
                steps.stream()
                    .filter(step -> !step.recordTime().isBefore(breach.knownUntil()))
                    .filter(
                        step ->
                            step.event() instanceof FactStated
                                || step.event() instanceof MomentEvent
                                || step.event() instanceof Decided
                                || step.event() instanceof EntityEvent)
                    .map(Step::event)
                    .findFirst()
                    .orElse(null)));
      }
    }
    return List.copyOf(former);
  }

  /** Position of what gave a clock the limit it has now; empty when no single event did. */
  Optional<Long> movedBy(Regime regime, RegulatoryClock clock, Deadlines deadlines) {
    Known then = new Known();
    EntityContent described = null;
    Long since = null;
    for (Step step : steps) {
      then.apply(step);
      if (step.event() instanceof EntityEvent.Described e) {
        described = e.content();
      }
      boolean asNow =
          described != null
              && deadlines.of(regime, described, then, step.recordTime()).stream()
                  .anyMatch(
                      each ->
                          each.rule().equals(clock.rule()) && clock.dueAt().equals(each.dueAt()));
      since = !asNow ? null : since == null ? Long.valueOf(step.position()) : since;
    }
    return Optional.ofNullable(since);
  }

  EntityContent entity() {
    return entity;
  }

  Known known() {
    return known;
  }

  List<Step> steps() {
    return steps;
  }

  Map<Regime, List<RegulatoryClock>> clocks() {
    return clocks;
  }

  List<FormerBreach> formerBreaches() {
    return formerBreaches;
  }
}
