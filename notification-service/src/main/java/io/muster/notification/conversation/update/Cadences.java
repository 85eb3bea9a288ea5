package io.muster.notification.conversation.update;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.planning.PlanContent.CommunicationRule;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateKind;
import io.muster.contracts.update.UpdateRules.Cadence;
import io.muster.notification.conversation.update.NextUpdate.From;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says when the next update of an incident is due. The plan it follows says how often, else how bad
 * it is does; an incident nobody outside hears of is due never. After it was resolved a last one is
 * due, if there was any before.
 */
@Component
public class Cadences {

  private final Updates updates;
  private final Audiences audiences;
  private final PlannedWords planned;
  private final Rules rules;

  Cadences(Updates updates, Audiences audiences, PlannedWords planned, Rules rules) {
    this.updates = updates;
    this.audiences = audiences;
    this.planned = planned;
    this.rules = rules;
  }

  /** When the next update of an incident is due; nothing when none is. */
  public Optional<NextUpdate> of(String incidentId) {
    return DrillIds.inDrill(incidentId)
        ? Optional.empty()
        : updates.situation(incidentId).flatMap(this::of);
  }

  Optional<NextUpdate> of(Situation situation) {
    if (situation.isClosed()) {
      return Optional.empty();
    }
    // Most incidents have no interval, and audiences are read one by one.
    return interval(situation)
        .filter(it -> audiences.anyOf(situation.services()))
        .flatMap(it -> next(situation, it));
  }

  private Optional<NextUpdate> next(Situation situation, Interval interval) {
    Optional<UpdateState> last = updates.lastPublished(situation.id());
    if (situation.isResolved()) {
      return last.filter(it -> it.written().kind() != UpdateKind.RESOLVED)
          .map(it -> situation.resolvedAt().plus(interval.first()))
          .map(due -> new NextUpdate(due, 0, interval.from()));
    }
    Optional<Instant> told = last.map(UpdateState::published).map(UpdateEvent.Published::at);
    if (told.isEmpty()) {
      return Optional.of(
          new NextUpdate(
              situation.openedAt().plus(interval.first()), interval.minutes(), interval.from()));
    }
    return interval.every() == null
        ? Optional.empty()
        : Optional.of(
            new NextUpdate(told.get().plus(interval.every()), interval.minutes(), interval.from()));
  }

  /**
   * How long audiences wait.
   *
   * @param every null when they hear of it once
   */
  private record Interval(Duration first, Duration every, From from) {
    int minutes() {
      return every == null ? 0 : Math.toIntExact(every.toMinutes());
    }
  }

  /** Where a plan has several rules, the most impatient audience sets the pace. */
  private Optional<Interval> interval(Situation situation) {
    List<CommunicationRule> plan = planned.of(situation.id(), situation.severity());
    if (!plan.isEmpty()) {
      return Optional.of(
          new Interval(
              minutes(least(plan.stream().map(CommunicationRule::firstMinutes).toList())),
              minutes(least(plan.stream().map(CommunicationRule::everyMinutes).toList())),
              From.PLAN));
    }
    return rules.cadence(situation.severity()).map(Cadences::interval);
  }

  private static Interval interval(Cadence cadence) {
    return new Interval(
        minutes(cadence.firstMinutes()), minutes(cadence.everyMinutes()), From.SEVERITY);
  }

  private static Integer least(Collection<Integer> minutes) {
    return minutes.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  private static Duration minutes(Integer minutes) {
    return minutes == null ? null : Duration.ofMinutes(minutes);
  }
}
