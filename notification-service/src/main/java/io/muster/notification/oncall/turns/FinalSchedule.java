package io.muster.notification.oncall.turns;

import io.muster.contracts.oncall.Layer;
import io.muster.notification.oncall.turns.LayerTurns.Turn;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who is on call, after everything: the override added last; else the first layer that is on duty
 * and has somebody who is not on leave; else nobody.
 */
public final class FinalSchedule {

  /** How far is looked for the end of a stretch. */
  public static final Duration FURTHEST = Duration.ofDays(400);

  private static final List<Duration> HORIZONS =
      List.of(Duration.ofDays(2), Duration.ofDays(40), FURTHEST);

  private final ScheduleHistory history;
  private final Away away;

  /** The final schedule of what was laid down, with people away at these times. */
  public FinalSchedule(ScheduleHistory history, Away away) {
    this.history = history;
    this.away = away;
  }

  /**
   * The span cut into stretches: in order, without a gap between them, each the longest of its
   * kind.
   */
  public List<Stretch> in(Span asked) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < history.plans().size(); i++) {
      Plan plan = history.plans().get(i);
      Instant end =
          i + 1 < history.plans().size() ? history.plans().get(i + 1).from() : Instant.MAX;
      Span.between(plan.from(), end)
          .flatMap(asked::and)
          .ifPresent(span -> by(plan, span).forEach(stretch -> append(stretches, stretch)));
    }
    if (history.plans().isEmpty()) {
      append(stretches, new Stretch(asked, Stretch.Cause.NO_LAYER, null, null, null, null));
    }
    return stretches;
  }

  /**
   * The stretch that runs at an instant, from that instant on. Where it is known to last longer
   * than 400 days, it is said to end then.
   */
  public Stretch at(Instant instant) {
    for (Duration horizon : HORIZONS) {
      Span span = new Span(instant, instant.plus(horizon));
      Stretch first = in(span).getFirst();
      if (first.span().until().isBefore(span.until())) {
        return first;
      }
    }
    return in(new Span(instant, instant.plus(FURTHEST))).getFirst();
  }

  private List<Stretch> by(Plan plan, Span span) {
    List<Cursor> layers =
        plan.layers().stream()
            .map(layer -> new Cursor(layer, new LayerTurns(layer, plan.holidays()).in(span)))
            .toList();
    NavigableSet<Instant> cuts = cuts(plan, layers, span);
    List<Stretch> stretches = new ArrayList<>();
    Instant from = cuts.removeFirst();
    for (Instant until : cuts) {
      append(stretches, stretch(new Span(from, until), layers));
      from = until;
    }
    return stretches;
  }

  private NavigableSet<Instant> cuts(Plan plan, List<Cursor> layers, Span span) {
    NavigableSet<Instant> cuts = new TreeSet<>(List.of(span.from(), span.until()));
    layers.forEach(layer -> layer.turns.forEach(turn -> cut(cuts, span, turn.span())));
    history.overrides().forEach(override -> cut(cuts, span, override.span()));
    for (Layer layer : plan.layers()) {
      away.spansOf(layer.personIds()).forEach(leave -> cut(cuts, span, leave));
    }
    return cuts;
  }

  private static void cut(NavigableSet<Instant> cuts, Span span, Span at) {
    at.and(span)
        .ifPresent(
            part -> {
              cuts.add(part.from());
              cuts.add(part.until());
            });
  }

  private Stretch stretch(Span span, List<Cursor> layers) {
    Stretch byLayers = byLayers(span, layers);
    return overrideAt(span.from())
        .map(
            override ->
                new Stretch(
                    span,
                    Stretch.Cause.OVERRIDE,
                    override.personId(),
                    null,
                    override.id(),
                    override.personId().equals(byLayers.personId()) ? null : byLayers.personId()))
        .orElse(byLayers);
  }

  private Optional<Override> overrideAt(Instant at) {
    return history.overrides().reversed().stream()
        .filter(override -> override.span().holds(at))
        .findFirst();
  }

  private Stretch byLayers(Span span, List<Cursor> layers) {
    String missed = null;
    for (Cursor cursor : layers) {
      Optional<Turn> turn = cursor.at(span.from());
      if (turn.isEmpty()) {
        continue;
      }
      List<String> people = cursor.layer.personIds();
      String due = people.get(turn.get().place());
      missed = missed == null ? due : missed;
      for (int i = 0; i < people.size(); i++) {
        String person = people.get((turn.get().place() + i) % people.size());
        if (!away.is(person, span.from())) {
          return new Stretch(
              span,
              person.equals(missed) ? Stretch.Cause.TURN : Stretch.Cause.LEAVE_COVER,
              person,
              cursor.layer.id(),
              null,
              person.equals(missed) ? null : missed);
        }
      }
    }
    return new Stretch(
        span,
        missed == null ? Stretch.Cause.NO_LAYER : Stretch.Cause.ALL_AWAY,
        null,
        null,
        null,
        missed);
  }

  private static void append(List<Stretch> stretches, Stretch next) {
    if (!stretches.isEmpty() && next.continues(stretches.getLast())) {
      Span before = stretches.removeLast().span();
      stretches.add(next.during(new Span(before.from(), next.span().until())));
    } else {
      stretches.add(next);
    }
  }

  /** Goes along one layer's turns, as time goes on. */
  private static final class Cursor {
    private final Layer layer;
    private final List<Turn> turns;
    private int next;

    private Cursor(Layer layer, List<Turn> turns) {
      this.layer = layer;
      this.turns = turns;
    }

    private Optional<Turn> at(Instant instant) {
      while (next < turns.size() && !turns.get(next).span().until().isAfter(instant)) {
        next++;
      }
      return next < turns.size() && turns.get(next).span().holds(instant)
          ? Optional.of(turns.get(next))
          : Optional.empty();
    }
  }
}
