package io.muster.notification.oncall.turns;

import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who learns beside whoever is on call. It says nothing of who is on call, and nothing that is
 * covered asks it: a shadow is told, never responsible.
 */
public final class Shadowing {

  private final ScheduleHistory history;
  private final Away away;

  /** The shadows of what was laid down, with people away at these times. */
  public Shadowing(ScheduleHistory history, Away away) {
    this.history = history;
    this.away = away;
  }

  /**
   * Who learns at an instant, each once. Nobody stands in for a shadow who is away, and who is on
   * call does not learn beside themselves; where nobody is on call there is nothing to learn.
   *
   * @param onCall who is on call at the instant; null when nobody is
   */
  public Set<String> beside(String onCall, Instant at) {
    Set<String> shadows = new LinkedHashSet<>();
    if (onCall == null) {
      return shadows;
    }
    history.planAt(at).ifPresent(plan -> shadows.addAll(learning(plan, at)));
    shadows.remove(onCall);
    shadows.removeIf(person -> away.is(person, at));
    return shadows;
  }

  private static List<String> learning(Plan plan, Instant at) {
    Span moment = new Span(at, at.plusNanos(1));
    return plan.shadows().stream()
        .flatMap(
            layer ->
                new LayerTurns(layer, plan.holidays())
                    .in(moment).stream().map(turn -> layer.personIds().get(turn.place())))
        .toList();
  }
}
